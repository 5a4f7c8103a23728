"""Which documents a question is about: areas, kinds and dates from its words, the request, the talk so far.

Letters of different areas and rounds are near-duplicates, so scope is a hard filter applied before
anything is ranked. An area the question names but we do not hold is reported, never swapped for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from assistant.answers import Scope
from assistant.questions import Question
from assistant.words import is_generic, question_terms, stem, stop_words, subject_stems, table, words
from corpus.documents import Document, DocumentKind
from corpus.wording import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH_YEAR = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)})[ ,]+(20\d\d)\b")
_YEAR = re.compile(r"(?<![\d/])(20\d\d)(?![\d/])")
_DOCUMENT_WORD = r"(?:stocktake|letter|review|report|document|plan|minutes|meeting|round)s?"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents that may answer, newest first, and why these."""

    documents: tuple[Document, ...]
    areas: tuple[str, ...]
    """Areas the question or the screen named, in the order named."""
    unknown_area: str | None = None
    """An area the question names that is not held."""
    unknown_date: str | None = None
    """A document date the question names for which nothing is held."""
    kinds: tuple[DocumentKind, ...] = ()
    dated: bool = False
    """True when the question itself says which round it means."""


def choose(folded: str, scope: Scope, documents: Sequence[Document]) -> Chosen:
    """Return the documents that may answer a folded question within the scope asked for."""
    held = _within(scope, documents)
    areas = named_areas(folded, held) or tuple(scope.areas)
    unknown = unknown_area(folded, held)
    if areas:
        held = [one for one in held if one.area in areas or fold(one.area) in {fold(area) for area in areas}]
    kinds = named_kinds(folded)
    of_kind = [one for one in held if one.kind in kinds]
    held = of_kind or held
    held, dated, unknown_date = _dated(folded, held)
    newest_first = sorted(held, key=lambda one: (one.date or date.min, one.document_id), reverse=True)
    return Chosen(tuple(newest_first), areas, unknown, unknown_date, kinds if of_kind else (), dated)


def _within(scope: Scope, documents: Sequence[Document]) -> list[Document]:
    wanted = {fold(area) for area in scope.areas}
    return [
        one
        for one in documents
        if (not wanted or fold(one.area) in wanted)
        and (not scope.document_ids or one.document_id in scope.document_ids)
        and (not scope.kinds or one.kind in scope.kinds)
        and (not scope.from_date or (one.date and one.date >= scope.from_date))
        and (not scope.to_date or (one.date and one.date <= scope.to_date))
    ]


