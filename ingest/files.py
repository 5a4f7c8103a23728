"""Paths as a person gives them into the files to take in, each with what its folder's manifest says.

Folders are walked in the order of names; hidden files, lock files that Word leaves, and the manifests
themselves are not documents. A file that a manifest names and nobody finds is still yielded: it fails
with a receipt of its own instead of being forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from ingest.given import MANIFEST_NAME, Given, read_manifest

_NOT_DOCUMENTS = (".", "~$")


def files_in(paths: Sequence[Path]) -> Iterator[tuple[Path, Given]]:
    """Yield each file with its manifest's word; raises SettingsError for a manifest that cannot be read."""
    manifests: dict[Path, Mapping[str, Given]] = {}

    def said(folder: Path) -> Mapping[str, Given]:
        if folder not in manifests:
            manifests[folder] = read_manifest(folder)
        return manifests[folder]

    for path in paths:
        for file in _walk(path, said) if path.is_dir() else [path]:
            yield file, said(file.parent).get(file.name, Given())


def _walk(folder: Path, said: Callable[[Path], Mapping[str, Given]]) -> Iterator[Path]:
    entries = sorted(folder.iterdir())
    files = {entry.name for entry in entries if entry.is_file()}
    for entry in [*entries, *(folder / name for name in said(folder) if name not in files)]:
        if entry.name.startswith(_NOT_DOCUMENTS) or entry.name == MANIFEST_NAME:
            continue
        # A link to a folder could lead back here.
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, said)
        elif not entry.is_dir():
            yield entry
