"""Pieces of a page written down one after another, each with the span where it then stands.

Every reader that lays out its own text writes it here, so that a span is true by construction:
offsets are never searched for afterwards.
"""

from __future__ import annotations

from corpus.documents import Page, Span, Table
from ingest.readers.characters import clean


class PageText:
    """One page being written."""

    def __init__(self, number: int, label: str) -> None:
        self.number = number
        self.label = clean(label)
        self._pieces: list[str] = []
        self._length = 0
        self.tables: list[Table] = []
        self.furniture: list[Span] = []

    @property
    def position(self) -> int:
        """Where the next character will stand."""
        return self._length

    def add(self, text: str) -> Span:
        """Write `text` at the end and return its span."""
        text = clean(text)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return Span(self.number, start, self._length)

    def apart(self, separator: str) -> None:
        """Write `separator` unless nothing has been written yet."""
        if self._length:
            self.add(separator)

    def page(self, *, needs_ocr: bool = False) -> Page:
        """Return the page as written."""
        return Page(
            number=self.number,
            label=self.label,
            text="".join(self._pieces),
            tables=tuple(self.tables),
            furniture=tuple(self.furniture),
            needs_ocr=needs_ocr,
        )
