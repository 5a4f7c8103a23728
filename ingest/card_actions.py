"""Actions that each have a small table of their own: a label in the first column, its words in the second.

A card is known by its labels, so a table whose first column names no fields is none, whatever its width. The line that
opens a card gives its ref and its words ("Action 1.1 | Open a desk"); without one, the heading above the table does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.actions import ActionKind, Field
from corpus.documents import Cell, Row
from corpus.passages import PassageKind
from ingest.due_fields import DATES, due_and_former
from ingest.fields import KEPT, FieldName, head_named, is_placeholder
from ingest.found_actions import FoundAction, as_ref, shortened
from ingest.headings import label_length, read_heading
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock

_OPENING = re.compile(
    r"(?:(?:action|step|task|item|milestone|ref(?:erence)?)\.?\s*(?:no\.?|point|ref\.?)?[:\s]*)?"
    r"(?P<ref>(?:[A-Z]{1,4}[ .-]?)?\d{1,2}(?:[.-]\d{1,2})*[a-z]?|[A-Z]{1,3}[.-]?\d{1,2})[.):]?(?=\s|$)\s*[:–—-]*\s*",
    re.IGNORECASE,
)
_PLANNED = frozenset({FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.STATUS, *DATES})
_LEAST_FIELDS = 2
_WIDTHS = (2, 4)
"""In columns: one or two pairs of a label and its words."""
_OPENS = "opens"
_MOST = 0.6


@dataclass(slots=True)
class _Card:
    section: int
    ref: str | None = None
    title: Cell | None = None
    cells: dict[FieldName, Cell] = field(default_factory=dict)


def is_card(header: Row, rows: Sequence[Row], pages: Pages) -> bool:
    """Tell whether the rows of a table are labels of an action's fields with their words beside them."""
    if not all(len(row.cells) in _WIDTHS for row in (header, *rows) if row.cells):
        return False
    named = [[_named(label, pages) for label, _ in _pairs(row)] for row in (header, *rows)]
    # The heads of an ordinary table of actions are names too: it is the lines below them that tell.
    below = [name for row in named[1:] for name in row if name is not _OPENS]
    names = {name for row in named for name in row if isinstance(name, FieldName)}
    is_labelled = bool(below) and sum(name is not None for name in below) >= _MOST * len(below)
    return is_labelled and len(names) >= _LEAST_FIELDS and bool(names & _PLANNED)


def _named(label: Cell, pages: Pages) -> FieldName | str | None:
    """Return the field that a label names, `_OPENS` for the ref that opens a card or an empty place."""
    return _OPENS if not label.spans or _opening(label, pages) else head_named(label.text)


def card_actions(placed: Sequence[PlacedBlock], pages: Pages) -> Iterator[FoundAction]:
    """Yield the actions of the tables that are cards, in reading order."""
    above: PlacedBlock | None = None
    for header, group in groupby(placed, key=lambda part: part.block.row.header if part.block.row else None):
        parts = list(group)
        if header is None:
            above = parts[-1]
            continue
        rows = [part.block.row.row for part in parts if not part.block.row.is_header]
        if is_card(header, rows, pages):
            yield from _cards([header, *rows], parts[0].section, above, pages)
        above = None


def _cards(rows: Sequence[Row], section: int, above: PlacedBlock | None, pages: Pages) -> Iterator[FoundAction]:
    card = _headed(section, above, pages)
    for row in rows:
        for label, words in _pairs(row):
            opened = _opened(label, words, section, pages)
            if opened:
                yield from _action(card, pages)
                card = opened
            else:
                _add(card, label, words)
    yield from _action(card, pages)


def _pairs(row: Row) -> list[tuple[Cell, Cell]]:
    return list(zip(row.cells[::2], row.cells[1::2], strict=False))


def _opening(label: Cell, pages: Pages) -> re.Match[str] | None:
    return _OPENING.match(RunningText.at(label.spans, pages).text) if label.spans else None


def _opened(label: Cell, words: Cell, section: int, pages: Pages) -> _Card | None:
    """Return a new card when a row opens one: a ref beside the words of doing, or before them in one cell."""
    opening = _opening(label, pages)
    if opening is None:
        return None
    running = RunningText.at(label.spans, pages)
    rest = running.spans(opening.end(), len(running.text))
    if rest and words.spans:
        return None
    title = Cell(shown(rest, pages), rest) if rest else words
    return _Card(section, as_ref(opening["ref"]), title if title.spans else None)


def _headed(section: int, above: PlacedBlock | None, pages: Pages) -> _Card:
    """Return a card under the heading right above its table, which names the action unless the table does."""
    card = _Card(section)
    if above is None or above.block.kind is not PassageKind.HEADING:
        return card
    running = RunningText.at(above.block.spans, pages)
    opening = _OPENING.match(running.text)
    start = opening.end() if opening else label_length(running.text)
    spans = running.spans(start, len(running.text))
    if spans and (opening or not read_heading(running.text).is_labelled):
        card.ref, card.title = as_ref(opening["ref"]) if opening else None, Cell(shown(spans, pages), spans)
    return card


def _add(card: _Card, label: Cell, words: Cell) -> None:
    name = head_named(label.text) if label.spans else None
    if name is None or not words.spans or is_placeholder(words.text):
        return
    if name is FieldName.TITLE:
        card.title = words
    elif name is FieldName.REF:
        card.ref = as_ref(words.text)
    else:
        card.cells.setdefault(name, words)


def _action(card: _Card, pages: Pages) -> Iterator[FoundAction]:
    if card.title is None or not card.cells:
        return
    words = {name.value: Field(cell.text, cell.spans) for name, cell in card.cells.items() if name in KEPT}
    dates = {name: Field(cell.text, cell.spans) for name, cell in card.cells.items() if name in DATES}
    due, former = due_and_former(dates, pages)
    yield FoundAction(
        ActionKind.PLAN_ACTION,
        card.section,
        card.ref,
        shortened(card.title.text),
        card.title.text,
        card.title.spans,
        words,
        due,
        former,
    )
