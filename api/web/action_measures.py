"""An area's rows of indicators into tables, one for each document that prints any: figures exactly as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.web.action_parts import Said, named, said
from corpus.actions import FigureRole, Measure
from corpus.documents import Document
from corpus.wording import display


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure with its period, "" when its column names none."""

    period: str
    said: Said


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure with its figures, in the order of `FigureRole`."""

    ref: str
    name: Said
    figures: tuple[tuple[Printed, ...], ...]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The measures of one document."""

    document_id: str
    name: str
    title: str
    lines: tuple[MeasureLine, ...]


def measure_tables(measures: Iterable[tuple[Document, Sequence[Measure]]]) -> tuple[MeasureTable, ...]:
    """Return a table for each document with measures, in the order given."""
    return tuple(
        MeasureTable(document.document_id, named(document), document.title, tuple(_line(one, document) for one in rows))
        for document, rows in measures
        if rows
    )


def _line(measure: Measure, document: Document) -> MeasureLine:
    return MeasureLine(
        ref=measure.ref or "",
        name=said(measure.name, document),
        figures=tuple(
            tuple(
                Printed(display(one.period), said(one.value, document)) for one in measure.figures if one.role is role
            )
            for role in FigureRole
        ),
    )
