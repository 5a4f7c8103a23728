"""Plans' actions from table rows, by the heads of their columns.

A row without words in its action column is no action; its words are still a passage. Dates are read
from the due column only, never from the prose of a progress column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.actions import ActionKind, Field, Milestone
from corpus.documents import Cell
from ingest.dates import read_date
from ingest.due import read_due, read_former_due
from ingest.fields import KEPT, FieldName, field_named
from ingest.found_actions import FoundAction, as_ref, shortened
from ingest.lines import TableLine
from ingest.running import Pages
from ingest.sections import PlacedBlock

_EVIDENCE = frozenset({*KEPT, FieldName.DUE, FieldName.PROGRESS})
"""An action column alone may head a list of anything; with one of these beside it, it is a plan."""
_MILESTONE = re.compile(r"\bmilestones?(?: \d{1,2})?(?: by)?\b|\bby (?:the )?end (?:of )?|^by\b", re.IGNORECASE)
_STATUS_WORDS = 5
"""A progress column this short holds a status word, not an account."""


def table_actions(placed: Sequence[PlacedBlock], pages: Pages) -> Iterator[FoundAction]:
    """Yield an action for each row of a table whose heads name an action and something about it."""
    for part in placed:
        row = part.block.row
        if row is None or row.is_header:
            continue
        columns = _columns(row)
        title = _cell(row, columns, FieldName.TITLE)
        if title is None or not _EVIDENCE & columns.keys():
            continue
        found = {name: _cell(row, columns, name) for name in columns}
        words = {name.value: Field(cell.text, cell.spans) for name, cell in found.items() if cell and name in KEPT}
        progress = found.get(FieldName.PROGRESS)
        if "status" not in words and progress and len(progress.text.split()) <= _STATUS_WORDS:
            words["status"] = Field(progress.text, progress.spans)
        due, former, ref = (found.get(name) for name in (FieldName.DUE, FieldName.FORMER_DUE, FieldName.REF))
        yield FoundAction(
            ActionKind.PLAN_ACTION,
            part.section,
            as_ref(ref.text) if ref else _ref_in(title.text),
            shortened(title.text),
            title.text,
            title.spans,
            words,
            read_due(due.text, due.spans) if due else None,
            read_due(former.text, former.spans) if former else due and read_former_due(due.spans, pages),
            _milestones(row),
        )


def _columns(row: TableLine) -> dict[FieldName, int]:
    columns: dict[FieldName, int] = {}
    for index, cell in enumerate(row.header.cells):
        name = field_named(cell.text) if cell.text.strip() else None
        if name:
            columns.setdefault(name, index)
    return columns


def _cell(row: TableLine, columns: dict[FieldName, int], name: FieldName) -> Cell | None:
    index = columns.get(name)
    cells = row.row.cells
    if index is None or index >= len(cells) or not cells[index].spans or not re.search(r"\w", cells[index].text):
        return None
    return cells[index]


def _milestones(row: TableLine) -> tuple[Milestone, ...]:
    """Return the cells that stand under a date ("March 2025") or a numbered milestone, as steps of the row's action."""
    steps = []
    for head, cell in zip(row.header.cells, row.row.cells, strict=False):
        label = _MILESTONE.sub("", head.text).strip(" :–-")
        if not cell.spans or not (read_date(label) or (label != head.text.strip() and not label)):
            continue
        due = read_due(label, head.spans) if read_date(label) else None
        steps.append(Milestone(cell.text, cell.spans, due))
    return tuple(steps)


def _ref_in(title: str) -> str | None:
    match = re.match(r"(?:action\s+)?(\d{1,2}(?:\.\d{1,2})*[a-z]?)[.):\s]\s*\S", title, re.IGNORECASE)
    return match.group(1) if match else None
