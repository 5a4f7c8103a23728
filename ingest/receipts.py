"""What became of one file, in true counts: every file handed to `ingest` gets exactly one receipt.

A failed file has a receipt too, with the error's stable code and its message; its counts are 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.documents import DocumentKind
from corpus.errors import StocktakeError
from corpus.store import Corpus


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    """The very same bytes are held already; nothing was read or embedded."""
    NEW_VERSION = "new_version"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one file yielded, or why it yielded nothing."""

    file: str
    """The file's own name, without folders."""
    outcome: Outcome
    document_id: str | None = None
    area: str = ""
    kind: DocumentKind | None = None
    date: date | None = None
    pages: int = 0
    characters: int = 0
    """Of all pages' stored text, running heads and feet included."""
    tables: int = 0
    """A table that runs over a page break counts once."""
    sections: int = 0
    passages: int = 0
    people: int = 0
    actions: int = 0
    warnings: tuple[str, ...] = ()
    error_code: str | None = None
    error: str | None = None


def kept(file: str, outcome: Outcome, document_id: str, corpus: Corpus) -> Receipt:
    """Return the receipt of a file whose document the corpus holds."""
    document, pages = corpus.document(document_id), corpus.pages(document_id)
    return Receipt(
        file=file,
        outcome=outcome,
        document_id=document_id,
        area=document.area,
        kind=document.kind,
        date=document.date,
        pages=len(pages),
        characters=sum(len(page.text) for page in pages),
        tables=sum(not table.continues for page in pages for table in page.tables),
        sections=len(corpus.sections(document_id)),
        passages=len(corpus.passages(document_id)),
        people=len(corpus.people(document_id)),
        actions=len(corpus.actions(document_id)),
        warnings=document.warnings,
    )


def failed(file: str, error: StocktakeError) -> Receipt:
    """Return the receipt of a file that could not be taken in."""
    return Receipt(file=file, outcome=Outcome.FAILED, error_code=error.code, error=str(error))
