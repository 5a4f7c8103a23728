"""Plans' actions, from table rows by their column heads and from blocks of label lines.

A row without words in its action column is no action; its words are still a passage. Dates are read
from the due field only, never from the prose of a progress column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.actions import ActionKind, Due, Field
from corpus.documents import Cell, Span
from corpus.passages import PassageKind, Section, SectionRole
from ingest.due import due_in, read_due
from ingest.fields import FieldName, field_named, read_labels
from ingest.headings import label_length, read_heading
from ingest.lines import TableLine
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock

_KEPT = (FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.SUCCESS, FieldName.STATUS)
_EVIDENCE = frozenset(
    {FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.DUE, FieldName.STATUS, FieldName.SUCCESS, FieldName.PROGRESS}
)
_TITLE_WORDS = 20
_STATUS_WORDS = 5
"""A progress column this short holds a status word, not an account."""


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action before it has its number; `fields` by name of the `Action` attribute."""

    kind: ActionKind
    section: int
    ref: str | None
    title: str
    text: str
    spans: tuple[Span, ...]
    fields: dict[str, Field] = field(default_factory=dict)
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """The label lines under one heading."""

    words: dict[str, Field]
    due: Due | None


def table_actions(placed: Sequence[PlacedBlock], pages: Pages) -> Iterator[FoundAction]:
    """Yield an action for each row of a table whose heads name an action and something about it."""
    for part in placed:
        row = part.block.row
        if row is None or row.is_header:
            continue
        columns = _columns(row)
        title = _cell(row, columns, FieldName.TITLE)
        if title is None or not _EVIDENCE & columns.keys():
            continue
        found = {name: _cell(row, columns, name) for name in columns}
        words = {name.value: Field(cell.text, cell.spans) for name, cell in found.items() if cell and name in _KEPT}
        progress = found.get(FieldName.PROGRESS)
        if "status" not in words and progress and len(progress.text.split()) <= _STATUS_WORDS:
            words["status"] = Field(progress.text, progress.spans)
        due, ref = found.get(FieldName.DUE), found.get(FieldName.REF)
        yield FoundAction(
            ActionKind.PLAN_ACTION,
            part.section,
            _ref(ref.text) if ref else _ref_in(title.text),
            shortened(title.text),
            title.text,
            title.spans,
            words,
            read_due(due.text, due.spans) if due else None,
        )


def _columns(row: TableLine) -> dict[FieldName, int]:
    columns: dict[FieldName, int] = {}
    for index, cell in enumerate(row.header.cells):
        name = field_named(cell.text) if cell.text.strip() else None
        if name:
            columns.setdefault(name, index)
    return columns


def _cell(row: TableLine, columns: dict[FieldName, int], name: FieldName) -> Cell | None:
    index = columns.get(name)
    cells = row.row.cells
    if index is None or index >= len(cells) or not cells[index].spans or not re.search(r"\w", cells[index].text):
        return None
    return cells[index]


def section_fields(placed: Sequence[PlacedBlock], section: int, pages: Pages) -> Fields:
    """Return the label lines that stand in `section` before any action of its own begins."""
    collected = _Collected()
    for part in (part for part in placed if part.section == section):
        if any(name is FieldName.TITLE for name, _, _ in read_labels(part.block.text)):
            break
        _collect(part, collected, pages)
    return collected.fields()


