"""Which round a question means: "the May 2024 letter", "the first stocktake", "autumn 2024", "the latest letter".

A date beside a word for a document is firm: only that round answers. A date elsewhere ("how many in May 2024?")
is soft: the round of that month is asked first, every other document after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.documents import Document, DocumentKind

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
_ORDER = {
    word: index
    for index, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"))
    for word in words.split()
}
_DOCUMENT = r"(?:stocktake|letter|review|report|document|minutes|meeting|round|board|version)s?"
_MONTH_YEAR = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)})[ ,]+(?:'|20)(\d\d)\b(?!%)"
    rf"|\b({'|'.join(_MONTHS)}) (\d\d)\b(?=\s+(?:{_DOCUMENT}|and|vs|versus|v)\b|\W*$)"
)
_MONTH_DOCUMENT = re.compile(rf"\b({'|'.join(_MONTHS)})(?='?s? {_DOCUMENT})")
_SEASON_YEAR = re.compile(r"\b(spring|summer|autumn|winter) (20\d\d)\b")
_IN_YEAR = re.compile(r"\b(?:in|during|for|of) (20\d\d)\b")
_YEAR_DOCUMENT = re.compile(rf"\b(20\d\d)(?='?s? {_DOCUMENT})")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDER)})(?=(?: and \w+)?(?: \w+)? {_DOCUMENT}| vs| versus)")
_NEWEST = re.compile(rf"\b(?:the )?(?:latest|newest|most recent|current|last)(?= (?:\w+ )?{_DOCUMENT})")
_EARLIER = re.compile(
    rf"\b(?:previous|prior|preceding|earlier|last year's|penultimate)(?= (?:\w+ )?{_DOCUMENT})"
    r"|\b(?:the )?letter before\b"
)
_LETTER_OF = re.compile(rf"\b(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>20\d\d) (?:stocktake )?letter\b")
_LETTER_FROM = re.compile(rf"\bletter (?:of|from|dated) (?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>20\d\d)\b")
_KIND_OF_WORD = (
    (re.compile(r"'?s? (?:\w+ )?(board|minutes|meeting)"), (DocumentKind.MINUTES,)),
    (re.compile(r"'?s? (?:\w+ )?(letter|stocktake|review|round)"), (DocumentKind.STOCKTAKE_LETTER,)),
    (re.compile(r"'?s? (?:\w+ )?(version|plan)"), (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN)),
)
_SAYING = re.compile(rf"{_DOCUMENT}(?: \w+)?(?: of| dated| from| on| in)? *$")


@dataclass(frozen=True, slots=True)
class Round:
    """The documents of one round, and the words of the question that named it."""

    documents: tuple[Document, ...]
    said: str
    firm: bool


def rounds_in(folded: str, held: Sequence[Document]) -> list[Round]:
    """Return the rounds a folded question names, in the order it names them."""
    found: list[tuple[int, Round]] = []
    for pattern, belongs in (
        (_MONTH_YEAR, _in_month),
        (_SEASON_YEAR, _in_season),
        (_IN_YEAR, _in_year),
        (_YEAR_DOCUMENT, _in_year),
    ):
        for match in pattern.finditer(folded):
            documents = tuple(filter(belongs(match), held))
            if documents and not _is_taken(match.start(), found):
                found.append((match.start(), Round(documents, match.group(), _is_firm(folded, match))))
    found.extend(_by_month_alone(folded, held, found))
    found.extend(_by_order(folded, held))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def earlier_round(folded: str) -> str | None:
    """Return the words that ask for a round before the newest, if any do."""
    match = _EARLIER.search(folded)
    return match.group() if match else None


def unheld_round(folded: str, held: Sequence[Document]) -> str | None:
    """Return the words that name a letter of a month or year of which no document is held."""
    for pattern in (_LETTER_OF, _LETTER_FROM):
        match = pattern.search(folded)
        if (
            match
            and held
            and not any(
                one.date
                and one.date.year == int(match["year"])
                and (not match["month"] or one.date.month == _MONTHS[match["month"]])
                for one in held
            )
        ):
            return match.group()
    return None


def letters_by_date(held: Sequence[Document]) -> list[Document]:
    """Return the stocktake letters among some documents, oldest first."""
    letters = [one for one in held if one.kind is DocumentKind.STOCKTAKE_LETTER and one.date]
    return sorted(letters, key=lambda one: (one.date, one.document_id))


def _in_month(match: re.Match[str]) -> Callable[[Document], bool]:
    month, year = _MONTHS[match[2] or match[4]], 2000 + int(match[3] or match[5])
    day = int(match[1]) if match[1] else None
    return lambda one: bool(
        one.date and (one.date.year, one.date.month) == (year, month) and (day is None or one.date.day == day)
    )


def _in_season(match: re.Match[str]) -> Callable[[Document], bool]:
    months, year = _SEASONS[match[1]], int(match[2])
    return lambda one: bool(one.date and one.date.year == year and one.date.month in months)


def _in_year(match: re.Match[str]) -> Callable[[Document], bool]:
    year = int(match[1])
    return lambda one: bool(one.date and one.date.year == year)


def _is_taken(start: int, found: Sequence[tuple[int, Round]]) -> bool:
    """Tell whether the words at `start` are part of those that already named a round."""
    return any(at <= start < at + len(one.said) for at, one in found)


def _by_month_alone(folded: str, held: Sequence[Document], found: list[tuple[int, Round]]) -> list[tuple[int, Round]]:
    """Read "the November letter" as the newest round of that month."""
    named = []
    for match in _MONTH_DOCUMENT.finditer(folded):
        of_kind = _of_word(folded[match.end() :], held)
        dates = sorted({one.date for one in of_kind if one.date and one.date.month == _MONTHS[match[1]]})
        if dates and not _is_taken(match.start(), found):
            newest = tuple(one for one in of_kind if one.date == dates[-1])
            named.append((match.start(), Round(newest, match.group(), True)))
    return named


def _of_word(after: str, held: Sequence[Document]) -> Sequence[Document]:
    """Keep the documents of the kind that the word after a month names, when there are any."""
    for pattern, kinds in _KIND_OF_WORD:
        if pattern.match(after):
            return [one for one in held if one.kind in kinds] or held
    return held


def _by_order(folded: str, held: Sequence[Document]) -> list[tuple[int, Round]]:
    letters = letters_by_date(held)
    if len(letters) < 2 or len({one.area for one in letters}) > 1:
        return []
    named = []
    for match in _ORDINAL.finditer(folded):
        if _ORDER[match[1]] < len(letters):
            named.append((match.start(), Round((letters[_ORDER[match[1]]],), match.group(), True)))
    for pattern, index in ((_NEWEST, -1), (_EARLIER, -2)):
        match = pattern.search(folded)
        if match:
            named.append((match.start(), Round((letters[index],), match.group(), True)))
    return named


def _is_firm(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a date stands beside a word for a document."""
    after = folded[match.end() :]
    return bool(_SAYING.search(folded[: match.start()]) or re.match(rf"'?s? ?(?:\w+ )?{_DOCUMENT}\b", after))
