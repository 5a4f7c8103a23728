"""Where the cells of a page's tables stand in its text, and what of the text is words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.documents import Page


class PageCells:
    """The cells with words on one page, in the order of its text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        rows = [cells for table in page.tables for cells in (table.header, *(row.cells for row in table.rows))]
        found = {
            (span.start, span.end): number
            for number, cells in enumerate(rows)
            for cell in cells
            for span in cell.spans
            if span.page == page.number
        }
        self._cells = sorted((start, end, row) for (start, end), row in found.items())
        self.edges = frozenset(edge for start, end, _ in self._cells for edge in (start, end))
        """Where cells start and end."""

    def row_at(self, place: int) -> int | None:
        """Return a number for the row that the character at `place` is in, None outside of cells."""
        index = bisect_right(self._cells, (place, len(self._page.text) + 1, 0)) - 1
        if index < 0 or not self._cells[index][0] <= place < self._cells[index][1]:
            return None
        return self._cells[index][2]

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the text that are words: all but the bars between the cells of a table."""
        position = 0
        for start, end, _ in self._cells:
            between = self._page.text[position:start]
            in_table = any(t.span.start <= position and start <= t.span.end for t in self._page.tables)
            if not in_table or any(map(str.isalnum, between)):
                yield position, max(position, start)
            yield max(position, start), max(position, end)
            position = max(position, end)
        yield position, len(self._page.text)
