"""Rows of cells as their lines draw them, completed where a page's end leaves a row without its lower line.

A place that no cell covers, neither from above nor from the left, is a cell of its own: its words would be lost.
"""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]

_SAME = 2.0
"""Points by which the lines of a table are drawn beside where they belong."""


def completed(rows: Sequence[list[Box | None]]) -> list[list[Box | None]]:
    """Return the rows with a box at every place that no cell of the table covers."""
    columns = _columns(rows)
    boxes = [cell for row in rows for cell in row if cell]
    whole = []
    for row in rows:
        own = [cell for cell in row if cell]
        if not own or None not in row:
            whole.append(list(row))
            continue
        top, bottom = min(cell[1] for cell in own), min(cell[3] for cell in own)
        whole.append([cell or _missing(column, top, bottom, boxes) for cell, column in zip(row, columns, strict=True)])
    return whole


def _columns(rows: Sequence[Sequence[Box | None]]) -> list[tuple[float, float] | None]:
    """Return where each column begins and ends, by its narrowest cell."""
    width = max(map(len, rows), default=0)
    columns: list[tuple[float, float] | None] = []
    for place in range(width):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        narrowest = min(cells, key=lambda cell: cell[2] - cell[0], default=None)
        columns.append((narrowest[0], narrowest[2]) if narrowest else None)
    return columns


def _missing(column: tuple[float, float] | None, top: float, bottom: float, boxes: Sequence[Box]) -> Box | None:
    if column is None:
        return None
    across, down = (column[0] + column[1]) / 2, (top + bottom) / 2
    is_covered = any(
        box[0] - _SAME <= across <= box[2] + _SAME and box[1] - _SAME <= down <= box[3] + _SAME for box in boxes
    )
    return None if is_covered else (column[0], top, column[1], bottom)
