"""The columns of a table of actions, of updates and of measures: each name, heading, width, and how a row fills it.

CSV and Excel are made from the same columns. The words stand beside what was made of them: a due date's words
beside its first and last day, a status's words beside the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from api.action_words import ASSESSORS, KINDS, MISSING, ROLES, SCALES
from api.schemas.actions import ActionOut, UpdateOut
from api.schemas.chat import CitationOut
from api.schemas.measures import FigureOut, MeasureOut
from api.workbook import Cell, Link
from assistant.register.tracked import Assessor

_SHORT, _MIDDLE, _LONG = 12, 24, 48


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    heading: str
    width: float
    fill: Callable[[Any, str], Cell]
    """Takes a row and the site its links lead to."""


def _plain(name: str, heading: str, width: float, field: str = "") -> Column:
    read = attrgetter(field or name)
    return Column(name, heading, width, lambda row, _: read(row))


def _from(name: str, heading: str, width: float, fill: Callable[[Any], Cell]) -> Column:
    return Column(name, heading, width, lambda row, _: fill(row))


def _due(name: str, heading: str) -> Iterator[Column]:
    """Yield a date in four columns: its words, its first and last day, and how exact it is."""
    due = attrgetter(name)
    for part, ending, width in (("words", "", _MIDDLE), ("start", " from", 14), ("end", " to", 14)):
        yield _from(
            name if part == "words" else f"{name}_{part}",
            heading + ending,
            width,
            lambda row, part=part: getattr(due(row), part, None),
        )
    yield _from(f"{name}_precision", f"{heading}: as exact as", _SHORT, lambda row: getattr(due(row), "precision", ""))


def _says(assessor: Assessor) -> Iterator[Column]:
    """Yield what one side says now, and what it means on the scale."""
    heading = ASSESSORS[assessor]

    def said(row: ActionOut) -> UpdateOut | None:
        return next((one for one in row.says_now if one.assessor is assessor), None)

    yield _from(f"{assessor.value}_says", f"{heading}: words", 36, lambda row: getattr(said(row), "words", ""))
    yield _from(f"{assessor.value}_scale", f"{heading}: means", 16, lambda row: _scale(said(row)))
    yield _from(f"{assessor.value}_date", f"{heading}: date", 14, lambda row: getattr(said(row), "date", None))


def _scale(said: UpdateOut | None) -> str:
    return SCALES[said.scale] if said else ""


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _stands(row: ActionOut) -> CitationOut | None:
    numbers = row.proof["text"]
    return row.citations[numbers[0] - 1] if numbers else None


def _cited(row: UpdateOut, action: ActionOut) -> CitationOut | None:
    return action.citations[row.citations[0] - 1] if row.citations else None


def link(cited: CitationOut | None, site: str) -> Link | None:
    """Return the link to a source's page with the words marked."""
    return cited and Link(f"{site}{cited.url}", f"Page {cited.page}")


ACTIONS: tuple[Column, ...] = (
    _plain("area", "Area", 18),
    _plain("ref", "Ref", 8),
    _plain("title", "Title", _LONG),
    _plain("text", "What is asked or promised", 60),
    _from("kind", "Kind", 18, lambda row: KINDS[row.kind]),
    _plain("owner", "Owner", _MIDDLE),
    _plain("accountable", "Accountable", _MIDDLE),
    _plain("body", "Body", 18),
    *_due("due", "Due (first set)"),
    *_due("revised_due", "Due (revised)"),
    _plain("slip_days", "Slipped by days", 10),
    _from("overdue", "Overdue", 9, lambda row: _yes(row.overdue)),
    _plain("as_of", "As of", 14),
    *(column for one in Assessor for column in _says(one)),
    _from("disputed", "Judged differently", 10, lambda row: _yes(row.disputed)),
    _from("closed", "Closed", 10, lambda row: _yes(row.closed)),
    _plain("first_seen", "First stated", 14),
    _plain("last_seen", "Last stated", 14),
    _from("dropped", "Dropped", 9, lambda row: _yes(row.dropped)),
    _plain("dropped_since", "Not named on", 14),
    _from("missing", "Lacks", 18, lambda row: "; ".join(MISSING[one] for one in row.missing)),
    _plain("success", "Success measure", 36),
    _from("milestones", "Milestones", 36, lambda row: "\n".join(map(_milestone, row.milestones))),
    _from("document", "Last stated in", 36, lambda row: getattr(_stands(row), "document", "")),
    _from("file", "File", _MIDDLE, lambda row: getattr(_stands(row), "file", "")),
    _from("page", "Page", 7, lambda row: getattr(_stands(row), "page", None)),
    Column("source", "Source", _SHORT, lambda row, site: link(_stands(row), site)),
    _plain("action_id", "Id", 18),
)
UPDATES: tuple[Column, ...] = (
    _from("area", "Area", 18, lambda row: row[0].area),
    _from("ref", "Ref", 8, lambda row: row[0].ref),
    _from("title", "Title", _LONG, lambda row: row[0].title),
    _from("date", "Date", 14, lambda row: row[1].date),
    _from("assessor", "Who says so", _MIDDLE, lambda row: ASSESSORS[row[1].assessor]),
    _from("words", "Words", 60, lambda row: row[1].words),
    _from("scale", "Means", 16, lambda row: SCALES[row[1].scale]),
    _from("colour", "Colour printed", _SHORT, lambda row: row[1].colour),
    _from("document", "Document", 36, lambda row: row[1].document),
    Column("source", "Source", _SHORT, lambda row, site: link(_cited(row[1], row[0]), site)),
    _from("action_id", "Id", 18, lambda row: row[0].action_id),
)
"""Of an action and one of its updates."""
MEASURES: tuple[Column, ...] = (
    _from("area", "Area", 18, lambda row: row[0].area),
    _from("ref", "Ref", 8, lambda row: row[0].ref),
    _from("name", "What is measured", _LONG, lambda row: row[0].name),
    _from("role", "Figure", _SHORT, lambda row: ROLES[row[1].role]),
    _from("period", "Period as printed", 30, lambda row: row[1].period),
    _from("words", "Value as printed", 18, lambda row: row[1].words),
    _from("document", "Document", 36, lambda row: row[0].document),
    _from("date", "Document’s date", 14, lambda row: row[0].date),
    Column("source", "Source", _SHORT, lambda row, site: link(_figure_stands(*row), site)),
)
"""Of a measure and one of its figures."""


def _milestone(one: Any) -> str:
    return f"{one.words} ({one.due.words})" if one.due and one.due.words not in one.words else one.words


def _figure_stands(measure: MeasureOut, figure: FigureOut) -> CitationOut | None:
    numbers = figure.citations or measure.name_citations
    return measure.citations[numbers[0] - 1] if numbers else None
