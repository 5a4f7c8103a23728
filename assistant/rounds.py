"""Which documents the times of a question mean: "the May 2024 letter", "the first stocktake", "since autumn", "v2".

A date beside a word for a document is firm: only that round answers. A date elsewhere ("how many in May 2024?")
is soft: the round of that month is asked first, every other document after it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.times import Relation, TimeSaid, numbered, ordinal_of, times_said
from corpus.documents import Document, DocumentKind
from corpus.wording import fold

_PAPER = r"(?:(?:stocktake|letter|report|document|minutes|meeting|round|board|version)s?|(?<!annual )review)"
_DOCUMENT = r"(?:stocktake|letter|review|report|document|minutes|meeting|round|board|version|plan|pap)s?"
_SAYING = re.compile(rf"{_PAPER}(?: \w+)?(?: of| dated| from| on| in| as at| since| before)?(?: the)? *$")
_BESIDE = re.compile(rf"'?s? ?(?:[\w-]+ ){{0,2}}{_DOCUMENT}\b")
_LETTERS = (DocumentKind.STOCKTAKE_LETTER,)
_PLANS = (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN)
_MINUTES = (DocumentKind.MINUTES,)
_KIND_OF_WORD = (
    (re.compile(r"\b(?:letter|stocktake|round)s?\b"), _LETTERS),
    (re.compile(r"\b(?:version|plan|pap)s?\b|\bv\d"), _PLANS),
    (re.compile(r"\b(?:board|minutes|meeting)s?\b"), _MINUTES),
    (re.compile(r"(?<!annual )\breview\b"), _LETTERS),
)
_ANNOUNCED = re.compile(
    r"\b(?:when|what date|which date|what day|where|date of|due|planned|scheduled|next|will|going to)\b"
)
_HAD_COME = re.compile(r"\b(?:had|was|were|did)\b")
_IS_DUE = re.compile(r"\b(?:due|deadlines?|must|should|asked?|needs?|to be|to do|targets?|complete|planned|promised)\b")
_SPECIAL = re.compile(r"\bdeep[ -]?dive\b|\baccelerated\b")
_WITHIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Round:
    """The documents of one round, and the words of the question that named it; no documents when none are held."""

    documents: tuple[Document, ...]
    said: str
    firm: bool
    relation: Relation = Relation.AT
    first: date | None = None
    last: date | None = None
    """The days named, where the time has days: a figure of those days may stand in the letter after them."""


def rounds_in(folded: str, held: Sequence[Document]) -> list[Round]:
    """Return the rounds a folded question names of which documents are held, in the order it names them."""
    return [one for one in times_meant(folded, held) if one.documents]


def times_meant(folded: str, held: Sequence[Document], *, by_area: bool = False) -> list[Round]:
    """Return every time a question names, as documents; `by_area` reads "the latest" as the latest of each area."""
    found = []
    for said in times_said(folded):
        if said.relation is Relation.DEADLINE:
            if not _looks_back(folded):
                continue
            said = replace(said, relation=Relation.AS_AT)
        found.append(_meant(folded, said, held, by_area=by_area))
    return [one for one in found if one]


def _looks_back(folded: str) -> bool:
    """Tell whether "by November 2024" says how far something had come, not when it is due."""
    return bool(_HAD_COME.search(folded) and not _IS_DUE.search(folded))


def letters_by_date(held: Sequence[Document]) -> list[Document]:
    """Return the stocktake letters among some documents, oldest first."""
    letters = [one for one in held if one.kind is DocumentKind.STOCKTAKE_LETTER and one.date]
    return sorted(letters, key=lambda one: (one.date, one.document_id))


def letter_after(one: Round, held: Sequence[Document]) -> tuple[Document, ...]:
    """Return the first letter dated after a time, which is likely to give the figures of that time."""
    letters = [letter for letter in letters_by_date(held) if one.last and letter.date > one.last]
    return tuple(letters[:1])


def baseline(one: Round, held: Sequence[Document]) -> tuple[Document, ...]:
    """Return the letter that a "since" counts from: that of the time named, else the last before it."""
    if one.first is None:
        return one.documents[:1]
    letters = letters_by_date(held)
    within = [letter for letter in letters if one.first <= letter.date <= (one.last or one.first)]
    earlier = [letter for letter in letters if letter.date < one.first]
    return tuple((within or earlier or letters)[-1 if within or earlier else 0 :][:1])


def _meant(folded: str, said: TimeSaid, held: Sequence[Document], *, by_area: bool) -> Round | None:
    if said.relation is Relation.AFTER and (said.is_beside or said.place is not None):
        # "What was to be done after the January board" is asked of that board's own paper.
        found = _meant(folded, replace(said, relation=Relation.AT), held, by_area=by_area)
        return replace(found, firm=False) if found else None
    words = folded[said.start if said.is_beside else said.led_from : said.end].strip()
    if said.version:
        return _of_version(said, held)
    of_kind = _of_word(folded, said, held)
    if said.place is not None and said.first is None:
        return _in_order(folded, said, of_kind, words, by_area=by_area)
    if said.form == "letter_before":
        return _beside_day(said, of_kind, words)
    first, last = _days(said, of_kind)
    if first is None or last is None:
        return Round((), words, True) if said.is_beside and _names_letter(folded, said) else None
    firm = said.relation in (Relation.BEFORE, Relation.SINCE, Relation.AFTER) or _is_firm(folded, said)
    documents = tuple(one for one in of_kind if one.date and _fits(one.date, first, last, said.relation))
    return Round(documents, words, firm, said.relation, first, last)


def _fits(day: date, first: date, last: date, relation: Relation) -> bool:
    if relation is Relation.SINCE:
        return day >= first
    if relation is Relation.AFTER:
        return day > last
    if relation is Relation.BEFORE:
        return day < first
    return day <= last if relation is Relation.AS_AT else first <= day <= last


def _days(said: TimeSaid, held: Sequence[Document]) -> tuple[date | None, date | None]:
    """Return the days of a time; a month without a year is the newest that documents are of, or that is past."""
    if not said.months:
        return said.first, said.last
    days = sorted(one.date for one in held if one.date)
    if said.relation in (Relation.SINCE, Relation.AFTER, Relation.AS_AT) and days:
        year = days[-1].year - (said.months[0] > days[-1].month)
    else:
        of_months = [day for day in days if day.month in said.months]
        if not of_months:
            return None, None
        year = of_months[-1].year - (said.months[0] > of_months[-1].month)
    last_year = year + (said.months[-1] < said.months[0])
    last = date(last_year, said.months[-1], monthrange(last_year, said.months[-1])[1])
    return date(year, said.months[0], 1), last


def _in_order(folded: str, said: TimeSaid, held: Sequence[Document], words: str, *, by_area: bool) -> Round | None:
    """Read "the first", "the latest", "the one before": of each area, or of the one area that documents are of."""
    areas = sorted({one.area for one in held})
    if len(areas) > 1 and not by_area:
        return None
    if said.form == "ordinal" and _is_topic(folded, said):
        return None
    dated = [_dated([one for one in held if one.area == area]) for area in areas]
    found = [one for letters in dated if (one := _at_place(said, letters))]
    if not found:
        return Round((), words, True) if any(dated) else None
    if said.relation is Relation.BEFORE:
        return _all_before(found, held, words)
    if said.relation in (Relation.SINCE, Relation.AFTER):
        day = min(one.date for one in found)
        later = [one for one in held if one.date and one.date > day]
        return Round((*found, *later), words, True, said.relation, day, day)
    return Round(tuple(found), words, True)


def _all_before(found: Sequence[Document], held: Sequence[Document], words: str) -> Round:
    """Return what is older than the documents found; areas are of equal standing, so each counts for its own."""
    day = {one.area: one.date for one in found}
    older = tuple(one for one in held if one.date and one.area in day and one.date < day[one.area])
    return Round(older, words, True, Relation.BEFORE)


def _at_place(said: TimeSaid, dated: Sequence[Document]) -> Document | None:
    place = said.place or 0
    if place >= 0:
        told = {ordinal_of(fold(one.title)): one for one in dated}
        if told.keys() - {None}:
            return told.get(place) or (None if None not in told else _nth(dated, place))
    return _nth(dated, place)


def _nth(dated: Sequence[Document], place: int) -> Document | None:
    return dated[place] if -len(dated) <= place < len(dated) else None


def _dated(held: Sequence[Document]) -> list[Document]:
    """Return the documents that make up an order, oldest first: letters on one point only are not rounds."""
    kinds = {one.kind for one in held}
    of_letters = [one for one in held if one.kind is DocumentKind.STOCKTAKE_LETTER] if len(kinds) > 1 else []
    dated = sorted((one for one in of_letters or held if one.date), key=lambda one: (one.date, one.document_id))
    return [one for one in dated if not _SPECIAL.search(fold(one.title))] or dated


def _is_topic(folded: str, said: TimeSaid) -> bool:
    """Tell whether a round is itself what is asked about ("when is the third stocktake?"), not where to look."""
    is_meeting = re.match(r" (?:\w+ ){0,2}(?:stocktake|review|meeting|visit|board)\b(?! letter)", folded[said.end :])
    return bool(is_meeting and said.led_from == said.start and _ANNOUNCED.search(folded[: said.start]))


def _of_version(said: TimeSaid, held: Sequence[Document]) -> Round | None:
    plans = [one for one in held if one.kind in _PLANS] or list(held)
    numbers = {one.document_id: set(numbered((fold(one.title), fold(one.file)))) for one in plans}
    if not any(numbers.values()):
        return None
    of_version = tuple(one for one in plans if said.version in numbers[one.document_id])
    return Round(of_version, said.said, True)


def _beside_day(said: TimeSaid, held: Sequence[Document], words: str) -> Round:
    """Read "the letter before 9 October 2024", which is how a conversation's "before that" is put."""
    dated = [one for one in _dated(held) if one.date != said.first]
    if said.place == -1:
        return Round(tuple(one for one in dated if one.date < said.first)[-1:], words, True)
    return Round(tuple(one for one in dated if one.date > said.first)[:1], words, True)


