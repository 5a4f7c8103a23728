"""Tables of indicators into measures: what is measured, its baseline, target, milestones and actual figures.

Figures stay exactly as printed, also where they look wrong. A cell under a column that says neither what it is
nor when is left out and stays what it is: words of a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.actions import Field, Figure, FigureRole, Measure
from corpus.documents import Cell, Row
from corpus.passages import Section
from corpus.wording import fold
from ingest.dates import find_dates
from ingest.fields import field_named
from ingest.found_actions import as_ref
from ingest.identity import derive_id
from ingest.lines import TableLine
from ingest.sections import PlacedBlock
from ingest.word_sets import any_of

_ROLES: tuple[tuple[FigureRole, re.Pattern[str]], ...] = (
    (FigureRole.BASELINE, re.compile(r"\bbase ?line|\bstarting (?:point|position)|\bstart\b")),
    (FigureRole.MILESTONE, re.compile(r"\bmilestones?\b|\btrajectory\b|\bplanned\b")),
    (FigureRole.TARGET, re.compile(r"\btarget|\bgoal\b|\baim\b|\bambition\b")),
    (
        FigureRole.ACTUAL,
        re.compile(
            r"\bactuals?\b|\bcurrent\b|\blatest\b|\bresult|\bposition\b|\boutturn"
            r"|\bperformance\b(?! (?:indicators?|measures?|metrics?)\b)"
        ),
    ),
)
_NAME = re.compile(
    any_of(
        r"(?:key )?(?:performance )?(?:indicators?|measures?|metrics?)(?: .*)?",
        r"kpis?(?: .*)?",
        r"what (?:we|we will|we shall|we are|is|is being|will be) (?:measur|count|track|monitor)(?:ed?|ing)?",
        r"(?:success|outcome|impact|headline|service|quality) (?:measures?|indicators?)",
    )
    + "$"
)
_REF = re.compile(r"(?:(?:kpi|measure|indicator) )?(?:ref(?:erence)?|no|number|id)\.?$|#$")
_LEAST_ROLES = 2
"""One column of targets alone stands in many plans; with a second kind of figure it is a table of indicators."""


def find_measures(placed: Sequence[PlacedBlock], sections: Sequence[Section], document_id: str) -> list[Measure]:
    """Return every row of the tables of indicators, in reading order."""
    return list(_measures(placed, sections, document_id))


def _measures(placed: Sequence[PlacedBlock], sections: Sequence[Section], document_id: str) -> Iterator[Measure]:
    ordinal = 0
    for part in placed:
        row = part.block.row
        if row is None or row.is_header:
            continue
        roles = _figure_columns(row.header)
        named = _name_column(row.header, roles)
        if named is None or not is_indicator_table(row.header):
            continue
        cells = row.row.cells
        figures = tuple(
            Figure(role, period, Field(cells[column].text, cells[column].spans))
            for column, (period, role) in roles.items()
            if column < len(cells) and cells[column].spans
        )
        if not figures or not cells[named].spans:
            continue
        name = cells[named]
        yield Measure(
            derive_id(document_id, "measure", ordinal, name.text),
            document_id,
            sections[part.section].section_id,
            ordinal,
            _ref(row),
            Field(name.text, name.spans),
            figures,
        )
        ordinal += 1


def is_indicator_table(header: Row) -> bool:
    """Tell whether the heads of a table are those of indicators and their figures."""
    roles = _figure_columns(header)
    return _name_column(header, roles) is not None and len({role for _, role in roles.values()}) >= _LEAST_ROLES


def _figure_columns(header: Row) -> dict[int, tuple[str, FigureRole]]:
    """Return, by column, the words of its head and what its figures are."""
    columns = {}
    for column, head in enumerate(header.cells):
        role = _role(head)
        if role:
            columns[column] = (head.text.strip(), role)
    return columns


def _role(head: Cell) -> FigureRole | None:
    folded = fold(head.text)
    for role, pattern in _ROLES:
        if pattern.search(folded):
            return role
    dates = find_dates(head.text)
    return FigureRole.ACTUAL if len(dates) == 1 and len(folded.split()) <= 3 else None


def _name_column(header: Row, figures: dict[int, tuple[str, FigureRole]]) -> int | None:
    heads = [fold(head.text).strip(" :?*") for head in header.cells]
    rest = [column for column, head in enumerate(heads) if column not in figures and not _REF.match(head)]
    named = [column for column in rest if _NAME.match(heads[column])]
    if named:
        return named[0]
    # A head that says nothing of what stands under it: with one such column, the figures are of what that one holds.
    is_alone = len(rest) == 1 and len(figures) >= _LEAST_ROLES and field_named(heads[rest[0]]) is None
    return rest[0] if is_alone else None


def _ref(row: TableLine) -> str | None:
    for head, cell in zip(row.header.cells, row.row.cells, strict=False):
        if cell.spans and _REF.match(fold(head.text).strip(" :")):
            return as_ref(cell.text)
    return None
