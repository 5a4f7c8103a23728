"""The body of a Word file into a flow: headings, paragraphs, numbered items, tables and page ends in order.

Every container is walked here (content controls, tracked insertions, text boxes), because python-docx
steps over them without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.readers.bold import BOLD_LEVEL, could_head
from ingest.readers.docx_numbering import Numbering, W
from ingest.readers.docx_tables import grid_of, is_layout, layout_cells
from ingest.readers.docx_words import PAGE_END, is_bold, paragraph_words, text_boxes
from ingest.readers.flow import Part, Piece
from ingest.readers.grid import GridRow

_CONTAINERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says: heading level (0 for a title), list and depth, bold type, lines of a table."""

    heading: int | None = None
    list_id: str | None = None
    depth: int = 0
    bold: bool = False
    lines: bool = False


class BodyReader:
    """Reads the elements of one document in order; list numbers count up as it goes."""

    def __init__(self, styles: Mapping[str, ParagraphStyle], default_style: str, numbering: Numbering) -> None:
        self._styles = styles
        self._default = styles.get(default_style, ParagraphStyle())
        self._numbering = numbering

    def pieces(self, container: Any) -> Iterator[Piece]:
        """Yield the pieces of the flow under `container`."""
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self.pieces(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        style = self._style(paragraph)
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            yield Piece(Part.PAGE_BREAK)
        part, level, text = self._read(paragraph, style)
        for index, words in enumerate(text.split(PAGE_END)):
            if index:
                yield Piece(Part.PAGE_BREAK)
            if words.strip():
                yield Piece(part, words, level)
                part = Part.HEADING if part is Part.HEADING else Part.PARAGRAPH
        for box in text_boxes(paragraph):
            yield from self.pieces(box)

    def _read(self, paragraph: Any, style: ParagraphStyle) -> tuple[Part, int, str]:
        text = paragraph_words(paragraph)
        listed, depth = _list_place(paragraph, style)
        label = self._numbering.label(listed, depth) if listed and text.strip() else None
        if label:
            lead = len(text) - len(text.lstrip())
            text = f"{text[:lead]}{label} {text[lead:]}"
        heading = _outline_level(paragraph, style.heading)
        if heading is not None:
            return Part.HEADING, heading, text
        if label is not None:
            return Part.ITEM, depth + 1, text
        if is_bold(paragraph, by_style=style.bold) and could_head(text):
            return Part.HEADING, BOLD_LEVEL, text
        return Part.PARAGRAPH, 1, text

    def _table(self, table: Any) -> Iterator[Piece]:
        # Looked at first without counting list numbers, because a layout table is then read again.
        seen, declared = grid_of(table, _raw_words)
        style = table.find(f"{W}tblPr/{W}tblStyle")
        known = self._styles.get(style.get(f"{W}val"), ParagraphStyle()) if style is not None else ParagraphStyle()
        if is_layout(table, seen, declared, has_lines=known.lines):
            for cell in layout_cells(table):
                yield from self.pieces(cell)
            return
        grid, declared = grid_of(table, self._cell_words)
        for index, rows in enumerate(_by_page(grid)):
            if index:
                yield Piece(Part.PAGE_BREAK)
            yield Piece(Part.TABLE, grid=rows, header_rows=0 if index else declared)

    def _cell_words(self, cell: Any) -> str:
        lines = (self._read(paragraph, self._style(paragraph))[2] for paragraph in cell.iter(f"{W}p"))
        return "\n".join(line for line in lines if line.strip())

    def _style(self, paragraph: Any) -> ParagraphStyle:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(named.get(f"{W}val"), self._default) if named is not None else self._default


def _raw_words(cell: Any) -> str:
    return "\n".join(paragraph_words(paragraph) for paragraph in cell.iter(f"{W}p"))


def _list_place(paragraph: Any, style: ParagraphStyle) -> tuple[str | None, int]:
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        return style.list_id, style.depth
    list_id, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    named = list_id.get(f"{W}val") if list_id is not None else style.list_id
    # List number 0 is how Word takes a paragraph out of the list of its style.
    return (None if named == "0" else named), int(depth.get(f"{W}val", 0)) if depth is not None else style.depth


def _outline_level(paragraph: Any, by_style: int | None) -> int | None:
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if own is None:
        return by_style
    level = int(own.get(f"{W}val", 9))
    return level + 1 if level < 9 else None


def _by_page(grid: tuple[GridRow, ...]) -> list[tuple[GridRow, ...]]:
    """Divide rows where Word ended a page; a row cut in the middle stays whole on its first page."""
    parts: list[list[GridRow]] = [[]]
    for row in grid:
        texts = [cell.text for cell in row if cell]
        if parts[-1] and any(text.lstrip(" \t\n").startswith(PAGE_END) for text in texts):
            parts.append([])
        parts[-1].append(row)
        if any(PAGE_END in text.strip() for text in texts):
            parts.append([])
    return [tuple(part) for part in parts if part]
