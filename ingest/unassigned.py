"""Words in a plan's table that no action got: sentences for the receipt, so that a person can look.

Nothing is repaired or guessed. A row is told of when it has an owner, a date or a status and no action; a cell, when
its row is an action and its column has no head that says what it is. The words are passages all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.actions import Action
from corpus.documents import Cell, Span
from ingest.columns import name_columns
from ingest.due_fields import DATES
from ingest.fields import FieldName, is_placeholder
from ingest.running import Pages
from ingest.sections import PlacedBlock

_OF_AN_ACTION = frozenset({FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.STATUS, *DATES})
_ROW = "Page {}: a table's row has an owner, a date or a status and no action, so it was not read as one: “{}”."
_CELL = "Page {}: a cell under no heading was given to no field of its action: “{}”."
_MORE = "{} more cells or rows of tables could not be given to an action."
_TOLD = 3
_LONGEST = 80


def unassigned_words(placed: Sequence[PlacedBlock], actions: Sequence[Action], pages: Pages) -> tuple[str, ...]:
    """Return a sentence for each of the first rows and cells left over, and one that counts the others."""
    found = list(_left_over(placed, _taken(actions), pages))
    more = len(found) - _TOLD
    return (*found[:_TOLD], *([_MORE.format(more)] if more > 0 else []))


def _taken(actions: Sequence[Action]) -> dict[int, list[Span]]:
    taken: dict[int, list[Span]] = {}
    for action in actions:
        for span in (*action.spans, *(span for part in action.parts for span in part.spans)):
            taken.setdefault(span.page, []).append(span)
    return taken


def _left_over(placed: Sequence[PlacedBlock], taken: dict[int, list[Span]], pages: Pages) -> Iterator[str]:
    rows = [part.block.row for part in placed if part.block.row and not part.block.row.is_header]
    for header, group in groupby(rows, key=lambda row: row.header):
        lines = list(group)
        columns = name_columns(header.cells, lines, pages)
        if not _OF_AN_ACTION & columns.keys() or not any(
            _is_taken(cell, taken) for row in lines for cell in row.row.cells
        ):
            continue  # A table in which no action was found is no plan.
        headed = {index for index, head in enumerate(header.cells) if head.text.strip()}
        for row in lines:
            cells = [(index, cell) for index, cell in enumerate(row.row.cells) if _has_words(cell)]
            if any(_is_taken(cell, taken) for _, cell in cells):
                loose = [cell for index, cell in cells if index not in {*headed, *columns.values()}]
                yield from (_told(_CELL, cell) for cell in loose if not _is_taken(cell, taken))
            elif any(columns.get(name) == index for name in _OF_AN_ACTION for index, _ in cells):
                yield _told(_ROW, *(cell for _, cell in cells))


def _has_words(cell: Cell) -> bool:
    return bool(cell.spans) and not is_placeholder(cell.text)


def _is_taken(cell: Cell, taken: dict[int, list[Span]]) -> bool:
    return any(span.overlaps(other) for span in cell.spans for other in taken.get(span.page, ()))


def _told(sentence: str, *cells: Cell) -> str:
    words = " | ".join(" ".join(cell.text.split()) for cell in cells)
    return sentence.format(cells[0].spans[0].page, words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
