"""A file read as a flow of headings, paragraphs, list items and tables, written onto pages.

Formats without printed pages (HTML, most Word files) get one page per top-level section; its label is
that section's heading. A page break in the flow wins over that, because someone printed it so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.documents import Page
from corpus.wording import display
from ingest.readers.bold import BOLD_LEVEL
from ingest.readers.grid import GridRow, is_table, write_grid
from ingest.readers.page_text import PageText
from ingest.readers.page_warnings import MERGED_CELLS, Trouble
from ingest.readers.pages import HeadingMark, ListMark

_LONGEST_LABEL = 80


class Part(StrEnum):
    """What a piece of the flow is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    FURNITURE = "furniture"
    PAGE_BREAK = "page_break"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the flow; `header_rows` is what the format declares about a table."""

    part: Part
    text: str = ""
    level: int = 1
    grid: tuple[GridRow, ...] = ()
    header_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow written onto pages, with the marks of its headings and list items."""

    pages: tuple[Page, ...]
    headings: tuple[HeadingMark, ...]
    list_marks: tuple[ListMark, ...]
    troubles: tuple[Trouble, ...]


def write_flow(pieces: Sequence[Piece], *, break_label: str = "Page", whole: str = "Whole document") -> Flow:
    """Write `pieces` onto pages labelled by `break_label` and number, by heading, or as `whole`."""
    headings: list[HeadingMark] = []
    items: list[ListMark] = []
    troubles: list[Trouble] = []
    pages: list[Page] = []
    for label, on_page in _sheets(pieces, break_label, whole):
        page = PageText(len(pages) + 1, label)
        before: Piece | None = None
        for piece in on_page:
            _write(page, piece, before, headings, items, troubles)
            before = piece
        pages.append(page.page())
    return Flow(tuple(pages), tuple(headings), tuple(items), tuple(troubles))


def _write(
    page: PageText,
    piece: Piece,
    before: Piece | None,
    headings: list[HeadingMark],
    items: list[ListMark],
    troubles: list[Trouble],
) -> None:
    if piece.part is Part.TABLE and is_table(piece.grid):
        written = write_grid(page, piece.grid, piece.header_rows)
        headings.extend(HeadingMark(span, BOLD_LEVEL) for span, emphatic in written.bands if emphatic)
        if written.merged:
            troubles.append((MERGED_CELLS, page.number))
        return
    text = piece.text or "\n".join(cell.text for row in piece.grid for cell in row if cell and cell.text.strip())
    if not text.strip():
        return
    page.apart("\n" if before and before.part is piece.part is Part.ITEM else "\n\n")
    span = page.add(text.strip())
    if piece.part is Part.HEADING:
        headings.append(HeadingMark(span, piece.level))
    elif piece.part is Part.ITEM:
        items.append(ListMark(span, piece.level))
    elif piece.part is Part.FURNITURE:
        page.furniture.append(span)


def _sheets(pieces: Sequence[Piece], break_label: str, whole: str) -> list[tuple[str, list[Piece]]]:
    """Divide the flow at its page breaks; without any, before each heading of its top level."""
    if any(piece.part is Part.PAGE_BREAK for piece in pieces):
        sheets: list[list[Piece]] = [[]]
        for piece in pieces:
            if piece.part is not Part.PAGE_BREAK:
                sheets[-1].append(piece)
            elif _has_words(sheets[-1]):
                sheets.append([])
        kept = sheets if _has_words(sheets[-1]) or len(sheets) == 1 else sheets[:-1]
        return [(f"{break_label} {number}", sheet) for number, sheet in enumerate(kept, start=1)]
    return _sections(pieces, whole)


def _has_words(sheet: Sequence[Piece]) -> bool:
    return any(piece.text.strip() or is_table(piece.grid) for piece in sheet if piece.part is not Part.FURNITURE)


def _sections(pieces: Sequence[Piece], whole: str) -> list[tuple[str, list[Piece]]]:
    level = top_level([piece.level for piece in pieces if piece.part is Part.HEADING])
    sheets: list[tuple[str, list[Piece]]] = [(whole, [])]
    for piece in pieces:
        if piece.part is Part.HEADING and piece.level == level:
            label = section_label(piece.text)
            # Words before the first such heading are a page of their own; nothing but furniture is not.
            sheets = [*sheets, (label, [])] if _has_words(sheets[-1][1]) else [*sheets[:-1], (label, sheets[-1][1])]
        sheets[-1][1].append(piece)
    if len(sheets) > 1 and sheets[0][0] == whole:
        sheets[0] = ("Opening", sheets[0][1])
    return sheets


def top_level(levels: Sequence[int]) -> int | None:
    """Return the highest level used more than once: a lone heading above the others is the title."""
    counts = Counter(level for level in levels if level < BOLD_LEVEL)
    return min((level for level, count in counts.items() if count > 1), default=None)


def section_label(heading: str) -> str:
    """Return a page label of reasonable length for the section under `heading`."""
    words = display(heading)
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1].rstrip() + "…"
