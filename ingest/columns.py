"""Which column of a plan's table holds which field: by the words of its head, else by what stands in it.

Only what an action is, its ref, its status and a single column of days are ever told from the cells: names under a
head that says nothing of responsibility are no owners.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.documents import Cell
from ingest.asks import commands
from ingest.dates import find_dates, read_date
from ingest.due_fields import DATES
from ingest.fields import FieldName, head_named, is_placeholder
from ingest.lines import TableLine
from ingest.running import Pages, shown

Columns = Mapping[FieldName, int]

_ABOUT = frozenset({FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.BODY, FieldName.STATUS, *DATES})
"""With two of these heads a table is a plan, whatever its column of actions is called."""
_REF = re.compile(r"(?:[A-Z]{1,4}[ .-]?)?\d{1,2}(?:[.-]\d{1,2})+[a-z]?$|[A-Z]{1,3}[.-]?\d{1,3}[a-z]?$")
_OTHER_TIME = re.compile(
    r"\b(?:start\w*|began|begin\w*|begun|raised|opened|logged|reported|updated?|reviewed?|identified|agreed"
    r"|last|actual\w*"
    r"|closed|meetings?|created|added|entered|issued|published|approved|signed|received|inspect\w*|board|from|since"
    r"|previous\w*|completed|done|born|birth|milestones?|progress|evidence|comments?)\b",
    re.IGNORECASE,
)
"""Heads over days that are no deadlines."""
_STATUS = re.compile(
    r"\W*(?:b?rag:?\s*)?(?:red|amber|green|blue|gr[ea]y|purple|complete[d]?|done|finished|closed|achieved|delivered|met"
    r"|on (?:track|schedule|time|target)|in (?:progress|hand)|under ?way|started|begun|delayed|late|overdue|behind"
    r"|slipp\w+|at risk|off track|some progress|good progress|limited progress|no progress|partly|partially|fully"
    r"|not (?:yet )?(?:started|begun|due|met|achieved)|yet to (?:start|begin)|paused|on hold|ongoing|under review)\b",
    re.IGNORECASE,
)
_MOST_STATUS_WORDS = 5
_LOOSE = re.compile(
    r"\W*(?:on-?going|continuous|each|every|immediate(?:ly)?|monthly|quarterly|termly|annual(?:ly)?|to be)\b", re.I
)
_MOST_DATE_WORDS = 8
_MOST = 0.7
_LEAST_WORDS = 3.0


def name_columns(header: Sequence[Cell], rows: Sequence[TableLine], pages: Pages) -> Columns:
    """Return the column of each field that the table has; of two header rows, the lower one says more."""
    columns: dict[FieldName, int] = {}
    for index, cell in enumerate(header):
        name = head_names(cell, pages)
        if name:
            columns.setdefault(name, index)
    if not columns.keys() & {FieldName.TITLE, *_ABOUT}:
        return columns
    spare = [index for index in range(len(header)) if index not in columns.values()]
    cells = {index: _filled(rows, index) for index in spare}
    if FieldName.REF not in columns:
        _claim(columns, cells, FieldName.REF, next((i for i in cells if _are(cells[i], _is_ref)), None))
    if not columns.keys() & set(DATES):
        times = [index for index in cells if _are_times(header[index], cells[index])]
        _claim(columns, cells, FieldName.DUE, times[0] if len(times) == 1 else None)
    if FieldName.STATUS not in columns:
        _claim(columns, cells, FieldName.STATUS, next((i for i in cells if _are(cells[i], _is_status)), None))
    if FieldName.TITLE not in columns and len(_ABOUT & columns.keys()) > 1:
        _claim(columns, cells, FieldName.TITLE, _titles(header, cells))
    return columns


def _is_status(text: str) -> bool:
    return bool(_STATUS.match(text)) and len(text.split()) <= _MOST_STATUS_WORDS


def head_names(cell: Cell, pages: Pages) -> FieldName | None:
    """Return the field that the head of a column names, by its lowest words first."""
    parts = [shown((span,), pages) for span in reversed(cell.spans)] if len(cell.spans) > 1 else []
    return next((name for words in (*parts[:1], cell.text) if words.strip() and (name := head_named(words))), None)


def _claim(columns: dict[FieldName, int], cells: dict[int, list[str]], name: FieldName, index: int | None) -> None:
    if index is not None:
        columns[name] = index
        del cells[index]


def _filled(rows: Sequence[TableLine], index: int) -> list[str]:
    found = (row.row.cells[index].text for row in rows if index < len(row.row.cells))
    return [text for text in found if not is_placeholder(text)]


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


def _are(texts: Sequence[str], holds) -> bool:
    return bool(texts) and sum(map(bool, map(holds, texts))) >= _MOST * len(texts)


def _is_ref(text: str) -> bool:
    return bool(_REF.match(text.strip()))


def _are_times(head: Cell, texts: Sequence[str]) -> bool:
    if not head.text.strip() or read_date(head.text) or _OTHER_TIME.search(head.text):
        return False
    return _are(texts, _is_time) and any(map(find_dates, texts))


def _is_time(text: str) -> bool:
    return bool(_LOOSE.match(text) or read_date(text) or (find_dates(text) and len(text.split()) <= _MOST_DATE_WORDS))