def named_areas(folded: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the held areas a question names, by name, alias or a near miss in spelling."""
    places: list[tuple[int, str]] = []
    asked = words(folded)
    for area in sorted({one.area for one in documents if one.area}):
        at = min((found for form in _forms(area) if (found := _position(asked, form)) is not None), default=None)
        if at is not None:
            places.append((at, area))
    return tuple(area for _, area in sorted(places))


def _forms(area: str) -> list[list[str]]:
    listed = words(area)
    forms = [listed]
    if len(listed) == 1 and listed[0].endswith("shire"):
        short = table("areas")["shire"].get(listed[0])
        forms.extend([[word] for word in ([short] if short else [])])
        forms.append([listed[0].removesuffix("shire")])
    forms.extend(words(alias) for alias in table("areas")["alias"].get(fold(area), []))
    return forms


def _position(asked: list[str], form: list[str]) -> int | None:
    size = len(form)
    for start in range(len(asked) - size + 1):
        if all(_same_word(a, b) for a, b in zip(asked[start : start + size], form, strict=True)):
            return start
    return None


def _same_word(asked: str, held: str) -> bool:
    if asked == held:
        return True
    return len(held) >= 7 and len(asked) >= 6 and asked[0] == held[0] and fuzz.ratio(asked, held) >= 88


@cache
def _known_areas() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(name)) for name in table("areas")["england"])


def unknown_area(folded: str, documents: Sequence[Document]) -> str | None:
    """Return an English local area that the question names and no document belongs to."""
    asked = words(folded)
    held = {tuple(words(one.area)) for one in documents}
    for name in _known_areas():
        if any(set(name) <= set(area) for area in held):
            continue
        at = _exact_position(asked, list(name))
        if at is not None and not (at and _may_be_a_name(asked[at - 1])):
            return " ".join(asked[at : at + len(name)]).title()
    return None


def _exact_position(asked: list[str], form: list[str]) -> int | None:
    """Find a name as written: a near miss of one area's name may be another area."""
    size = len(form)
    for start in range(len(asked) - size + 1):
        found = asked[start : start + size]
        if found == form or found == [*form[:-1], form[-1] + "s"]:
            return start
    return None


def _may_be_a_name(word: str) -> bool:
    """Tell whether the word before an area's name makes it something else ("brian sutton", "west essex")."""
    return word in _COMPASS or not (word in stop_words() or is_generic(stem(word)) or stem(word) in subject_stems())


_COMPASS = frozenset("north south east west mid central".split())


def named_kinds(folded: str) -> tuple[DocumentKind, ...]:
    """Return the kinds of document a question points at ("the plan", "in the minutes")."""
    return tuple(
        kind
        for kind, patterns in table("areas")["kinds"].items()
        for kind in [DocumentKind(kind)]
        if any(re.search(pattern, folded) for pattern in patterns)
    )


def _dated(folded: str, held: list[Document]) -> tuple[list[Document], bool, str | None]:
    """Narrow to the round the question names: a date beside a document word, "last", "previous", "first"."""
    for found in _MONTH_YEAR.finditer(folded):
        if not _beside_document(folded, found.start(), found.end()):
            continue
        month, year = _MONTHS[found[2]], int(found[3])
        matching = [one for one in held if one.date and (one.date.year, one.date.month) == (year, month)]
        if found[1]:
            matching = [one for one in matching if one.date and one.date.day == int(found[1])]
        if matching:
            return matching, True, None
    for found in _YEAR.finditer(folded):
        matching = [one for one in held if one.date and one.date.year == int(found[1])]
        if matching and _beside_document(folded, found.start(), found.end()):
            return matching, True, None
    earlier = _EARLIER.search(folded)
    rounds = sorted({one.date for one in held if one.date and one.kind is DocumentKind.STOCKTAKE_LETTER}, reverse=True)
    if earlier and len(rounds) == 1 and len(held) == 1:
        return held, False, earlier.group()
    if len(rounds) > 1:
        for pattern, index in (
            (r"\b(previous|earlier|penultimate|last but one|before last)\b", 1),
            (r"\b(first|oldest|earliest|original) " + _DOCUMENT_WORD, -1),
            (r"\b(latest|newest|most recent|current|last) " + _DOCUMENT_WORD, 0),
        ):
            if re.search(pattern, folded):
                return [one for one in held if one.date == rounds[index]], True, None
    return held, False, None


_EARLIER = re.compile(r"\b(previous|prior|preceding|earlier|last year's|penultimate) (\w+ ){0,2}" + _DOCUMENT_WORD)


def _beside_document(folded: str, start: int, end: int) -> bool:
    before, after = folded[max(0, start - 28) : start], folded[end : end + 24]
    return bool(
        re.search(_DOCUMENT_WORD + r"[\w ]{0,12}$", before)
        or re.match(r"'?s? ?(?:\w+ )?" + _DOCUMENT_WORD, after)
        or re.search(r"\b(as at|as of|by then|back in)\s*$", before)
    )


def about(question: Question, areas: Sequence[str]) -> Question:
    """Return a question without the names of the areas it is scoped to: they would match every letter of the area."""
    kept = question.text.split()
    for area in areas:
        for form in sorted(_forms(area), key=len, reverse=True):
            at = _position([_bare(word) for word in kept], form)
            if at is not None:
                start = at - 1 if at and _bare(kept[at - 1]) in _LINKS else at
                kept[start : at + len(form)] = []
                break
    text = " ".join(kept)
    if not words(text):
        return question
    return replace(question, text=text, terms=tuple(question_terms(text)), words=tuple(words(text)))


_LINKS = frozenset("in for of at by from about".split())


def _bare(word: str) -> str:
    found = words(word)
    return found[0] if found else ""
