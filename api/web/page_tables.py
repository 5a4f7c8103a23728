"""A table of a page into its rows and columns, with every character between its ends in exactly one place.

A header merged over columns has its words once and repeats them; one printed again after a page break is
taken from where it is printed. Words in a table that no cell has, the rest of a row cut by a page break,
stand outside of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from api.web.stretches import Stretches
from corpus.documents import Cell, Page, Table

Stretch = tuple[int, int]
Place = tuple[int, int]
"""Row and column, from 0; row 0 is the header's also where there is none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of a table stand: in its cells, outside of them, or nowhere because they only draw it."""

    width: int
    height: int
    has_header: bool
    cells: dict[Place, list[Stretch]] = field(default_factory=dict)
    repeated: dict[Place, str] = field(default_factory=dict)
    """Words of a header that stand in another cell or on another page."""
    outside: list[Stretch] = field(default_factory=list)
    drawing: list[Stretch] = field(default_factory=list)


def lay_out(page: Page, table: Table) -> Layout:
    """Return where each word of `table`, a table of `page`, is to be shown."""
    rows = [table.header, *(row.cells for row in table.rows)]
    layout = Layout(max(map(len, rows)), len(rows), any(cell.text for cell in table.header))
    owners = _owners(page, table, rows)
    position = table.span.start
    for start, end, place in owners:
        _between(page, layout, position, start)
        layout.cells.setdefault(place, []).append((start, end))
        position = end
    _between(page, layout, position, table.span.end)
    for column, cell in enumerate(table.header):
        if (0, column) not in layout.cells:
            layout.repeated[0, column] = cell.text
    return layout


def _owners(page: Page, table: Table, rows: list[tuple[Cell, ...]]) -> list[tuple[int, int, Place]]:
    """Return each stretch of words with the cell that shows it, in the order of the page."""
    taken = Stretches()
    return sorted(
        (start, end, place)
        for start, end, place in (*_in_cells(page, rows), *_printed_again(page, table))
        if table.span.start <= start and end <= table.span.end and taken.take(start, end)
    )


def _in_cells(page: Page, rows: list[tuple[Cell, ...]]) -> Iterator[tuple[int, int, Place]]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for span in cell.spans:
                if span.page == page.number:
                    yield span.start, span.end, (row, column)


def _printed_again(page: Page, table: Table) -> Iterator[tuple[int, int, Place]]:
    """Yield the cells of a header that stands on the page before and is printed here again, as furniture."""
    if not table.continues:
        return
    printed = [span for span in page.furniture if table.span.start <= span.start and span.end <= table.span.end]
    columns = [column for column, cell in enumerate(table.header) if cell.text]
    if len(printed) == len(columns):
        for span, column in zip(sorted(printed, key=lambda span: span.start), columns, strict=True):
            yield span.start, span.end, (0, column)


def _between(page: Page, layout: Layout, start: int, end: int) -> None:
    """Put what stands between two cells where it belongs."""
    if start < end:
        is_words = any(map(str.isalnum, page.text[start:end]))
        (layout.outside if is_words else layout.drawing).append((start, end))
