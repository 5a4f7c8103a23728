"""Pages turned into lines: what is left of each page after running heads, feet and table cells.

A line knows whether a blank line or a page break stands before it (`gap`), and what the format itself
said about it. Table rows take their place among the lines, so that reading order is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.documents import Page, Row, Span, Table
from corpus.wording import display
from ingest.readers.pages import FileContent

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_VISIBLE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the format says a line belongs to: heading or list item number `index`."""

    index: int
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, white space at its ends left out."""

    span: Span
    text: str
    gap: bool
    """A blank line, a table or a page break stands before it."""
    new_page: bool = False
    heading: Mark | None = None
    list_item: Mark | None = None


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of a table, with the header of the table it belongs to."""

    header: Row
    row: Row
    place: tuple[int, int]
    """Page and offset, for the reading order."""
    is_header: bool = False


def read_lines(content: FileContent) -> list[Line | TableLine]:
    """Return the lines and table rows of all pages in reading order."""
    taken = _taken(content)
    headings = _by_page((mark.span, mark.level) for mark in content.headings)
    items = _by_page((mark.span, mark.level) for mark in content.list_marks)
    lines: list[Line | TableLine] = []
    header = Row(())
    headed: set[tuple[int, int]] = set()
    for page in content.pages:
        rows: list[TableLine] = []
        for table in page.tables:
            if not (table.continues and not table.header and _width(table) == len(header.cells)):
                header = Row(table.header)
            for row in _table_lines(table, header):
                # The rest of a table may name the header on the page before: it stands there only once.
                if not row.is_header or row.place not in headed:
                    rows.append(row)
                headed.add(row.place)
        found = _text_lines(page, taken.get(page.number, []), headings.get(page.number, ()), items.get(page.number, ()))
        lines.extend(sorted([*found, *rows], key=_place))
    return lines


def _place(line: Line | TableLine) -> tuple[int, int]:
    return line.place if isinstance(line, TableLine) else (line.span.page, line.span.start)


def _width(table: Table) -> int:
    return len(table.rows[0].cells) if table.rows else 0


def _table_lines(table: Table, header: Row) -> Iterable[TableLine]:
    for cells, is_header in ((table.header, True), *((row.cells, False) for row in table.rows)):
        places = [(span.page, span.start) for cell in cells for span in cell.spans]
        if places:
            yield TableLine(header, Row(cells), min(places), is_header)


def _text_lines(
    page: Page, taken: list[tuple[int, int]], headings: Sequence[_Placed], items: Sequence[_Placed]
) -> list[Line]:
    lines: list[Line] = []
    previous_end = 0
    heading_cursor, item_cursor = _Cursor(headings), _Cursor(items)
    for start, end in _pieces(page, taken):
        between = page.text[previous_end:start]
        gap = not lines or between.count("\n") > 1 or bool(_VISIBLE.search(between))
        lines.append(
            Line(
                span=Span(page.number, start, end),
                text=page.text[start:end],
                gap=gap,
                new_page=not lines,
                heading=heading_cursor.at(start, end),
                list_item=item_cursor.at(start, end),
            )
        )
        previous_end = end
    return lines


def _pieces(page: Page, taken: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield the visible stretches of each line that nothing else has taken."""
    index = 0
    for line in _LINE.finditer(page.text):
        start = line.start()
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        reach = index
        while reach < len(taken) and taken[reach][0] < line.end():
            yield from _trimmed(page, start, taken[reach][0])
            start = max(start, taken[reach][1])
            reach += 1
        yield from _trimmed(page, start, line.end())


def _trimmed(page: Page, start: int, end: int) -> Iterable[tuple[int, int]]:
    words = page.text[start:end]
    if start >= end or not display(words):
        return
    low = start + len(words) - len(words.lstrip())
    high = end - (len(words) - len(words.rstrip()))
    in_table = any(table.span.start <= low and high <= table.span.end for table in page.tables)
    # What stands between the cells of a table is only its drawing: bars, dashes, tabs.
    if not in_table or _VISIBLE.search(words):
        yield low, high


def _taken(content: FileContent) -> dict[int, list[tuple[int, int]]]:
    """Return the places of furniture and table cells by page; a cell may reach into the next page."""
    places: dict[int, list[tuple[int, int]]] = {}
    for page in content.pages:
        rows = (cells for table in page.tables for cells in (table.header, *(row.cells for row in table.rows)))
        cell_spans = (span for cells in rows for cell in cells for span in cell.spans)
        for span in (*page.furniture, *cell_spans):
            places.setdefault(span.page, []).append((span.start, span.end))
    for on_page in places.values():
        on_page.sort()
    return places


@dataclass(frozen=True, slots=True)
class _Placed:
    start: int
    end: int
    mark: Mark


class _Cursor:
    """Walks marks in step with the lines, so that a page costs one pass."""

    def __init__(self, marks: Sequence[_Placed]) -> None:
        self._marks = marks
        self._index = 0

    def at(self, start: int, end: int) -> Mark | None:
        while self._index < len(self._marks) and self._marks[self._index].end <= start:
            self._index += 1
        if self._index < len(self._marks) and self._marks[self._index].start < end:
            return self._marks[self._index].mark
        return None


def _by_page(marks: Iterable[tuple[Span, int]]) -> dict[int, list[_Placed]]:
    placed: dict[int, list[_Placed]] = {}
    for index, (span, level) in enumerate(marks):
        placed.setdefault(span.page, []).append(_Placed(span.start, span.end, Mark(index, level)))
    for on_page in placed.values():
        on_page.sort(key=lambda mark: mark.start)
    return placed
