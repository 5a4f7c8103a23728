"""The nouns action and measure: what a document asks for or promises, each field proven by its words.

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


class FigureRole(StrEnum):
    """What a figure of a measure is."""

    BASELINE = "baseline"
    TARGET = "target"
    MILESTONE = "milestone"
    ACTUAL = "actual"


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
class Milestone:
    """One step of an action with a day of its own, as a month column or a dated list gives it."""

    words: str
    spans: tuple[Span, ...]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Action:
    """One action as one document states it."""

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
    body: Field | None = None
    """The organisation responsible, where the document gives one apart from people."""
    former_due: Due | None = None
    """The date the document itself says was set before ("was July 2025")."""
    progress: Field | None = None
    """The document's own account of how far it is."""
    milestones: tuple[Milestone, ...] = ()

    @property
    def parts(self) -> tuple[Field | Due | Milestone, ...]:
        """Every field that the document gives, each with its place."""
        fields = (self.owner, self.accountable, self.body, self.due, self.former_due, self.success, self.status)
        return (*(one for one in (*fields, self.progress) if one), *self.milestones)


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a measure and what it is: the baseline, the target, or a milestone or actual of a period."""

    role: FigureRole
    period: str
    """The column's own words ("Milestone 2: Dec 2024"); "" when it has none."""
    value: Field


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a table of indicators: what is measured, and its figures exactly as printed."""

    measure_id: str
    document_id: str
    section_id: str
    ordinal: int
    ref: str | None
    name: Field
    figures: tuple[Figure, ...]
