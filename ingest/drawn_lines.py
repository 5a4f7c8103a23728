"""Letters of a drawn page into the lines they stand in, and how one line follows another.

Lines that run up or down the picture are levelled first, so that "below" and "to the right" mean what they
mean to a reader. A line never bridges a gap that could be another column: it holds no words but those meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.drawn_page import TENTHS, Box, DrawnPage

_SAME_LINE = 0.5
"""Share of the smaller height by which two letters of one line overlap."""
_WIDEST_GAP = 1.5
"""Heights of a letter between two words of one line; columns stand further apart."""
_ASLANT = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """Some words on one line: around them in the picture, and as if the line ran to the right."""

    box: Box
    level: Box
    turn: str
    first: int
    """Which of the letters looked at it begins with."""


class Sheet:
    """A drawn page with its letters as lines."""

    def __init__(self, drawn: DrawnPage) -> None:
        self._drawn = drawn

    def lines(self, letters: Sequence[int]) -> list[Line]:
        """Return the lines that letters stand in, none when any of the letters cannot be seen in the picture."""
        lines: list[Line] = []
        for place, letter in enumerate(letters):
            box, turn = self._drawn.box(letter), self._drawn.turns[letter]
            level = _levelled(box, turn)
            if not self._is_seen(box):
                return []
            last = lines[-1] if lines else None
            if last and last.turn == turn != _ASLANT and _goes_on(last.level, level):
                lines[-1] = Line(_around(last.box, box), _around(last.level, level), turn, last.first)
            else:
                lines.append(Line(box, level, turn, place))
        return lines

    def run_on(self, lines: Sequence[Line]) -> bool:
        """Tell whether each line is the next under or beside the one before, or further on in a column to the right."""
        return all(is_after(*pair) and self._is_next(*pair) for pair in pairwise(lines))

    def _is_next(self, before: Line, after: Line) -> bool:
        """Tell whether no other words stand between two lines; in another column nobody can tell."""
        if share_height([before], [after]):
            left, right = before.level.right, after.level.left
            top, bottom = max(before.level.top, after.level.top), min(before.level.bottom, after.level.bottom)
        elif is_right_of(before, after):
            return True
        else:
            left, right = max(before.level.left, after.level.left), min(before.level.right, after.level.right)
            if left >= right:
                # The last word of one line and the first of the next: nothing at all may stand between those two.
                left, right = min(before.level.left, after.level.left), max(before.level.right, after.level.right)
            top, bottom = before.level.bottom, after.level.top
        return not any(left < x < right and top < y < bottom for x, y in self._middles.get(before.turn, ()))

    def _is_seen(self, box: Box) -> bool:
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        is_inside = 0 <= across <= self._drawn.width * TENTHS and 0 <= down <= self._drawn.height * TENTHS
        return is_inside and box.width > 0 and box.height > 0

    @cached_property
    def _middles(self) -> dict[str, list[tuple[float, float]]]:
        """The middle of each letter, levelled, by the way its line runs."""
        middles: dict[str, list[tuple[float, float]]] = {}
        for letter, (sign, turn) in enumerate(zip(self._drawn.letters, self._drawn.turns, strict=True)):
            if not sign.isspace():
                level = _levelled(self._drawn.box(letter), turn)
                middles.setdefault(turn, []).append(((level.left + level.right) / 2, (level.top + level.bottom) / 2))
        return middles


def are_in_reading_order(places: Iterable[Line]) -> bool:
    """Tell whether each place is below the one before or beside it to the right, so that all would read them so."""
    return all(
        is_after(before, after) and (_is_below(before, after) or share_height([before], [after]))
        for before, after in pairwise(places)
    )


def in_reading_order(places: Sequence[Line]) -> list[int]:
    """Return the positions of `places` from the top of the page to its foot, on one line from left to right."""
    height = max(min(place.level.height for place in places), 1)

    def key(position: int) -> tuple[int, int]:
        level = places[position].level
        return round((level.top + level.bottom) / height), level.left

    return sorted(range(len(places)), key=key)


def is_after(before: Line, after: Line) -> bool:
    """Tell whether a reader comes to `after` later: it stands below, or to the right."""
    return before.turn == after.turn and (_is_below(before, after) or is_right_of(before, after))


def is_right_of(before: Line, after: Line) -> bool:
    """Tell whether `after` begins where `before` has ended, at whatever height."""
    return after.level.left >= before.level.right - min(before.level.height, after.level.height)


def share_height(some: Sequence[Line], others: Sequence[Line]) -> bool:
    """Tell whether two groups of lines stand side by side, as cells of a row do."""
    top = max(min(line.level.top for line in group) for group in (some, others))
    bottom = min(max(line.level.bottom for line in group) for group in (some, others))
    return top < bottom


def _is_below(before: Line, after: Line) -> bool:
    return after.level.top + after.level.bottom > 2 * before.level.bottom - before.level.height * _SAME_LINE


def _levelled(box: Box, turn: str) -> Box:
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
    # The letters of a ligature all have its one box.
    furthest_back = -max(height, box.width)
    return overlap >= _SAME_LINE * height and furthest_back <= box.left - line.right <= _WIDEST_GAP * height


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )
