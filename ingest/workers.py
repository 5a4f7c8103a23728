"""Files into content and pages into pictures, by reader processes with hard limits on time and memory.

Parsers are hostile territory: an exception, an endless loop, a crash or a grown process costs that one
file, which gets a named error, and that one process, which is replaced. Nothing sent back is trusted
beyond being data of the right shape.
"""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Self

from corpus.errors import OversizedFileError, ReadError
from ingest import drawn_page
from ingest.drawn_page import DrawnPage
from ingest.reader import Answer, Decode, Reader
from ingest.reader_process import Job
from ingest.readers import wire
from ingest.readers.pages import FileContent
from ingest.settings import IngestSettings

_GROWN_SHARE = 0.5
"""A process that has used this share of its memory is replaced before the next file meets the limit."""


class ReaderPool:
    """Reads files, several at a time when asked from several threads; processes start when first needed."""

    def __init__(self, settings: IngestSettings | None = None) -> None:
        self._settings = settings or IngestSettings()
        self._free: queue.LifoQueue[Reader | None] = queue.LifoQueue()
        for _ in range(self._settings.reader_processes):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, each once the file it is reading is done; reading again starts new ones."""
        readers = [self._free.get() for _ in range(self._settings.reader_processes)]
        for reader in readers:
            if reader is not None:
                reader.end()
            self._free.put(None)

    def read(self, path: Path) -> FileContent:
        """Return the content of the file at `path`; raises ReadError and its subclasses."""
        return self.read_bytes(path.name, read_file(path, self._settings))

    def read_bytes(self, name: str, data: bytes) -> FileContent:
        """Return the content of a file called `name`; raises ReadError and its subclasses."""
        return self._do(Job.READ, 0, name, data, wire.decode)

    def draw(self, name: str, data: bytes, number: int) -> DrawnPage:
        """Return page `number` of the PDF file `data` as a picture; raises ReadError and its subclasses."""
        return self._do(Job.DRAW, number, name, data, drawn_page.decode)

    def _do(self, job: Job, number: int, name: str, data: bytes, decode: Decode[Answer]) -> Answer:
        reader = self._free.get()
        try:
            reader = reader or Reader(self._settings)
            answer = reader.do(job, number, name, data, decode)
            if reader.peak_bytes > _GROWN_SHARE * self._settings.reader_memory_mb * 1024 * 1024:
                reader = reader.end()
            return answer
        except BaseException as error:
            # A reader that refused a file in words is well; any other end leaves it in an unknown state.
            if reader is not None and not (isinstance(error, ReadError) and reader.is_well):
                reader = reader.end()
            raise
        finally:
            self._free.put(reader)


def read_file(path: Path, settings: IngestSettings) -> bytes:
    """Return the bytes of a file of allowed size; raises OversizedFileError, and ReadError when it cannot be opened."""
    most = settings.max_file_mb * 1024 * 1024
    try:
        if not path.is_file():
            raise ReadError(f"Expected a file, but {path.name} is none. Check the name.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError(f"{path.name} cannot be opened ({reason}). Check the name and who may read it.") from error
    if len(data) > most:
        size = path.stat().st_size / 1024 / 1024
        raise OversizedFileError(
            f"Expected a file of at most {settings.max_file_mb} MB, but {path.name} has {size:.1f} MB. "
            "Divide it, or raise STOCKTAKE_MAX_FILE_MB."
        )
    return data
