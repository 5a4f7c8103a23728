"""The whole corpus to a list of what is wrong with it: originals, spans, words, vectors and index.

Checking changes nothing. It reads every byte that is held, so it takes as long as that takes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from corpus import catalogue, commitments, lookup, stored_vectors, words
from corpus.database import Database
from corpus.documents import Span
from corpus.index import SearchIndex
from corpus.originals import Originals, digest_of

_UNIT_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at and what is wrong, one line each; nothing wrong is no lines."""

    documents: int
    passages: int
    originals: int
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(database: Database, originals: Originals, index: SearchIndex, fingerprint: str) -> CheckReport:
    """Check everything that is held and return what was found."""
    held = tuple(originals.held())
    with database.reading() as connection:
        documents = [document.document_id for document in lookup.documents(connection)]
        problems = [
            *_file_problems(connection),
            *_original_problems(connection, originals, held),
            *(problem for document_id in documents for problem in _span_problems(connection, document_id)),
            *_word_problems(connection),
            *_vector_problems(connection, fingerprint),
        ]
        passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    return CheckReport(len(documents), passages, len(held), (*problems, *index.problems()))


def _file_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (found,) in connection.execute("PRAGMA integrity_check").fetchall():
        if found != "ok":
            yield f"catalogue: {found}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"catalogue: row {row} of {table} points at nothing in {parent}"


def _original_problems(connection: sqlite3.Connection, originals: Originals, held: tuple[str, ...]) -> Iterator[str]:
    expected = connection.execute("SELECT sha256, file FROM documents ORDER BY id").fetchall()
    for sha256, file in expected:
        path = originals.path(sha256)
        if not path.is_file():
            yield f"original: {file} is missing; it should be at {path}"
        elif digest_of(path) != sha256:
            yield f"original: {file} at {path} is not the file that was ingested"
    for left_over in sorted(set(held) - {sha256 for sha256, _ in expected}):
        yield f"original: {originals.path(left_over)} belongs to no document"


def _span_problems(connection: sqlite3.Connection, document_id: str) -> Iterator[str]:
    length = {page.number: len(page.text) for page in lookup.pages(connection, document_id)}
    for place, span in _spans(connection, document_id):
        if not 0 <= span.start < span.end <= length.get(span.page, 0):
            yield f"span: {place} of document {document_id} points at {span}, which is not on its pages"


def _spans(connection: sqlite3.Connection, document_id: str) -> Iterator[tuple[str, Span]]:
    for page in lookup.pages(connection, document_id):
        yield from (("furniture", span) for span in page.furniture)
        for table in page.tables:
            cells = [*table.header, *(cell for row in table.rows for cell in row.cells)]
            yield from (
                (f"a table on page {page.number}", span) for cell in cells for span in (*cell.spans, table.span)
            )
    for section in lookup.sections(connection, document_id):
        yield from ((f"section {section.section_id}", span) for span in section.spans)
    for passage in lookup.passages(connection, document_id):
        for part in (passage, *passage.sentences):
            yield from ((f"passage {passage.passage_id}", span) for span in part.spans)
    for person in lookup.people(connection, document_id):
        yield from (("a person", span) for span in person.spans)
    yield from _commitment_spans(connection, document_id)


def _commitment_spans(connection: sqlite3.Connection, document_id: str) -> Iterator[tuple[str, Span]]:
    for action in commitments.actions(connection, document_id):
        for part in (action, *action.parts):
            yield from ((f"action {action.action_id}", span) for span in part.spans)
    for measure in commitments.measures(connection, document_id):
        for field in (measure.name, *(figure.value for figure in measure.figures)):
            yield from ((f"measure {measure.measure_id}", span) for span in field.spans)


def _word_problems(connection: sqlite3.Connection) -> Iterator[str]:
    searchable = catalogue.searchable(connection)
    rows = {row for (row,) in connection.execute("SELECT rowid FROM passage_words").fetchall()}
    expected = {row for row, _, _ in searchable}
    if rows != expected:
        yield f"words: {len(rows ^ expected)} passages differ between the word search and the catalogue"
    if words.counts(connection) != words.recount(searchable):
        yield "words: the counts of words are not those of the passages; run `stocktake rebuild`"


def _vector_problems(connection: sqlite3.Connection, fingerprint: str) -> Iterator[str]:
    if catalogue.fact(connection, "fingerprint") != fingerprint:
        yield "vectors: they are of another model than the one set"
    texts = stored_vectors.all_texts(connection)
    digests = {stored_vectors.digest_of(text, fingerprint) for text in texts}
    kept = dict(connection.execute("SELECT digest, vector FROM vectors").fetchall())
    if missing := len(digests - kept.keys()):
        yield f"vectors: {missing} texts have none"
    for digest, blob in kept.items():
        length = float(np.linalg.norm(np.frombuffer(blob, "<f4")))
        if abs(length - 1) > _UNIT_TOLERANCE:
            yield f"vectors: {digest.hex()[:16]} has length {length:.3f} instead of 1"
