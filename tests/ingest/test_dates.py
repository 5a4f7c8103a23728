"""Dates as UK letters and plans write them, and which of several a due field means."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.documents import Page, Span
from ingest.dates import find_dates, read_date
from ingest.due import due_in, read_due
from ingest.running import RunningText


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("15 January 2025", date(2025, 1, 15), date(2025, 1, 15), "day"),
        ("Thursday 1st May 2025", date(2025, 5, 1), date(2025, 5, 1), "day"),
        ("3rd of March, 2026", date(2026, 3, 3), date(2026, 3, 3), "day"),
        ("15/01/2025", date(2025, 1, 15), date(2025, 1, 15), "day"),
        ("1.2.25", date(2025, 2, 1), date(2025, 2, 1), "day"),
        ("2025-01-15", date(2025, 1, 15), date(2025, 1, 15), "day"),
        ("4 and 5 March 2025", date(2025, 3, 4), date(2025, 3, 5), "day"),
        ("May 25", date(2025, 5, 1), date(2025, 5, 31), "month"),
        ("Jan-26", date(2026, 1, 1), date(2026, 1, 31), "month"),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("autumn 2025", date(2025, 9, 1), date(2025, 11, 30), "season"),
        ("winter 2025", date(2025, 12, 1), date(2026, 2, 28), "season"),
        ("early 2025", date(2025, 1, 1), date(2025, 4, 30), "season"),
        ("autumn term 2025", date(2025, 9, 1), date(2025, 12, 31), "term"),
        ("Q3 2026/27", date(2026, 10, 1), date(2026, 12, 31), "quarter"),
        ("Q4 2026/27", date(2027, 1, 1), date(2027, 3, 31), "quarter"),
        ("Q3 2026", date(2026, 7, 1), date(2026, 9, 30), "quarter"),
        ("2025/26", date(2025, 4, 1), date(2026, 3, 31), "year"),
        ("academic year 2025/26", date(2025, 9, 1), date(2026, 8, 31), "year"),
    ],
)
def test_a_uk_date_is_read_as_the_days_it_can_mean(words: str, first: date, last: date, precision: str) -> None:
    found = read_date(words)

    assert found is not None
    assert (found.first, found.last, found.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "words",
    [
        "year 11/12",
        "over 30 and 52 weeks",
        "31 June",
        "£1.2m",
        "60 of 75",
        "2025-27 plan B",
        "we may 20 times",
        "1/13/2",
    ],
)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert [found for found in find_dates(words) if found.first] == []


def test_a_date_without_a_year_has_no_days() -> None:
    due = read_due("by 30 September", (Span(1, 0, 15),))

    assert (due.words, due.start, due.end, due.precision) == ("by 30 September", None, None, "unknown")


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("December 2025 (was July 2026)", date(2025, 12, 31)),
        ("April 2026 (previously September 2025)", date(2026, 4, 30)),
        ("September 2025 – March 2026", date(2026, 3, 31)),
        ("Revised from May 25; June 25", date(2025, 6, 30)),
    ],
)
def test_a_due_date_is_the_last_that_still_holds(words: str, end: date) -> None:
    assert read_due(words, ()).end == end


def test_words_that_are_no_date_are_kept_as_they_stand() -> None:
    due = read_due("ongoing", (Span(2, 3, 10),))

    assert (due.words, due.spans, due.precision) == ("ongoing", (Span(2, 3, 10),), "unknown")


def test_a_deadline_in_a_sentence_needs_the_word_by() -> None:
    text = "Figures of 3 May 2025 show a rise; publish the plan by 10 June 2025."
    running = RunningText.at((Span(1, 0, len(text)),), {1: Page(1, "1", text)})

    due = due_in(running, 0, len(text), is_deadline=True)

    assert due is not None
    assert due.words == "10 June 2025"
    assert text[due.spans[0].start : due.spans[0].end] == "10 June 2025"
