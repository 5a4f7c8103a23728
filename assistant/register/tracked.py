"""The nouns of the register: an action followed across documents, and what is said of it, when and by whom.

`corpus.actions.Action` is one document's statement of an action; a `TrackedAction` holds all of them. What
nobody said is None or empty: the register never fills a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.actions import Action, Due, Field
from corpus.decisions import Verdict
from corpus.documents import Document, Span


class Assessor(StrEnum):
    """Who says how far an action is."""

    AREA = "area"
    """The local area's own account: its plans, its minutes, what a letter reports it saying."""
    DFE_NHSE = "dfe_nhse"
    INSPECTORS = "inspectors"


class Scale(StrEnum):
    """The published scale that status words map to; the words always stand beside it."""

    COMPLETE = "complete"
    ON_TRACK = "on_track"
    SOME_PROGRESS = "some_progress"
    AT_RISK = "at_risk"
    DELAYED = "delayed"
    NOT_STARTED = "not_started"
    NO_JUDGEMENT = "no_judgement"
    UNCLEAR = "unclear"
    """Cannot be judged as written."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one document says of an action at its date, in its words."""

    document: Document
    assessor: Assessor
    words: str
    spans: tuple[Span, ...]
    scale: Scale
    colour: str | None = None
    """The colour the document prints ("Amber"); None when it prints none."""


class Relation(StrEnum):
    """How a later statement stands to the earlier one it continues."""

    SAME = "same"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    TAKEN_UP = "taken_up"
    """A letter's ask and a plan's action of the same thing: linked, but each an action of its own."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements taken to be the same action, with the reason a person can read."""

    earlier: str
    """An `Action.action_id`."""
    later: str
    relation: Relation
    reason: str
    confidence: float
    """From 0 to 1; 1 when a person confirmed it."""
    verdict: Verdict | None = None


class Missing(StrEnum):
    """What a commitment lacks to be checkable."""

    OWNER = "owner"
    DUE = "date"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Mention:
    """One document's statement of a tracked action."""

    document: Document
    action: Action


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """One action over all documents that state it, oldest first."""

    tracked_id: str
    """The `action_id` of its first statement."""
    area: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    updates: tuple[Update, ...]
    """Oldest first; of one document, the area's own account before others'."""
    missing: tuple[Missing, ...]
    dropped_since: Document | None = None
    """The first later document that should have named it and did not; None while it is named."""
    closed_in: Document | None = None
    """The document that says it was taken out, or was complete before papers left it out: not dropped."""
    is_meeting: bool = False
    """Whether it is a meeting that was announced: its day passes, which leaves nothing undone."""

    @property
    def latest(self) -> Action:
        """The newest statement, whose words and fields stand for the action."""
        return self.mentions[-1].action

    @property
    def first_seen(self) -> Document:
        """The document that stated it first."""
        return self.mentions[0].document

    @property
    def last_seen(self) -> Document:
        """The newest document that states it."""
        return self.mentions[-1].document

    @property
    def owner(self) -> Field | None:
        """The owner as last stated."""
        return next((one.action.owner for one in reversed(self.mentions) if one.action.owner), None)

    @property
    def original_due(self) -> Due | None:
        """The first date that was set: overdue is measured against this one."""
        dates = (due for one in self.mentions for due in (one.action.former_due, one.action.due))
        return next((due for due in dates if due and due.end), None)

    @property
    def revised_due(self) -> Due | None:
        """The newest date, when it differs from the original."""
        newest = next(
            (one.action.due for one in reversed(self.mentions) if one.action.due and one.action.due.end), None
        )
        original = self.original_due
        return newest if newest and original and (newest.start, newest.end) != (original.start, original.end) else None

    @property
    def slip_days(self) -> int | None:
        """How many days later the revised date ends than the original; negative when brought forward."""
        original, revised = self.original_due, self.revised_due
        return (revised.end - original.end).days if original and revised else None

    def is_overdue(self, today: date) -> bool:
        """Tell whether the original date has passed and it is not closed; of a meeting, only if it was not held."""
        original = self.original_due
        was_held = self.is_meeting and not any(one.scale is Scale.DELAYED for one in self.latest_updates)
        return bool(original and original.end < today and not self.is_closed and not was_held)

    @property
    def is_complete(self) -> bool:
        """Tell whether an assessor's newest word on it is that it is complete."""
        return any(update.scale is Scale.COMPLETE for update in self.latest_updates)

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing more is due: said to be complete, taken out, or taken into another action."""
        own = {mention.action.action_id for mention in self.mentions}
        merged = any(
            link.relation is Relation.MERGED and link.earlier == self.latest.action_id and link.later not in own
            for link in self.links
        )
        return self.is_complete or merged or self.closed_in is not None

    @property
    def latest_updates(self) -> tuple[Update, ...]:
        """The newest update of each assessor, in the order of `Assessor`."""
        newest = {update.assessor: update for update in self.updates}
        return tuple(newest[one] for one in Assessor if one in newest)

    @property
    def is_disputed(self) -> bool:
        """Tell whether two assessors' newest judgements differ."""
        judged = {one.scale for one in self.latest_updates} - {Scale.NO_JUDGEMENT, Scale.UNCLEAR}
        return len(judged) > 1
