"""An HTML table into a grid: spans unfolded into covered places, header rows as `thead` and `th` say.

Many pages place things with tables; one column, or tables within the table, means that this one does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from ingest.readers.grid import GridCell, GridRow

_MOST_SPAN = 1_000
"""What browsers allow a cell to span."""
_MOST_COVERED = 2_000_000
"""Places that spans may cover in one table; a few tags could otherwise ask for billions."""


def grid_of(table: LexborNode, cell_text: Callable[[LexborNode], str]) -> tuple[tuple[GridRow, ...], int | None]:
    """Return the grid of a `table` and how many header rows it declares, None when it declares none."""
    rows: list[GridRow] = []
    reaching: dict[int, int] = {}
    claimed, declared = 0, 0
    for row in _rows(table):
        cells = list(_cells(row))
        in_head = row.parent is not None and row.parent.tag == "thead"
        if declared == len(rows) and cells and (in_head or all(cell.tag == "th" for cell in cells)):
            declared += 1
        places: list[GridCell | None] = []
        below = {place: left - 1 for place, left in reaching.items() if left > 1}
        for cell in cells:
            while len(places) in reaching:
                places.append(None)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            claimed += width * height
            if claimed > _MOST_COVERED:
                width = height = 1
            if height > 1:
                below.update(dict.fromkeys(range(len(places), len(places) + width), height - 1))
            emphatic = cell.tag == "th" and (in_head or not _heads_row(cell, cells))
            places.extend([GridCell(cell_text(cell), emphatic, height), *[None] * (width - 1)])
        while len(places) in reaching:
            places.append(None)
        rows.append(tuple(places))
        reaching = below
    return tuple(rows), declared or None


def is_layout(table: LexborNode) -> bool:
    """Tell whether the table only places things on the page."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    inner = table.css_first("table table") if table.css_first("table") is not None else None
    return inner is not None or all(len(list(_cells(row))) < 2 for row in _rows(table))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th"))


def _heads_row(cell: LexborNode, cells: Sequence[LexborNode]) -> bool:
    return cell.attributes.get("scope") == "row" or (len(cells) > 1 and sum(other.tag == "th" for other in cells) == 1)


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isascii() and value.isdigit() else 1
