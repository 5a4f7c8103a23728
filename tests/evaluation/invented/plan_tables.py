"""Plan rows as a table by the layout's columns: month columns, merged cells, one or two header rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.evaluation.invented.facts import Plan
from tests.evaluation.invented.grids import Grid, GridCell, merged_down
from tests.evaluation.invented.plan_rows import PrintedRow
from tests.evaluation.invented.sheet import Sheet, month_words, months_shown
from tests.evaluation.invented.styles import Column, PlanLayout

_MOST_MERGED = 5
"""Rows one cell spans at most: a page must hold them."""
_MONTH_WIDTH = 8


def put_table(sheet: Sheet, layout: PlanLayout, plan: Plan, printed: Sequence[PrintedRow]) -> None:
    """Put down the rows as one table."""
    months = months_shown(plan.date) if layout.months else ()
    heads = [column.head for column in layout.columns[:-1]]
    heads += [*(month_words(month) for month in months), layout.columns[-1].head]
    widths = [column.width for column in layout.columns[:-1]]
    widths += [*(_MONTH_WIDTH for _ in months), layout.columns[-1].width]
    lines = [_line(layout, each, months) for each in printed]
    merged = tuple(place for place, head in enumerate(heads) if head in layout.merged)
    top = [_upper(layout)] if layout.over and sheet.truth.file.rsplit(".")[-1] not in ("md", "txt") else []
    is_flat = sheet.truth.file.endswith((".md", ".txt"))
    body = merged_down(lines, () if is_flat else merged, most=_MOST_MERGED)
    if layout.band:
        body = list(_banded(body, [each.fields["head"] for each in printed], is_flat=is_flat))
    grid = Grid(
        lines=tuple(tuple(line) for line in [*top, [GridCell(head) for head in heads], *body]),
        heads=1 + len(top),
        widths=tuple(round(100 * width / sum(widths)) for width in widths),
        repeat=layout.repeat,
        splits_rows=layout.splits_rows,
    )
    sheet.blocks.append(grid)


def _banded(body: list[list[GridCell | None]], heads: list[str], *, is_flat: bool) -> Iterator[list[GridCell | None]]:
    """Yield the rows with one across all columns before the first of each head; in plain text it fills one cell."""
    for place, line in enumerate(body):
        if not place or heads[place] != heads[place - 1]:
            rest = [GridCell("") if is_flat else None for _ in line[1:]]
            yield [GridCell(heads[place], columns=1 if is_flat else len(line)), *rest]
        yield line


def _upper(layout: PlanLayout) -> list[GridCell | None]:
    cells: list[GridCell | None] = []
    for words, columns in layout.over:
        cells += [GridCell(words, columns=columns), *([None] * (columns - 1))]
    return cells


def _line(layout: PlanLayout, printed: PrintedRow, months: Sequence[str]) -> list[str]:
    *first, last = layout.columns
    reached = [printed.row.action.milestones.get(month, "") for month in months]
    return [*(_cell(layout, printed, column) for column in first), *reached, _cell(layout, printed, last)]


def _cell(layout: PlanLayout, printed: PrintedRow, column: Column) -> str:
    words = [printed.fields[name] for name in column.shows]
    return (" " if "ref" in column.shows else "<br>").join(word for word in words if word) or layout.empty
