"""One reader process seen from the program that started it: a request sent, a reply received in time.

Written and read without ever waiting for the process: one that stops in the middle of either is noticed.
"""

from __future__ import annotations

import logging
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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
from ingest.reader_process import REPLY, REQUEST, Job
from ingest.settings import IngestSettings

Answer = TypeVar("Answer")
Decode = Callable[[bytes], Answer]
"""Makes an answer of bytes that nobody may trust; raises ValueError when they are not one."""

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
_TIME_LIMITS = {Job.READ: "read_timeout_seconds", Job.DRAW: "draw_timeout_seconds"}

log = logging.getLogger(__name__)


class Reader:
    """One reader process."""

    def __init__(self, settings: IngestSettings) -> None:
        self._settings = settings
        self.peak_bytes = 0
        self.is_well = True
        limits = (str(settings.reader_memory_mb * 1024 * 1024), str(int(settings.read_timeout_seconds) + 1))
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

    def do(self, job: Job, number: int, name: str, data: bytes, decode: Decode[Answer]) -> Answer:
        """Send a file, with a page's number where `job` is about one, and return what comes back; raises ReadError."""
        self.is_well = False
        named = name.encode("utf-8", "surrogateescape")
        reply = self._exchange(job, name, REQUEST.pack(job, number, len(named), len(data)) + named + data)
        went_well, code_length, self.peak_bytes, _ = REPLY.unpack_from(reply)
        code = reply[REPLY.size : REPLY.size + code_length].decode("ascii", "replace")
        body = reply[REPLY.size + code_length :]
        if not went_well:
            self.is_well = code not in (ReadError.code, ReadingLimitError.code)
            raise _refusal(name, code, body.decode("utf-8", "replace"))
        try:
            answer = decode(body)
        except ValueError as error:
            log.error("the reader's reply for %r is malformed: %s", name, error)
            raise ReadError(
                f"{name} could not be read: its reader answered nonsense. Add it in another format."
            ) from error
        self.is_well = True
        return answer

    def _exchange(self, job: Job, name: str, request: bytes) -> bytearray:
        """Write `request` and return the whole reply, both before the time is up."""
        setting = _TIME_LIMITS[job]
        seconds = getattr(self._settings, setting)
        deadline = time.monotonic() + seconds
        reply, left = bytearray(), memoryview(request)
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            selector.register(self._process.stdin, selectors.EVENT_WRITE)
            while len(reply) < _expected(reply):
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise ReadingLimitError(
                        f"Expected {name} to be read within {seconds:g} seconds, but it took longer. "
                        f"Divide the document, or raise STOCKTAKE_{setting.upper()}."
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
