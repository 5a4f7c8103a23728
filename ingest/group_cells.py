"""Group cells of a plan's table ("Priority Action 2: Speech and language") as the headings they stand for.

A column that repeats the same label on every row names what a row belongs to; it is no heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.documents import Cell, Span
from ingest.columns import Columns
from ingest.found_actions import FoundAction, shortened
from ingest.grouped_actions import member_number, member_ref
from ingest.headed_actions import FROM_ROLE
from ingest.headings import label_length, label_tail, read_heading
from ingest.sections import PlacedBlock


def group_cells(parts: Sequence[PlacedBlock], columns: Columns) -> Iterator[FoundAction]:
    """Yield a priority action or area for improvement for each group cell of the rows of one table."""
    width = max(len(part.block.row.row.cells) for part in parts)
    for index in range(width):
        if index in columns.values():
            continue
        cells = [(part, part.block.row.row.cells[index]) for part in parts if index < len(part.block.row.row.cells)]
        texts = [cell.text for _, cell in cells if cell.spans]
        if len(set(texts)) < len(texts):
            continue
        for part, cell in cells:
            yield from _headed(part, cell)


def labelled_rows(placed: Sequence[PlacedBlock]) -> Iterator[FoundAction]:
    """Yield one for each row of a letter's table that a label opens, with the wording after it or beside it."""
    for part in placed:
        row = part.block.row
        if row is None or row.is_header or not row.row.cells:
            continue
        first, beside = row.row.cells[0], row.row.cells[1:2]
        is_bare = not first.text[label_length(first.text) :].strip()
        for found in _headed(part, first):
            wording = beside[0] if is_bare and beside and beside[0].spans else None
            yield replace(found, text=wording.text.strip("'\"‘’“” "), spans=wording.spans) if wording else found


def rows_under_a_label(placed: Sequence[PlacedBlock]) -> Iterator[FoundAction]:
    """Yield one for each row of a letter's table whose first column is headed "Area for improvement"."""
    for part in placed:
        row = part.block.row
        if row is None or row.is_header or not row.row.cells or not row.header.cells:
            continue
        head, cell = read_heading(row.header.cells[0].text), row.row.cells[0]
        if head.role not in FROM_ROLE or head.is_labelled or not cell.spans or read_heading(cell.text).is_labelled:
            continue
        number, start = member_number(cell.text)
        text = cell.text[start:].strip("'\"‘’“” ")
        if text:
            spans = _spans(cell, text)
            yield FoundAction(
                FROM_ROLE[head.role], part.section, member_ref(head.role, number), shortened(text), text, spans
            )


def _headed(part: PlacedBlock, cell: Cell) -> Iterator[FoundAction]:
    words = read_heading(cell.text) if cell.spans else None
    kind = FROM_ROLE.get(words.role) if words and words.is_labelled else None
    if kind is None:
        return
    text = cell.text[label_length(cell.text) : label_tail(cell.text)].strip() or cell.text
    for ref in words.refs:
        yield FoundAction(kind, part.section, ref, shortened(cell.text), text, _spans(cell, text))


def _spans(cell: Cell, text: str) -> tuple[Span, ...]:
    """Return where `text` stands when the cell is in one place and on one line, else the whole cell's places."""
    span, low = cell.spans[0], cell.text.find(text)
    if len(cell.spans) > 1 or low < 0 or span.end - span.start != len(cell.text):
        return cell.spans
    return (Span(span.page, span.start + low, span.start + low + len(text)),)
