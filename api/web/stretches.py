"""Stretches of a text, each free to be taken once: whoever comes first has it whole."""

from __future__ import annotations

from bisect import bisect_right


class Stretches:
    """Those taken so far."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take the characters from `start` to `end`; False when any of them is taken or there are none."""
        place = bisect_right(self._starts, start)
        is_free = (place == 0 or self._ends[place - 1] <= start) and (
            place == len(self._starts) or end <= self._starts[place]
        )
        if start < end and is_free:
            self._starts.insert(place, start)
            self._ends.insert(place, end)
        return start < end and is_free
