"""A table's cell that holds labelled fields ("Owner: Ann Lee / Sponsor: Bo Roe") into a cell for each of them.

The label in the cell says more than the head of its column: under "Who", a sponsor is no owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.documents import Cell
from ingest.fields import FieldName, is_placeholder, labels_in_cell
from ingest.running import Pages, RunningText, shown

_PARTED = re.compile(r"(?:\s|<br\s*/?>|[;/,|])+$")
"""What may part one labelled field from the next in a cell."""


def split_cell(cell: Cell, pages: Pages) -> dict[FieldName, Cell] | None:
    """Return the fields that the cell's labels name, None when no label opens it."""
    running = RunningText.at(cell.spans, pages)
    labels = labels_in_cell(running.text)
    if not labels:
        return None
    found: dict[FieldName, Cell] = {}
    for one in labels:
        parted = _PARTED.search(running.text, one.start, one.end)
        spans = running.spans(one.start, parted.start() if parted else one.end)
        words = shown(spans, pages)
        if spans and not is_placeholder(words):
            found.setdefault(one.name, Cell(words, spans))
    return found


def with_labels(found: dict[FieldName, Cell | None], cells: Iterable[Cell], pages: Pages) -> dict[FieldName, Cell]:
    """Return the fields of a row, those that labels in its cells name instead of what the labelled cells stood for."""
    kept = {name: cell for name, cell in found.items() if cell}
    labelled: dict[FieldName, Cell] = {}
    for cell in cells:
        parts = split_cell(cell, pages)
        if parts is None:
            continue
        kept = {name: other for name, other in kept.items() if other.spans != cell.spans}
        for name, part in parts.items():
            labelled.setdefault(name, part)
    return {**labelled, **kept}
