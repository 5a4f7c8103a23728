"""A list of actions into a file to take away: CSV, Excel, a calendar or a Word briefing, by the form asked for.

Each file says as of which day it was made and by which rule an action is overdue. File names hold small letters,
figures and hyphens only, whatever an area is called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from api import calendar_file, word, workbook
from api.action_briefing import action_briefing
from api.action_calendar import action_days
from api.action_columns import ACTIONS, MEASURES, UPDATES, Column
from api.csv_file import csv_file
from api.filenames import hyphened
from api.schemas.actions import ActionOut
from api.schemas.actions_asked import ActionsAsked, Form
from api.schemas.measures import MeasureOut
from api.web.pages import PRODUCT, day
from api.workbook import Cell, ExcelFile, Link
from assistant.register.overdue import OVERDUE_RULE
from corpus.documents import Document

_AREA_CHARS = 60
_FROZEN_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """A file: what is in it, what it is, and what to call it."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file is made of."""

    asked: ActionsAsked
    actions: Sequence[ActionOut]
    measures: Sequence[MeasureOut]
    documents: Sequence[Document]
    site: str
    """What its links begin with, such as `http://127.0.0.1:8000`."""

    @property
    def title(self) -> str:
        """What the file is called inside."""
        areas = self.asked.area
        return f"Actions: {', '.join(areas)}" if 0 < len(areas) <= _MOST_AREAS else "Actions"

    @property
    def as_of(self) -> dt.datetime:
        """The beginning of the day overdue is measured on: what a file says of its making."""
        return dt.datetime.combine(self.asked.day, dt.time(), dt.UTC)


_MOST_AREAS = 3


def take_away(extract: Extract) -> Taken:
    """Return the file in the form asked for."""
    form = extract.asked.format
    make, media_type = _FORMS[form]
    return Taken(make(extract), media_type, _name(extract.asked))


def _csv(extract: Extract) -> bytes:
    header = [*(column.name for column in ACTIONS), "overdue_rule"]
    rows = ([*map(_in_csv, cells), OVERDUE_RULE] for cells in _filled(ACTIONS, extract.actions, extract.site))
    return csv_file(header, rows)


def _xlsx(extract: Extract) -> bytes:
    file = ExcelFile(extract.title, about="Actions, what is said of them, and measures", created=extract.as_of)
    tables = {
        "Actions": (ACTIONS, extract.actions),
        "Updates": (UPDATES, [(one, update) for one in extract.actions for update in one.updates]),
        "Measures": (MEASURES, [(one, figure) for one in extract.measures for figure in one.figures]),
    }
    for name, (columns, rows) in tables.items():
        file.table(
            name,
            [column.heading for column in columns],
            _filled(columns, rows, extract.site),
            widths=[column.width for column in columns],
            frozen=_FROZEN_COLUMNS,
        )
    file.text("About", _about(extract))
    return file.to_bytes()


def _ics(extract: Extract) -> bytes:
    return calendar_file.calendar_file(extract.title, action_days(extract.actions, extract.documents, extract.site))


def _docx(extract: Extract) -> bytes:
    return action_briefing(extract.title, extract.actions, extract.asked.day, extract.site, list(_about(extract)))


_FORMS: dict[Form, tuple[Callable[[Extract], bytes], str]] = {
    Form.CSV: (_csv, "text/csv"),
    Form.XLSX: (_xlsx, workbook.MEDIA_TYPE),
    Form.ICS: (_ics, calendar_file.MEDIA_TYPE),
    Form.DOCX: (_docx, word.MEDIA_TYPE),
}


def _filled(columns: Sequence[Column], rows: Sequence[object], site: str) -> Iterator[list[Cell]]:
    return ([column.fill(row, site) for column in columns] for row in rows)


def _in_csv(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case Link():
            return cell.url
        case dt.date():
            return cell.isoformat()
    return cell


def _about(extract: Extract) -> Iterator[tuple[str, str]]:
    """Yield what a file is, as of when and from what, and how to read it."""
    asked = extract.asked
    count = len(extract.actions)
    dates = sorted(one.date for one in extract.documents if one.date)
    yield "What this is", f"{extract.title}. {count} action{'' if count == 1 else 's'}, made by {PRODUCT}."
    yield "As of", day(asked.day)
    yield "Overdue", OVERDUE_RULE
    if dates:
        yield "Made from", f"{len(extract.documents)} documents of {day(dates[0])} to {day(dates[-1])}."
    filters = asked.model_dump(mode="json", exclude_defaults=True, exclude={"format", "cursor", "limit", "as_of"})
    if filters:
        yield "Only", "; ".join(f"{name}: {_listed(value)}" for name, value in filters.items())
    yield (
        "Words",
        "Every field is in its document’s own words. An empty one is not in the documents; nothing is guessed.",
    )
    yield (
        "Status",
        "The words say what a document says; “means” is our reading of them on one scale, never in their place.",
    )
    yield "Links", f"They lead to the words in their page while the server runs at {extract.site}."


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(asked: ActionsAsked) -> str:
    area = hyphened(asked.area[0], _AREA_CHARS) if len(asked.area) == 1 else ""
    # A calendar that is subscribed to is the same one tomorrow.
    on = "" if asked.format is Form.ICS else asked.day.isoformat()
    return "-".join(part for part in ("actions", area, on) if part) + f".{asked.format.value}"
