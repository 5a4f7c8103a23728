"""Answers, documents and receipts into lines for a person at a terminal.

Everything printed passes through `without_controls`: a letter's text may hold characters that move
the cursor, colour the screen or reverse the reading direction.
"""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import typer

from api.schemas.chat import ChatAnswer, CitationOut
from api.schemas.conversations import FeedbackOut
from api.schemas.documents import DocumentOut, ReceiptOut
from assistant.answers import Status
from assistant.glossary import NAMED
from corpus.conversations import shortened
from ingest.doubts import field_doubted

_REVERSING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MAX_WIDTH = 100
_INDENT = "    "
_STATUS_CHARS = max(len(status.value) for status in Status)
_QUESTION_CHARS = 60


def without_controls(text: str) -> str:
    """Return `text` without control characters, lone surrogates and direction marks; line ends stay."""
    return "".join(
        mark
        for mark in text
        if mark == "\n" or (unicodedata.category(mark) not in ("Cc", "Cs") and mark not in _REVERSING)
    )


def show(lines: Iterable[str]) -> None:
    """Print lines on standard output, safe for a terminal."""
    for line in lines:
        typer.echo(without_controls(line))


def answer_lines(answer: ChatAnswer) -> Iterator[str]:
    """Return an answer as lines: statements with [n], then each source; a refusal says what was searched."""
    if answer.message:
        yield from wrapped(answer.message)
    yield from _told(answer)
    if answer.citations:
        yield ""
        yield "Sources"
        for citation in answer.citations:
            yield from source_lines(citation, f"[{citation.number}] ")
    if answer.searched and not answer.statements:
        yield from ("", *wrapped(f"Searched: {answer.searched}"))
    if answer.nearest:
        yield from ("", "What came nearest, though it does not answer the question")
        for citation in answer.nearest:
            yield from source_lines(citation, "- ")
    for notice in answer.notices:
        yield from ("", *wrapped(f"Note: {notice}"))
    if answer.follow_ups:
        yield from ("", "You could also ask", *(f"- {question}" for question in answer.follow_ups))


def _told(answer: ChatAnswer) -> Iterator[str]:
    """Yield the statements under their headings, then what our own glossary says, named as such."""
    under = ""
    for statement in answer.statements:
        if statement.under and statement.under != under:
            yield from ("", statement.under)
        under = statement.under
        yield from wrapped(statement.line)
    for term in answer.terms:
        yield from wrapped(f"{NAMED}: {term.to_term().text}")


def document_lines(documents: Sequence[DocumentOut]) -> Iterator[str]:
    """Return documents as lines, one line each with its id first."""
    if not documents:
        yield "No documents yet. Take some in with: stocktake ingest FILE-OR-FOLDER"
        return
    for document in documents:
        day = document.date.isoformat() if document.date else "no date   "
        status = "" if document.status == "ready" else f"  ({document.status.replace('_', ' ')})"
        kind = document.kind.replace("_", " ")
        yield f"{document.document_id}  {day}  {document.area or 'area not known'}, {kind}: {document.file}{status}"


def receipt_lines(receipt: ReceiptOut) -> Iterator[str]:
    """Return one receipt as lines: what was found in the file, or why it was not taken in."""
    if receipt.error:
        yield f"{receipt.file}: failed ({receipt.error_code})"
        yield from wrapped(receipt.error, _INDENT, first=_INDENT)
        return
    yield f"{receipt.file}: {receipt.outcome.replace('_', ' ')}"
    about = [receipt.area or "area not known", (receipt.kind or "other").replace("_", " ")]
    about.append(receipt.date.isoformat() if receipt.date else "no date")
    counts = [
        f"{count} {name if count != 1 else name.removesuffix('s')}"
        for name, count in (
            ("pages", receipt.pages),
            ("tables", receipt.tables),
            ("sections", receipt.sections),
            ("passages", receipt.passages),
            ("actions", receipt.actions),
        )
        if count
    ]
    yield f"{_INDENT}{', '.join(about)}: {', '.join(counts) or 'nothing read again'}"
    for warning in receipt.warnings:
        yield from wrapped(f"Warning: {warning}", _INDENT, first=_INDENT)
    doubted = [field for warning in receipt.warnings if (field := field_doubted(warning))]
    if doubted:
        options = " ".join(f"--{field} …" for field in doubted)
        yield f"{_INDENT}Say what it is: stocktake correct {receipt.document_id} {options}"


def feedback_lines(rows: Sequence[FeedbackOut]) -> Iterator[str]:
    """Return feedback as a table: when, useful or not, how the answer ended, the question; a reason below."""
    if not rows:
        yield "Nobody has said yet what they thought of an answer."
        return
    yield _feedback_row("When", "Useful", "Answer", "Question")
    for row in rows:
        when = f"{row.given_at.astimezone():%Y-%m-%d %H:%M}"
        asked = shortened(row.question, _QUESTION_CHARS)
        yield _feedback_row(when, "yes" if row.useful else "no", row.status.value.replace("_", " "), asked)
        if row.reason:
            yield from wrapped(f"“{row.reason}”", _INDENT, first=_INDENT)


def _feedback_row(when: str, useful: str, status: str, question: str) -> str:
    return f"{when:<16}  {useful:<6}  {status:<{_STATUS_CHARS}}  {question}"


def source_lines(citation: CitationOut, marker: str) -> Iterator[str]:
    """Return a citation as lines after a marker: where it stands, and its exact words."""
    day = f", {citation.date.isoformat()}" if citation.date else ""
    section = f", “{_shortened(citation.section)}”" if citation.section else ""
    indent = " " * len(marker)
    yield from wrapped(f"{marker}{citation.document} ({citation.file}{day}), page {citation.page}{section}", indent)
    yield from wrapped(f"“{' '.join(citation.quote.split())}”", indent, first=indent)


def _shortened(heading: str) -> str:
    return textwrap.shorten(heading, 70, placeholder="…")


def wrapped(text: str, indent: str = "", first: str = "") -> list[str]:
    """Return `text` in lines as wide as the terminal, the first after `first` and the others after `indent`."""
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    # Not broken at hyphens or within words: file names and links stay whole and can be copied.
    options = {"break_on_hyphens": False, "break_long_words": False}
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=indent, **options) or [""]
