"""Pieces of PDF text with positions into the lines a reader sees, from the top of the page to its foot.

Text comes in the order it was drawn: running feet often first, a bullet apart from its words. Lines
are otherwise left in that order, because sorting by height would mix the columns of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:[^\w\s]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$")
_EDGE_LINES = 6
"""How many lines at either end of the drawing order may belong to the other end of the page."""
_SAME_BASELINE = 0.15
_BESIDE_LABEL = 0.5
"""Shares of the type size by which baselines may differ on one line; bullets sit off theirs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text drawn in one go; `y` grows down the page, in points, as `size` is."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `bold` when all of it is, `opens_bold` and `closes_bold` when its first or last words are."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    opens_bold: bool
    closes_bold: bool


def is_bold_font(name: str) -> bool:
    """Tell by a font's name whether it is a bold one."""
    return bool(_BOLD.search(name))


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines that `pieces` make, in the order drawn except for what stands at the page's ends."""
    lines: list[Line] = []
    gathered: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        gathered.append(replace(piece, text=first))
        for text in rest:
            _close(lines, gathered)
            gathered = [replace(piece, text=text)]
    _close(lines, gathered)
    return _by_place(lines)


def _close(lines: list[Line], gathered: Sequence[Piece]) -> None:
    """End the line being gathered; it joins the line before when it stands beside it."""
    inked = [piece for piece in gathered if piece.text.strip()]
    if not inked:
        return
    text = "".join(piece.text for piece in gathered).strip()
    largest = max(inked, key=lambda piece: len(piece.text))
    bold = [piece.bold for piece in inked]
    line = Line(text, inked[0].x, inked[0].y, largest.size, all(bold), bold[0], bold[-1])
    before = lines[-1] if lines else None
    if before and _is_beside(before, line):
        text = f"{before.text} {line.text}"
        bold = line.bold and (before.bold or bool(_LABEL_ALONE.match(before.text)))
        lines[-1] = replace(line, text=text, x=before.x, bold=bold, opens_bold=before.opens_bold or bold)
    else:
        lines.append(line)


def _is_beside(before: Line, line: Line) -> bool:
    reach = _BESIDE_LABEL if _LABEL_ALONE.match(before.text) else _SAME_BASELINE
    return line.x > before.x + 1 and abs(line.y - before.y) < reach * max(line.size, before.size)


def _by_place(lines: list[Line]) -> list[Line]:
    """Move feet that were drawn early to the end, and heads that were drawn late to the start."""
    feet: list[Line] = []
    while len(lines) > 1:
        lowest = max(range(len(lines)), key=lambda index: lines[index].y)
        if lowest >= min(_EDGE_LINES, len(lines) - 1):
            break
        feet.insert(0, lines.pop(lowest))
    heads: list[Line] = []
    while len(lines) > 1:
        highest = min(range(len(lines)), key=lambda index: lines[index].y)
        if highest < max(len(lines) - _EDGE_LINES, 1):
            break
        heads.append(lines.pop(highest))
    return [*heads, *lines, *feet]
