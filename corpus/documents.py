"""The nouns of a document as read: pages with exact text, tables with rows, and where words stand.

A `Span` is the proof that words stand where we say: `page.text[span.start:span.end]` is the
quote, character for character, always. Pages are numbered from 1, offsets from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of document a file holds."""

    STOCKTAKE_LETTER = "stocktake_letter"
    ACTION_PLAN = "action_plan"
    IMPROVEMENT_PLAN = "improvement_plan"
    INSPECTION_REPORT = "inspection_report"
    MINUTES = "minutes"
    OTHER = "other"


class DocumentStatus(StrEnum):
    """Whether a document answers questions: only `READY` ones do."""

    READY = "ready"
    NEEDS_OCR = "needs_ocr"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open character range in the stored text of one page (page from 1, offsets from 0)."""

    page: int
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share a character of the same page."""
        return self.page == other.page and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its words on one line, and where they stand (no spans when empty)."""

    text: str
    spans: tuple[Span, ...] = ()
    shared: tuple[Span, ...] = ()
    """For an empty place that a cell above reaches into: where that cell's words stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, cells in column order; a row cut by a page break has cells with two spans."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells (empty when it has none) and rows, each row as long as the header."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    span: Span
    continues: bool = False
    """True when this is the rest of the table that ended the page before."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page's exact text; for formats without pages, one page per top-level section."""

    number: int
    label: str
    text: str
    tables: tuple[Table, ...] = ()
    furniture: tuple[Span, ...] = ()
    """Running heads, running feet and page numbers: kept in the text, never part of a passage."""
    needs_ocr: bool = False

    def quote(self, span: Span) -> str:
        """Return the exact words at `span`, which must be on this page."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One letter, plan, report or set of minutes, in one file."""

    document_id: str
    file: str
    """The file's own name as the person gave it, without folders."""
    media_type: str
    title: str
    area: str
    """The local area partnership, e.g. "Hertfordshire"; "" when it is not known."""
    kind: DocumentKind
    date: date | None
    """The date the document speaks from; None when it does not say."""
    pages: int
    status: DocumentStatus = DocumentStatus.READY
    warnings: tuple[str, ...] = ()
    version: int = 1
    replaces: str | None = None
    """The document_id of the version before this one."""
    added_at: str = ""
    """When we took it in, ISO 8601 in UTC; set by the catalogue."""
