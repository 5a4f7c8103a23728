"""Readings made by hand for the store's tests: lines of text in, a whole document and its file out."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from corpus.documents import Document, DocumentKind, DocumentStatus, Page, Span
from corpus.passages import Passage, PassageKind, Section, SectionRole, Sentence
from corpus.readings import Reading


def made(
    folder: Path,
    paragraphs: list[str],
    *,
    file: str = "letter.txt",
    area: str = "Westmarsh",
    day: date | None = date(2024, 5, 2),
    kind: DocumentKind = DocumentKind.STOCKTAKE_LETTER,
    status: DocumentStatus = DocumentStatus.READY,
    context: str = "Priority Action 1",
) -> tuple[Reading, Path]:
    """Return a reading with one page, one section and one passage a paragraph, and its original."""
    text = "\n".join(paragraphs)
    data = f"{file}\n{area}\n{day}\n{text}".encode()
    document_id = sha256(data).hexdigest()[:16]
    original = folder / document_id
    original.write_bytes(data)
    document = Document(document_id, file, "text/plain", "A letter", area, kind, day, 1, status)
    section = Section(f"{document_id}-s0", document_id, 0, context, SectionRole.PRIORITY_ACTION, "PA1")
    passages, start = [], 0
    for ordinal, paragraph in enumerate(paragraphs):
        whole = (Span(1, start, start + len(paragraph)),)
        passages.append(
            Passage(
                passage_id=f"{document_id}-p{ordinal}",
                document_id=document_id,
                section_id=section.section_id,
                ordinal=ordinal,
                kind=PassageKind.PARAGRAPH,
                text=paragraph,
                spans=whole,
                sentences=_sentences(paragraph, start),
                context=context,
            )
        )
        start += len(paragraph) + 1
    return Reading(document, (Page(1, "1", text),), (section,), tuple(passages)), original


def _sentences(paragraph: str, start: int) -> tuple[Sentence, ...]:
    sentences, at = [], 0
    for part in paragraph.split(". "):
        begin = paragraph.index(part, at)
        at = begin + len(part)
        sentences.append(Sentence(part, (Span(1, start + begin, start + at),)))
    return tuple(sentences)
