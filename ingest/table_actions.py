"""Plans' actions from table rows, by the columns of their table.

A row without words in its action column is no action; its words are still a passage. A merged cell belongs to each
row that it reaches into, with its own place; merged words of doing are one action, and the rows are its steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.actions import ActionKind, Field, Milestone
from corpus.documents import Cell
from ingest.card_actions import is_card
from ingest.cell_labels import with_labels
from ingest.columns import Columns, head_names, name_columns
from ingest.dates import read_date
from ingest.due import read_due
from ingest.due_fields import DATES, due_and_former
from ingest.fields import KEPT, FieldName, is_placeholder
from ingest.found_actions import FoundAction, as_ref, shortened
from ingest.group_cells import group_cells
from ingest.lines import TableLine
from ingest.measures import is_indicator_table
from ingest.running import Pages, shown
from ingest.sections import PlacedBlock

_EVIDENCE = frozenset({*KEPT, *DATES})
"""An action column alone may head a list of anything; with one of these beside it, it is a plan."""
_PLANNED = frozenset({FieldName.OWNER, FieldName.ACCOUNTABLE, *DATES})
_MILESTONE = re.compile(r"\bmilestones?(?: \d{1,2})?(?: by)?\b|\bby (?:the )?end (?:of )?|^by\b", re.IGNORECASE)
_STATUS_WORDS = 5
"""A progress column this short holds a status word, not an account."""
_REF_BEFORE = re.compile(r"(?:action\s+)?(?P<ref>\d{1,2}(?:\.\d{1,2})*[a-z]?)[.):\s]\s*(?=\S)", re.IGNORECASE)
_REF_AFTER = re.compile(
    r"\s*[(\[]?(?:ref(?:erence)?\.?:?\s*)?(?P<ref>\d{1,2}(?:\.\d{1,2})+[a-z]?)[)\]]?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with the columns of its table; cells that reach in from above are resolved."""

    line: TableLine
    section: int
    columns: Columns
    pages: Pages

    def cell(self, name: FieldName) -> Cell | None:
        """Return the cell of a field with words and their place, None where there are none."""
        index = self.columns.get(name)
        return None if index is None else self.at(index)

    def at(self, index: int) -> Cell | None:
        """Return the cell of a column, the merged one that reaches into it included."""
        if index >= len(self.line.row.cells):
            return None
        cell = self.line.row.cells[index]
        if cell.shared and not cell.spans:
            cell = Cell(shown(cell.shared, self.pages), cell.shared)
        return cell if cell.spans and not is_placeholder(cell.text) else None

    def is_below(self, name: FieldName) -> bool:
        """Tell whether the field's cell reaches in from a row above."""
        index = self.columns.get(name, len(self.line.row.cells))
        return index < len(self.line.row.cells) and bool(self.line.row.cells[index].shared)


def table_actions(placed: Sequence[PlacedBlock], pages: Pages) -> Iterator[FoundAction]:
    """Yield an action for each row of a table whose columns hold an action and something about it."""
    rows = [part for part in placed if part.block.row and not part.block.row.is_header]
    for header, group in groupby(rows, key=lambda part: part.block.row.header):
        parts = list(group)
        if is_card(header, [part.block.row.row for part in parts], pages):
            continue
        columns = name_columns(header.cells, [part.block.row for part in parts], pages)
        if FieldName.TITLE not in columns or not _EVIDENCE & columns.keys():
            continue
        if is_indicator_table(header) and not _PLANNED & columns.keys():
            continue
        yield from group_cells(parts, columns)
        last: FoundAction | None = None
        for row in (_Row(part.block.row, part.section, columns, pages) for part in parts):
            if last and row.is_below(FieldName.TITLE):
                last = replace(last, milestones=(*last.milestones, *_step(row)))
                continue
            if last:
                yield last
            last = _action(row)
        if last:
            yield last


def _action(row: _Row) -> FoundAction | None:
    title = row.cell(FieldName.TITLE)
    if title is None:
        return None
    beside = (cell for index in range(len(row.line.row.cells)) if (cell := row.at(index)) and cell.spans != title.spans)
    found = with_labels({name: row.cell(name) for name in row.columns}, beside, row.pages)
    words = {name.value: Field(cell.text, cell.spans) for name, cell in found.items() if name in KEPT}
    progress = found.get(FieldName.PROGRESS)
    if FieldName.STATUS not in row.columns and progress and len(progress.text.split()) <= _STATUS_WORDS:
        words["status"] = words.pop("progress")
    ref = found.get(FieldName.REF)
    dates = {name: Field(cell.text, cell.spans) for name, cell in found.items() if name in DATES}
    due, former = due_and_former(dates, row.pages)
    return FoundAction(
        ActionKind.PLAN_ACTION,
        row.section,
        as_ref(ref.text) if ref else _ref_in(title.text),
        shortened(title.text),
        title.text,
        title.spans,
        words,
        due,
        former,
        _milestones(row),
    )


def _milestones(row: _Row) -> tuple[Milestone, ...]:
    """Return the cells that stand under a date ("March 2025") or a numbered milestone, as steps of the row's action."""
    steps = []
    for head, cell in zip(row.line.header.cells, row.line.row.cells, strict=False):
        label = _MILESTONE.sub("", head.text).strip(" :–-")
        if not cell.spans or not (read_date(label) or (label != head.text.strip() and not label)):
            continue
        due = read_due(label, head.spans) if read_date(label) else None
        steps.append(Milestone(cell.text, cell.spans, due))
    return (*steps, *_step(row, only_named=True))


def _step(row: _Row, *, only_named: bool = False) -> tuple[Milestone, ...]:
    """Return the step that a row gives beside a merged action: the words of its second column of doing."""
    doing = [
        index
        for index, head in enumerate(row.line.header.cells)
        if index not in row.columns.values() and head_names(head, row.pages) is FieldName.TITLE
    ]
    cells = [row.line.row.cells[index] for index in doing if index < len(row.line.row.cells)]
    due = row.cell(FieldName.DUE)
    own = None if row.is_below(FieldName.DUE) or only_named else due and read_due(due.text, due.spans)
    return tuple(Milestone(cell.text, cell.spans, own) for cell in cells if cell.spans)


def _ref_in(title: str) -> str | None:
    match = _REF_BEFORE.match(title) or _REF_AFTER.search(title)
    return match["ref"] if match else None
