"""The plan's table of indicators in the layout's form: milestone and actual columns, in pairs or apart."""

from __future__ import annotations

from collections.abc import Sequence

from tests.evaluation.invented.facts import Plan
from tests.evaluation.invented.grids import Grid, GridCell
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.plan_facts import Kpi
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import PlanLayout
from tests.evaluation.invented.truth import KpiRow
from tests.evaluation.invented.when import words

_Line = list[GridCell | None]


def put_kpis(sheet: Sheet, layout: PlanLayout, plan: Plan) -> None:
    """Put down the indicators, when the area has any."""
    kpis = sheet.area.kpis
    if not kpis:
        return
    text = read_table("wording/plan_text.toml")
    sheet.say(sheet.pick.one(text["kpi_headings"]), "heading2")
    names = {what: sheet.pick.one(said) for what, said in text["kpi"].items()}
    baseline = f"{names['baseline']} ({words(kpis[0].baseline_when, layout.dates)})"
    first = [names["indicator"], baseline, names["target"]]
    periods = [words(period, layout.dates) for period in kpis[0].periods]
    is_flat = sheet.truth.file.endswith((".md", ".txt"))
    form = "pairs" if layout.kpi == "merged" and is_flat else layout.kpi
    latest = max(_latest(kpi, plan.version) for kpi in kpis)
    heads, pairs = _heads(first, periods if form != "actual" else periods[latest : latest + 1], form, names)
    lines: list[_Line] = []
    for kpi in kpis:
        name = sheet.words(_name(kpi))
        shown = _shown(kpi, plan.version, form, latest)
        cells = [name, kpi.baseline, kpi.target, *(cell for pair in shown for cell in pair if cell is not None)]
        lines.append([GridCell(cell) for cell in cells])
        truth = tuple(
            (period, milestone or None, actual or None)
            for period, (milestone, actual) in zip(pairs, shown, strict=True)
        )
        sheet.kpis.append(KpiRow(sheet.truth.file, name, kpi.measure, kpi.baseline or None, kpi.target or None, truth))
    width = (100 - 30) // (len(lines[0]) - 1)
    grid = Grid(tuple(tuple(line) for line in [*heads, *lines]), len(heads), (30, *([width] * (len(lines[0]) - 1))))
    sheet.blocks.append(grid)


def _name(kpi: Kpi) -> str:
    topic = read_table("wording/measures.toml")[kpi.measure]["topic"]
    unit = read_table("wording/measures.toml")[kpi.measure]["unit"]
    name = topic[0].upper() + topic[1:]
    return f"{name} ({unit})" if unit == "weeks" else name


def _latest(kpi: Kpi, version: int) -> int:
    """Return the place of the last period with an actual, 0 when there is none."""
    return max((place for place, actual in enumerate(kpi.actuals[version - 1]) if actual), default=0)


def _shown(kpi: Kpi, version: int, form: str, latest: int) -> list[tuple[str | None, str | None]]:
    """Return milestone and actual per period shown; None for a column that the form does not have."""
    actuals = kpi.actuals[version - 1]
    if form == "plain":
        known = [actual for actual in actuals if actual]
        return [(None, known[-1] if known else "")]
    if form == "actual":
        return [(kpi.milestones[latest], actuals[latest])]
    return list(zip(kpi.milestones, actuals, strict=True))


def _heads(
    first: list[str], periods: Sequence[str], form: str, names: dict[str, str]
) -> tuple[list[_Line], Sequence[str]]:
    """Return the header rows and the periods that the truth of a row has."""
    milestone, actual = names["milestone"], names["actual"]
    if form == "plain":
        return [[GridCell(words_) for words_ in (*first, actual)]], [actual]
    if form in ("pairs", "actual"):
        pairs = [f"{name} {period}" for period in periods for name in (milestone, actual)]
        return [[GridCell(words_) for words_ in (*first, *pairs)]], periods
    upper: _Line = [GridCell(words_, rows=2) for words_ in first]
    lower: _Line = [None, None, None]
    for period in periods:
        upper += [GridCell(period, columns=2), None]
        lower += [GridCell(milestone), GridCell(actual)]
    return [upper, lower], periods
