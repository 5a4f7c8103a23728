"""A new document into the version it makes of one held already, and what passes from one to the next.

A file of the same name, area, kind and date is a new version by itself; any other file is one only when
a person says which document it replaces. A version replaced keeps its row, its text and its original.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from corpus import lookup
from corpus.documents import Document, DocumentKind, DocumentStatus
from corpus.errors import CannotReplaceError
from corpus.packing import pack_date

# What makes a file of the same name another version rather than another document, and what it is when unknown.
_SAME_IN_VERSIONS = {"area": "", "kind": DocumentKind.OTHER.value, "date": None}
# What a document keeps through every replacement, and what only holds while the file itself says the same.
_LASTING = ("area", "kind")
_PASSING = ("date", "title")


@dataclass(frozen=True, slots=True)
class Version:
    """A version held: its row, the line all versions of one document share, and its number in it."""

    row: int
    line: int
    version: int


def of_same_name(connection: sqlite3.Connection, new: Document) -> Version | None:
    """Return the current document that `new` is a newer version of by its name, area, kind and date."""
    read = {"area": new.area, "kind": new.kind.value, "date": pack_date(new.date)}
    for row, line, version, *was_read in connection.execute(
        "SELECT id, line, version, area, kind, date FROM documents WHERE file = ? AND current = 1 ORDER BY id DESC",
        (new.file,),
    ).fetchall():
        old = zip(_SAME_IN_VERSIONS, was_read, strict=True)
        said = _said(connection, row)
        # Where a person gave the old one's word, the new bytes may say that, or nothing.
        alike = {name: (was, said[name], _SAME_IN_VERSIONS[name]) if name in said else (was,) for name, was in old}
        if all(read[name] in alike[name] for name in _SAME_IN_VERSIONS):
            return Version(row, line, version)
    return None


def to_replace(connection: sqlite3.Connection, document_id: str, new: Document) -> Version:
    """Return the version that `new` is to replace; raises DocumentNotFoundError, and CannotReplaceError in words."""
    old = lookup.document(connection, document_id)
    if old.status is DocumentStatus.SUPERSEDED:
        raise CannotReplaceError(
            f"Expected to replace the newest version, but “{old.title}” ({old.file}) was replaced already. "
            "Look at its newest version, and replace that."
        )
    if new.status is DocumentStatus.NEEDS_OCR and old.status is DocumentStatus.READY:
        raise CannotReplaceError(
            f"{new.file} has no text that can be read, so it cannot take the place of “{old.title}”, which has. "
            "Scan it with text recognition (OCR), or use the file it was printed from."
        )
    found = connection.execute("SELECT id, line, version FROM documents WHERE document_id = ?", (document_id,))
    return Version(*found.fetchone())


def hand_down(connection: sqlite3.Connection, row: int, replaced: Version, *, by_name: bool) -> None:
    """Let a person's words on the version replaced hold for the new one in `row`.

    All of them do where the files agree by name. A file that a person put in another's place speaks for
    itself, save on area and kind: there the person's word holds, and the old file's where the new one says nothing.
    """
    said = _said(connection, replaced.row)
    if not by_name:
        was, now = _read(connection, replaced.row), _read(connection, row)
        unsaid = {name: was[name] for name in _LASTING if now[name] == _SAME_IN_VERSIONS[name] != was[name]}
        said = unsaid | {name: value for name, value in said.items() if name in _LASTING or now[name] == was[name]}
    connection.executemany(
        "INSERT INTO corrections (document, field, value) VALUES (?, ?, ?)",
        [(row, name, value) for name, value in said.items()],
    )


def _said(connection: sqlite3.Connection, row: int) -> dict[str, str | None]:
    return dict(connection.execute("SELECT field, value FROM corrections WHERE document = ?", (row,)).fetchall())


def _read(connection: sqlite3.Connection, row: int) -> dict[str, str | None]:
    names = (*_LASTING, *_PASSING)
    found = connection.execute(f"SELECT {', '.join(names)} FROM documents WHERE id = ?", (row,)).fetchone()
    return dict(zip(names, found, strict=True))
