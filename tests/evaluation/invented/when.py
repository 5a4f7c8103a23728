"""Times in notation ("2025-05", "2025-autumn") into the words people write and the days they can mean.

A notation says how exactly something is known, never more: "2025-05" is May 2025 in whatever style a
paper prints its dates. The words never contain "by" or "in"; `in_time` puts the preposition before them.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 7)}
_QUARTERS = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}
NOT_SET = "tbc"
_LOOSE = {NOT_SET: "TBC", "ongoing": "Ongoing", "each-term": "Each term"}
_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d|end))?|q(?P<quarter>[1-4])"
    r"|(?P<season>spring|summer|autumn|winter)(?P<term>-term)?))?"
)


class WhenError(Exception):
    """A time is not written in the notation."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as it is known; `start` and `end` are None where the words give no days."""

    notation: str
    start: date | None
    end: date | None
    precision: str
    """day, month, season, term, quarter, year or unknown."""


def read_when(notation: str) -> When:
    """Return the days that `notation` can mean; raises WhenError."""
    if notation in _LOOSE:
        return When(notation, None, None, "unknown")
    match = _PATTERN.fullmatch(notation)
    if not match:
        raise WhenError(f"expected a time such as 2025-05-30, 2025-05, 2025-05-end or 2025-autumn; found {notation!r}")
    year = int(match["year"])
    if match["day"] and match["day"] != "end":
        day = date.fromisoformat(notation)
        return When(notation, day, day, "day")
    if match["month"]:
        return _months(notation, year, int(match["month"]), int(match["month"]), "month")
    if match["quarter"]:
        first, last = _QUARTERS[int(match["quarter"])]
        return _months(notation, year + (first < 4), first, last, "quarter")
    if match["season"]:
        first, last = (_TERMS if match["term"] else _SEASONS)[match["season"]]
        return _months(notation, year, first, last, "term" if match["term"] else "season")
    return _months(notation, year, 1, 12, "year")


def _months(notation: str, year: int, first: int, last: int, precision: str) -> When:
    last_year = year + (last < first)
    end = date(last_year, last, monthrange(last_year, last)[1])
    return When(notation, date(year, first, 1), end, precision)


# Words for a day (d), for a month alone (m), by house style.
_DAYS = {
    "long": lambda d: f"{d.day} {month_name[d.month]} {d.year}",
    "ordinal": lambda d: f"{d.day}{_suffix(d.day)} {month_name[d.month]} {d.year}",
    "short": lambda d: f"{d.day} {_brief(d.month)} {d.year}",
    "numeric": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "numeric_long": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "of": lambda d: f"{d.day}{_suffix(d.day)} of {month_name[d.month]} {d.year}",
    "dotted": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "dashed": lambda d: f"{d.day:02}-{month_name[d.month][:3]}-{d.year % 100:02}",
    "weekday": lambda d: f"{d:%A} {d.day} {month_name[d.month]} {d.year}",
}
_MONTHS = {
    "long": lambda d: f"{month_name[d.month]} {d.year}",
    "short": lambda d: f"{_brief(d.month)} {d.year % 100:02}",
    "dashed": lambda d: f"{month_name[d.month][:3]}-{d.year % 100:02}",
}
_MONTHS_OF = {"short": "short", "numeric": "short", "dashed": "dashed"}
"""The form of months in a date style, where it is not the long one."""
DATE_STYLES = tuple(_DAYS)


def words(notation: str, style: str) -> str:
    """Return the time as a paper with this date style prints it."""
    when = read_when(notation)
    if when.precision == "unknown":
        return _LOOSE[notation]
    month = _MONTHS[_MONTHS_OF.get(style, "long")](when.end)
    if when.precision == "day":
        return _DAYS[style](when.start)
    if when.precision == "month":
        return f"end of {month}" if notation.endswith("-end") else month
    if when.precision == "quarter":
        first = int(notation[:4])
        return f"Q{notation[-1]} {first}/{(first + 1) % 100:02}"
    if when.precision in ("season", "term"):
        season = notation.split("-")[1]
        return f"{season} term {notation[:4]}" if when.precision == "term" else f"{season} {notation[:4]}"
    return notation


def in_time(notation: str, style: str) -> str:
    """Return the time with its preposition: "on 3 March 2025", "in March 2025", "at the end of March 2025"."""
    when = read_when(notation)
    before = {"day": "on ", "month": "at the " if notation.endswith("-end") else "in "}.get(when.precision, "in ")
    return before + ("the " if when.precision == "term" else "") + words(notation, style)


def after_by(notation: str, style: str) -> str:
    """Return the time as it stands after "by": "30 March 2025", "the end of March 2025"."""
    return ("the " if notation.endswith("-end") else "") + words(notation, style)


def _suffix(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _brief(month: int) -> str:
    return month_name[month] if len(month_name[month]) < 5 else month_name[month][:3]
