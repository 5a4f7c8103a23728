"""A receipt into plain words: what became of a file, what was found in it, and what to do next.

What is wrong with a file is said by its error's stable code, in words for people who do not run the
service; the error's own words, which name settings and formats, are kept for whoever helps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.desk_documents import DocumentDesk
from api.schemas.documents import DocumentOut, ReceiptOut
from api.web.pages import day, kind
from corpus.documents import DocumentStatus
from corpus.errors import CannotReplaceError, DocumentNotFoundError
from ingest.doubts import field_doubted


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not taken in, and what can be done."""

    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to know about a document, and the field to correct where it is about one."""

    words: str
    field: str | None


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """A receipt as it is shown."""

    file: str
    tone: str
    """done, same, unread, failed or removed."""
    tag: str
    sentences: tuple[str, ...]
    warnings: tuple[Warned, ...] = ()
    document: DocumentOut | None = None
    newest: DocumentOut | None = None
    """The version that answers, where this file is held as an earlier one."""
    error: str = ""

    @property
    def announced(self) -> str:
        """Return what is said aloud of it."""
        return f"{self.file}: {self.tag.lower()}. {' '.join(self.sentences)}"


_FAILURES = {
    "empty": Failure(
        "The file is empty: it has no words and no pictures.",
        "Open it to check that it was saved or copied whole, then add it again.",
    ),
    "unsupported_type": Failure(
        "This is not a kind of file that can be read.",
        "Save or export it as PDF, Word (.docx), HTML, Markdown or plain text, and add that.",
    ),
    "encrypted": Failure("The file needs a password to open.", "Save a copy without the password and add that copy."),
    "corrupt": Failure(
        "The file is damaged or incomplete.",
        "Download or export it again, or open it in the program it comes from and save it, then add that.",
    ),
    "oversized": Failure(
        "The file is too large, or unpacks to far more than a document would.",
        "Split the document into parts, or save it again with smaller pictures, and add that.",
    ),
    "reading_limit": Failure(
        "Reading the file took too long, so it was stopped.",
        "Save it again as PDF or Word, or split it into parts, and add those.",
    ),
    "stopped": Failure("The file was stopped before it was kept.", "Add it again if you want it."),
    "document_not_found": Failure(
        "The document that this file was to replace is no longer held.", "Add the file as a new document instead."
    ),
}
_OTHER_FAILURE = Failure(
    "The file could not be taken in.",
    "Try once more, or add it in another format. If that fails too, tell whoever runs this service.",
)


def receipt_view(desk: DocumentDesk, receipt: ReceiptOut) -> ReceiptView:
    """Return one receipt in words."""
    if receipt.document_id is None:
        return _failed(receipt)
    try:
        document = desk.document(receipt.document_id)
    except DocumentNotFoundError:
        return ReceiptView(receipt.file, "removed", "Removed", ("It was held, and has been removed since.",))
    warnings = tuple(Warned(words, field_doubted(words)) for words in desk.warnings_of(document))
    if receipt.outcome == "unchanged":
        return _held_already(desk, receipt.file, document, warnings)
    if document.status is DocumentStatus.NEEDS_OCR:
        sentences = (
            f"It is kept, but no question can be answered from it: {_counted(receipt.pages, 'page')} without text.",
            "Scan it with text recognition (OCR), or get the file it was printed from, and replace it with that.",
        )
        return ReceiptView(receipt.file, "unread", "No text", sentences, warnings, document)
    is_version = receipt.outcome == "new_version"
    sentences = (f"{_found(receipt)}.", about(document))
    if is_version:
        sentences += (f"It is version {document.version}, in place of the one before, which can still be read.",)
    return ReceiptView(receipt.file, "done", "New version" if is_version else "Taken in", sentences, warnings, document)


def summary(views: Sequence[ReceiptView]) -> str:
    """Return how many files were taken in, for the head of several receipts."""
    tones = [view.tone for view in views]
    counts = {
        "taken in": tones.count("done") + tones.count("unread"),
        "held already": tones.count("same"),
        "not taken in": tones.count("failed"),
        "removed since": tones.count("removed"),
    }
    first, *others = [(count, words) for words, count in counts.items() if count]
    return ", ".join([f"{_counted(first[0], 'file')} {first[1]}", *(f"{count} {words}" for count, words in others)])


def about(document: DocumentOut) -> str:
    """Return what a document is, as one sentence."""
    of_area = f" about {document.area}" if document.area else ", area not known"
    of_day = f", {day(document.date)}" if document.date else ", date not known"
    return f"{kind(document.kind).capitalize()}{of_area}{of_day}."


def _failed(receipt: ReceiptOut) -> ReceiptView:
    error = receipt.error or ""
    if receipt.error_code == CannotReplaceError.code:
        # Only the error itself knows why, and it says so in words for anyone.
        return ReceiptView(receipt.file, "failed", "Not taken in", (error,))
    failure = _FAILURES.get(receipt.error_code or "", _OTHER_FAILURE)
    return ReceiptView(receipt.file, "failed", "Not taken in", (failure.reason, failure.advice), error=error)


def _held_already(desk: DocumentDesk, file: str, document: DocumentOut, warnings: tuple[Warned, ...]) -> ReceiptView:
    held_as = f"This very file is held already, as “{document.title}”"
    if document.status is DocumentStatus.SUPERSEDED:
        newest = desk.newest(document.document_id)
        sentences = (f"{held_as}. A newer version of it answers questions.",)
        return ReceiptView(file, "same", "Held already", sentences, (), document, newest)
    sentences = (f"{held_as}, since {day(document.added_at)}. It was not taken in again.",)
    return ReceiptView(file, "same", "Held already", sentences, warnings, document)


def _found(receipt: ReceiptOut) -> str:
    counts = ((receipt.pages, "page"), (receipt.tables, "table"), (receipt.actions, "action"))
    return ", ".join(_counted(count, noun) for count, noun in counts if count)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
