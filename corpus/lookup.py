"""Catalogue rows to nouns: documents, their pages, sections, passages and people.

A document comes back with the person's corrections laid over what was read, and superseded when a
newer version of it is held.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from corpus.documents import Document, DocumentKind, DocumentStatus, Page
from corpus.errors import DocumentNotFoundError
from corpus.packing import pack, unpack_date, unpack_many, unpack_spans, unpack_tables
from corpus.passages import Passage, PassageKind, Section, SectionRole, Sentence
from corpus.people import Capacity, Person

_DOCUMENT = """
SELECT d.document_id, file, media_type, title, area, kind, date, pages, status, warnings, version, current, added_at,
    (SELECT before.document_id FROM documents AS before WHERE before.line = d.line AND before.version < d.version
     ORDER BY before.version DESC LIMIT 1) AS replaces,
    (SELECT json_group_object(field, value) FROM corrections WHERE document = d.id) AS said
FROM documents AS d
"""
_PASSAGE = """
SELECT passages.id, passage_id, document_id, section_id, ordinal, passages.kind, text, context, spans, lead_in,
    list_number
FROM passages JOIN documents ON documents.id = passages.document
"""


def row_of(connection: sqlite3.Connection, document_id: str) -> int:
    """Return the row of a document, or raise DocumentNotFoundError."""
    found = _row(connection, document_id)
    if found is None:
        raise DocumentNotFoundError(
            f"No document {document_id!r} is held. `stocktake documents` lists those that are, with their ids."
        )
    return found


def holds(connection: sqlite3.Connection, document_id: str) -> bool:
    """Return whether there is such a document."""
    return _row(connection, document_id) is not None


def document(connection: sqlite3.Connection, document_id: str) -> Document:
    """Return one document, or raise DocumentNotFoundError."""
    return _document(connection.execute(f"{_DOCUMENT} WHERE d.id = ?", (row_of(connection, document_id),)).fetchone())


def as_read(connection: sqlite3.Connection, document_id: str) -> Document:
    """Return one document as its file was read, without what a person said since."""
    row = connection.execute(f"{_DOCUMENT} WHERE d.id = ?", (row_of(connection, document_id),)).fetchone()
    return _document((*row[:-1], "{}"))


def documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """Return all documents, superseded ones too, in the order they came."""
    return tuple(_document(row) for row in connection.execute(f"{_DOCUMENT} ORDER BY d.id").fetchall())


def versions(connection: sqlite3.Connection, document_id: str) -> tuple[Document, ...]:
    """Return all held versions of a document, oldest first."""
    line = "(SELECT line FROM documents WHERE id = ?)"
    statement = f"{_DOCUMENT} WHERE d.line = {line} ORDER BY d.version"
    return tuple(_document(row) for row in connection.execute(statement, (row_of(connection, document_id),)).fetchall())


def corrections(connection: sqlite3.Connection, document_id: str) -> dict[str, str | None]:
    """Return what a person said of a document, by the name of the field."""
    row = row_of(connection, document_id)
    return dict(connection.execute("SELECT field, value FROM corrections WHERE document = ?", (row,)).fetchall())


def turns_resting_on(connection: sqlite3.Connection, document_ids: Sequence[str]) -> int:
    """Return how many answers kept in conversations rest on any of these documents."""
    resting = "EXISTS (SELECT 1 FROM json_each(?) AS wanted WHERE instr(answer, wanted.value))"
    statement = f"SELECT count(*) FROM turns WHERE {resting}"
    return connection.execute(statement, (pack(list(document_ids)),)).fetchone()[0]


def sha256_of(connection: sqlite3.Connection, document_id: str) -> str:
    """Return the digest of a document's original."""
    row = row_of(connection, document_id)
    return connection.execute("SELECT sha256 FROM documents WHERE id = ?", (row,)).fetchone()[0]


def pages(connection: sqlite3.Connection, document_id: str) -> tuple[Page, ...]:
    """Return a document's pages in order."""
    rows = connection.execute(
        "SELECT number, label, text, tables, furniture, needs_ocr FROM pages WHERE document = ? ORDER BY number",
        (row_of(connection, document_id),),
    ).fetchall()
    return tuple(_page(row) for row in rows)


def page(connection: sqlite3.Connection, document_id: str, number: int) -> Page:
    """Return one page of a document, or raise DocumentNotFoundError."""
    found = connection.execute(
        "SELECT number, label, text, tables, furniture, needs_ocr FROM pages WHERE document = ? AND number = ?",
        (row_of(connection, document_id), number),
    ).fetchone()
    if found is None:
        raise DocumentNotFoundError(f"Document {document_id} has no page {number}; its pages are numbered from 1.")
    return _page(found)


