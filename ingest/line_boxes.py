"""Letters of a drawn page into rectangles around them: one for each line, also where lines stand upright.

A rectangle never bridges a gap that could be another column, so it holds no words but those meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.drawn_page import TENTHS, Box, DrawnPage

_SAME_LINE = 0.5
"""Share of the smaller letter's height by which two letters of one line overlap."""
_WIDEST_GAP = 1.5
"""Heights of a letter between two words of one line; columns stand further apart."""
_ASLANT = "-"


def line_boxes(stretches: Iterable[Sequence[int]], drawn: DrawnPage) -> tuple[Box, ...]:
    """Return a box for each line of the letters given, () when any of them cannot be seen in the picture."""
    boxes: list[Box] = []
    for letters in stretches:
        line, turn = None, _ASLANT
        for letter in letters:
            box = drawn.box(letter)
            if not _is_seen(box, drawn):
                return ()
            if line and turn == drawn.turns[letter] != _ASLANT and _goes_on(_level(line, turn), _level(box, turn)):
                line = boxes[-1] = _around(line, box)
            else:
                line, turn = box, drawn.turns[letter]
                boxes.append(box)
    return tuple(boxes)


def _is_seen(box: Box, drawn: DrawnPage) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    is_inside = 0 <= across <= drawn.width * TENTHS and 0 <= down <= drawn.height * TENTHS
    return is_inside and box.width > 0 and box.height > 0


def _level(box: Box, turn: str) -> Box:
    """Return the box as it would stand if its line ran to the right."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if turn == "1":
        return Box(-bottom, left, -top, right)
    if turn == "2":
        return Box(-right, -bottom, -left, -top)
    if turn == "3":
        return Box(top, -right, bottom, -left)
    return box


def _goes_on(line: Box, box: Box) -> bool:
    height = min(line.height, box.height)
    overlap = min(line.bottom, box.bottom) - max(line.top, box.top)
    return overlap >= _SAME_LINE * height and -height <= box.left - line.right <= _WIDEST_GAP * height


def _around(line: Box, box: Box) -> Box:
    return Box(
        min(line.left, box.left), min(line.top, box.top), max(line.right, box.right), max(line.bottom, box.bottom)
    )
