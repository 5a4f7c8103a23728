"""Readings into the catalogue, out of it and corrected: every change to what is held about documents.

Each function is one part of a transaction the caller opens. A document that a newer version replaces
stays, but leaves the search; when the newer one is removed, it comes back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus import commitments, lookup, stored_vectors, versions, words
from corpus.documents import Document, DocumentStatus, Page
from corpus.packing import pack, pack_date, pack_spans, pack_tables
from corpus.passages import Passage, Section
from corpus.people import Person
from corpus.readings import Reading


@dataclass(frozen=True, slots=True)
class Left:
    """What left the search with a document, and the digest of its original."""

    passage_ids: tuple[str, ...]
    sha256: str


def add(
    connection: sqlite3.Connection,
    reading: Reading,
    sha256: str,
    vector_row: Callable[[str], int],
    *,
    replaces: str | None = None,
) -> Left | None:
    """Keep a reading; return the version it replaces, or None. `vector_row` finds a text's kept vector.

    `replaces` names the document to take the place of, whatever the files are called.
    """
    document = reading.document
    if replaces is None:
        replaced = versions.of_same_name(connection, document)
    else:
        replaced = versions.to_replace(connection, replaces, document)
    row = _insert_document(connection, document, len(reading.passages), sha256, replaced)
    if replaced:
        versions.hand_down(connection, row, replaced, by_name=replaces is None)
    _insert_pages(connection, row, reading.pages)
    _insert_sections(connection, row, reading.sections)
    for passage in reading.passages:
        _insert_passage(connection, row, passage, vector_row)
    _insert_people(connection, row, reading.people)
    commitments.keep_actions(connection, row, reading.actions, vector_row)
    commitments.keep_measures(connection, row, reading.measures)
    connection.execute("DELETE FROM unsettled_originals WHERE sha256 = ?", (sha256,))
    left = _supersede(connection, replaced.row) if replaced else None
    _enter_search(connection, row)
    return left


def remove(connection: sqlite3.Connection, document_id: str) -> Left:
    """Delete a document and the conversation turns that rest on it; its original is left unsettled."""
    row = lookup.row_of(connection, document_id)
    left = _leave_search(connection, row)
    line, current = connection.execute("SELECT line, current FROM documents WHERE id = ?", (row,)).fetchone()
    connection.execute("DELETE FROM documents WHERE id = ?", (row,))
    connection.execute("DELETE FROM turns WHERE instr(answer, ?)", (document_id,))
    note_unsettled(connection, left.sha256)
    before = connection.execute(
        "SELECT id FROM documents WHERE line = ? ORDER BY version DESC LIMIT 1", (line,)
    ).fetchone()
    if current and before:
        connection.execute("UPDATE documents SET current = 1 WHERE id = ?", before)
        _enter_search(connection, before[0])
    return left


def correct(connection: sqlite3.Connection, document_id: str, said: Mapping[str, str | None]) -> None:
    """Record a person's word on a document, over what was read and what was said before."""
    row = lookup.row_of(connection, document_id)
    connection.executemany(
        "INSERT OR REPLACE INTO corrections (document, field, value) VALUES (?, ?, ?)",
        [(row, field, value) for field, value in said.items()],
    )


def describe(connection: sqlite3.Connection, document_id: str, said: Mapping[str, str | None]) -> None:
    """Record all that a person says a document is; where that is what the file says, the file's word holds again.

    What they leave as it was stays theirs: a word given with the file was never compared with what it says.
    """
    row = lookup.row_of(connection, document_id)
    was_said = lookup.corrections(connection, document_id)
    read = lookup.as_read(connection, document_id)
    as_the_file_says = {"title": read.title, "area": read.area, "kind": read.kind.value, "date": pack_date(read.date)}
    connection.execute("DELETE FROM corrections WHERE document = ?", (row,))
    kept = {
        name: value
        for name, value in said.items()
        if value != as_the_file_says[name] or (name in was_said and was_said[name] == value)
    }
    correct(connection, document_id, kept)


def note_unsettled(connection: sqlite3.Connection, sha256: str) -> None:
    """Note that an original may be there without a document, so that a crash leaves nothing behind."""
    connection.execute("INSERT OR IGNORE INTO unsettled_originals VALUES (?)", (sha256,))


def unsettled(connection: sqlite3.Connection) -> list[str]:
    """Return the noted originals that no document has."""
    return [
        sha256
        for (sha256,) in connection.execute(
            "SELECT sha256 FROM unsettled_originals WHERE sha256 NOT IN (SELECT sha256 FROM documents)"
        ).fetchall()
    ]


