"""What stands under rectangles of a page's picture, read by a library that had no part in placing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pdfplumber

from corpus.documents import Page, Span
from corpus.readings import Reading
from ingest.drawn_page import TENTHS, Box, DrawnPage
from ingest.folded import fold_pieces


class Witness:
    """The characters of an upright, uncropped PDF and their places, by pdfminer."""

    def __init__(self, data: bytes) -> None:
        with pdfplumber.open(BytesIO(data)) as file:
            self._pages = [(page.width, page.chars) for page in file.pages]

    def under(self, number: int, drawn: DrawnPage, boxes: Sequence[Box]) -> str:
        """Return the folded characters of page `number` whose middle lies in one of `boxes`, sorted."""
        width, chars = self._pages[number - 1]
        scale = drawn.width / width * TENTHS
        found = [
            char["text"]
            for char in chars
            if any(
                box.left <= (char["x0"] + char["x1"]) / 2 * scale <= box.right
                and box.top <= (char["top"] + char["bottom"]) / 2 * scale <= box.bottom
                for box in boxes
            )
        ]
        return "".join(sorted(folded("".join(found))))


def folded(text: str) -> str:
    return fold_pieces(text, [(0, len(text))]).text


def words_quoted(page: Page, span: Span) -> str:
    """Return the folded words at `span`, sorted, without the bars between a table's cells."""
    cells = sorted(place for table in page.tables for place in _cells(table, page.number))
    text = page.quote(span)
    for before, after in zip(cells, cells[1:], strict=False):
        is_drawing = not any(map(str.isalnum, page.text[before[1] : after[0]]))
        if span.start <= before[1] <= after[0] <= span.end and is_drawing:
            low, high = before[1] - span.start, after[0] - span.start
            text = text[:low] + " " * (high - low) + text[high:]
    return "".join(sorted(folded(text)))


def spans_of(reading: Reading) -> Iterator[Span]:
    """Yield every place a citation of `reading` could name: passages, sentences, and table rows as one."""
    for passage in reading.passages:
        yield from passage.spans
        for sentence in passage.sentences:
            yield from sentence.spans
        for page in {span.page for span in passage.spans}:
            here = [span for span in passage.spans if span.page == page]
            yield Span(page, min(span.start for span in here), max(span.end for span in here))


def _cells(table, number: int) -> Iterator[tuple[int, int]]:
    for row in (table.header, *(row.cells for row in table.rows)):
        for cell in row:
            yield from ((span.start, span.end) for span in cell.spans if span.page == number)
