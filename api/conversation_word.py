"""A conversation into a Word file to keep, send or put into a paper: questions, answers and every quote.

It says what the page says, in the page's words (`api.web.turns`), with one difference: where the page
opens a source, the file must carry it, so each reference is given in full with its exact quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from api.filenames import hyphened
from api.schemas.chat import CitationOut
from api.schemas.conversations import TurnOut, WholeConversation
from api.web.pages import day, kind, moment
from api.web.turns import TurnView, turn_view
from api.word import WordFile
from corpus.conversations import shortened

_HEADING_CHARS = 200
"""A longer question is cut in its heading and stands in full below it."""
_NAME_CHARS = 60
_SECTION_CHARS = 90
_REFERENCE = ("No.", "Exact words", "Where it stands")
_REFERENCE_WIDTHS_CM = (1.2, 8.4, 6.4)
_HOW = (
    "Each statement is a sentence, list item or table row of a document held, chosen because it speaks to the question "
    "and shown as it stands. No language model wrote it. The number after a statement leads to its references, whose "
    "words were read again from the stored page when the answer was made.",
    "Lines without a number, which may count, correct or name what is missing, are the program’s own words.",
    "“As at” gives the date that a document speaks from; things may have changed since. What a document says is what "
    "its authors wrote; whether it is right is not judged here. An answer can miss something: when much depends on it, "
    "open the document and read around the quote.",
)


def conversation_file(conversation: WholeConversation) -> bytes:
    """Return a conversation as a Word file."""
    file = WordFile(conversation.title, about="Questions and answers", created=conversation.last_asked_at)
    file.paragraph(_span(conversation))
    for number, turn in enumerate(conversation.turns, start=1):
        _write_turn(file, turn, turn_view(number, turn, ()))
    file.heading("How these answers are made", level=1)
    for said in _HOW:
        file.paragraph(said)
    return file.to_bytes()


def file_name(conversation: WholeConversation) -> str:
    """Return a name for the file that says what it is and that every system takes: small letters, figures, hyphens."""
    words = hyphened(conversation.title, _NAME_CHARS)
    parts = ("conversation", conversation.last_asked_at.astimezone().date().isoformat(), words)
    return f"{'-'.join(part for part in parts if part)}.docx"


def _span(conversation: WholeConversation) -> str:
    count, first, last = conversation.questions, moment(conversation.started_at), moment(conversation.last_asked_at)
    asked = "One question was" if count == 1 else f"{count} questions were"
    return f"{asked} asked of Stocktake Assistant, {first if first == last else f'from {first} to {last}'}."


def _write_turn(file: WordFile, turn: TurnOut, shown: TurnView) -> None:
    heading = shortened(turn.question, _HEADING_CHARS)
    file.heading(heading, level=1)
    if heading.endswith("…"):
        file.paragraph(turn.question, label="In full:")
    file.paragraph(moment(turn.asked_at), label="Asked:")
    if shown.ending.heading:
        file.paragraph("", label=f"{shown.ending.heading}.")
    if shown.message:
        file.paragraph(shown.message)
    _write_statements(file, turn)
    for term in turn.answer.terms:
        file.paragraph(term.to_term().text, label=shown.terms_from)
    if shown.as_at:
        file.paragraph(f"{shown.as_at}.")
    for notice in shown.notices:
        file.paragraph(notice, label="Note:")
    if shown.searched:
        file.paragraph(shown.searched, label="What was searched:")
    answer = turn.answer
    write_references(file, "References", answer.citations)
    write_references(file, "Newer documents that speak to this", answer.newer)
    if shown.nearest:
        write_references(file, "What came nearest, though it does not answer the question", answer.nearest)


def _write_statements(file: WordFile, turn: TurnOut) -> None:
    lines = [each.line for each in turn.answer.statements]
    if len(lines) == 1:
        file.paragraph(lines[0])
        return
    for under, together in groupby(zip(turn.answer.statements, lines, strict=True), key=lambda pair: pair[0].under):
        if under:
            file.paragraph("", label=under)
        file.bullets(line for _, line in together)


def write_references(file: WordFile, heading: str, citations: Sequence[CitationOut]) -> None:
    """Write citations as a table under a heading: number, exact words, and where they stand."""
    if not citations:
        return
    file.heading(heading, level=2)
    rows = [(f"[{one.number}]", f"“{' '.join(one.quote.split())}”", _place(one)) for one in citations]
    file.table(f"{heading}: the document and the exact words of each", _REFERENCE, rows, widths_cm=_REFERENCE_WIDTHS_CM)


def _place(one: CitationOut) -> str:
    about = ", ".join(part for part in (one.area, kind(one.kind), day(one.date) or "no date known") if part)
    section = f", “{shortened(one.section, _SECTION_CHARS).rstrip(':')}”" if one.section else ""
    return "\n".join((one.document, about, f"Page {one.page}{section}", f"File: {one.file}"))