def settle(connection: sqlite3.Connection) -> None:
    """Forget the noted originals, after those without a document were erased."""
    connection.execute("DELETE FROM unsettled_originals")


def searchable(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Return row, text and context of every passage that questions are answered from."""
    return connection.execute("SELECT id, text, context FROM searchable ORDER BY id").fetchall()


def fact(connection: sqlite3.Connection, name: str) -> str | None:
    """Return a named fact about the catalogue itself, None when it is not set."""
    found = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return found[0] if found else None


def set_fact(connection: sqlite3.Connection, name: str, value: str | None) -> None:
    """Set a named fact."""
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def _insert_document(
    connection: sqlite3.Connection, new: Document, passages: int, sha256: str, replaced: versions.Version | None
) -> int:
    status = DocumentStatus.NEEDS_OCR if new.status is DocumentStatus.NEEDS_OCR else DocumentStatus.READY
    if replaced:
        line, version = replaced.line, replaced.version + 1
    else:
        line, version = connection.execute("SELECT coalesce(max(line), 0) + 1, 1 FROM documents").fetchone()
    return connection.execute(
        "INSERT INTO documents (document_id, sha256, file, media_type, title, area, kind, date, pages, passages, "
        "status, warnings, line, version, current, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
        (
            *(new.document_id, sha256, new.file, new.media_type, new.title, new.area, new.kind.value),
            *(pack_date(new.date), new.pages, passages, status.value, pack(list(new.warnings))),
            *(line, version, datetime.now(UTC).isoformat(timespec="seconds")),
        ),
    ).lastrowid


def _insert_pages(connection: sqlite3.Connection, row: int, pages: tuple[Page, ...]) -> None:
    connection.executemany(
        "INSERT INTO pages (document, number, label, text, tables, furniture, needs_ocr) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(row, p.number, p.label, p.text, pack_tables(p.tables), pack_spans(p.furniture), p.needs_ocr) for p in pages],
    )


def _insert_sections(connection: sqlite3.Connection, row: int, sections: tuple[Section, ...]) -> None:
    connection.executemany(
        "INSERT INTO sections (section_id, document, ordinal, heading, role, ref, level, parent, narrative, spans) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                s.section_id,
                row,
                s.ordinal,
                s.heading,
                s.role,
                s.ref,
                s.level,
                s.parent,
                s.narrative,
                pack_spans(s.spans),
            )
            for s in sections
        ],
    )


def _insert_passage(
    connection: sqlite3.Connection, row: int, passage: Passage, vector_row: Callable[[str], int]
) -> None:
    vector = vector_row(stored_vectors.passage_text(passage.text, passage.context))
    passage_row = connection.execute(
        "INSERT INTO passages (passage_id, document, ordinal, section_id, kind, text, context, spans, lead_in, "
        "list_number, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(passage.passage_id, row, passage.ordinal, passage.section_id, passage.kind.value, passage.text),
            *(passage.context, pack_spans(passage.spans), passage.lead_in, passage.list_number, vector),
        ),
    ).lastrowid
    connection.executemany(
        "INSERT INTO sentences (passage, ordinal, text, spans, vector) VALUES (?, ?, ?, ?, ?)",
        [
            (passage_row, ordinal, sentence.text, pack_spans(sentence.spans), vector_row(sentence.text))
            for ordinal, sentence in enumerate(passage.sentences)
        ],
    )


def _insert_people(connection: sqlite3.Connection, row: int, people: tuple[Person, ...]) -> None:
    connection.executemany(
        "INSERT INTO people (document, name, role, organisation, capacity, spans, passage_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(row, p.name, p.role, p.organisation, p.capacity.value, pack_spans(p.spans), p.passage_id) for p in people],
    )


def _supersede(connection: sqlite3.Connection, row: int) -> Left:
    left = _leave_search(connection, row)
    connection.execute("UPDATE documents SET current = 0 WHERE id = ?", (row,))
    return left


def _enter_search(connection: sqlite3.Connection, row: int) -> None:
    found = connection.execute("SELECT id, text, context FROM searchable WHERE document = ? ORDER BY id", (row,))
    words.enter(connection, found.fetchall())


def _leave_search(connection: sqlite3.Connection, row: int) -> Left:
    """Take a document's passages out of the word search; for one not in it, there are none."""
    found = connection.execute("SELECT id, text, context, passage_id FROM searchable WHERE document = ?", (row,))
    passages = found.fetchall()
    words.leave(connection, [passage[:3] for passage in passages])
    (sha256,) = connection.execute("SELECT sha256 FROM documents WHERE id = ?", (row,)).fetchone()
    return Left(tuple(passage[3] for passage in passages), sha256)
