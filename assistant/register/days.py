"""Times a question names ("by 31 March 2025", "next month", "since November") into their first and last day.

A month without a year is the next one to come, or the one last gone where the question looks back. Newcomers trip
over "next month" in a test: what day it is comes from the caller, never from here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.patterns import pattern

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
_COUNTS = {word: number for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six"])}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "a": 1, "an": 1}
_STEPS = {None: 0, "this": 0, "current": 0, "next": 1, "coming": 1, "last": -1, "previous": -1, "past": -1}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}


@dataclass(frozen=True, slots=True)
class Days:
    """A time as said in a folded text, and the days it covers."""

    first: date
    last: date
    said: str


def days_in(folded: str, today: date, *, looks_back: bool = False) -> Iterator[Days]:
    """Yield the times a folded text names, in order, none inside another."""
    found: list[tuple[int, Days]] = []
    for name, read in _READ.items():
        for match in pattern("register", name).finditer(folded):
            if any(at < match.end() and match.start() < at + len(one.said) for at, one in found):
                continue
            try:
                first, last = read(match, today, looks_back)
            except ValueError:  # the 31st of June
                continue
            found.append((match.start(), Days(first, last, match.group())))
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))


_Reading = tuple[date, date]


def _iso(match: re.Match[str], _today: date, _back: bool) -> _Reading:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


def _slashed(match: re.Match[str], _today: date, _back: bool) -> _Reading:
    day = date(_year(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


def _day(match: re.Match[str], today: date, looks_back: bool) -> _Reading:
    number, month = int(match["d"] or match["d2"]), _MONTHS[match["month"] or match["month2"]]
    written = match["y"] or match["y2"]
    if written:
        day = date(_year(written), month, number)
    else:
        passed = date(today.year, month, number) < today
        day = date(today.year + (passed and not looks_back) - (not passed and looks_back), month, number)
    return day, day


def _month(match: re.Match[str], today: date, looks_back: bool) -> _Reading:
    month = _MONTHS[match["month"]]
    if match["y"]:
        return _months(_year(match["y"]), month, month)
    year = today.year - (month >= today.month) if looks_back else today.year + (month < today.month)
    return _months(year, month, month)


def _holiday(match: re.Match[str], today: date, looks_back: bool) -> _Reading:
    month, day = (1, 1) if "year" in match["holiday"] else (12, 25)
    year = int(match["y"]) if match["y"] else today.year
    passed = date(year, month, day) < today
    if not match["y"]:
        year += (passed and not looks_back) - (not passed and looks_back)
    return date(year, month, day), date(year, month, day)


def _season(match: re.Match[str], today: date, looks_back: bool) -> _Reading:
    months = (_TERMS if match["term"] and match["season"] in _TERMS else _SEASONS)[match["season"]]
    if match["y"]:
        return _months(_year(match["y"]), *months)
    first, last = _months(today.year, *months)
    if not looks_back and last < today:
        return _months(today.year + 1, *months)
    return _months(today.year - 1, *months) if looks_back and first >= today else (first, last)


def _whole_year(match: re.Match[str], _today: date, _back: bool) -> _Reading:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)


def _this(match: re.Match[str], today: date, _back: bool) -> _Reading:
    step, unit = _STEPS[match["which"]], match["unit"] or match["unit2"]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    size = 3 if unit == "quarter" else 1
    number = today.year * 12 + (today.month - 1) // size * size + step * size
    return _months(number // 12, number % 12 + 1, number % 12 + size)


def _stretch(match: re.Match[str], today: date, _back: bool) -> _Reading:
    count = int(match["n"]) if match["n"].isdigit() else _COUNTS[match["n"]]
    days = timedelta(days=count * _DAYS_OF[match["unit"]])
    return (today - days, today) if match["which"] in ("last", "past") else (today, today + days)


def _one_day(match: re.Match[str], today: date, _back: bool) -> _Reading:
    day = today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match.group(), 0))
    return day, day


_READ: dict[str, Callable[[re.Match[str], date, bool], _Reading]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "holiday": _holiday,
    "season": _season,
    "stretch": _stretch,
    "this": _this,
    "month": _month,
    "year": _whole_year,
    "one_day": _one_day,
}
"""By the name of its pattern in the table; an earlier form wins where two overlap."""


def said_in_full(one: Days) -> str:
    """Return days in words: "1 March 2025" or "1 March 2025 to 31 March 2025"."""
    first, last = in_words(one.first), in_words(one.last)
    return first if first == last else f"{first} to {last}"


def in_words(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {day:%B %Y}"


def _months(year: int, first: int, last: int) -> _Reading:
    last_year = year + (last < first)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits.lstrip("'"))
