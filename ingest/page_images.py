"""Pages of PDF files drawn when somebody looks at them, and the last ones kept in memory.

Drawing happens in reader processes; this only remembers what they made, and for a short while what they
could not make. Who asks must know that the document is still held: this does not.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from corpus.errors import ReadError
from ingest.drawn_page import DrawnPage
from ingest.settings import IngestSettings
from ingest.workers import ReaderPool, read_file

_MOST_BYTES = 48 * 1024 * 1024
"""About 250 pages of text, or 20 of photographs."""
_FAILURE_BYTES = 4096
_FAILURE_SECONDS = 60.0
"""A page that could not be drawn is tried again after this long: the machine may have been busy."""
_BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of drawing a page, and when."""

    drawn: DrawnPage | ReadError
    at: float

    @property
    def size(self) -> int:
        if isinstance(self.drawn, ReadError):
            return _FAILURE_BYTES
        return len(self.drawn.png) + 8 * len(self.drawn.letters) + self.drawn.places.itemsize * len(self.drawn.places)

    @property
    def is_stale(self) -> bool:
        return isinstance(self.drawn, ReadError) and time.monotonic() - self.at > _FAILURE_SECONDS


class PageImages:
    """Draws pages, and gives those it drew lately at once; safe to use from several threads."""

    def __init__(self, settings: IngestSettings | None = None) -> None:
        self._settings = settings or IngestSettings()
        self._pool = ReaderPool(self._settings)
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def warm(self) -> None:
        """Begin, beside the rest, to start a reader process that has loaded what drawing needs."""
        Thread(target=self._draw_blank, name="warm up drawing", daemon=True).start()

    def close(self) -> None:
        """End the reader processes and forget all pages; drawing again starts over."""
        self._pool.close()
        with self._lock:
            self._kept.clear()
            self._size = 0

    def page(self, document_id: str, original: Path, name: str, number: int) -> DrawnPage:
        """Return page `number` of the PDF file at `original`, called `name`; raises ReadError and its subclasses."""
        key = (document_id, number)
        with self._lock:
            kept = self._kept.get(key)
            if kept and not kept.is_stale:
                self._kept.move_to_end(key)
        if not kept or kept.is_stale:
            kept = self._draw(original, name, number)
            self._keep(key, kept)
        if isinstance(kept.drawn, ReadError):
            raise type(kept.drawn)(str(kept.drawn))
        return kept.drawn

    def forget(self, document_ids: Collection[str]) -> None:
        """Drop the pages of documents that are no longer held."""
        with self._lock:
            for key in [key for key in self._kept if key[0] in document_ids]:
                self._size -= self._kept.pop(key).size

    def _draw_blank(self) -> None:
        # Should it fail, the first page to be drawn says why.
        with suppress(ReadError):
            self._pool.draw("blank.pdf", _BLANK_PDF, 1)

    def _draw(self, original: Path, name: str, number: int) -> _Kept:
        try:
            return _Kept(self._pool.draw(name, read_file(original, self._settings), number), time.monotonic())
        except ReadError as error:
            return _Kept(error.with_traceback(None), time.monotonic())

    def _keep(self, key: Key, made: _Kept) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = made
            self._size += made.size - (before.size if before else 0)
            while self._size > _MOST_BYTES and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._size -= oldest.size
