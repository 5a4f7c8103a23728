"""Where each generation of the search index lies: a folder of its own, or a collection on a server.

A generation is never deleted while Chroma has it open, and only its unused places are ever written to.
"""

from __future__ import annotations

import os
import shutil
import struct
from hashlib import file_digest
from pathlib import Path

from corpus.vectors import IndexUnavailableError, PassageIndex

# hnswlib's header: version, offset, room, vectors held, bytes of each.
_HEADER = struct.Struct("<iQQQQ")
_HEADER_VERSION = 1


class Generations:
    """The generations of one corpus's index, numbered from 1."""

    def __init__(self, folder: Path, chroma_url: str | None, corpus_id: str) -> None:
        self._folder = folder
        self._url = chroma_url
        self._prefix = f"stocktake-{corpus_id}-"
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._begun = 0
        folder.mkdir(mode=0o700, exist_ok=True)

    def open(self, number: int) -> PassageIndex:
        """Open a generation as it is."""
        if self._url:
            return PassageIndex.on_server(self._url, self._collection(number))
        return PassageIndex.in_folder(self._path(number))

    def create(self, number: int) -> PassageIndex:
        """Begin an empty generation under a number not in use."""
        self._begun = max(self._begun, number)
        try:
            if not self._url:
                shutil.rmtree(self._path(number), ignore_errors=True)
                self._path(number).mkdir(mode=0o700)
            return self.open(number)
        except OSError as fault:
            raise IndexUnavailableError(str(fault)) from fault

    def newest(self) -> int:
        """Return the highest number any folder has or had since we began, 0 for none.

        A crash may have left a folder half built. And what Chroma could not open once, it does not open
        again under the same path in this process, were the folder made anew.
        """
        return max((self._begun, *(int(path.suffix[1:]) for path in self._folders())))

    def scrub(self, number: int) -> None:
        """Blank the unused places of a generation's vector file; Chroma must not be writing.

        Chroma begins the file with room for a hundred vectors and whatever lay in that memory, which
        can be vectors that were just erased.
        """
        for header in self._path(number).glob("*/header.bin"):
            version, _, _, vectors, vector_bytes = _HEADER.unpack_from(header.read_bytes())
            data = header.with_name("data_level0.bin")
            unused = data.stat().st_size - vectors * vector_bytes
            if version != _HEADER_VERSION or unused < 0:
                raise IndexUnavailableError(f"{header} is not of the form known here")
            if unused:
                with data.open("r+b") as file:
                    file.seek(-unused, os.SEEK_END)
                    file.write(bytes(unused))

    def files(self, number: int) -> dict[str, str]:
        """Return the digest of each file of a generation; on a server there are none to see."""
        folder = self._path(number)
        return {
            str(path.relative_to(folder)): self._digest(path) for path in sorted(folder.rglob("*")) if path.is_file()
        }

    def keep_only(self, number: int | None, live: PassageIndex | None) -> None:
        """Delete all generations but this one, vectors and all; none of them may be open."""
        for folder in self._folders():
            if number is None or folder != self._path(number):
                shutil.rmtree(folder)
        if self._url and live:
            live.discard_others(self._prefix)

    def _digest(self, path: Path) -> str:
        # Most of a large index is in files that a small change leaves alone.
        state = path.stat()
        key = (path, state.st_size, state.st_mtime_ns)
        if key not in self._digests:
            with path.open("rb") as file:
                self._digests = {known: digest for known, digest in self._digests.items() if known[0] != path}
                self._digests[key] = file_digest(file, "sha256").hexdigest()
        return self._digests[key]

    def _folders(self) -> list[Path]:
        return [path for path in self._folder.glob("generation.*") if path.suffix[1:].isdecimal()]

    def _path(self, number: int) -> Path:
        return self._folder / f"generation.{number:06d}"

    def _collection(self, number: int) -> str:
        return f"{self._prefix}{number:06d}"
