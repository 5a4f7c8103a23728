"""Vectors in the catalogue: kept once per distinct text and model, and searched exactly.

These are the truth the Chroma index is built from. A vector's digest holds the model's fingerprint,
so vectors of two models never meet, and embedding anew can stop and go on.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from corpus.packing import pack
from corpus.readings import Reading
from corpus.words import Scored

_BATCH = 500
_STORED = np.dtype("<f4")


def passage_text(text: str, context: str) -> str:
    """Return what is embedded for a passage: its context, then its text."""
    return f"{context}\n{text}" if context else text


def texts_of(reading: Reading) -> list[str]:
    """Return the distinct texts to embed for a reading: each passage, each of its sentences, each action."""
    found: dict[str, None] = {}
    for passage in reading.passages:
        found[passage_text(passage.text, passage.context)] = None
        found.update(dict.fromkeys(sentence.text for sentence in passage.sentences))
    found.update(dict.fromkeys(action.text for action in reading.actions))
    return list(found)


def all_texts(connection: sqlite3.Connection) -> list[str]:
    """Return the distinct texts of the whole catalogue: passages, sentences and actions."""
    passages = connection.execute("SELECT text, context FROM passages").fetchall()
    others = connection.execute("SELECT text FROM sentences UNION SELECT text FROM actions").fetchall()
    return list(dict.fromkeys([passage_text(*row) for row in passages] + [text for (text,) in others]))


def digest_of(text: str, fingerprint: str) -> bytes:
    """Return the digest a text's vector is kept under."""
    return hashlib.sha256(f"{fingerprint}\n{text}".encode()).digest()


