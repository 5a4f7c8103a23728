"""Files into content through reader processes with hard limits on time and memory.

Parsers are hostile territory: an exception, an endless loop, a crash or a grown process costs that one
file, which gets a named error, and that one process, which is replaced. Nothing sent back is trusted
beyond being JSON of the right shape.
"""

from __future__ import annotations

import logging
import os
import queue
import selectors
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import corpus
from corpus.errors import (
    CorruptFileError,
    EmptyFileError,
    EncryptedFileError,
    OversizedFileError,
    ReadError,
    ReadingLimitError,
    UnsupportedTypeError,
)
from ingest.reader_process import REPLY, REQUEST
from ingest.readers.pages import FileContent
from ingest.readers.wire import decode
from ingest.settings import IngestSettings

_ERRORS: dict[str, type[ReadError]] = {
    kind.code: kind
    for kind in (
        ReadError,
        EmptyFileError,
        UnsupportedTypeError,
        EncryptedFileError,
        CorruptFileError,
        OversizedFileError,
        ReadingLimitError,
    )
}
_ROOT = str(Path(corpus.__file__).resolve().parent.parent)
_START = f"import sys; sys.path.insert(0, {_ROOT!r}); from ingest.reader_process import main; main()"
_LARGEST_REPLY = 512 * 1024 * 1024
_GROWN_SHARE = 0.5
"""A process that has used this share of its memory is replaced before the next file meets the limit."""

log = logging.getLogger(__name__)


class ReaderPool:
    """Reads files, several at a time when asked from several threads; processes start when first needed."""

    def __init__(self, settings: IngestSettings | None = None) -> None:
        self._settings = settings or IngestSettings()
        self._free: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
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
        reader = self._free.get()
        try:
            reader = reader or _Reader(self._settings)
            content = reader.read(name, data)
            if reader.peak_bytes > _GROWN_SHARE * self._settings.reader_memory_mb * 1024 * 1024:
                reader = reader.end()
            return content
        except BaseException as error:
            # A reader that refused a file in words is well; any other end leaves it in an unknown state.
            if reader is not None and not (isinstance(error, ReadError) and reader.is_well):
                reader = reader.end()
            raise
        finally:
            self._free.put(reader)


class _Reader:
    """One reader process."""

    def __init__(self, settings: IngestSettings) -> None:
        self._seconds = settings.read_timeout_seconds
        self.peak_bytes = 0
        self.is_well = True
        limits = (str(settings.reader_memory_mb * 1024 * 1024), str(int(self._seconds) + 1))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
        )
        os.set_blocking(self._process.stdin.fileno(), False)
        os.set_blocking(self._process.stdout.fileno(), False)

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def read(self, name: str, data: bytes) -> FileContent:
        """Send one file and return what comes back; raises ReadError and its subclasses."""
        self.is_well = False
        named = name.encode("utf-8", "surrogateescape")
        reply = self._exchange(name, REQUEST.pack(len(named), len(data)) + named + data)
        went_well, code_length, self.peak_bytes, _ = REPLY.unpack_from(reply)
        code = reply[REPLY.size : REPLY.size + code_length].decode("ascii", "replace")
        body = reply[REPLY.size + code_length :]
        if not went_well:
            self.is_well = code not in (ReadError.code, ReadingLimitError.code)
            raise _refusal(name, code, body.decode("utf-8", "replace"))
        try:
            content = decode(body)
        except ValueError as error:
            log.error("the reader's reply for %r is malformed: %s", name, error)
            raise ReadError(
                f"{name} could not be read: its reader answered nonsense. Add it in another format."
            ) from error
        self.is_well = True
        return content

    def _exchange(self, name: str, request: bytes) -> bytearray:
        """Write `request` and return the whole reply, both before the time is up."""
        deadline = time.monotonic() + self._seconds
        reply, left = bytearray(), memoryview(request)
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            selector.register(self._process.stdin, selectors.EVENT_WRITE)
            while len(reply) < _expected(reply):
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise ReadingLimitError(
                        f"Expected {name} to be read within {self._seconds:g} seconds, but it took longer. "
                        "Divide the document, or raise STOCKTAKE_READ_TIMEOUT_SECONDS."
                    )
                for key, _ in ready:
                    if key.fileobj is self._process.stdin:
                        left = self._send(selector, left, name)
                    else:
                        self._receive(reply, name)
        return reply

    def _send(self, selector: selectors.BaseSelector, left: memoryview, name: str) -> memoryview:
        try:
            left = left[os.write(self._process.stdin.fileno(), left[: 1 << 16]) :]
        except BrokenPipeError as error:
            raise _died(name) from error
        if not left:
            selector.unregister(self._process.stdin)
        return left

    def _receive(self, reply: bytearray, name: str) -> None:
        received = os.read(self._process.stdout.fileno(), 1 << 20)
        if not received:
            raise _died(name)
        reply += received
        if len(reply) > _LARGEST_REPLY:
            raise OversizedFileError(f"{name} holds more text than can be taken in. Divide the document.")


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


def _expected(reply: bytearray) -> int:
    """Return how long the reply will be, as far as is known."""
    if len(reply) < REPLY.size:
        return REPLY.size
    _, code_length, _, body_length = REPLY.unpack_from(reply)
    return REPLY.size + code_length + body_length


def _died(name: str) -> ReadingLimitError:
    return ReadingLimitError(
        f"{name} could not be read: its reader used too much memory or time, or crashed. "
        "Save or export the document again, or divide it."
    )


def _refusal(name: str, code: str, message: str) -> ReadError:
    kind = _ERRORS.get(code, ReadError)
    if kind is ReadError:
        # Not an error we raise on purpose: a fault in a parser or in us, which the log must show.
        log.error("reading %r failed: %s", name, message)
        return ReadError(f"{name} could not be read: its reader met something it does not know ({message}).")
    return kind(message)
