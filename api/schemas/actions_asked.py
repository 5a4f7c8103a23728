"""What is asked of the register: filters, the day overdue is measured on, and the form to give it in.

The same model reads an address, the options of the command line and what is sent to a running server, so that
they cannot differ. A filter left out is no filter; of one given twice either may hold, of two both must.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.schemas.lists import MAX_LIMIT
from assistant.register.filters import Wanted
from assistant.register.tracked import Assessor, Missing, Scale
from corpus.actions import ActionKind

_Name = Annotated[str, Field(max_length=200)]
_Id = Annotated[str, Field(max_length=64)]


class Form(StrEnum):
    """What a list of actions can be taken away as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    DOCX = "docx"


class ActionsAsked(BaseModel):
    """Which actions are asked for; every filter given must hold."""

    model_config = ConfigDict(extra="forbid")

    area: list[_Name] = Field([], max_length=50, description="Only these areas.", examples=[["Quenthorpe"]])
    kind: list[ActionKind] = Field([], description="Only these kinds.")
    ref: list[_Name] = Field([], max_length=50, description="Only these refs, such as 1.2 or PA1.")
    owner: str = Field("", max_length=200, description="Words of the owner, accountable officer or body.")
    q: str = Field("", max_length=200, description="Words that what is asked holds.")
    status: list[Scale] = Field([], description="Where somebody's newest word means this.")
    assessor: list[Assessor] = Field([], description="Spoken of by these; with `status`, judged so by these.")
    missing: list[Missing] = Field([], description="Lacking all of these.")
    document_id: list[_Id] = Field([], max_length=200, description="Stated in one of these documents.")
    dropped: bool | None = Field(None, description="Whether later documents that should name it do not.")
    disputed: bool | None = Field(None, description="Whether those who judge it differ.")
    slipped: bool | None = Field(None, description="Whether its date was put back.")
    overdue: bool | None = Field(None, description="Whether it is overdue on `as_of`.")
    as_of: dt.date | None = Field(None, description="The day to measure overdue on; today when left out.")
    due_from: dt.date | None = Field(None, description="Due this day or later, by its newest date.")
    due_to: dt.date | None = Field(None, description="Due this day or earlier, by its newest date.")
    changed_since: dt.date | None = Field(None, description="Spoken of in a document of this day or later.")
    format: Form = Field(Form.JSON, description="A file is never paged.")
    cursor: str | None = Field(None, max_length=500, description="The `next` of the page before.")
    limit: int = Field(50, ge=1, le=MAX_LIMIT, description="How many to return.")

    @model_validator(mode="after")
    def _in_order(self) -> ActionsAsked:
        if self.due_from and self.due_to and self.due_from > self.due_to:
            raise ValueError("`due_from` must not be after `due_to`")
        return self

    @property
    def day(self) -> dt.date:
        """The day overdue is measured on."""
        return self.as_of or dt.date.today()

    def to_wanted(self) -> Wanted:
        """Return the filters in our own terms; areas, and what is not overdue, are no part of them."""
        return Wanted(
            kinds=tuple(self.kind),
            refs=tuple(self.ref),
            owner=self.owner,
            words=self.q,
            scales=tuple(self.status),
            assessors=tuple(self.assessor),
            missing=tuple(self.missing),
            document_ids=tuple(self.document_id),
            due_from=self.due_from,
            due_to=self.due_to,
            overdue_on=self.day if self.overdue else None,
            is_dropped=self.dropped,
            is_disputed=self.disputed,
            is_slipped=self.slipped,
            changed_since=self.changed_since,
        )

    def as_query(self) -> dict[str, list[str] | str]:
        """Return the query of an address that asks for the same."""
        given = self.model_dump(mode="json", exclude_defaults=True)
        return {name: value if isinstance(value, list) else str(value) for name, value in given.items()}
