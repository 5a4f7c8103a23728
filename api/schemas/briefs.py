"""A brief of an area as it travels: parts with proven statements, our own notes, and words of the glossary.

What is quoted and what is ours never stand in one field: `statements` are the documents' words, `note` and `terms` are
the product's.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field

from api.schemas.chat import CitationOut, StatementOut, TermOut


class PartOut(BaseModel):
    """One heading of a brief and what stands under it."""

    heading: str
    note: str = Field(description="Our own sentence: how many there are, or that nothing is recorded.")
    statements: list[StatementOut]
    terms: list[TermOut] = Field(description="Words of the glossary, which are no document's.")
    total: int | None = Field(description="Of actions: how many are meant; the statements tell the worst of them.")
    url: str | None = Field(description="Of actions: the page that lists them all, relative to this server.")


class BriefOut(BaseModel):
    """One page for somebody new to an area."""

    area: str
    as_of: dt.date = Field(description="The day that overdue and ahead are measured on.")
    overdue_rule: str
    made_from: str = Field(examples=["5 documents of 14 March 2024 to 29 April 2025"])
    parts: list[PartOut]
    citations: list[CitationOut] = Field(description="Numbered through the whole brief.")
