"""The nouns' inner parts to compact JSON and back: spans, tables and dates.

Spans are packed flat, three numbers each: `[1,0,10,2,0,5]` is characters 0–10 of page 1, 0–5 of page 2.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.documents import Cell, Row, Span, Table


def pack(value: Any) -> str:
    """Return `value` as JSON without spaces, in ASCII, so that any string can be bound by SQLite."""
    return json.dumps(value, separators=(",", ":"))


def pack_spans(spans: Sequence[Span]) -> str:
    """Return spans as flat JSON."""
    return pack(flat_spans(spans))


def unpack_spans(packed: str) -> tuple[Span, ...]:
    """Return the spans packed by `pack_spans`."""
    return read_spans(json.loads(packed))


def unpack_many(packed: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return what `unpack_spans` does of each, read in one go: a document has thousands."""
    return [read_spans(flat) for flat in json.loads(f"[{','.join(packed)}]")]


def pack_tables(tables: Sequence[Table]) -> str:
    """Return tables as JSON lists: header, rows, span, whether it continues."""
    return pack(
        [[_cells(t.header), [_cells(r.cells) for r in t.rows], flat_spans((t.span,)), t.continues] for t in tables]
    )


def unpack_tables(packed: str) -> tuple[Table, ...]:
    """Return the tables packed by `pack_tables`."""
    return tuple(
        Table(_read_cells(header), tuple(Row(_read_cells(row)) for row in rows), read_spans(span)[0], continues)
        for header, rows, span, continues in json.loads(packed)
    )


def pack_date(day: date | None) -> str | None:
    """Return `2025-01-15` or None."""
    return day.isoformat() if day else None


def unpack_date(packed: str | None) -> date | None:
    """Return the day packed by `pack_date`."""
    return date.fromisoformat(packed) if packed else None


def flat_spans(spans: Sequence[Span]) -> list[int]:
    """Return spans as flat numbers, three each."""
    return [number for span in spans for number in (span.page, span.start, span.end)]


def read_spans(flat: list[int]) -> tuple[Span, ...]:
    """Return the spans that `flat_spans` made flat."""
    return tuple(map(Span, flat[::3], flat[1::3], flat[2::3]))


def _cells(cells: Sequence[Cell]) -> list[list[Any]]:
    return [[cell.text, *(flat_spans(spans) for spans in _places(cell))] for cell in cells]


def _read_cells(packed: list[list[Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(text, *(read_spans(spans) for spans in places)) for text, *places in packed)


def _places(cell: Cell) -> tuple[tuple[Span, ...], ...]:
    return (cell.spans, cell.shared) if cell.shared else (cell.spans,)
