"""A table's cells as a format gives them, written to a page as header, rows and the bands between rows.

A merged cell keeps its words in its first place and leaves the others empty: nothing is copied or
shifted to make a table look regular. The places below it know where its words stand. A row that is one
single merged cell is no row but a band, a line of text that stands over the rows below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Cell, Row, Span, Table
from corpus.wording import display
from ingest.readers.characters import clean
from ingest.readers.page_text import PageText
from ingest.readers.table_labels import are_labels

_MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's words, lines as laid out; `emphatic` when it is set off as headers are (bold, shaded, `th`)."""

    text: str
    emphatic: bool = False
    rows: int = 1
    """Rows it spans, its own and those below."""


GridRow = tuple["GridCell | None", ...]
"""None is a place covered by the merged cell to its left or above."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a grid put on the page: the bands, and the tables whose header is only a guess."""

    bands: tuple[tuple[Span, bool], ...] = ()
    guessed: tuple[Span, ...] = ()
    merged: bool = False


def is_table(grid: Sequence[GridRow]) -> bool:
    """Tell whether `grid` has at least one row of two filled columns."""
    rows = [row for row in grid if not _is_band(row)]
    columns = {place for row in rows for place, cell in enumerate(row) if cell and cell.text.strip()}
    return len(columns) >= 2


def write_grid(
    page: PageText, grid: Sequence[GridRow], header_rows: int | None = None, *, goes_on: bool = False
) -> Written:
    """Write `grid` as tables and bands; `header_rows` is what the format declares, None when it does not.

    `goes_on` says that the table may be the rest of one that ended the page before.
    """
    grid = _without_empty(grid, goes_on=goes_on)
    bands: list[tuple[Span, bool]] = []
    guessed: list[Span] = []
    header: tuple[Cell, ...] | None = None
    for is_band, rows in _runs(grid):
        page.apart("\n\n")
        if is_band:
            for row in rows:
                page.apart("\n" if row is not rows[0] else "")
                bands.append((page.add(row[0].text.strip()), row[0].emphatic))
            continue
        count, certain = (0, True) if header is not None else _header_rows(rows, header_rows)
        start = page.position
        written = _shared_down(rows, [_write_row(page, row, first=index == 0) for index, row in enumerate(rows)])
        if header is None:
            header = _header(written[:count])
        span = Span(page.number, start, page.position)
        page.tables.append(Table(header, tuple(Row(_filled(cells)) for cells in written[count:]), span))
        if not certain:
            guessed.append(span)
    merged = any(cell is None for row in grid if not _is_band(row) for cell in row)
    return Written(tuple(bands), tuple(guessed), merged)


def _without_empty(grid: Sequence[GridRow], *, goes_on: bool) -> list[GridRow]:
    """Return rows of equal length, without rows that hold no words and columns that nothing heads or fills.

    At the top of a page a table goes on without its header; which of its columns are empty says nothing then.
    """
    width = max(map(len, grid), default=0)
    rows = [
        row + (GridCell(""),) * (width - len(row)) for row in grid if any(cell and cell.text.strip() for cell in row)
    ]
    if rows and goes_on and not _header_rows([row for row in rows if not _is_band(row)] or rows, None)[0]:
        return rows
    kept = [place for place in range(width) if any(row[place] and row[place].text.strip() for row in rows)]
    return [tuple(row[place] for place in kept) for row in rows]


def _is_band(row: GridRow) -> bool:
    return len(row) > 1 and bool(row[0]) and bool(row[0].text.strip()) and all(cell is None for cell in row[1:])


def _runs(grid: Sequence[GridRow]) -> list[tuple[bool, list[GridRow]]]:
    runs: list[tuple[bool, list[GridRow]]] = []
    for row in grid:
        if not runs or runs[-1][0] != _is_band(row):
            runs.append((_is_band(row), []))
        runs[-1][1].append(row)
    return runs


def _header_rows(rows: Sequence[GridRow], declared: int | None) -> tuple[int, bool]:
    """Return how many rows at the top are header, and whether that is certain."""
    if declared is not None and declared < len(rows):
        return declared, True
    emphatic = 0
    while emphatic < len(rows) and all(cell.emphatic for cell in rows[emphatic] if cell and cell.text.strip()):
        emphatic += 1
    if 0 < emphatic <= min(_MOST_HEADER_ROWS, len(rows) - 1):
        return emphatic, True
    words = [display(cell.text) if cell else "" for cell in rows[0]]
    if emphatic == 1 or (len(rows) > 1 and are_labels(words)):
        return 1, False
    return 0, False


def _write_row(page: PageText, row: GridRow, *, first: bool) -> list[Cell | None]:
    if not first:
        page.add("\n")
    cells: list[Cell | None] = []
    for place, cell in enumerate(row):
        if place:
            page.add(" | ")
        words = clean(cell.text).strip() if cell else ""
        spans = (page.add(words),) if words else ()
        cells.append(Cell(display(words), spans) if cell else None)
    return cells


def _shared_down(rows: Sequence[GridRow], written: Sequence[list[Cell | None]]) -> Sequence[list[Cell | None]]:
    """Tell the places that a cell spans below its own row where its words stand."""
    for index, row in enumerate(rows):
        for place, cell in enumerate(row):
            words = written[index][place]
            for below in range(index + 1, min(index + cell.rows, len(rows)) if cell and words and words.spans else 0):
                if rows[below][place] is None:
                    written[below][place] = Cell("", shared=words.spans)
    return written


def _filled(cells: Sequence[Cell | None]) -> tuple[Cell, ...]:
    return tuple(cell or Cell("") for cell in cells)


def _header(rows: Sequence[Sequence[Cell | None]]) -> tuple[Cell, ...]:
    """Join header rows column by column; words merged over several columns head each of them."""
    if not rows:
        return ()
    columns: list[list[Cell]] = [[] for _ in rows[0]]
    for depth, cells in enumerate(rows):
        over: Cell | None = None
        for column, cell in zip(columns, cells, strict=True):
            over = cell or (over if depth < len(rows) - 1 else None)
            if over and over.spans:
                column.append(over)
    return tuple(
        Cell(" ".join(part.text for part in parts), tuple(span for part in parts for span in part.spans))
        for parts in columns
    )
