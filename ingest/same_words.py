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


def is_meant_by_neighbours(
    stored: Folded, shown: Folded, words: tuple[int, int], here: Sequence[int], rank: int, alike: Sequence[int]
) -> bool:
    """Tell whether what stands around place number `rank` stands around the words, and around no other place."""
    start, end = words

    def reach(text: str, place: int) -> tuple[int, int]:
        after = _after(stored.text, end, text, place + end - start)
        return _before(stored.text, start, text, place), after

    near = reach(shown.text, here[rank])
    least = (min(_NEAR, start), min(_NEAR, len(stored.text) - end))
    others = [reach(shown.text, place) for place in here if place != here[rank]]
    others += [reach(stored.text, place) for place in alike if place != start]
    return _covers(near, least) and not any(_covers(other, near) for other in others)


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
