"""A PDF page that draws lines or boxes into its tables and the lines around them; the one place that uses pdfplumber.

A table is what its rules or shaded bands enclose in at least two columns. Columns that only white space
divides are found where bands or rules give the rows; a page without any drawing is never guessed at.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain
from typing import Any

import pdfplumber
from pdfplumber.utils import extract_text

from ingest.readers.grid import GridCell, GridRow, is_table
from ingest.readers.page_warnings import Trouble
from ingest.readers.pdf_layout import DrawnTable
from ingest.readers.pdf_lines import Line, is_bold_font
from ingest.readers.pdf_rows import completed
from ingest.readers.pdf_ruled import ruled_rows

_WORD_GAP = {"x_tolerance_ratio": 0.15, "y_tolerance": 3}
"""A gap of 15% of the type size divides words: justified text closes up to about 20%."""
_UNNAMED = re.compile(r"\(cid:(\d+)\)")
_PALEST = 0.97
"""Fills lighter than this are paper, not shade."""
_MOST_CELLS = 20_000
_SAME_LINE = 2.0
"""Points; the lines of a table are drawn less exactly than this."""

Box = tuple[float, float, float, float]
Fill = tuple[float, ...]

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class TableFinder:
    """Looks for tables on the pages of one file; opens it only when first asked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any | None = None

    def __enter__(self) -> TableFinder:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            # Closing looks at the pages once more, and fails on the same broken ones.
            with suppress(Exception):
                self._file.close()

    def find(self, number: int) -> tuple[list[Line | DrawnTable], tuple[Trouble, ...]]:
        """Return page `number` (from 1) as lines and tables, nothing when it has no table; and what went wrong."""
        try:
            self._file = self._file or pdfplumber.open(BytesIO(self._data))
            page = self._file.pages[number - 1]
            try:
                return _read(_legible(page)), ()
            finally:
                page.close()
        except MemoryError:
            raise
        # pdfminer follows the format's rules more closely than pypdf and fails on files that pypdf reads.
        except Exception as error:
            kind = type(error).__name__
            return [], ((f"Tables on {{}} could not be read as tables ({kind}); their words are there.", number),)


def _read(page: Any) -> list[Line | DrawnTable]:
    fills = _fills(page)
    tables: list[tuple[Box, DrawnTable]] = []
    drawn = (completed([list(row.cells) for row in table.rows]) for table in page.find_tables())
    for rows in chain(drawn, ruled_rows(page)):
        cells = [cell for row in rows for cell in row if cell]
        box = _around(cells) if cells else (0, 0, 0, 0)
        if not cells or len(cells) > _MOST_CELLS or any(_overlap(box, other) for other, _ in tables):
            continue
        grid = _grid(page, rows, fills)
        if is_table(grid):
            tables.append((box, DrawnTable(box[1], grid)))
    if not tables:
        return []
    boxes = [box for box, _ in tables]
    around = page.filter(lambda item: item["object_type"] != "char" or not any(_inside(item, box) for box in boxes))
    parts = [(table.y, table) for _, table in tables]
    for line in around.extract_text_lines(**_WORD_GAP):
        parts.append(((line["top"] + line["bottom"]) / 2, _line(line)))
    return [part for _, part in sorted(parts, key=lambda placed: placed[0])]


