"""The noun action: what a document asks for or promises, with each field proven by its words.

A field that is not on the page is None. Nothing here is inferred: "the partnership" is not an
owner unless an owner column or label says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.documents import Span


class ActionKind(StrEnum):
    """Where in a document an action comes from."""

    PRIORITY_ACTION = "priority_action"
    IMPROVEMENT_AREA = "improvement_area"
    CONTINUED_FOCUS = "continued_focus"
    NEXT_STEP = "next_step"
    PLAN_ACTION = "plan_action"


@dataclass(frozen=True, slots=True)
class Field:
    """Words of one field as they stand, and where."""

    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as written and the days it can mean: "May 25" is 1 to 31 May 2025."""

    words: str
    spans: tuple[Span, ...]
    start: date | None
    end: date | None
    precision: str
    """day, month, season, quarter, year, term or unknown."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action of one document."""

    action_id: str
    document_id: str
    section_id: str
    ordinal: int
    kind: ActionKind
    ref: str | None
    title: str
    text: str
    """What is asked or promised, on one line."""
    spans: tuple[Span, ...]
    owner: Field | None = None
    accountable: Field | None = None
    due: Due | None = None
    success: Field | None = None
    status: Field | None = None
