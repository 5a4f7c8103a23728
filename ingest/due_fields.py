"""An action's date fields into its due date and the one before it.

A plan may have one date, one that says itself what it was before, or an original and a revised one in fields of their
own; the original that was never revised is the due date.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.actions import Due, Field
from ingest.due import read_due, read_former_due
from ingest.fields import FieldName
from ingest.running import Pages

DATES = (FieldName.REVISED_DUE, FieldName.DUE, FieldName.FORMER_DUE)
"""The newest first."""


def due_and_former(dates: Mapping[FieldName, Field], pages: Pages) -> tuple[Due | None, Due | None]:
    """Return the due date and the former one that the fields give, each None when it is not given."""
    given = [dates[name] for name in DATES if name in dates]
    if not given:
        return None, None
    due, *before = given
    # Of three dates, the oldest is the one first set.
    former = read_due(before[-1].words, before[-1].spans) if before else read_former_due(due.spans, pages)
    return read_due(due.words, due.spans), former
