"""Documents, pages, receipts and found passages as they travel.

`file` is the name a person gave, tidied for showing; it is never a path on this machine.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from corpus.documents import Document, DocumentKind, DocumentStatus, Page, Span


class DocumentOut(BaseModel):
    """One letter, plan, report or set of minutes."""

    document_id: str
    file: str
    title: str
    area: str = Field(description="The local area partnership; empty when it is not known.")
    kind: DocumentKind
    date: dt.date | None
    pages: int
    status: DocumentStatus
    warnings: list[str]
    version: int
    replaces: str | None
    added_at: str

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        """Return `document` as it travels."""
        return cls.model_validate(document, from_attributes=True)


class Correction(BaseModel):
    """What a person says a document is; what is left out stays as it was read."""

    model_config = ConfigDict(extra="forbid")

    area: str | None = Field(None, min_length=1, max_length=200)
    kind: DocumentKind | None = None
    date: dt.date | None = None
    title: str | None = Field(None, min_length=1, max_length=500)


class ReceiptOut(BaseModel):
    """What became of one file: what was found in it, or why it was not taken in."""

    file: str
    outcome: str = Field(examples=["added"], description="added, unchanged, new_version or failed")
    document_id: str | None
    area: str | None
    kind: DocumentKind | None
    date: dt.date | None
    pages: int
    characters: int
    tables: int
    sections: int
    passages: int
    people: int
    actions: int
    warnings: list[str]
    error_code: str | None
    error: str | None


class Receipts(BaseModel):
    """One receipt for each file, in the order the files came."""

    items: list[ReceiptOut]


class TableOut(BaseModel):
    """A table's header and rows as words."""

    header: list[str]
    rows: list[list[str]]
    continues: bool = Field(description="True when this is the rest of the table that ended the page before.")


class HighlightOut(BaseModel):
    """The words between `start` and `end`."""

    start: int
    end: int
    quote: str


class PageOut(BaseModel):
    """One page's exact text and tables."""

    document_id: str
    number: int
    label: str
    text: str
    tables: list[TableOut]
    needs_ocr: bool
    highlight: HighlightOut | None = None

    @classmethod
    def of(cls, document_id: str, page: Page, highlight: Span | None) -> PageOut:
        """Return `page` as it travels, with the words at `highlight`."""
        marked = highlight and HighlightOut(start=highlight.start, end=highlight.end, quote=page.quote(highlight))
        return cls(
            document_id=document_id,
            number=page.number,
            label=page.label,
            text=page.text,
            tables=[
                TableOut(
                    header=[cell.text for cell in table.header],
                    rows=[[cell.text for cell in row.cells] for row in table.rows],
                    continues=table.continues,
                )
                for table in page.tables
            ],
            needs_ocr=page.needs_ocr,
            highlight=marked,
        )


class AreaOut(BaseModel):
    """A local area partnership and the documents held about it."""

    area: str
    documents: int
    first: dt.date | None
    last: dt.date | None


class FoundOut(BaseModel):
    """A passage that a search found, and where it stands."""

    passage_id: str
    document_id: str
    document: str = Field(description="The document's title.")
    file: str
    area: str
    kind: DocumentKind
    date: dt.date | None
    page: int
    section: str
    text: str
    start: int
    end: int
    url: str = Field(description="The page with the passage marked, relative to this server.")
    score: float = Field(description="From 0 to 1; good for ordering, not for judging.")
