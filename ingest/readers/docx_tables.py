"""A Word table into a grid, or into plain paragraphs when it only lays out a letterhead or signatures.

Word users place addresses and signatures side by side with borderless tables; those are no data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.wording import display
from ingest.readers.docx_numbering import W
from ingest.readers.grid import GridCell, GridRow
from ingest.readers.table_labels import are_labels

_MOST_COLUMNS = 63
"""Word's own limit; a larger span in the file is an error or an attack."""
_NO_LINE = {"none", "nil", None}
_PLAIN_FILLS = {"auto", "FFFFFF", None}


class _Below:
    """The place of a cell that the one above it reaches into."""


def grid_of(table: Any, cell_text: Callable[[Any], str]) -> tuple[tuple[GridRow, ...], int | None]:
    """Return the grid of a `w:tbl` and the number of header rows it declares, None when it declares none."""
    rows: list[list[GridCell | None | _Below]] = []
    declared = 0
    for index, row in enumerate(table_rows(table)):
        rows.append(list(_cells(row, cell_text)))
        if index == declared and row.find(f"{W}trPr/{W}tblHeader") is not None:
            declared += 1
    return tuple(map(tuple, _with_heights(rows))), declared or None


def is_layout(table: Any, grid: Sequence[GridRow], header_rows: int | None, *, has_lines: bool) -> bool:
    """Tell whether the table only places text: one column, nested tables, or no lines and nothing like a header."""
    columns = max(map(len, grid), default=0)
    if columns < 2 or next(table.iterfind(f".//{W}tbl"), None) is not None:
        return True
    if header_rows or has_lines or _draws_lines(table):
        return False
    return len(grid) == 1 or not are_labels([display(cell.text) if cell else "" for cell in grid[0]])


def table_rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a `w:tbl`, those inside content controls too."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tr")


def row_cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a `w:tr`, those inside content controls too."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tc")


def layout_cells(table: Any) -> list[Any]:
    """Return the cells of a layout table in reading order: down each column, unless labels stand at the left."""
    rows = [list(row_cells(row)) for row in table_rows(table)]
    labelled = any(row and "".join(row[0].itertext()).strip().endswith(":") for row in rows)
    if labelled or len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return [cell for row in rows for cell in row]
    return [row[place] for place in range(len(rows[0])) for row in rows]


def _with_heights(rows: list[list[GridCell | None | _Below]]) -> Iterator[list[GridCell | None]]:
    """Yield the rows with each cell knowing how many rows it spans."""
    for index, row in enumerate(rows):
        cells: list[GridCell | None] = []
        for place, cell in enumerate(row):
            height = 1
            while isinstance(cell, GridCell) and index + height < len(rows) and _is_below(rows[index + height], place):
                height += 1
            cells.append(replace(cell, rows=height) if isinstance(cell, GridCell) else None)
        yield cells


def _is_below(row: Sequence[GridCell | None | _Below], place: int) -> bool:
    return place < len(row) and isinstance(row[place], _Below)


def _cells(row: Any, cell_text: Callable[[Any], str]) -> Iterator[GridCell | None | _Below]:
    for cell in row_cells(row):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = int(span.get(f"{W}val", 1)) if span is not None else 1
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        covered = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        yield _Below() if covered else GridCell(cell_text(cell), _is_emphatic(cell))
        yield from [None] * (min(width, _MOST_COLUMNS) - 1)


def _is_emphatic(cell: Any) -> bool:
    shade = cell.find(f"{W}tcPr/{W}shd")
    if shade is not None and shade.get(f"{W}fill") not in _PLAIN_FILLS:
        return True
    runs = [run for run in cell.iter(f"{W}r") if "".join(text.text or "" for text in run.iter(f"{W}t")).strip()]
    return bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def is_on(switch: Any | None) -> bool:
    """Tell whether an on/off element such as `w:b` is there and not turned off."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def _draws_lines(table: Any) -> bool:
    borders = (*table.iterfind(f"{W}tblPr/{W}tblBorders/*"), *table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders/*"))
    return any(border.get(f"{W}val") not in _NO_LINE for border in borders)
