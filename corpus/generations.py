"""Where each generation of the search index lies: a folder of its own, or a collection on a server.

A generation's files are never changed by us and never deleted while Chroma has them open.
"""

from __future__ import annotations

import shutil
from hashlib import file_digest
from pathlib import Path

from corpus.vectors import IndexUnavailableError, PassageIndex


class Generations:
    """The generations of one corpus's index, numbered from 1."""

    def __init__(self, folder: Path, chroma_url: str | None, corpus_id: str) -> None:
        self._folder = folder
        self._url = chroma_url
        self._prefix = f"stocktake-{corpus_id}-"
        folder.mkdir(mode=0o700, exist_ok=True)

    def open(self, number: int) -> PassageIndex:
        """Open a generation as it is."""
        if self._url:
            return PassageIndex.on_server(self._url, self._collection(number))
        return PassageIndex.in_folder(self._path(number))

    def create(self, number: int) -> PassageIndex:
        """Begin an empty generation under a number not in use."""
        try:
            if not self._url:
                shutil.rmtree(self._path(number), ignore_errors=True)
                self._path(number).mkdir(mode=0o700)
            return self.open(number)
        except OSError as fault:
            raise IndexUnavailableError(str(fault)) from fault

    def newest(self) -> int:
        """Return the highest number any folder has, 0 for none: a crash may have left one half built."""
        return max((int(path.suffix[1:]) for path in self._folders()), default=0)

    def files(self, number: int) -> dict[str, str]:
        """Return the digest of each file of a generation; on a server there are none to see."""
        folder = self._path(number)
        digests = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                with path.open("rb") as file:
                    digests[str(path.relative_to(folder))] = file_digest(file, "sha256").hexdigest()
        return digests

    def keep_only(self, number: int | None, live: PassageIndex | None) -> None:
        """Delete all generations but this one, vectors and all; none of them may be open."""
        for folder in self._folders():
            if number is None or folder != self._path(number):
                shutil.rmtree(folder)
        if self._url and live:
            live.discard_others(self._prefix)

    def _folders(self) -> list[Path]:
        return [path for path in self._folder.glob("generation.*") if path.suffix[1:].isdecimal()]

    def _path(self, number: int) -> Path:
        return self._folder / f"generation.{number:06d}"

    def _collection(self, number: int) -> str:
        return f"{self._prefix}{number:06d}"
