"""What is known to be true of invented documents: every field as printed, and who is who across them.

Words are verbatim as the document prints them (one line, as its author wrote it, before any layout);
what is not printed is None. `key` names the same thing of the world in every document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tests.evaluation.invented.when import read_when


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """One file of an area."""

    file: str
    area: str
    kind: str
    """A value of corpus.documents.DocumentKind; a deep dive letter is a stocktake letter of the series deep_dives."""
    series: str
    """letters, plans, deep_dives or minutes: documents that follow each other."""
    date: date
    round: int
    title: str
    style: str
    meeting: str | None = None
    """The date of the meeting as printed."""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DueTruth:
    """A time as printed and the days it can mean (None where it gives none)."""

    words: str
    start: date | None
    end: date | None
    precision: str

    @classmethod
    def of(cls, notation: str, words: str) -> DueTruth:
        """Return the truth of a time printed as `words`."""
        when = read_when(notation)
        return cls(words, when.start, when.end, when.precision)


@dataclass(frozen=True, slots=True)
class Mention:
    """One action as one document prints it."""

    mention: str
    document: str
    key: str
    kind: str
    """A value of corpus.actions.ActionKind."""
    ref: str | None
    text: str
    place: str
    """Words that stand once in the document, in or around the action."""
    head: str = ""
    """Key of the priority action or area for improvement it belongs to."""
    label: str | None = None
    """The heading's label as printed, such as "Area for priority action one"."""
    topic: str | None = None
    """The words a continued-focus bullet opens with."""
    owner: str | None = None
    accountable: str | None = None
    body: str | None = None
    due: DueTruth | None = None
    former_due: DueTruth | None = None
    """The earlier date where the document prints it beside the new one."""
    success: str | None = None
    status: str | None = None
    progress: str | None = None
    owner_named: str | None = None
    """Who the owner is, where the document prints initials and explains them in a key."""
    missing: tuple[str, ...] = ()
    """Of owner, date and measure, what a reader of this document is not told."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What an action is to reach in one month, as a plan's month column prints it."""

    document: str
    mention: str
    month: DueTruth
    words: str


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One row of a table of indicators; cells as printed, None where empty."""

    document: str
    name: str
    measure: str
    baseline: str | None
    target: str | None
    periods: tuple[tuple[str, str | None, str | None], ...]
    """Per period its head as printed, the milestone and the actual."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one document says of an action's state, and who says it."""

    document: str
    key: str
    words: str
    """The status words."""
    sentence: str
    """The sentence or cell they stand in."""
    by: str
    """area, dfe_nhse or inspectors."""
    scale: str
    """complete, on_track, some_progress, at_risk, delayed, not_started, no_judgement or unclear."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that are the same thing, or of which one came out of the other."""

    earlier: str
    later: str
    relations: tuple[str, ...]
    """same, reworded, renumbered, redated, split or merged."""
    across: bool
    """True when the two stand in different series, such as a letter and a plan."""
    slip_days: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """An action that was not complete when its series last spoke of it, and is never spoken of again."""

    key: str
    series: str
    last_seen: str
    silent_since: str
    """The next document of the series."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One paper says that something goes well, another voice in it (or the plan before it) that it does not."""

    key: str
    earlier: Update
    later: Update


@dataclass(frozen=True, slots=True)
class Posting:
    """Who holds a post from a day on (None: from before the first document); "" is a vacancy."""

    post: str
    role: str
    body: str
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class PersonTruth:
    """A person as one document names them; role and organisation "" where it gives none."""

    document: str
    name: str
    role: str
    organisation: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as one document tells it: material for questions."""

    fact: str
    """Stable id of the fact over the rounds, such as the measure's key."""
    document: str
    round: int
    kind: str
    """figure, event, voice, strength, concern, judgement, outcome, meeting, step, person, took_part,
    definition, closed (why an action left the plan)."""
    head: str
    topic: str
    """What the fact is about, as a noun phrase a question can use."""
    sentence: str
    value: str | None = None
    previous: str | None = None
    """The earlier figure where the sentence gives it."""
    when: str | None = None
    """The time as printed."""
    who: str | None = None


@dataclass(frozen=True, slots=True)
class AreaTruth:
    """Everything known to be true of one area's documents."""

    slug: str
    area: str
    short: str
    aliases: tuple[str, ...]
    split: str
    bodies: tuple[tuple[str, str, str], ...]
    """Key, name and short form."""
    documents: tuple[DocumentTruth, ...]
    mentions: tuple[Mention, ...]
    milestones: tuple[Milestone, ...]
    kpis: tuple[KpiRow, ...]
    updates: tuple[Update, ...]
    links: tuple[Link, ...]
    dropped: tuple[Dropped, ...]
    disputes: tuple[Dispute, ...]
    postings: tuple[Posting, ...]
    people: tuple[PersonTruth, ...]
    told: tuple[Told, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the truth as JSON's own types; dates become ISO strings when it is written."""
        return asdict(self)

    def of(self, document: str) -> tuple[Mention, ...]:
        """Return the mentions of one document, in its order."""
        return tuple(mention for mention in self.mentions if mention.document == document)

    def in_series(self, series: str) -> Sequence[DocumentTruth]:
        """Return the documents of one series, oldest first."""
        return [each for each in self.documents if each.series == series]
