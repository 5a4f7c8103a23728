"""Plan rows as blocks of labelled lines: "Action 1.2: …", then "Due date: …" and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Plan
from tests.evaluation.invented.plan_rows import PrintedRow
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import PlanLayout


def put_blocks(sheet: Sheet, layout: PlanLayout, plan: Plan, printed: Sequence[PrintedRow]) -> None:
    """Put down the rows one after the other; a field without words is left out, or says so.

    The parts of a field among the layout's `lists` are bullets.
    """
    for each in printed:
        title = layout.block_title.format(ref=each.fields["ref"], text=each.fields["text"])
        sheet.blocks.append(Block("heading3", (title,)))
        lines: list[str] = []
        for label in layout.labels:
            words = " ".join(each.fields[name] for name in label.shows) or layout.empty
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
        _put_lines(sheet, lines)


def _put_lines(sheet: Sheet, lines: Sequence[str]) -> None:
    if lines:
        sheet.blocks.append(Block("labels", tuple(lines)))
