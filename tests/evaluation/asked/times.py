"""A document among those of its area into the ways people say which one they mean, or which time.

"The May 2024 letter" is said only where no other letter of the area is of that month: a phrase that could mean two
documents is not a label.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.evaluation.asked.tables import table
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import DocumentTruth

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_SEASONS = {3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer", 8: "summer"}
_SEASONS |= {9: "autumn", 10: "autumn", 11: "autumn"}
_AS_AT_DAYS = 40


def day_of(day: date) -> str:
    """Return a day as people write it: 5 May 2024."""
    return f"{day.day} {day:%B %Y}"


def ordinal(number: int) -> str:
    """Return the word for a position from 1."""
    return _ORDINALS[number - 1]


def letters(area: InventedArea) -> list[DocumentTruth]:
    """Return the stocktake letters of an area, oldest first; deep dive letters are not among them."""
    return list(area.truth.in_series("letters"))


def plans(area: InventedArea) -> list[DocumentTruth]:
    """Return the versions of an area's plan, oldest first."""
    return list(area.truth.in_series("plans"))


def is_newest(area: InventedArea, document: DocumentTruth) -> bool:
    """Return whether a document is the last of its series."""
    return area.truth.in_series(document.series)[-1].file == document.file


def letter_times(area: InventedArea, letter: DocumentTruth, *, open_time: bool = False) -> tuple[str, ...]:
    """Return how to name a letter or its stocktake; "" too when it is the newest and `open_time`."""
    return tuple(_letter_times(area, letter, open_time))


def _letter_times(area: InventedArea, letter: DocumentTruth, open_time: bool) -> Iterator[str]:
    words, series = table("times")["letter"], letters(area)
    place = [each.file for each in series].index(letter.file)
    dives = [each for each in area.truth.documents if each.series == "deep_dives"]
    if place == len(series) - 1 and not any(each.date > letter.date for each in dives):
        yield from words["newest"]
        if open_time:
            yield ""
    if place == len(series) - 2 and not any(each.date > letter.date for each in dives):
        yield from words["before"]
    month = f"{letter.date:%B %Y}"
    if sum(f"{each.date:%B %Y}" == month for each in (*series, *dives)) == 1:
        yield from (each.format(month=month) for each in words["month"])
    season = (_SEASONS.get(letter.date.month), letter.date.year)
    if season[0] and sum((_SEASONS.get(each.date.month), each.date.year) == season for each in (*series, *dives)) == 1:
        yield from (each.format(season=season[0], year=season[1]) for each in words["season"])
    yield from (each.format(day=day_of(letter.date)) for each in words["day"])
    yield from (each.format(nth=ordinal(place + 1)) for each in words["nth"])


def as_at_times(area: InventedArea, letter: DocumentTruth) -> tuple[str, ...]:
    """Return "as at MONTH" for a month in which this letter was the newest paper of any kind; often none."""
    later = sorted(each.date for each in area.truth.documents if each.date > letter.date)
    until = later[0] if later else letter.date + timedelta(days=3 * _AS_AT_DAYS)
    month_after = (letter.date.replace(day=1) + timedelta(days=32)).replace(day=1)
    if (month_after + timedelta(days=32)).replace(day=1) > until:
        return ()
    return tuple(each.format(month=f"{month_after:%B %Y}") for each in table("times")["letter"]["as_at"])


def plan_times(area: InventedArea, plan: DocumentTruth) -> tuple[str, ...]:
    """Return how to name a version of the plan; "" too for the newest."""
    words, series = table("times")["plan"], plans(area)
    name = {"plan": area.facts.plan_name, "short": area.facts.plan_short}
    found = []
    if is_newest(area, plan):
        found += [each.format(**name) for each in words["newest"]] + [""]
    elif plan.file == series[-2].file:
        found += [each.format(**name) for each in words["before"]]
    found += [each.format(version=plan.version, **name) for each in words["version"]]
    if sum(f"{each.date:%B %Y}" == f"{plan.date:%B %Y}" for each in series) == 1:
        found += [each.format(month=f"{plan.date:%B %Y}", **name) for each in words["month"]]
    return tuple(found)
