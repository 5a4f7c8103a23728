"""Due dates that say themselves what they were before, in the many ways plans say it."""

from __future__ import annotations

import pytest

from corpus.documents import Page, Span
from ingest.due import read_due, read_former_due


@pytest.mark.parametrize(
    ("words", "due", "former"),
    [
        ("April 2026 (was July 2025)", "2026-04", "July 2025"),
        ("end of August 2025 (revised; first set for end of February 2025)", "2025-08", "end of February 2025"),
        ("June 2025 (moved from March 2025)", "2025-06", "March 2025"),
        ("June 2025, original date March 2025", "2025-06", "March 2025"),
        ("June 2025; initially March 2025", "2025-06", "March 2025"),
        ("June 2025", "2025-06", None),
    ],
)
def test_a_field_gives_the_date_and_the_one_before_it(words: str, due: str, former: str | None) -> None:
    page = Page(number=1, label="1", text=words)
    span = (Span(1, 0, len(words)),)

    read, before = read_due(words, span), read_former_due(span, {1: page})

    assert f"{read.end:%Y-%m}" == due
    assert (before.words if before else None) == former
