"""The places of the same words in two readings of a page, and which one is meant when there are several."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.folded import Folded

_NEAR = 12
"""Letters on either side that must agree too, unless the page ends there."""
_FAR = 400
_MOST_PLACES = 200


def places_of(text: Folded, stored: Folded, start: int, end: int) -> list[int]:
    """Return where in `text` the words `stored[start:end]` stand, none when that is in too many places.

    They never stand in the middle of a longer word, unless that is how they are quoted.
    """
    words = stored.text[start:end]
    found: list[int] = []
    place = text.text.find(words)
    while place >= 0:
        if _is_as_divided(text, place, stored, start) and _is_as_divided(text, place + len(words), stored, end):
            found.append(place)
        if len(found) > _MOST_PLACES:
            return []
        place = text.text.find(words, place + 1)
    return found


class Neighbours:
    """What stands before and after some stored words, and how much of it stands around other places."""

    def __init__(self, stored: Folded, start: int, end: int) -> None:
        self._text, self._start, self._end = stored.text, start, end
        self._least = (min(_NEAR, start), min(_NEAR, len(stored.text) - end))

    def are_around(self, text: Folded, place: int) -> bool:
        """Tell whether the nearest of them stand around `place` in `text` too."""
        return _covers(self._reach(text, place), self._least)

    def mean(self, shown: Folded, place: int, here: Sequence[int], stored: Folded, alike: Sequence[int]) -> bool:
        """Tell whether they stand around `place`, and as far around no other place here or in the stored text."""
        near = self._reach(shown, place)
        others = [self._reach(shown, other) for other in here if other != place]
        others += [self._reach(stored, other) for other in alike if other != self._start]
        return _covers(near, self._least) and not any(_covers(other, near) for other in others)

    def _reach(self, text: Folded, place: int) -> tuple[int, int]:
        """Return how many letters before and after `place` are those before and after the words."""
        after = _after(self._text, self._end, text.text, place + self._end - self._start)
        return _before(self._text, self._start, text.text, place), after


def _is_as_divided(text: Folded, place: int, stored: Folded, edge: int) -> bool:
    return not _is_in_word(text, place) or _is_in_word(stored, edge)


def _is_in_word(text: Folded, place: int) -> bool:
    """Tell whether the letters before and at `place` belong to one word."""
    if not 0 < place < len(text.text):
        return False
    is_apart = text.origins[place] - text.origins[place - 1] > 1
    return not is_apart and text.text[place - 1].isalnum() and text.text[place].isalnum()


def _before(one: str, end: int, other: str, other_end: int) -> int:
    """Return how many letters before two places are the same."""
    most = min(end, other_end, _FAR)
    return next((size for size in range(most) if one[end - size - 1] != other[other_end - size - 1]), most)


def _after(one: str, start: int, other: str, other_start: int) -> int:
    """Return how many letters after two places are the same."""
    most = min(len(one) - start, len(other) - other_start, _FAR)
    return next((size for size in range(most) if one[start + size] != other[other_start + size]), most)


def _covers(near: tuple[int, int], least: tuple[int, int]) -> bool:
    return near[0] >= least[0] and near[1] >= least[1]