def _legible(page: Any) -> Any:
    """Name the characters that their font leaves unnamed, and keep once what was drawn twice to look bold."""
    kept: list[dict[str, Any]] = []
    drawn: set[tuple[str, int, int]] = set()
    for char in page.chars:
        if unnamed := _UNNAMED.fullmatch(char["text"]):
            # PDF's own text encoding has its bullet where ASCII has DEL.
            char["text"] = "•" if unnamed[1] == "127" else "\ufffd"
        across, down = round(char["x0"]), round(char["top"])
        around = ((char["text"], across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if not drawn.isdisjoint(around):
            continue
        drawn.add((char["text"], across, down))
        kept.append(char)
    page.chars[:] = kept
    return page


def _grid(page: Any, rows: Sequence[Sequence[Box | None]], fills: Sequence[tuple[Box, Fill]]) -> tuple[GridRow, ...]:
    chars = _by_row(page.chars, rows)
    shades = [next((_fill_of(cell, fills) for cell in row if cell), None) for row in rows]
    shaded = _header_shades(shades)
    tops = [min(cell[1] for cell in row if cell) for row in rows]
    return tuple(
        tuple(_cell(cell, inked, is_shaded, _rows_of(cell, tops[index:])) if cell else None for cell in row)
        for index, (row, inked, is_shaded) in enumerate(zip(rows, chars, shaded, strict=True))
    )


def _rows_of(cell: Box, tops: Sequence[float]) -> int:
    """Return how many of the rows that begin at `tops`, its own first, a cell reaches into."""
    return max(1, sum(top < cell[3] - _SAME_LINE for top in tops))


def _by_row(chars: Sequence[dict[str, Any]], rows: Sequence[Sequence[Box | None]]) -> list[list[dict[str, Any]]]:
    """Return for each row the characters at its height, so that each cell looks through few."""
    heights = [(min(cell[1] for cell in row if cell), max(cell[3] for cell in row if cell)) for row in rows]
    return [[char for char in chars if top <= (char["top"] + char["bottom"]) / 2 < bottom] for top, bottom in heights]


def _cell(box: Box, chars: Sequence[dict[str, Any]], is_shaded: bool, rows: int) -> GridCell:
    inside = [char for char in chars if _inside(char, box)]
    if not inside:
        return GridCell("", rows=rows)
    inked = [char for char in inside if not char["text"].isspace()]
    is_bold = bool(inked) and all(is_bold_font(char["fontname"]) for char in inked)
    text = extract_text(inside, **_WORD_GAP)
    return GridCell(text, is_bold or is_shaded, rows)


def _inside(item: dict[str, Any], box: Box) -> bool:
    across, down = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return box[0] <= across < box[2] and box[1] <= down < box[3]


def _around(cells: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _fills(page: Any) -> list[tuple[Box, Fill]]:
    """Return the shaded boxes of a page, smallest first."""
    shaded = []
    for rect in page.rects:
        colour = rect.get("non_stroking_color")
        colour = colour if isinstance(colour, (tuple, list)) else (colour,)
        numbers = tuple(part for part in colour if isinstance(part, (int, float)))
        is_cmyk = len(numbers) == 4
        if rect.get("fill") and numbers and (max(numbers) > 1 - _PALEST if is_cmyk else min(numbers) < _PALEST):
            shaded.append(((rect["x0"], rect["top"], rect["x1"], rect["bottom"]), numbers))
    return sorted(shaded, key=lambda item: (item[0][2] - item[0][0]) * (item[0][3] - item[0][1]))


def _fill_of(cell: Box, fills: Sequence[tuple[Box, Fill]]) -> Fill | None:
    across, down = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return next((fill for box, fill in fills if box[0] <= across <= box[2] and box[1] <= down <= box[3]), None)


def _header_shades(shades: Sequence[Fill | None]) -> list[bool]:
    """Tell for each row whether its shade sets it off as a header: at the top, and in no row below."""
    first = shades[0] if shades else None
    rows = next((index for index, shade in enumerate(shades) if shade != first), len(shades))
    is_header = first is not None and rows < len(shades) and first not in shades[rows:]
    return [is_header and index < rows for index in range(len(shades))]


def _line(found: dict[str, Any]) -> Line:
    chars = [char for char in found["chars"] if not char["text"].isspace()]
    sizes = sorted(char["size"] for char in chars)
    bold = [is_bold_font(char["fontname"]) for char in chars]
    text = found["text"]
    return Line(text, found["x0"], found["bottom"], sizes[len(sizes) // 2], all(bold), bold[0], bold[-1])
