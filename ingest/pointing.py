"""Quoted words into rectangles over the picture of their page: one for each line, or none at all.

The stored text and the picture's letters come from two readers that order and space a page differently. Words
count as found only where nothing else can be meant, and where they stand as a reader would read them: a wrong
place is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.documents import Page, Span
from ingest.drawn_lines import Line, Sheet, are_in_reading_order, in_reading_order, is_after, share_height
from ingest.drawn_page import Box, DrawnPage
from ingest.folded import fold_pieces
from ingest.page_cells import PageCells
from ingest.same_words import Neighbours, places_of

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_LINE_END = re.compile(r"\n")


def point_out(page: Page, span: Span, drawn: DrawnPage) -> tuple[Box, ...]:
    """Return where the words at `span` stand in the picture, () when that is not certain."""
    search = _Search(page, drawn)
    paragraphs = search.cells.edges | {match.start() for match in _PARAGRAPH_END.finditer(page.text)}
    lines = paragraphs | {match.start() for match in _LINE_END.finditer(page.text)}
    # All of the words in one go is the surest; where the two readers order them differently, piece by piece.
    for cuts in ((), paragraphs, lines):
        found = [search.lines(*part) for part in search.parts(span.start, span.end, cuts)]
        if found and all(found):
            return tuple(line.box for lines_found in found for line in lines_found)
    return ()


class _Search:
    """Looks for stretches of a page's stored text among the letters of its picture."""

    def __init__(self, page: Page, drawn: DrawnPage) -> None:
        self.cells = PageCells(page)
        self._text = page.text
        self._stored = fold_pieces(page.text, self.cells.words())
        self._shown = fold_pieces(drawn.letters, [(0, len(drawn.letters))])
        self._sheet = Sheet(drawn)

    def parts(self, start: int, end: int, cuts: Iterable[int]) -> list[tuple[int, int]]:
        """Return the folded stretches of the page's text from `start` to `end`, divided at `cuts`."""
        edges = sorted({start, *(cut for cut in cuts if start < cut < end), end})
        places = [bisect_left(self._stored.origins, edge) for edge in edges]
        return [(first, last) for first, last in pairwise(places) if first < last]

    def lines(self, start: int, end: int) -> list[Line]:
        """Return the lines in the picture of the folded stretch, none when they are not certain."""
        here = places_of(self._shown, self._stored, start, end)
        alike = places_of(self._stored, self._stored, start, end)
        if not here or len(here) != len(alike):
            return []
        length = end - start
        found = [self._lines_at(place, like, like + length) for place, like in zip(here, alike, strict=True)]
        if not all(found):
            return []
        firsts = [lines[0] for lines in found]
        rank = alike.index(start)
        neighbours = Neighbours(self._stored, start, end)
        if are_in_reading_order(firsts):
            # That one line follows another proves nothing where the two readers go through the page differently.
            is_one_line = all(share_height(found[rank][:1], [line]) for line in found[rank])
            is_proof = is_one_line or self._is_one_row(start, end)
            is_certain = is_proof or neighbours.are_around(self._shown, here[rank])
            return found[rank] if is_certain else []
        # Drawn in another order than it is read, as heads and columns are: then two things must agree.
        read = in_reading_order(firsts)
        candidates = [read[rank]] if are_in_reading_order([firsts[place] for place in read]) else []
        candidates += [rank] if all(is_after(*pair) for pair in pairwise(firsts)) else []
        for place in candidates:
            is_meant = neighbours.mean(self._shown, here[place], here, self._stored, alike)
            if is_meant and self._joins_alike(here[place], start, end):
                return found[place]
        return []

    def _lines_at(self, place: int, start: int, end: int) -> list[Line]:
        """Return the lines of the letters at `place`, none unless they stand as the stored words would be read."""
        lines: list[Line] = []
        row: int | None = None
        in_row: list[Line] = []
        for first, last in self._by_cell(start, end):
            letters = self._shown.origins[place + first - start : place + last - start]
            cell = self._sheet.lines(letters)
            if not cell or not self._sheet.run_on(cell) or not self._breaks_alike(cell, first, last):
                return []
            before, row = row, self.cells.row_at(self._stored.origins[first])
            if lines and row is not None and row == before:
                if not (share_height(in_row, cell) and cell[0].level.left > in_row[-1].level.left):
                    return []
                in_row += cell
            elif lines and not is_after(lines[-1], cell[0]):
                return []
            else:
                in_row = cell
            lines += cell
        return lines

    def _breaks_alike(self, lines: Sequence[Line], start: int, end: int) -> bool:
        """Tell whether the stored words from `start` to `end` begin new lines where the picture does."""
        begin = {line.first: line for line in lines[1:]}
        before = lines[0]
        for place in range(1, end - start):
            origins = self._stored.origins
            is_stored = "\n" in self._text[origins[start + place - 1] : origins[start + place]]
            after = begin.get(place)
            if is_stored and not after or after and not is_stored and not share_height([before], [after]):
                return False
            before = after or before
        return True

    def _joins_alike(self, place: int, start: int, end: int) -> bool:
        """Tell whether the words at `place` share lines with what stands before and after as the stored words do."""
        for stored, shown in ((start, place), (end, place + end - start)):
            if 0 < stored < len(self._stored.text) and 0 < shown < len(self._shown.text):
                pair = [self._sheet.lines([letter]) for letter in self._shown.origins[shown - 1 : shown + 1]]
                is_stored = "\n" in self._text[self._stored.origins[stored - 1] : self._stored.origins[stored]]
                if not all(pair) or is_stored == share_height(*pair):
                    return False
        return True

    def _is_one_row(self, start: int, end: int) -> bool:
        """Tell whether the words stand in one row of a table, whose cells are known to stand side by side."""
        rows = {self.cells.row_at(self._stored.origins[first]) for first, _ in self._by_cell(start, end)}
        return len(rows) == 1 and None not in rows

    def _by_cell(self, start: int, end: int) -> list[tuple[int, int]]:
        origins: Sequence[int] = self._stored.origins
        return self.parts(origins[start], origins[end - 1] + 1, self.cells.edges)
