"""Uploaded files into paths that ingest can read, in a folder of their own that is gone afterwards.

The server keeps it inside the data folder, so that confidential text never rests elsewhere. A sender's
file name is only the tidied last part of a copy's name; each copy has a folder to itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from api.filenames import safe_name


@contextmanager
def kept(uploads_dir: Path, files: Sequence[tuple[str | None, BinaryIO]]) -> Iterator[list[Path]]:
    """Write each (name, bytes) to a path of its own; everything is removed on leaving."""
    uploads_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=uploads_dir) as folder:
        paths = []
        for number, (name, source) in enumerate(files):
            path = Path(folder, str(number), safe_name(name))
            path.parent.mkdir()
            with path.open("wb") as target:
                shutil.copyfileobj(source, target)
            paths.append(path)
        yield paths


def clear(uploads_dir: Path) -> None:
    """Remove what a killed server left behind; call only as the data folder's owner."""
    shutil.rmtree(uploads_dir, ignore_errors=True)
