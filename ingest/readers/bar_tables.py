"""Lines of plain text that bars divide into the same number of cells, as tables.

Text saved from a table keeps one row to a line; two lines that happen to hold a bar are none unless their bars
agree in number and the first reads like heads, without a figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.documents import Cell, Row, Span, Table
from corpus.wording import display

_LINE = re.compile(r"[^\n]+")
_BAR = re.compile(r"\s*(?:(?<=\s)\|(?=\s|$)|\t)\s*")
_RULE = re.compile(r"[\s|:+-]+$")
_FIGURE = re.compile(r"[£\d][\d.,%]*$")


def bar_tables(text: str, page: int) -> Iterator[Table]:
    """Yield the tables of a page of plain text."""
    run: list[re.Match[str]] = []
    for line in [*_LINE.finditer(text), None]:
        is_row = line is not None and len(_BAR.findall(line.group())) >= 1 and not _RULE.match(line.group())
        follows = bool(run and line) and line.start() == run[-1].end() + 1
        if is_row and follows and _bars(line) == _bars(run[0]):
            run.append(line)
            continue
        if run and line is not None and follows and _RULE.match(line.group()):
            continue
        yield from _table(run, page)
        run = [line] if is_row else []


def _bars(line: re.Match[str]) -> int:
    return len(_BAR.findall(line.group()))


def _table(lines: list[re.Match[str]], page: int) -> Iterator[Table]:
    if len(lines) < 2 or _bars(lines[0]) < 2:
        return
    rows = [_cells(line, page) for line in lines]
    if all(cell.text and not _FIGURE.match(cell.text) for cell in rows[0]):
        span = Span(page, lines[0].start(), lines[-1].end())
        yield Table(rows[0], tuple(Row(cells) for cells in rows[1:]), span)


def _cells(line: re.Match[str], page: int) -> tuple[Cell, ...]:
    text, cells, start = line.group(), [], 0
    for end, following in [*((bar.start(), bar.end()) for bar in _BAR.finditer(text)), (len(text), len(text))]:
        words = text[start:end]
        low = line.start() + start + len(words) - len(words.lstrip())
        cells.append(Cell(display(words), (Span(page, low, low + len(words.strip())),) if words.strip() else ()))
        start = following
    return tuple(cells)