def rows_by_digest(connection: sqlite3.Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    """Return the row of each digest that is kept."""
    found: dict[bytes, int] = {}
    for at in range(0, len(digests), _BATCH):
        some = digests[at : at + _BATCH]
        marks = ",".join("?" * len(some))
        found.update(connection.execute(f"SELECT digest, id FROM vectors WHERE digest IN ({marks})", some).fetchall())
    return found


def keep(connection: sqlite3.Connection, vectors: Mapping[bytes, np.ndarray]) -> None:
    """Keep vectors under their digests; a digest already kept stays as it is."""
    rows = [(digest, vector.astype(_STORED).tobytes()) for digest, vector in vectors.items()]
    connection.executemany("INSERT OR IGNORE INTO vectors (digest, vector) VALUES (?, ?)", rows)


def drop_unused(connection: sqlite3.Connection) -> None:
    """Delete the vectors that no passage, sentence or action has any more."""
    connection.execute(
        "DELETE FROM vectors WHERE NOT EXISTS (SELECT 1 FROM passages WHERE vector = vectors.id) "
        "AND NOT EXISTS (SELECT 1 FROM sentences WHERE vector = vectors.id) "
        "AND NOT EXISTS (SELECT 1 FROM actions WHERE vector = vectors.id)"
    )


def relink(connection: sqlite3.Connection, fingerprint: str) -> None:
    """Point every passage, sentence and action at its vector of the model with `fingerprint`, all being kept."""
    rows = dict(connection.execute("SELECT digest, id FROM vectors").fetchall())
    passages = connection.execute("SELECT id, text, context FROM passages").fetchall()
    changes = [(rows[digest_of(passage_text(text, context), fingerprint)], row) for row, text, context in passages]
    connection.executemany("UPDATE passages SET vector = ? WHERE id = ?", changes)
    sentences = connection.execute("SELECT passage, ordinal, text FROM sentences").fetchall()
    places = [(rows[digest_of(text, fingerprint)], passage, ordinal) for passage, ordinal, text in sentences]
    connection.executemany("UPDATE sentences SET vector = ? WHERE passage = ? AND ordinal = ?", places)
    actions = connection.execute("SELECT id, text FROM actions").fetchall()
    changes = [(rows[digest_of(text, fingerprint)], row) for row, text in actions]
    connection.executemany("UPDATE actions SET vector = ? WHERE id = ?", changes)
    drop_unused(connection)


def searchable(connection: sqlite3.Connection) -> Iterator[list[tuple[str, str, np.ndarray]]]:
    """Yield all searchable passages in batches: passage_id, document_id, vector."""
    after = -1
    while rows := connection.execute(
        "SELECT searchable.id, passage_id, document_id, vectors.vector FROM searchable "
        "JOIN vectors ON vectors.id = searchable.vector WHERE searchable.id > ? ORDER BY searchable.id LIMIT ?",
        (after, _BATCH),
    ).fetchall():
        after = rows[-1][0]
        yield [(passage_id, document_id, _unpack(blob)) for _, passage_id, document_id, blob in rows]


def searchable_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of all searchable passages, in the order they came."""
    return [row[0] for row in connection.execute("SELECT passage_id FROM searchable ORDER BY id").fetchall()]


def of_passages(connection: sqlite3.Connection, passage_ids: Sequence[str]) -> list[tuple[str, str, np.ndarray]]:
    """Return passage_id, document_id and vector of the searchable ones among `passage_ids`."""
    rows = connection.execute(
        "SELECT passage_id, document_id, vectors.vector FROM searchable JOIN vectors ON vectors.id = searchable.vector "
        "WHERE passage_id IN (SELECT value FROM json_each(?))",
        (pack(list(passage_ids)),),
    ).fetchall()
    return [(passage_id, document_id, _unpack(blob)) for passage_id, document_id, blob in rows]


def of_sentences(connection: sqlite3.Connection, passage_ids: Sequence[str]) -> dict[str, np.ndarray]:
    """Return, for each passage with sentences, their vectors as rows in order."""
    rows = connection.execute(
        "SELECT passage_id, vectors.vector FROM json_each(?) AS asked JOIN passages ON passage_id = asked.value "
        "JOIN sentences ON sentences.passage = passages.id JOIN vectors ON vectors.id = sentences.vector "
        "ORDER BY passages.id, sentences.ordinal",
        (pack(list(dict.fromkeys(passage_ids))),),
    ).fetchall()
    found: dict[str, list[np.ndarray]] = {}
    for passage_id, blob in rows:
        found.setdefault(passage_id, []).append(_unpack(blob))
    return {passage_id: np.stack(vectors) for passage_id, vectors in found.items()}


def of_actions(connection: sqlite3.Connection, document_id: str) -> dict[str, np.ndarray]:
    """Return the vectors of a document's actions by action id."""
    rows = connection.execute(
        "SELECT action_id, vectors.vector FROM documents JOIN actions ON actions.document = documents.id "
        "JOIN vectors ON vectors.id = actions.vector WHERE document_id = ?",
        (document_id,),
    ).fetchall()
    return {action_id: _unpack(blob) for action_id, blob in rows}


def count_in(connection: sqlite3.Connection, document_ids: Sequence[str] | None) -> int:
    """Return how many searchable passages these documents have (None: all documents)."""
    scope, values = _scope(document_ids)
    counted = "SELECT coalesce(sum(passages), 0) FROM documents WHERE current = 1 AND status = 'ready'"
    return connection.execute(f"{counted} {scope}", values).fetchone()[0]


def nearest(
    connection: sqlite3.Connection, vector: np.ndarray, document_ids: Sequence[str] | None, limit: int
) -> list[Scored]:
    """Return the passages with the highest cosine to `vector`, found by comparing with every one."""
    scope, values = _scope(document_ids)
    rows = connection.execute(
        f"SELECT passage_id, vectors.vector FROM searchable JOIN vectors ON vectors.id = searchable.vector "
        f"WHERE true {scope}",
        values,
    ).fetchall()
    if not rows:
        return []
    cosines = np.frombuffer(b"".join(blob for _, blob in rows), _STORED).reshape(len(rows), -1) @ vector
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [Scored(rows[at][0], float(cosines[at])) for at in best]


def _scope(document_ids: Sequence[str] | None) -> tuple[str, list[str]]:
    if document_ids is None:
        return "", []
    return "AND document_id IN (SELECT value FROM json_each(?))", [pack(list(document_ids))]


def _unpack(blob: bytes) -> np.ndarray:
    return np.frombuffer(blob, _STORED)
