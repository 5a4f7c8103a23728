"""The nouns' inner parts to compact JSON and back: spans, tables, action fields and due dates.

Spans are packed flat, three numbers each: `[1,0,10,2,0,5]` is characters 0–10 of page 1, 0–5 of page 2.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.actions import Due, Field
from corpus.documents import Cell, Row, Span, Table


def pack(value: Any) -> str:
    """Return `value` as JSON without spaces, in ASCII, so that any string can be bound by SQLite."""
    return json.dumps(value, separators=(",", ":"))


def pack_spans(spans: Sequence[Span]) -> str:
    """Return spans as flat JSON."""
    return pack(_flat(spans))


def unpack_spans(packed: str) -> tuple[Span, ...]:
    """Return the spans packed by `pack_spans`."""
    return _spans(json.loads(packed))


def pack_tables(tables: Sequence[Table]) -> str:
    """Return tables as JSON lists: header, rows, span, whether it continues."""
    return pack([[_cells(t.header), [_cells(r.cells) for r in t.rows], _flat((t.span,)), t.continues] for t in tables])


def unpack_tables(packed: str) -> tuple[Table, ...]:
    """Return the tables packed by `pack_tables`."""
    return tuple(
        Table(_read_cells(header), tuple(Row(_read_cells(row)) for row in rows), _spans(span)[0], continues)
        for header, rows, span, continues in json.loads(packed)
    )


def pack_field(field: Field | None) -> str | None:
    """Return an action's field as JSON, None for None."""
    return None if field is None else pack([field.words, _flat(field.spans)])


def unpack_field(packed: str | None) -> Field | None:
    """Return the field packed by `pack_field`."""
    if packed is None:
        return None
    words, spans = json.loads(packed)
    return Field(words, _spans(spans))


def pack_due(due: Due | None) -> str | None:
    """Return a due date as JSON, None for None."""
    if due is None:
        return None
    return pack([due.words, _flat(due.spans), pack_date(due.start), pack_date(due.end), due.precision])


def unpack_due(packed: str | None) -> Due | None:
    """Return the due date packed by `pack_due`."""
    if packed is None:
        return None
    words, spans, start, end, precision = json.loads(packed)
    return Due(words, _spans(spans), unpack_date(start), unpack_date(end), precision)


def pack_date(day: date | None) -> str | None:
    """Return `2025-01-15` or None."""
    return day.isoformat() if day else None


def unpack_date(packed: str | None) -> date | None:
    """Return the day packed by `pack_date`."""
    return date.fromisoformat(packed) if packed else None


def _flat(spans: Sequence[Span]) -> list[int]:
    return [number for span in spans for number in (span.page, span.start, span.end)]


def _spans(flat: list[int]) -> tuple[Span, ...]:
    return tuple(Span(*flat[at : at + 3]) for at in range(0, len(flat), 3))


def _cells(cells: Sequence[Cell]) -> list[list[Any]]:
    return [[cell.text, _flat(cell.spans)] for cell in cells]


def _read_cells(packed: list[list[Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(text, _spans(spans)) for text, spans in packed)