def labelled_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield the actions that label lines describe, under a heading or after "Action: …"."""
    current: _Collected | None = None
    for part in placed:
        opened = _opened(part, sections, pages)
        if opened or part.block.kind is PassageKind.HEADING or part.block.row:
            if current:
                yield from current.action()
            current = opened
        if current and not (opened and part.block.kind is PassageKind.HEADING):
            _collect(part, current, pages)
    if current:
        yield from current.action()


class _Collected:
    """Label lines gathered for one action."""

    def __init__(self, title: str = "", spans: tuple[Span, ...] = (), section: int = 0, ref: str | None = None) -> None:
        self.title, self.spans, self.section, self.ref = title, spans, section, ref
        self.is_stated = False
        """The words say "Action:", so that it is one even without fields."""
        self.stated_due: Due | None = None
        self.parts: dict[FieldName, list[tuple[str, tuple[Span, ...]]]] = {}
        self.open: FieldName | None = None

    def add(self, name: FieldName, words: str, spans: tuple[Span, ...]) -> None:
        if words:
            self.parts.setdefault(name, []).append((words, spans))

    def fields(self) -> Fields:
        words = {name.value: _field(self.parts[name]) for name in _KEPT if name in self.parts}
        due = _field(self.parts[FieldName.DUE]) if FieldName.DUE in self.parts else None
        return Fields(words, read_due(due.words, due.spans) if due else self.stated_due)

    def action(self) -> Iterator[FoundAction]:
        fields = self.fields()
        if not self.title or not (self.is_stated or fields.words or fields.due):
            return
        ref = self.ref
        if ref is None and FieldName.REF in self.parts:
            ref = _ref(self.parts[FieldName.REF][0][0])
        yield FoundAction(
            ActionKind.PLAN_ACTION,
            self.section,
            ref,
            shortened(self.title),
            self.title,
            self.spans,
            fields.words,
            fields.due,
        )


def _field(parts: list[tuple[str, tuple[Span, ...]]]) -> Field:
    return Field(" ".join(words for words, _ in parts), tuple(span for _, spans in parts for span in spans))


def _opened(part: PlacedBlock, sections: Sequence[Section], pages: Pages) -> _Collected | None:
    """Return a new action when `part` begins one: a heading that may be one, or a line "Action: …"."""
    block = part.block
    if block.row or block.kind in (PassageKind.TITLE, PassageKind.DATE, PassageKind.PEOPLE):
        return None
    section = sections[part.section]
    if block.kind is PassageKind.HEADING:
        if section.role is not SectionRole.OTHER:
            return None
        return _Collected(block.text[label_length(block.text) :], block.spans, part.section, section.ref)
    running = RunningText.at(block.spans, pages)
    words = read_heading(block.text)
    if words.is_labelled and words.role is SectionRole.OTHER and words.rest:
        opened = _Collected(
            block.text[label_length(block.text) :], block.spans, part.section, words.refs[0] if words.refs else None
        )
        opened.stated_due = due_in(running, 0, len(running.text), is_deadline=True)
        opened.is_stated = True
        return opened
    for name, low, high in read_labels(running.text):
        if name is FieldName.TITLE:
            spans = running.spans(low, high)
            opened = _Collected(shown(spans, pages), spans, part.section)
            opened.stated_due = due_in(running, low, high, is_deadline=True)
            opened.is_stated = True
            return opened
    return None


def _collect(part: PlacedBlock, collected: _Collected, pages: Pages) -> None:
    block = part.block
    if block.row or block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.PEOPLE):
        return
    running = RunningText.at(block.spans, pages)
    labels = read_labels(running.text)
    if not labels:
        if collected.open:
            spans = running.spans(block.marker.length if block.marker else 0, len(running.text))
            collected.add(collected.open, shown(spans, pages), spans)
            # A label alone on its line takes one paragraph, or a whole list.
            collected.open = collected.open if block.kind is PassageKind.LIST_ITEM else None
        return
    collected.open = None
    for name, low, high in labels:
        spans = running.spans(low, high)
        collected.add(name, shown(spans, pages), spans)
        if not spans:
            collected.open = name


def _ref(words: str) -> str | None:
    kept = re.sub(r"[^\w.]+", "", words)
    return kept.strip(".")[:20] or None


def _ref_in(title: str) -> str | None:
    match = re.match(r"(?:action\s+)?(\d{1,2}(?:\.\d{1,2})*[a-z]?)[.):\s]\s*\S", title, re.IGNORECASE)
    return match.group(1) if match else None


def shortened(title: str) -> str:
    """Return `title` in at most twenty words."""
    words = title.split()
    return " ".join(words) if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"
