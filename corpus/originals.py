"""The files as they came, kept once each under the digest of their bytes and never changed.

A file's own name is not used here: it is a column of the catalogue, so no name can lead outside.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError

# Left free for the catalogue, its log and a second copy of the search index; Chroma hangs on a full disk.
_SPARE_BYTES = 256 * 1024 * 1024


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hex; its first 16 digits are the document_id."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Originals:
    """A folder of files named by their SHA-256, in subfolders by its first two digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where the file with this digest lies, there or not."""
        return self._folder / sha256[:2] / sha256

    def keep(self, source: Path, sha256: str) -> None:
        """Copy `source` in so that it survives a power cut; CorpusError when it changed or space runs out."""
        target = self.path(sha256)
        if target.exists() and digest_of(target) == sha256:
            return
        self._check_space(source)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        arriving = target.with_suffix(".arriving")
        try:
            with source.open("rb") as file, os.fdopen(_create(arriving), "wb") as copy:
                shutil.copyfileobj(file, copy, 1024 * 1024)
                copy.flush()
                os.fsync(copy.fileno())
            if digest_of(arriving) != sha256:
                raise CorpusError(
                    f"{source.name} changed while it was being kept. Ingest it again once it is complete."
                )
            arriving.replace(target)
        finally:
            arriving.unlink(missing_ok=True)
        _sync_folder(target.parent)
        _sync_folder(self._folder)

    def erase(self, sha256: str) -> None:
        """Delete the file with this digest, and what an interrupted `keep` left of it."""
        target = self.path(sha256)
        target.with_suffix(".arriving").unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        if target.parent.exists():
            _sync_folder(target.parent)

    def held(self) -> Iterator[str]:
        """Yield the digest each file is named by."""
        for path in sorted(self._folder.glob("??/*")):
            yield path.name

    def _check_space(self, source: Path) -> None:
        needed = _SPARE_BYTES + 4 * source.stat().st_size
        free = shutil.disk_usage(self._folder).free
        if free < needed:
            raise CorpusError(
                f"Keeping {source.name} needs {needed // 2**20} MiB free beside {self._folder}, found "
                f"{free // 2**20} MiB. Make room and ingest it again."
            )


def _create(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
