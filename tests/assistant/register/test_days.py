"""Times as a question names them, on a stated day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.register.days import days_in

TODAY = date(2025, 3, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("by 31 march 2025", date(2025, 3, 31), date(2025, 3, 31)),
        ("by the 31st of march 2025", date(2025, 3, 31), date(2025, 3, 31)),
        ("by march 31, 2025", date(2025, 3, 31), date(2025, 3, 31)),
        ("before 1/4/2025", date(2025, 4, 1), date(2025, 4, 1)),
        ("on 2025-04-01", date(2025, 4, 1), date(2025, 4, 1)),
        ("in april 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("in may 25", date(2025, 5, 1), date(2025, 5, 31)),
        ("next month", date(2025, 4, 1), date(2025, 4, 30)),
        ("this month", date(2025, 3, 1), date(2025, 3, 31)),
        ("this quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("next quarter", date(2025, 4, 1), date(2025, 6, 30)),
        ("next week", date(2025, 3, 17), date(2025, 3, 23)),
        ("by the end of the year", date(2025, 1, 1), date(2025, 12, 31)),
        ("in autumn 2025", date(2025, 9, 1), date(2025, 11, 30)),
        ("in the autumn term 2025", date(2025, 9, 1), date(2025, 12, 31)),
        ("in winter 2025", date(2025, 12, 1), date(2026, 2, 28)),
        ("within 30 days", date(2025, 3, 15), date(2025, 4, 14)),
        ("in 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("today", TODAY, TODAY),
    ],
)
def test_a_time_covers_its_first_to_its_last_day(text: str, first: date, last: date) -> None:
    (found,) = days_in(text, TODAY)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("november", date(2025, 11, 1), date(2024, 11, 1)),
        ("march", date(2025, 3, 1), date(2024, 3, 1)),
        ("1 february", date(2026, 2, 1), date(2025, 2, 1)),
        ("1 june", date(2025, 6, 1), date(2024, 6, 1)),
    ],
)
def test_a_time_without_a_year_is_the_next_or_the_last_one(text: str, ahead: date, back: date) -> None:
    assert [one.first for one in days_in(text, TODAY)] == [ahead]
    assert [one.first for one in days_in(text, TODAY, looks_back=True)] == [back]


@pytest.mark.parametrize("text", ["31 june 2025", "action 1.4", "the last letter", "32/13/2025"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert not [one for one in days_in(text, TODAY) if one.said != "june 2025"]
