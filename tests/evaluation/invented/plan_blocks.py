"""Plan rows as blocks of labels: lines below a title ("Due date: …"), one paragraph, or a small table each."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Plan
from tests.evaluation.invented.grids import Grid, GridCell
from tests.evaluation.invented.plan_rows import PrintedRow
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import Column, PlanLayout


def put_blocks(sheet: Sheet, layout: PlanLayout, plan: Plan, printed: Sequence[PrintedRow]) -> None:
    """Put down the rows one after the other; a field without words is left out, or says so.

    The parts of a field among the layout's `lists` are bullets.
    """
    for each in printed:
        title = layout.block_title.format(ref=each.fields["ref"], text=each.fields["text"])
        if not layout.inline:
            sheet.blocks.append(Block("heading3", (title,)))
        lines: list[str] = []
        for label in layout.labels:
            words = _words(each, label, layout)
            if not words:
                continue
            parts = words.split("<br>") if label.shows[0] in layout.lists else [words]
            if len(parts) == 1:
                lines.append(f"{label.head}: {words}")
                continue
            _put_lines(sheet, lines)
            lines = []
            sheet.blocks.append(Block("para", (f"{label.head}:",)))
            sheet.blocks.append(Block("list", tuple(parts)))
        if layout.inline:
            sheet.add("para", layout.inline.join([title, *lines]))
            continue
        _put_lines(sheet, lines)


def put_cards(sheet: Sheet, layout: PlanLayout, plan: Plan, printed: Sequence[PrintedRow]) -> None:
    """Put down each row as a table of two columns, names on the left; its head has the row's title."""
    for each in printed:
        first, _, second = layout.block_title.format(ref=each.fields["ref"], text=each.fields["text"]).partition("|")
        lines = [(GridCell(first), GridCell(second))]
        lines += [
            (GridCell(label.head), GridCell(_words(each, label, layout) or layout.empty)) for label in layout.labels
        ]
        sheet.blocks.append(Grid(tuple(lines), 1, (24, 76)))


def _words(each: PrintedRow, label: Column, layout: PlanLayout) -> str:
    return " ".join(each.fields[name] for name in label.shows) or layout.empty


def _put_lines(sheet: Sheet, lines: Sequence[str]) -> None:
    if lines:
        sheet.blocks.append(Block("labels", tuple(lines)))
