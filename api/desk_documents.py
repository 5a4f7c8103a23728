"""What can be asked of the product about documents: what is held, taken in, corrected, replaced and removed.

The half of `api.desk.Desk` that needs no assistant. Files are taken in one run at a time, whoever sends them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from api.schemas.documents import Correction, DocumentOut, ReceiptOut
from corpus.actions import Action
from corpus.documents import Document, DocumentKind, Page
from corpus.errors import DocumentNotFoundError
from corpus.passages import Section
from corpus.people import Person
from corpus.store import Corpus
from ingest.doubts import field_doubted
from ingest.given import Given
from ingest.pipeline import Progress, Stopped, ingest


@dataclass(frozen=True, slots=True)
class Account:
    """All there is to show about one document."""

    document: Document
    as_read: Document
    """As the file itself says it is; its warnings are those of the reading."""
    said: frozenset[str]
    """The fields (area, kind, date, title) a person gave their word on."""
    warnings: tuple[str, ...]
    """What the reader should know, without doubts that a person has settled."""
    versions: tuple[Document, ...]
    """All versions held, newest first, this one among them."""
    sections: tuple[Section, ...]
    people: tuple[Person, ...]
    actions: tuple[Action, ...]

    @property
    def is_corrected(self) -> bool:
        """Whether a person says otherwise than the file on anything."""
        return any(getattr(self.document, name) != getattr(self.as_read, name) for name in self.said)

    @property
    def newest(self) -> Document:
        """The version that answers questions."""
        return self.versions[0]


class DocumentDesk:
    """The documents of one open corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._taking_in = Lock()

    @property
    def is_taking_in(self) -> bool:
        """Whether files are being taken in at this moment, so that others wait."""
        return self._taking_in.locked()

    def documents(self, *, include_superseded: bool = False) -> list[DocumentOut]:
        """Return every document held, in the order they came."""
        return [DocumentOut.of(each) for each in self.corpus.documents(include_superseded=include_superseded)]

    def document(self, document_id: str) -> DocumentOut:
        """Return one document; raises DocumentNotFoundError."""
        return DocumentOut.of(self.corpus.document(document_id))

    def account(self, document_id: str) -> Account:
        """Return all there is to show about one document; raises DocumentNotFoundError."""
        document = self.corpus.document(document_id)
        said = frozenset(self.corpus.corrections(document_id))
        return Account(
            document=document,
            as_read=self.corpus.as_read(document_id),
            said=said,
            warnings=_unsettled(document.warnings, said),
            versions=self.corpus.versions(document_id)[::-1],
            sections=self.corpus.sections(document_id),
            people=self.corpus.people(document_id),
            actions=self.corpus.actions(document_id),
        )

    def newest(self, document_id: str) -> DocumentOut:
        """Return the newest version of a document; raises DocumentNotFoundError."""
        return DocumentOut.of(self.corpus.versions(document_id)[-1])

    def warnings_of(self, document: DocumentOut) -> tuple[str, ...]:
        """Return what readers of a document should know, without doubts that a person has settled."""
        said = self.corpus.corrections(document.document_id) if document.warnings else ()
        return _unsettled(document.warnings, said)

    def page(self, document_id: str, number: int) -> Page:
        """Return one page; raises DocumentNotFoundError."""
        document = self.corpus.document(document_id)
        if not 1 <= number <= document.pages:
            raise DocumentNotFoundError(f"“{document.title}” has pages 1 to {document.pages}, and no page {number}.")
        return self.corpus.page(document_id, number)

    def correct(self, document_id: str, correction: Correction) -> DocumentOut:
        """Keep a person's word about a document; raises DocumentNotFoundError."""
        given = correction.model_dump(exclude_none=True)
        return DocumentOut.of(self.corpus.correct(document_id, **given))

    def describe(self, document_id: str, said: Given) -> None:
        """Keep all that a person says a document is; what they leave out is not known. Raises DocumentNotFoundError."""
        self.corpus.describe(
            document_id,
            area=said.area or "",
            kind=said.kind or DocumentKind.OTHER,
            date=said.date,
            title=said.title or self.corpus.as_read(document_id).title,
        )

    def withdraw(self, document_id: str) -> None:
        """Take back all that a person said of a document, as far as its file says it; raises DocumentNotFoundError."""
        read = self.corpus.as_read(document_id)
        self.corpus.describe(document_id, area=read.area, kind=read.kind, date=read.date, title=read.title)

    def remove(self, *document_ids: str) -> None:
        """Erase documents with all that was made from them; an unknown one raises DocumentNotFoundError."""
        self.corpus.remove(*document_ids)

    def turns_resting_on(self, *document_ids: str) -> int:
        """Return how many kept answers would go with these documents."""
        return self.corpus.turns_resting_on(*document_ids)

    @contextmanager
    def taking_turns(self) -> Iterator[None]:
        """Wait until no files are being taken in, and let no others be meanwhile."""
        with self._taking_in:
            yield

    def take_in(
        self,
        paths: Sequence[Path],
        given: Given,
        progress: Progress | None = None,
        *,
        replaces: str | None = None,
        begun: Callable[[], None] = lambda: None,
        stopped: Stopped = lambda: False,
    ) -> list[ReceiptOut]:
        """Read files and folders into the corpus, one run at a time; return a receipt per file.

        `begun` is called once it is their turn. `replaces` names the document that the one file replaces.
        """
        with self.taking_turns():
            begun()
            receipts = ingest(paths, self.corpus, given=given, progress=progress, replaces=replaces, stopped=stopped)
        return [ReceiptOut.model_validate(receipt, from_attributes=True) for receipt in receipts]


def _unsettled(warnings: Sequence[str], said: Collection[str]) -> tuple[str, ...]:
    return tuple(warning for warning in warnings if field_doubted(warning) not in said)