def sections(connection: sqlite3.Connection, document_id: str) -> tuple[Section, ...]:
    """Return a document's sections in reading order."""
    rows = connection.execute(
        "SELECT section_id, ordinal, heading, role, ref, level, parent, narrative, spans FROM sections "
        "WHERE document = ? ORDER BY id",
        (row_of(connection, document_id),),
    ).fetchall()
    return tuple(
        Section(section_id, document_id, ordinal, heading, SectionRole(role), *others, unpack_spans(spans))
        for section_id, ordinal, heading, role, *others, spans in rows
    )


def passages(connection: sqlite3.Connection, document_id: str) -> tuple[Passage, ...]:
    """Return a document's passages in reading order."""
    row = row_of(connection, document_id)
    rows = connection.execute(f"{_PASSAGE} WHERE passages.document = ? ORDER BY passages.id", (row,)).fetchall()
    return tuple(_passages(connection, rows))


def passages_by_id(connection: sqlite3.Connection, passage_ids: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages with these ids, in the order asked; unknown ids are left out."""
    wanted = (pack(list(passage_ids)),)
    rows = connection.execute(
        f"{_PASSAGE} WHERE passage_id IN (SELECT value FROM json_each(?)) ORDER BY passages.id", wanted
    ).fetchall()
    found = {passage.passage_id: passage for passage in _passages(connection, rows)}
    return tuple(found[passage_id] for passage_id in dict.fromkeys(passage_ids) if passage_id in found)


def people(connection: sqlite3.Connection, document_id: str) -> tuple[Person, ...]:
    """Return the people a document names, in the order it does."""
    rows = connection.execute(
        "SELECT name, role, organisation, capacity, spans, passage_id FROM people WHERE document = ? ORDER BY id",
        (row_of(connection, document_id),),
    ).fetchall()
    return tuple(
        Person(document_id, name, role, organisation, Capacity(capacity), unpack_spans(spans), passage_id)
        for name, role, organisation, capacity, spans, passage_id in rows
    )


def _row(connection: sqlite3.Connection, document_id: str) -> int | None:
    # As JSON, since an id from outside may hold half characters, which SQLite does not take as they are.
    statement = "SELECT id FROM documents WHERE document_id IN (SELECT value FROM json_each(?))"
    found = connection.execute(statement, (pack([document_id]),)).fetchone()
    return found[0] if found else None


def _document(row: tuple) -> Document:
    document_id, file, media_type, *read, pages_, status, warnings, version, current, added_at, replaces, said = row
    read_fields = dict(zip(("title", "area", "kind", "date"), read, strict=True))
    title, area, kind, day = {**read_fields, **json.loads(said)}.values()
    return Document(
        document_id=document_id,
        file=file,
        media_type=media_type,
        title=title,
        area=area,
        kind=DocumentKind(kind),
        date=unpack_date(day),
        pages=pages_,
        status=DocumentStatus(status) if current else DocumentStatus.SUPERSEDED,
        warnings=tuple(json.loads(warnings)),
        version=version,
        replaces=replaces,
        added_at=added_at,
    )


def _page(row: tuple) -> Page:
    number, label, text, tables, furniture, needs_ocr = row
    return Page(number, label, text, unpack_tables(tables), unpack_spans(furniture), bool(needs_ocr))


def _passages(connection: sqlite3.Connection, rows: list[tuple]) -> list[Passage]:
    """Return passages with their sentences, which are fetched in one go."""
    sentences: dict[int, list[Sentence]] = {row[0]: [] for row in rows}
    found = connection.execute(
        "SELECT passage, text, spans FROM sentences WHERE passage IN (SELECT value FROM json_each(?)) "
        "ORDER BY passage, ordinal",
        (pack(list(sentences)),),
    ).fetchall()
    for (passage, text, _), spans in zip(found, unpack_many([spans for *_, spans in found]), strict=True):
        sentences[passage].append(Sentence(text, spans))
    return [_passage(row, tuple(sentences[row[0]])) for row in rows]


def _passage(row: tuple, sentences: tuple[Sentence, ...]) -> Passage:
    _, passage_id, document_id, section_id, ordinal, kind, text, context, spans, lead_in, list_number = row
    return Passage(
        passage_id=passage_id,
        document_id=document_id,
        section_id=section_id,
        ordinal=ordinal,
        kind=PassageKind(kind),
        text=text,
        spans=unpack_spans(spans),
        sentences=sentences,
        context=context,
        lead_in=lead_in,
        list_number=list_number,
    )
