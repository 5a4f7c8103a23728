"""A folded text into the times it names, before any document is looked at: days, places in an order, versions.

"Since spring 2024" is a season, its days, and the relation "since". Newcomers trip over two things: a month without
a year is only a month here, because which year is meant depends on the documents held; and a time after "by" or "due"
is a deadline, never a document's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.patterns import pattern
from assistant.tokens import without

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_BESIDE = frozenset({"month_document", "season_document", "year_document", "ordinal", "newest", "earlier", "version"})
"""Forms that stand before the word for a document, or for it."""


class Relation(StrEnum):
    """How a time is meant."""

    AT = "at"
    SINCE = "since"
    AS_AT = "as_at"
    BEFORE = "before"
    AFTER = "after"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time named in a folded text."""

    form: str
    start: int
    """Where it starts, the words of its relation left out."""
    end: int
    said: str
    led_from: int
    """Where the words of its relation start ("since the start of")."""
    relation: Relation = Relation.AT
    first: date | None = None
    last: date | None = None
    months: tuple[int, ...] = ()
    """The months meant where no year is said."""
    place: int | None = None
    """Which in the order of dates: 0 the first, -1 the newest, -2 the one before."""
    version: str = ""

    @property
    def is_beside(self) -> bool:
        """Tell whether it stands before the word for a document ("the October letter")."""
        return self.form in _BESIDE


def times_said(folded: str) -> list[TimeSaid]:
    """Return the times a folded text names, in order."""
    found: list[TimeSaid] = []
    for form, read in _READ.items():
        for match in pattern("scope", form).finditer(folded):
            start, end = _place_of(match)
            if any(one.start < end and start < one.end for one in found):
                continue
            try:
                meant = read(match)
            except ValueError:  # the 31st of June
                continue
            found.append(_led(folded, match, form, meant))
    return sorted(found, key=lambda one: one.start)


def without_times(folded: str) -> str:
    """Return a folded text without the times it names."""
    return without(folded, ((one.led_from, one.end) for one in times_said(folded)))


def _place_of(match: re.Match[str]) -> tuple[int, int]:
    """Return where the time itself stands, without a word before it that the pattern needs to see."""
    return match.span("bare") if "bare" in match.re.groupindex else match.span()


def _led(folded: str, match: re.Match[str], form: str, meant: dict) -> TimeSaid:
    """Return a time with the relation that the words before it give it."""
    start, end = _place_of(match)
    before = folded[:start].rstrip()
    for relation in (*list(Relation)[1:], Relation.AT):
        for lead in pattern("scope", relation.value).finditer(before):
            if lead.end() == len(before):
                relation = Relation.AT if form == "letter_before" else relation
                return TimeSaid(form, start, end, folded[start:end], lead.start(), relation, **meant)
    return TimeSaid(form, start, end, folded[start:end], start, Relation.AT, **meant)


def _day(match: re.Match[str]) -> dict:
    named = match.groupdict()
    year = _year(named.get("y") or named.get("y2"))
    month = int(named["m"]) if named.get("m") else _month(named.get("month") or named.get("month2"))
    day = date(year, month, int(named.get("d") or named.get("d2")))
    return {"first": day, "last": day}


def _month_year(match: re.Match[str]) -> dict:
    named = match.groupdict()
    month = next(one for key, one in named.items() if key.startswith("month") and one)
    year = next(one for key, one in named.items() if key.startswith("y") and one)
    return _span(_year(year), _month(month), _month(month))


def _season_year(match: re.Match[str]) -> dict:
    months = _SEASONS[match["season"]]
    return _span(int(match["y"]), months[0], months[-1])


def _whole_year(match: re.Match[str]) -> dict:
    return _span(int(match["y"]), 1, 12)


def _of_month(match: re.Match[str]) -> dict:
    return {"months": (_month(match["month"]),)}


def _of_season(match: re.Match[str]) -> dict:
    return {"months": _SEASONS[match["season"]]}


def _beside_day(match: re.Match[str]) -> dict:
    day = date(int(match["y"]), _month(match["month"]), int(match["d"]))
    return {"first": day, "last": day, "place": -1 if match["side"] == "before" else 1}


def _ordinal(match: re.Match[str]) -> dict:
    if match["ordinal"]:
        return {"place": _place(match["ordinal"])}
    return {"place": (int(match["n"]) if match["n"].isdigit() else _NUMBERS.index(match["n"]) + 1) - 1}


def _version(match: re.Match[str]) -> dict:
    return {"version": match["n"] or str(_place(match["ordinal"]) + 1)}


def _ago(match: re.Match[str]) -> dict:
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS.index(match["n"]) + 1
    return {"place": -1 - count}


_READ = {
    "iso": _day,
    "slashed": _day,
    "letter_before": _beside_day,
    "day": _day,
    "month_year": _month_year,
    "season_year": _season_year,
    "back_two": lambda _: {"place": -2},
    "ago": _ago,
    "version": _version,
    "ordinal": _ordinal,
    "newest": lambda _: {"place": -1},
    "earlier": lambda _: {"place": -2},
    "month_document": _of_month,
    "season_document": _of_season,
    "year_document": _whole_year,
    "month_alone": _of_month,
    "season_alone": _of_season,
    "year": _whole_year,
}
"""By the name of its pattern in the table; the earlier form wins where two overlap."""


def numbered(texts: Iterator[str]) -> Iterator[str]:
    """Yield the version numbers that titles and file names give ("plan-v3")."""
    for text in texts:
        found = re.search(r"(?:version|ver|v)[ ._-]?(\d{1,2})(?!\d)", text)
        if found:
            yield found[1]


def ordinal_of(text: str) -> int | None:
    """Return which round a folded title says it is of ("second SEND stocktake"), from 0."""
    found = re.search(rf"\b({'|'.join(_ORDINALS)}) (?:\w+ ){{0,2}}(?:stocktake|review|visit)\b", text)
    return _ORDINALS.index(found[1]) if found else None


def _place(word: str) -> int:
    return int(word[0]) - 1 if word[0].isdigit() else _ORDINALS.index(word)


def _month(name: str) -> int:
    return _NAMES.index(name[:3]) + 1


def _year(digits: str) -> int:
    digits = digits.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _span(year: int, first: int, last: int) -> dict:
    last_year = year + (last < first)
    return {"first": date(year, first, 1), "last": date(last_year, last, monthrange(last_year, last)[1])}
