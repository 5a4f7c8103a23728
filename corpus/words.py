"""Passages to searchable words: BM25 search over stems, and how many passages hold each word.

Words here are folded (`wording.fold`). A word with a hyphen counts as its parts and as one word:
"part-time" is found as "part time", "part-time" and "parttime".
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.packing import pack
from corpus.wording import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# Columns text, context (a heading over many passages says less about each), joined forms.
_BM25 = "bm25(passage_words, 1.0, 0.5, 0.5)"
# The plus keeps SQLite from starting one search for each row: 95 ms became 2 for 170 rows of 12,000.
_AMONG = "AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))"
_MATCH = f"""
SELECT passages.passage_id, -found.score FROM (
    SELECT rowid AS id, {_BM25} AS score FROM passage_words WHERE passage_words MATCH ? {{among}}
    ORDER BY score, rowid LIMIT ?
) AS found JOIN passages ON passages.id = found.id ORDER BY found.score, found.id
"""
# Scoring a passage takes over a microsecond; finding that it matches, a tenth of that.
_SCORED = 4_000


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage found, and how well it fits: higher is better, comparable within one search only."""

    passage_id: str
    score: float


def words_of(text: str) -> list[str]:
    """Return the folded words of `text` in order, hyphenated ones split, a possessive's s dropped."""
    return _words(fold(text))


def joined_words_of(text: str) -> list[str]:
    """Return each hyphenated word of `text` written as one: "part-time" as "parttime"."""
    return _joined(fold(text))


def enter(connection: sqlite3.Connection, passages: Iterable[tuple[int, str, str]]) -> None:
    """Make passages (row, text, context) searchable."""
    counts: Counter[str] = Counter()
    for row, text, context in passages:
        folded, heading = fold(text), fold(context)
        joined = " ".join(_joined(heading) + _joined(folded))
        connection.execute(
            "INSERT INTO passage_words (rowid, text, context, joined) VALUES (?, ?, ?, ?)",
            (row, folded, heading, joined),
        )
        counts.update(_distinct(folded, heading))
    connection.executemany(
        "INSERT INTO words (word, passages) VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        counts.items(),
    )


def leave(connection: sqlite3.Connection, passages: Iterable[tuple[int, str, str]]) -> None:
    """Take passages that were entered out of the search again."""
    counts: Counter[str] = Counter()
    for row, text, context in passages:
        connection.execute("DELETE FROM passage_words WHERE rowid = ?", (row,))
        counts.update(_distinct(fold(text), fold(context)))
    changes = [(count, word) for word, count in counts.items()]
    connection.executemany("UPDATE words SET passages = passages - ? WHERE word = ?", changes)
    connection.execute("DELETE FROM words WHERE passages <= 0")


def start_over(connection: sqlite3.Connection, passages: Iterable[tuple[int, str, str]]) -> None:
    """Build the word search anew from all passages that are to be found."""
    connection.execute("DELETE FROM passage_words")
    connection.execute("DELETE FROM words")
    enter(connection, passages)


def merge(connection: sqlite3.Connection) -> None:
    """Write the word search as one piece; until then the words of deleted passages stay in the file."""
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")


def match(
    connection: sqlite3.Connection, terms: Sequence[str], document_ids: Sequence[str] | None, limit: int
) -> list[Scored]:
    """Return the passages that best fit any of `terms` (words or phrases), best first."""
    phrases = list(dict.fromkeys(phrase for term in terms for phrase in _phrases(term)))
    if not phrases:
        return []
    rows = _worth_scoring(connection, phrases, document_ids)
    if rows is None:
        among, values = "", []
    elif rows:
        among, values = _AMONG, [min(rows), max(rows), pack(rows)]
    else:
        return []
    found = connection.execute(_MATCH.format(among=among), (" OR ".join(phrases), *values, limit)).fetchall()
    return [Scored(passage_id, score) for passage_id, score in found]


def counts(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Return, for each folded word, how many searchable passages hold it."""
    return dict(connection.execute("SELECT word, passages FROM words").fetchall())


def recount(passages: Iterable[tuple[int, str, str]]) -> Mapping[str, int]:
    """Return what `counts` should be for these passages."""
    return Counter(word for _, text, context in passages for word in _distinct(fold(text), fold(context)))


def _worth_scoring(
    connection: sqlite3.Connection, phrases: list[str], document_ids: Sequence[str] | None
) -> list[int] | None:
    """Return the rows in scope, when they are many only those with one of the rarer phrases; None for all rows."""
    rows = None if document_ids is None else _rows_in(connection, document_ids)
    if rows is not None and len(rows) <= _SCORED:
        return rows
    rare, expected = [], 0
    for count, phrase in sorted((_count(connection, phrase), phrase) for phrase in phrases):
        if rare and expected + count > _SCORED:
            break
        rare.append(phrase)
        expected += count
    if rows is None and len(rare) == len(phrases):
        return None
    matching = "SELECT rowid FROM passage_words WHERE passage_words MATCH ?"
    found = [row for (row,) in connection.execute(matching, (" OR ".join(rare),)).fetchall()]
    return found if rows is None else sorted(set(rows).intersection(found))


def _rows_in(connection: sqlite3.Connection, document_ids: Sequence[str]) -> list[int]:
    statement = "SELECT id FROM searchable WHERE document_id IN (SELECT value FROM json_each(?))"
    return [row for (row,) in connection.execute(statement, (pack(list(document_ids)),)).fetchall()]


def _count(connection: sqlite3.Connection, phrase: str) -> int:
    """Return how many passages match, counting no further than matters."""
    matching = "SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ?"
    return connection.execute(f"SELECT count(*) FROM ({matching})", (phrase, _SCORED + 1)).fetchone()[0]


def _distinct(*folded: str) -> set[str]:
    return {word for text in folded for word in (*_words(text), *_joined(text))}


def _words(folded: str) -> list[str]:
    return [part for word in _WORD.findall(folded) for part in _parts(word)]


def _joined(folded: str) -> list[str]:
    return [word.replace("-", "") for word in _HYPHENATED.findall(folded)]


def _phrases(term: str) -> list[str]:
    words = words_of(term)
    whole = [f'"{" ".join(words)}"'] if words else []
    return whole + [f'"{word}"' for word in joined_words_of(term)]


def _parts(word: str) -> list[str]:
    first, *rest = word.split("'")
    # "area's" and "don't" end in no word of their own; "o'brien" does.
    return [first, *(part for part in rest if len(part) > 2)]
