"""Actions and measures to catalogue rows and back; what a field holds is one JSON object a row.

Only what is searched or ordered by is a column. Fields a document does not give are left out of the JSON,
so that a field added to `Action` later needs no change of the tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from corpus.actions import Action, ActionKind, Due, Field, Figure, FigureRole, Measure, Milestone
from corpus.lookup import row_of
from corpus.packing import flat_spans, pack, pack_date, pack_spans, read_spans, unpack_date, unpack_spans

_WORDS = ("owner", "accountable", "success", "status", "body", "progress")
_DATES = ("due", "former_due")


def keep_actions(
    connection: sqlite3.Connection, row: int, actions: Sequence[Action], vector_row: Callable[[str], int]
) -> None:
    """Insert a document's actions; `vector_row` finds a text's kept vector."""
    connection.executemany(
        "INSERT INTO actions (action_id, document, section_id, ordinal, kind, ref, title, text, spans, fields, "
        "vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(one.action_id, row, one.section_id, one.ordinal, one.kind.value, one.ref, one.title, one.text),
                *(pack_spans(one.spans), _pack_fields(one), vector_row(one.text)),
            )
            for one in actions
        ],
    )


def keep_measures(connection: sqlite3.Connection, row: int, measures: Sequence[Measure]) -> None:
    """Insert a document's measures."""
    connection.executemany(
        "INSERT INTO measures (measure_id, document, section_id, ordinal, ref, name, figures) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(one.measure_id, row, one.section_id, one.ordinal, one.ref, pack(_field(one.name))),
                pack([[figure.role.value, figure.period, _field(figure.value)] for figure in one.figures]),
            )
            for one in measures
        ],
    )


def actions(connection: sqlite3.Connection, document_id: str) -> tuple[Action, ...]:
    """Return a document's actions in the order it gives them."""
    rows = connection.execute(
        "SELECT action_id, section_id, ordinal, kind, ref, title, text, spans, fields FROM actions "
        "WHERE document = ? ORDER BY id",
        (row_of(connection, document_id),),
    ).fetchall()
    return tuple(
        Action(
            action_id,
            document_id,
            section_id,
            ordinal,
            ActionKind(kind),
            ref,
            title,
            text,
            unpack_spans(spans),
            **_unpack_fields(fields),
        )
        for action_id, section_id, ordinal, kind, ref, title, text, spans, fields in rows
    )


def document_of(connection: sqlite3.Connection, action_id: str) -> str | None:
    """Return the id of the document that states an action, None when none does."""
    # As JSON, since an id from outside may hold half characters, which SQLite does not take as they are.
    found = connection.execute(
        "SELECT document_id FROM actions JOIN documents ON documents.id = actions.document "
        "WHERE action_id IN (SELECT value FROM json_each(?))",
        (pack([action_id]),),
    ).fetchone()
    return found[0] if found else None


def measures(connection: sqlite3.Connection, document_id: str) -> tuple[Measure, ...]:
    """Return a document's measures in the order it gives them."""
    rows = connection.execute(
        "SELECT measure_id, section_id, ordinal, ref, name, figures FROM measures WHERE document = ? ORDER BY id",
        (row_of(connection, document_id),),
    ).fetchall()
    return tuple(
        Measure(measure_id, document_id, section_id, ordinal, ref, _read_field(json.loads(name)), _figures(figures))
        for measure_id, section_id, ordinal, ref, name, figures in rows
    )


def _pack_fields(action: Action) -> str:
    packed: dict[str, Any] = {name: _field(getattr(action, name)) for name in _WORDS if getattr(action, name)}
    packed |= {name: _due(getattr(action, name)) for name in _DATES if getattr(action, name)}
    if action.milestones:
        packed["milestones"] = [
            [one.words, flat_spans(one.spans), one.due and _due(one.due)] for one in action.milestones
        ]
    return pack(packed)


def _unpack_fields(packed: str) -> dict[str, Any]:
    found = json.loads(packed)
    read: dict[str, Callable[[list], Any]] = dict.fromkeys(_WORDS, _read_field) | dict.fromkeys(_DATES, _read_due)
    read["milestones"] = _read_milestones
    return {name: read[name](value) for name, value in found.items()}


def _read_milestones(packed: list) -> tuple[Milestone, ...]:
    return tuple(Milestone(words, read_spans(spans), _read_due(due) if due else None) for words, spans, due in packed)


def _figures(packed: str) -> tuple[Figure, ...]:
    return tuple(Figure(FigureRole(role), period, _read_field(value)) for role, period, value in json.loads(packed))


def _field(field: Field) -> list:
    return [field.words, flat_spans(field.spans)]


def _read_field(packed: list) -> Field:
    words, spans = packed
    return Field(words, read_spans(spans))


def _due(due: Due) -> list:
    return [due.words, flat_spans(due.spans), pack_date(due.start), pack_date(due.end), due.precision]


def _read_due(packed: list) -> Due:
    words, spans, start, end, precision = packed
    return Due(words, read_spans(spans), unpack_date(start), unpack_date(end), precision)