def _of_word(folded: str, said: TimeSaid, held: Sequence[Document]) -> Sequence[Document]:
    """Keep the documents of the kind that the word beside a time names, when there are any."""
    after = " ".join(folded[said.end :].split()[:_WITHIN_WORDS])
    before = " ".join(folded[: said.led_from].split()[-2:])
    beside = f"{said.said} {after}" if said.is_beside or said.place is not None else after
    for near in (beside, *((before,) if not said.is_beside and said.place is None else ())):
        named = [(found.start(), kinds) for found_in, kinds in _KIND_OF_WORD if (found := found_in.search(near))]
        for _, kinds in sorted(named, key=lambda one: one[0])[:1]:
            return _of_kinds(kinds, held)
    return held


def _of_kinds(kinds: Iterable[DocumentKind], held: Sequence[Document]) -> Sequence[Document]:
    return [one for one in held if one.kind in kinds] or held


def _names_letter(folded: str, said: TimeSaid) -> bool:
    return bool(re.match(r"'?s? ?(?:[\w-]+ ){0,2}letter\b", folded[said.end :]))


def _is_firm(folded: str, said: TimeSaid) -> bool:
    """Tell whether a date stands beside a word for a document."""
    return bool(_SAYING.search(folded[: said.led_from]) or _BESIDE.match(folded[said.end :]))
