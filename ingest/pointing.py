"""Quoted words into rectangles over the picture of their page: one for each line, or none at all.

The stored text and the picture's letters come from two readers that order and space a page differently.
Words count as found only where nothing else on the page could be meant: a wrong place is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from corpus.documents import Page, Span
from ingest.drawn_page import Box, DrawnPage
from ingest.folded import Folded, fold_pieces
from ingest.line_boxes import line_boxes

_NEAR = 12
"""Letters on either side that must agree too, where the same words stand on the page more than once."""
_FAR = 400
_MOST_PLACES = 300
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_LINE_END = re.compile(r"\n")


def point_out(page: Page, span: Span, drawn: DrawnPage) -> tuple[Box, ...]:
    """Return where the words at `span` stand in the picture, () when that is not certain."""
    stored = fold_pieces(page.text, _read_pieces(page))
    shown = fold_pieces(drawn.letters, [(0, len(drawn.letters))])
    cells = {edge for place in _cells(page) for edge in place}
    paragraphs = cells | {match.start() for match in _PARAGRAPH_END.finditer(page.text)}
    lines = paragraphs | {match.start() for match in _LINE_END.finditer(page.text)}
    search = _Search(page.text, stored, drawn.letters, shown)
    by_cell = _parts(stored, span, cells)
    for cuts in ((), paragraphs, lines):
        found = [search.place(*part) for part in _parts(stored, span, cuts)]
        if found and all(found):
            letters = [letter for part in found for letter in part]
            first = by_cell[0][0]
            return line_boxes([letters[start - first : end - first] for start, end in by_cell], drawn)
    return ()


class _Search:
    """Looks for stretches of the stored text among the letters of the picture."""

    def __init__(self, text: str, stored: Folded, letters: str, shown: Folded) -> None:
        self._text, self._letters = text, letters
        self._stored, self._shown = stored, shown

    def place(self, start: int, end: int) -> list[int]:
        """Return which letters of the picture are `stored[start:end]`, none when that is not certain."""
        stored, shown = self._stored.text, self._shown.text
        words = stored[start:end]
        here = [place for place in _places(shown, words) if self._is_as_divided(start, end, place)]
        elsewhere = [place for place in _places(stored, words) if place != start]
        place = here[0] if len(here) == 1 and not elsewhere else self._by_neighbours(start, end, here, elsewhere)
        return [] if place is None else list(self._shown.origins[place : place + end - start])

    def _by_neighbours(self, start: int, end: int, here: Sequence[int], elsewhere: Sequence[int]) -> int | None:
        """Return the one place among several whose neighbours on both sides are those of `start:end`."""
        stored, shown, length = self._stored.text, self._shown.text, end - start
        if len(here) >= _MOST_PLACES or len(elsewhere) >= _MOST_PLACES:
            return None
        reach = {
            place: (_before(stored, start, shown, place), _after(stored, end, shown, place + length)) for place in here
        }
        others = [
            (_before(stored, start, stored, place), _after(stored, end, stored, place + length)) for place in elsewhere
        ]
        least = (min(_NEAR, start), min(_NEAR, len(stored) - end))
        alone = [
            place
            for place, near in reach.items()
            if _covers(near, least)
            and not any(_covers(other, near) for rival, other in reach.items() if rival != place)
            and not any(_covers(other, near) for other in others)
        ]
        return alone[0] if len(alone) == 1 else None

    def _is_as_divided(self, start: int, end: int, place: int) -> bool:
        """Tell whether the words at `place` are not the middle of a longer word, unless they are that here too."""
        for stored, shown in ((start, place), (end, place + end - start)):
            if _is_in_word(self._letters, self._shown.origins, shown) and not _is_in_word(
                self._text, self._stored.origins, stored
            ):
                return False
        return True


def _is_in_word(text: str, origins: Sequence[int], place: int) -> bool:
    if not 0 < place < len(origins):
        return False
    before, after = origins[place - 1], origins[place]
    return after - before <= 1 and text[before].isalnum() and text[after].isalnum()


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    place = text.find(words)
    while place >= 0 and len(found) < _MOST_PLACES:
        found.append(place)
        place = text.find(words, place + 1)
    return found


def _before(one: str, end: int, other: str, other_end: int) -> int:
    """Return how many letters before two places are the same."""
    most = min(end, other_end, _FAR)
    return next((size for size in range(most) if one[end - size - 1] != other[other_end - size - 1]), most)


def _after(one: str, start: int, other: str, other_start: int) -> int:
    most = min(len(one) - start, len(other) - other_start, _FAR)
    return next((size for size in range(most) if one[start + size] != other[other_start + size]), most)


def _covers(near: tuple[int, int], least: tuple[int, int]) -> bool:
    return near[0] >= least[0] and near[1] >= least[1]


def _read_pieces(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the text but for what only draws a table: the bars between its cells."""
    position = 0
    for start, end in _cells(page):
        between = page.text[position:start]
        in_table = any(table.span.start <= position and start <= table.span.end for table in page.tables)
        if not in_table or any(map(str.isalnum, between)):
            yield position, max(position, start)
        yield max(position, start), max(position, end)
        position = max(position, end)
    yield position, len(page.text)


def _cells(page: Page) -> list[tuple[int, int]]:
    cells = (
        cell for table in page.tables for row in (table.header, *(row.cells for row in table.rows)) for cell in row
    )
    return sorted({(span.start, span.end) for cell in cells for span in cell.spans if span.page == page.number})


def _parts(stored: Folded, span: Span, cuts: Iterable[int]) -> list[tuple[int, int]]:
    """Return the stretches of `stored` that lie in `span`, divided at `cuts`."""
    edges = sorted({span.start, *(cut for cut in cuts if span.start < cut < span.end), span.end})
    places = [bisect_left(stored.origins, edge) for edge in edges]
    return [(start, end) for start, end in zip(places, places[1:], strict=False) if start < end]
