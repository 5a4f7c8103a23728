"""Dates as UK letters and plans write them, turned into the days they can mean.

"May 25" in these documents is May 2025, not the 25th of May; a date without a year has no days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# First and last month; a last month before the first is in the next year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 7)}
PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
QUARTERS = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:(?:19|20)\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date as written at `start:end` of a text, and the first and last day it can mean."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    """day, month, season, quarter, year, term or unknown."""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-]){words}(?![\w/])", re.IGNORECASE)


# In order: an earlier form wins where two begin at the same place.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("days", _pattern(rf"(?P<d1>{_DAY})\s*(?:-|–|to|and|/)\s*(?P<d>{_DAY})\s+(?P<m>{_MONTH})\.?,?\s+(?P<y>{_YEAR})")),
    ("day", _pattern(rf"{_WEEKDAY}(?:the\s+)?(?P<d>{_DAY})(?:\s+of)?\s+(?P<m>{_MONTH})\.?,?\s+(?P<y>{_YEAR}|'?\d\d)")),
    ("day", _pattern(rf"(?P<m>{_MONTH})\.?\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})")),
    ("day", _pattern(rf"(?P<d>{_DAY})-(?P<m>{_MONTH})-(?P<y>{_YEAR}|\d\d)")),
    ("day", _pattern(r"(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)")),
    ("day", _pattern(r"(?P<d>\d{1,2})[./](?P<mm>\d{1,2})[./](?P<y>(?:19|20)\d\d|\d\d)")),
    ("day", _pattern(r"(?P<d>\d{1,2})-(?P<mm>\d{1,2})-(?P<y>(?:19|20)\d\d)")),
    (
        "quarter",
        _pattern(r"(?:Q|quarter\s)(?P<q>[1-4])\s*(?:of\s+)?(?P<y>(?:19|20)\d\d)(?:\s*[/–-]\s*(?P<y2>\d{2,4}))?"),
    ),
    ("term", _pattern(rf"(?P<s>autumn|spring|summer)\s+term,?\s+(?:of\s+)?(?P<y>{_YEAR})")),
    ("season", _pattern(rf"(?P<s>spring|summer|autumn|winter),?\s+(?:of\s+)?(?P<y>{_YEAR})")),
    ("part", _pattern(rf"(?P<s>early|mid|late)[\s-]+(?P<y>{_YEAR})")),
    ("academic", _pattern(rf"(?:academic|school)\s+year\s+(?P<y>{_YEAR})\s*[/–-]\s*\d{{2,4}}")),
    ("month", _pattern(rf"(?P<m>{_MONTH})\.?,?\s*(?:of\s+)?(?P<y>{_YEAR}|'\d\d)")),
    ("month", _pattern(rf"(?P<m>{_MONTH})[\s-]?(?P<y>2\d|3\d)")),
    ("yearless", _pattern(rf"{_WEEKDAY}(?P<d>{_DAY})(?:\s+of)?\s+(?P<m>{_MONTH})")),
    ("financial", _pattern(r"(?P<y>20\d\d)\s?[/–-]\s?(?P<y2>(?:20)?\d\d)")),
    ("end of year", _pattern(rf"end\s+of\s+(?P<y>{_YEAR})")),
)


_MAY_HOLD_DATE = re.compile(r"\d")


def find_dates(text: str) -> list[DateWords]:
    """Return the dates written in `text`, in order, none inside another."""
    if not _MAY_HOLD_DATE.search(text):
        return []
    found = (words for form, pattern in _FORMS for words in _matches(form, pattern, text))
    kept: list[DateWords] = []
    for words in sorted(found, key=lambda words: (words.start, -words.end)):
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return kept


def read_date(text: str) -> DateWords | None:
    """Return the date that `text` is, when it is nothing but a date."""
    words = text.strip(" \t\r\n.,:;()")
    offset = text.find(words)
    found = find_dates(words)
    if len(found) == 1 and found[0].first and found[0].end - found[0].start == len(words):
        only = found[0]
        return DateWords(offset + only.start, offset + only.end, only.first, only.last, only.precision)
    return None


def _matches(form: str, pattern: re.Pattern[str], text: str) -> Iterator[DateWords]:
    for match in pattern.finditer(text):
        if form == "month" and text[match.start()].islower() and len(match["y"]) == 2:
            continue  # "we may 20 ..." is no date
        try:
            first, last, precision = _READINGS[form](match)
        except ValueError:  # the 31st of June, the 13th month
            continue
        yield DateWords(match.start(), match.end(), first, last, precision)


_Reading = tuple[date | None, date | None, str]


def _day(match: re.Match[str]) -> _Reading:
    day = date(_year(match), _month(match), _number(match["d"]))
    return day, day, "day"


def _days(match: re.Match[str]) -> _Reading:
    first = date(_year(match), _month(match), _number(match["d1"]))
    return first, first.replace(day=_number(match["d"])), "day"


def _whole_month(match: re.Match[str]) -> _Reading:
    return *_months(_year(match), _month(match), _month(match)), "month"


def _quarter(match: re.Match[str]) -> _Reading:
    first, last = QUARTERS[int(match["q"])]
    year = _year(match)
    if match["y2"] is None:  # "Q3 2026": a calendar quarter unless a financial year is written
        first = 3 * int(match["q"]) - 2
        return *_months(year, first, first + 2), "quarter"
    return *_months(year + (first < 4), first, last), "quarter"


def _named(table: dict[str, tuple[int, int]], precision: str):
    def read(match: re.Match[str]) -> _Reading:
        return *_months(_year(match), *table[match["s"].casefold()]), precision

    return read


def _academic(match: re.Match[str]) -> _Reading:
    return date(_year(match), 9, 1), date(_year(match) + 1, 8, 31), "year"


def _financial(match: re.Match[str]) -> _Reading:
    if (_year(match) + 1) % 100 != int(match["y2"]) % 100:
        raise ValueError("not two years that follow each other")
    return date(_year(match), 4, 1), date(_year(match) + 1, 3, 31), "year"


def _end_of_year(match: re.Match[str]) -> _Reading:
    return date(_year(match), 12, 1), date(_year(match), 12, 31), "month"


def _yearless(match: re.Match[str]) -> _Reading:
    date(2024, _month(match), _number(match["d"]))  # a leap year: only to refuse the 31st of June
    return None, None, "unknown"


_READINGS = {
    "day": _day,
    "days": _days,
    "month": _whole_month,
    "quarter": _quarter,
    "term": _named(TERMS, "term"),
    "season": _named(SEASONS, "season"),
    "part": _named(PARTS, "season"),
    "academic": _academic,
    "financial": _financial,
    "end of year": _end_of_year,
    "yearless": _yearless,
}


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    last_year = year + (last < first)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _year(match: re.Match[str]) -> int:
    digits = match["y"].lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return MONTHS[groups["m"].casefold()] if groups.get("m") else int(groups["mm"])


def _number(words: str) -> int:
    return int(re.match(r"\d+", words).group())
