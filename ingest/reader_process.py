"""One job after another from standard input to its result on standard output, under hard limits.

A job is to read a file or to draw one page of it. Started by `ReaderPool`, never by hand. Nothing but bytes
comes in and goes out: the process opens no file and knows no folder, so one taken over has little to take.
"""

from __future__ import annotations

import os
import resource
import struct
import sys
from contextlib import suppress
from enum import IntEnum
from typing import BinaryIO

from corpus.errors import CorruptFileError, ReadError, ReadingLimitError
from ingest import drawn_page
from ingest.readers import wire
from ingest.reading import read_pages

REQUEST = struct.Struct("!BIIQ")
"""The job, a page's number (0 where it is about the whole file), lengths of the file's name and bytes, which follow."""
REPLY = struct.Struct("!BIQQ")
"""Whether it went well, length of the error code, peak memory in bytes, length of content or message."""


class Job(IntEnum):
    """What to make of a file: its content, or a picture of one page."""

    READ = 0
    DRAW = 1


def main() -> None:
    """Serve requests until standard input ends."""
    memory_bytes, processor_seconds = int(sys.argv[1]), int(sys.argv[2])
    _limit(resource.RLIMIT_AS, memory_bytes, memory_bytes)
    _limit(resource.RLIMIT_CORE, 0, 0)
    replies = os.fdopen(os.dup(1), "wb")
    # A library that prints would break the protocol.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while header := sys.stdin.buffer.read(REQUEST.size):
        _allow(processor_seconds)
        _serve(replies, *_received(header))


def _received(header: bytes) -> tuple[Job, int, str, bytes]:
    job, number, name_length, data_length = REQUEST.unpack(header)
    name = sys.stdin.buffer.read(name_length).decode("utf-8", "surrogateescape")
    return Job(job), number, name, sys.stdin.buffer.read(data_length)


def _allow(seconds: int) -> None:
    """Give the next file its own share of processor time; the limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    _limit(resource.RLIMIT_CPU, soft, resource.getrlimit(resource.RLIMIT_CPU)[1])


def _limit(what: int, soft: int, hard: int) -> None:
    # macOS refuses some limits; the parent's clock still ends a process that goes on too long.
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (soft, hard))


def _serve(replies: BinaryIO, job: Job, number: int, name: str, data: bytes) -> None:
    try:
        code, body = "", _done(job, number, name, data)
    except ReadError as error:
        code, body = error.code, str(error).encode("utf-8", "replace")
    except MemoryError:
        code, body = ReadingLimitError.code, f"Reading {name} took more memory than allowed.".encode("utf-8", "replace")
    except RecursionError:
        code, body = CorruptFileError.code, f"{name} nests deeper than any document does.".encode("utf-8", "replace")
    # Any exception of any library becomes this file's error; the queue goes on. Its words are for the log.
    except Exception as error:
        code, body = ReadError.code, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
    replies.write(REPLY.pack(not code, len(code), _peak_bytes(), len(body)) + code.encode("ascii") + body)
    replies.flush()


def _done(job: Job, number: int, name: str, data: bytes) -> bytes:
    if job is Job.READ:
        return wire.encode(read_pages(data, name))
    # Loaded only where pages are drawn: most readers never draw one.
    from ingest.readers.pdf_picture import draw_page

    return drawn_page.encode(draw_page(data, name, number))


def _peak_bytes() -> int:
    """Return the most memory this program has had, 0 where the system does not say.

    Not `ru_maxrss`: that starts at what the process which started us had, with its embedding model.
    """
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return 0


if __name__ == "__main__":
    main()
