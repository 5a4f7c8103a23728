"""Which column of a plan's table holds which field: by the words of its head, else by what stands in it.

Only what an action is, its ref and its time are ever told from the cells: names under a head that says nothing of
responsibility are no owners.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.documents import Cell
from ingest.asks import commands
from ingest.dates import find_dates, read_date
from ingest.fields import FieldName, field_named
from ingest.lines import TableLine

Columns = Mapping[FieldName, int]

_ABOUT = frozenset({FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.BODY, FieldName.DUE, FieldName.STATUS})
"""With two of these heads a table is a plan, whatever its column of actions is called."""
_REF = re.compile(r"(?:[A-Z]{1,4}[ .-]?)?\d{1,2}(?:[.-]\d{1,2})+[a-z]?$|[A-Z]{1,3}[.-]?\d{1,3}[a-z]?$")
_SAYS_TIME = re.compile(r"\b(?:date|time|when|by|end|complet\w*|deliver\w*|deadline|target|year|quarter)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:start\w*|began|begin\w*|raised|opened|logged|reported|updated?|reviewed|review|identified|agreed|last|actual"
    r"|closed|meeting)\b",
    re.IGNORECASE,
)
_MOST = 0.7
_LEAST_WORDS = 3.0


def name_columns(header: Sequence[Cell], rows: Sequence[TableLine]) -> Columns:
    """Return the column of each field that the table has."""
    columns: dict[FieldName, int] = {}
    for index, cell in enumerate(header):
        name = field_named(cell.text) if cell.text.strip() else None
        if name:
            columns.setdefault(name, index)
    if FieldName.TITLE not in columns and len(_ABOUT & columns.keys()) < 2:
        return columns
    spare = [index for index in range(len(header)) if index not in columns.values()]
    cells = {index: _filled(rows, index) for index in spare}
    if FieldName.TITLE not in columns:
        _claim(columns, cells, FieldName.TITLE, _titles(header, cells))
    if FieldName.REF not in columns:
        _claim(columns, cells, FieldName.REF, next((i for i in cells if _are(cells[i], _is_ref)), None))
    if FieldName.DUE not in columns:
        _claim(columns, cells, FieldName.DUE, next((i for i in cells if _are_times(header[i], cells[i])), None))
    return columns


def _claim(columns: dict[FieldName, int], cells: dict[int, list[str]], name: FieldName, index: int | None) -> None:
    if index is not None:
        columns[name] = index
        del cells[index]


def _filled(rows: Sequence[TableLine], index: int) -> list[str]:
    found = (row.row.cells[index].text for row in rows if index < len(row.row.cells))
    return [text for text in found if re.search(r"\w", text)]


def _titles(header: Sequence[Cell], cells: Mapping[int, list[str]]) -> int | None:
    """Return the column of sentences of doing: most of its cells command, or it holds the most words, all different."""
    wordy = {
        index: sum(len(text.split()) for text in texts) / len(texts)
        for index, texts in cells.items()
        if texts and header[index].text.strip() and len(set(texts)) >= _MOST * len(texts)
    }
    commanding = [index for index in wordy if _are(cells[index], _commands)]
    best = max(commanding or wordy, key=lambda index: wordy[index], default=None)
    return best if best is not None and wordy[best] >= _LEAST_WORDS else None


def _commands(text: str) -> bool:
    return commands(re.sub(r"^\W*[\d.]*\W*", "", text))


def _are(texts: Sequence[str], holds) -> bool:  # noqa: ANN001 - a test of one text
    return bool(texts) and sum(map(bool, map(holds, texts))) >= _MOST * len(texts)


def _is_ref(text: str) -> bool:
    return bool(_REF.match(text.strip()))


def _are_times(head: Cell, texts: Sequence[str]) -> bool:
    if not _SAYS_TIME.search(head.text) or _OTHER_TIME.search(head.text):
        return False
    return _are(texts, lambda text: read_date(text) or (find_dates(text) and len(text.split()) <= 8))
