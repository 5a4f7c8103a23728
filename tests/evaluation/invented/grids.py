"""Tables with merged cells, which the samples' plain tables do not have.

A cell that spans rows or columns is given once, where it begins; the places it covers hold None, so
that every row has as many places as the table has columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as printed; `<br>` in its words is a line end."""

    words: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first `heads` rows are its header, widths are shares of 100."""

    lines: tuple[tuple[GridCell | None, ...], ...]
    heads: int
    widths: tuple[int, ...]
    repeat: bool = False
    splits_rows: bool = False
    kind: str = "grid"

    def cells(self) -> Iterator[tuple[int, int, GridCell]]:
        """Yield each cell with its row and column."""
        for row, line in enumerate(self.lines):
            for column, cell in enumerate(line):
                if cell is not None:
                    yield row, column, cell

    @property
    def is_merged(self) -> bool:
        """Whether any cell spans more than its own place."""
        return any(cell.rows > 1 or cell.columns > 1 for _, _, cell in self.cells())


def merged_down(lines: list[list[str]], columns: tuple[int, ...], *, most: int) -> list[list[GridCell | None]]:
    """Return rows of cells in which equal neighbours in `columns` are one cell of at most `most` rows."""
    cells: list[list[GridCell | None]] = [[GridCell(words) for words in line] for line in lines]
    for column in columns:
        row = 0
        while row < len(lines):
            last = row + 1
            while last < len(lines) and last - row < most and lines[last][column] == lines[row][column]:
                cells[last][column] = None
                last += 1
            cells[row][column] = GridCell(lines[row][column], rows=last - row)
            row = last
    return cells
