"""Actions of the register as they travel: what was asked, by whom and when it is due, and what became of it.

Words are as a document prints them; what no document says is null or empty. Every field points, by number, at
the citations that carry it: see `proof`. Newcomers trip over `due`: it is the date first set, which overdue is
measured against; the newer one, where there is one, is `revised_due`.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.action_examples import ACTION, ACTIONS
from api.schemas.chat import CitationOut
from api.schemas.lists import Listed
from assistant.register.tracked import Assessor, Missing, Relation, Scale
from corpus.actions import ActionKind, Due
from corpus.decisions import Verdict
from corpus.documents import DocumentKind

Numbers = list[int]


class DueOut(BaseModel):
    """A date as written, and the days it can mean: "May 25" is 1 to 31 May 2025."""

    words: str
    start: dt.date | None
    end: dt.date | None = Field(description="The last day it can mean; null when the words name no day.")
    precision: str = Field(description="day, month, season, quarter, year, term or unknown")

    @classmethod
    def of(cls, due: Due | None) -> DueOut | None:
        """Return `due` as it travels, null for none."""
        return due and cls.model_validate(due, from_attributes=True)


class StatusOut(BaseModel):
    """A status in its document's words, and what they are on the published scale."""

    words: str
    scale: Scale
    colour: str | None = Field(description="The colour the document prints; null when it prints none.")


class UpdateOut(StatusOut):
    """What one document says of an action, and whose word that is."""

    date: dt.date | None = Field(description="The date the document speaks from.")
    document_id: str
    document: str = Field(description="The document's title.")
    assessor: Assessor
    citations: Numbers


class LinkOut(BaseModel):
    """Two statements taken to be of the same action, and why."""

    earlier: str = Field(description="The id of the earlier statement; see `mentions` of its action.")
    later: str
    relation: Relation
    reason: str
    confidence: float = Field(description="From 0 to 1; 1 when a person confirmed it.")
    verdict: Verdict | None = Field(description="What a person decided; null when nobody did.")


class MilestoneOut(BaseModel):
    """One step of an action."""

    words: str
    due: DueOut | None
    citations: Numbers


class Stated(BaseModel):
    """What a document states of an action, in its words."""

    document_id: str
    kind: ActionKind
    ref: str | None
    title: str
    text: str = Field(description="What is asked or promised.")
    owner: str | None
    accountable: str | None
    body: str | None = Field(description="The organisation responsible, where one is named apart from people.")
    due: DueOut | None
    success: str | None = Field(description="How anybody will know that it is done.")
    milestones: list[MilestoneOut]
    proof: dict[str, Numbers] = Field(description="The citations that carry a field, by its name.")


class MentionOut(Stated):
    """One document's statement of an action; its `due` is the date this document gives."""

    action_id: str = Field(description="The id of this statement; `/api/actions/{id}` knows it too.")
    document: str
    document_kind: DocumentKind
    date: dt.date | None
    former_due: DueOut | None = Field(description="The date this document itself says was set before.")
    status: str | None
    progress: str | None = Field(description="The document's own account of how far it is.")


class ActionOut(Stated):
    """One action over all documents that state it: the newest statement, the dates, and what is said of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACTION]})

    action_id: str = Field(description="Stays the same while later documents state the action again.")
    area: str
    due: DueOut | None = Field(description="The date first set; overdue is measured against it.")
    revised_due: DueOut | None = Field(description="The newest date, when it differs from the first.")
    slip_days: int | None = Field(description="How much later the revised date ends; negative when brought forward.")
    overdue: bool = Field(description="On `as_of`, by the rule in `overdue_rule`.")
    as_of: dt.date
    status: StatusOut | None = Field(description="The newest word on it, whoever says it.")
    assessor: Assessor | None = Field(description="Who says so.")
    says_now: list[UpdateOut] = Field(description="The newest word of each who speaks of it.")
    disputed: bool = Field(description="Two of them judge it differently.")
    dropped: bool = Field(description="A later document that should have named it does not.")
    dropped_since: dt.date | None = Field(description="The date of that document.")
    closed: bool = Field(description="Said to be complete, taken out, or taken into another action.")
    missing: list[Missing] = Field(description="What it lacks to be checkable.")
    first_seen: dt.date | None
    last_seen: dt.date | None
    updates: list[UpdateOut] = Field(description="All that documents say of it, oldest first.")
    links: list[LinkOut]
    citations: list[CitationOut]


class ActionHistory(ActionOut):
    """One action with every document's statement of it, oldest first."""

    overdue_rule: str
    mentions: list[MentionOut]


class ListedActions(Listed[ActionOut]):
    """One page of actions, the worst first, with the rule that made them overdue."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACTIONS]})

    as_of: dt.date
    overdue_rule: str


class LinkDecision(BaseModel):
    """A person's word on whether two statements are of the same action."""

    model_config = ConfigDict(extra="forbid")

    earlier: str = Field(max_length=64, description="The statement of the older document.")
    later: str = Field(max_length=64, description="The statement of the newer document.")
    verdict: Verdict = Field(description="confirmed or rejected for a link that is there, added for one that is not.")
