"""Documents written in a test, read through every step of structure; a form feed begins a new page."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.documents import Cell, Page, Row, Span, Table
from corpus.passages import Passage, PassageKind, Section, SectionRole
from corpus.readings import Reading
from corpus.wording import display
from ingest.given import Given
from ingest.readers.pages import FileContent, HeadingMark
from ingest.structure import structure

MAX_TOKENS = 120


def count_words(text: str) -> int:
    """Count as a model would that has one token for each word, and two of its own."""
    return len(text.split()) + 2


def read_content(content: FileContent, file: str = "document.txt", given: Given | None = None) -> Reading:
    return structure(
        content,
        document_id="0123456789abcdef",
        file=file,
        given=given or Given(),
        count_tokens=count_words,
        max_tokens=MAX_TOKENS,
    )


def content_of(text: str, media_type: str = "text/plain", headings: Iterable[str] = ()) -> FileContent:
    pages = tuple(Page(number, str(number), words) for number, words in enumerate(text.split("\f"), start=1))
    marks = [HeadingMark(place(pages, heading), 2) for heading in headings]
    return FileContent(media_type, pages, headings=tuple(marks))


def read(
    text: str, *, media_type: str = "text/plain", file: str = "document.txt", given: Given | None = None
) -> Reading:
    return read_content(content_of(text, media_type), file, given)


def place(pages: Iterable[Page], words: str) -> Span:
    """Return where `words` stand first."""
    for page in pages:
        start = page.text.find(words)
        if start >= 0:
            return Span(page.number, start, start + len(words))
    raise AssertionError(f"{words!r} stands on no page")


def page_with_table(rows: list[list[str]], before: str = "") -> Page:
    """Return a page with `before`, then a table, each cell's words followed by a bar."""
    text, table_start, read_rows = before, len(before), []
    for cells in rows:
        read_cells = []
        for words in cells:
            spans = (Span(1, len(text), len(text) + len(words)),) if words else ()
            read_cells.append(Cell(display(words), spans))
            text += words + " | "
        text += "\n"
        read_rows.append(Row(tuple(read_cells)))
    header, *rest = read_rows
    table = Table(header.cells, tuple(rest), Span(1, table_start, len(text)))
    return Page(1, "1", text, tables=(table,))


def words_at(reading: Reading, spans: Iterable[Span]) -> str:
    return " ".join(reading.pages[span.page - 1].quote(span) for span in spans)


def section_of(reading: Reading, ref_or_role: str | SectionRole) -> Section:
    """Return the one section with a ref, or the first with a role."""
    for section in reading.sections:
        if ref_or_role in (section.ref, section.role):
            return section
    raise AssertionError(f"no section {ref_or_role!r} among {[(s.role.value, s.ref) for s in reading.sections]}")


def passages_in(reading: Reading, section: Section, *kinds: PassageKind) -> list[Passage]:
    found = [passage for passage in reading.passages if passage.section_id == section.section_id]
    return [passage for passage in found if not kinds or passage.kind in kinds]


def texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]
