"""What an area's plans and its board's minutes have to tell: actions and their states, indicators, notes.

A state says only what is new in its version, so that a change (another ref, text or date) stands out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.evaluation.invented.letter_facts import Agreed, Words


@dataclass(frozen=True, slots=True)
class State:
    """What a plan version says anew of an action; everything else stands as in the version before."""

    plan: int
    status: str = ""
    """A word of the scale, or "" for no status cell."""
    progress: Words = ""
    ref: str | None = None
    text: Words | None = None
    due: str | None = None
    owner: tuple[str, ...] | None = None
    accountable: str | None = None
    success: Words | None = None


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One action of the plan, as first written, and its states in each version that has it."""

    key: str
    head: str
    ref: str
    text: Words
    states: tuple[State, ...]
    owner: tuple[str, ...] = ()
    """Keys of posts or bodies, or words that stand as they are; empty when nobody is named."""
    accountable: str = ""
    body: str = ""
    due: str = ""
    success: Words = ""
    milestones: Mapping[str, Words] = field(default_factory=dict)
    """Month (as `When`) to what is to be reached in it."""
    split_from: str = ""
    merged_from: tuple[str, ...] = ()
    closed: Words = ""
    """The reason the plan gives when the action leaves it; "" when it leaves without a word, or stays."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """A measure's row in the plan's table of indicators."""

    key: str
    measure: str
    baseline: Words
    baseline_when: str
    target: Words
    periods: tuple[str, ...]
    milestones: tuple[Words, ...]
    actuals: tuple[tuple[Words, ...], ...]
    """For each plan version in turn the actuals per period; "" for a cell that is still empty."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a board heard of one plan action, with the status words between asterisks."""

    action: str
    scale: str
    text: Words


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting of the board that looks after the plan."""

    round: int
    date: date
    format: str
    notes: tuple[Note, ...]
    agreed: tuple[Agreed, ...]
