"""Actions from label lines: "Lead: …", "Due date: …" under a heading or after "Action: …".

A heading becomes an action only by the labels under it; the words "Action: …" are one by themselves,
and then whoever they name before "to" is the owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.actions import ActionKind, Due, Field
from corpus.documents import Span
from corpus.passages import PassageKind, Section, SectionRole
from ingest.blocks import Block
from ingest.due import due_in
from ingest.due_fields import DATES, due_and_former
from ingest.fields import KEPT, FieldName, is_placeholder, opens_field, read_label, read_labels
from ingest.found_actions import FoundAction, as_ref, shortened
from ingest.headings import label_length, read_heading
from ingest.names import read_name
from ingest.reported import reports_on
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences

_STATEMENT = re.compile(
    r"(?<=[.?!;”\"’'\s])(?<!riority )(?<!RIORITY )(?<!for )(?:Agreed |AGREED )?"
    r"(?:Actions?|ACTIONS?)(?: (?:[Pp]oint )?[\d.]{1,5})?\s*[:–]\s+(?=\S)"
)
_NUMBERED_ACTION = re.compile(r"(?:agreed )?actions?\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[Aa]ction\s+)?(?P<ref>\d{1,2}(?:\.\d{1,2})+[a-z]?)[.):]?\s+(?=\S)")
_MARKED = re.compile(r"(?P<ref>\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_OWNER = re.compile(r"\s*(?P<owner>[^,.;:\n]{3,60}?)(?=\s+(?:to|will|agreed)\s|\s*[,.;]|\s*$)")


@dataclass(frozen=True, slots=True)
class Fields:
    """The label lines under one heading."""

    words: dict[str, Field]
    due: Due | None
    former_due: Due | None = None


def section_fields(placed: Sequence[PlacedBlock], pages: Pages) -> Fields:
    """Return the label lines among the blocks of one section, before any action of its own begins."""
    collected = _Collected()
    for part, following in pairwise((*placed, None)):
        if _heads_labels(part, following):
            break
        if any(name is FieldName.TITLE for name, _, _ in read_labels(part.block.text)):
            break
        _collect(part, collected, pages)
    return collected.fields(pages)


def labelled_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield the actions that label lines describe, under a heading or after "Action: …"."""
    current: _Collected | None = None
    for part, following in pairwise((*placed, None)):
        opened = _opened(part, following, sections, pages)
        if opened and current and not current.title:
            opened.take_ref(current)
        if opened or part.block.kind is PassageKind.HEADING or part.block.row:
            if current:
                yield from current.action(pages)
            current = opened
        if current and not (opened and (part.block.kind is PassageKind.HEADING or _heads_labels(part, following))):
            _collect(part, current, pages)
    if current:
        yield from current.action(pages)


class _Collected:
    """Label lines gathered for one action."""

    def __init__(self, title: str = "", spans: tuple[Span, ...] = (), section: int = 0, ref: str | None = None) -> None:
        self.title, self.spans, self.section, self.ref = title, spans, section, ref
        self.is_stated = False
        """The words say "Action:", so that it is one even without fields."""
        self.due: Due | None = None
        self.owner: Field | None = None
        self.parts: dict[FieldName, list[tuple[str, tuple[Span, ...]]]] = {}
        self.open: FieldName | None = None

    def take_ref(self, before: _Collected) -> None:
        """Take the ref of what was opened by its ref alone ("Action ref: 1.2", then "Description: …")."""
        said = before.parts.get(FieldName.REF)
        self.ref = self.ref or before.ref or (as_ref(said[0][0]) if said else None)

    def add(self, name: FieldName, words: str, spans: tuple[Span, ...]) -> None:
        if words:
            self.parts.setdefault(name, []).append((words, spans))

    def fields(self, pages: Pages) -> Fields:
        words = {name.value: _field(self.parts[name]) for name in KEPT if name in self.parts}
        words = {name: field for name, field in words.items() if not is_placeholder(field.words)}
        if self.owner:
            words.setdefault("owner", self.owner)
        dates = {name: _field(self.parts[name]) for name in DATES if name in self.parts}
        dates = {name: field for name, field in dates.items() if not is_placeholder(field.words)}
        due, former = due_and_former(dates, pages)
        return Fields(words, due or self.due, former)

    def action(self, pages: Pages) -> Iterator[FoundAction]:
        fields = self.fields(pages)
        if not self.title or not (self.is_stated or fields.words or fields.due):
            return
        if self.ref and not fields.words and not fields.due and reports_on(self.title):
            return
        ref = self.ref
        if ref is None and FieldName.REF in self.parts:
            ref = as_ref(self.parts[FieldName.REF][0][0])
        yield FoundAction(
            ActionKind.PLAN_ACTION,
            self.section,
            ref,
            shortened(self.title),
            self.title,
            self.spans,
            fields.words,
            fields.due,
            fields.former_due,
        )


def _field(parts: list[tuple[str, tuple[Span, ...]]]) -> Field:
    return Field(" ".join(words for words, _ in parts), tuple(span for _, spans in parts for span in spans))


def _heads_labels(part: PlacedBlock, following: PlacedBlock | None) -> bool:
    """Tell a numbered line that label lines follow ("1.2 Open one front door") from text: it names an action."""
    block = part.block
    if block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) or following is None or following.block.row:
        return False
    is_numbered = bool(block.marker and block.marker.kind != "symbol") or bool(_NUMBERED.match(block.text))
    return is_numbered and not opens_field(block.text) and opens_field(following.block.text)


def _opened(
    part: PlacedBlock, following: PlacedBlock | None, sections: Sequence[Section], pages: Pages
) -> _Collected | None:
    """Return a new action when `part` begins one: a heading that may be one, or a line "Action: …"."""
    block = part.block
    if block.row or block.kind in (PassageKind.TITLE, PassageKind.DATE, PassageKind.PEOPLE):
        return None
    section = sections[part.section]
    if block.kind is PassageKind.HEADING:
        if section.role is not SectionRole.OTHER:
            return None
        label = read_label(block.text)
        if label and label[0] is FieldName.REF:
            return _Collected("", block.spans, part.section, as_ref(block.text[label[1] :]))
        return _Collected(block.text[label_length(block.text) :], block.spans, part.section, section.ref)
    running = RunningText.at(block.spans, pages)
    if _heads_labels(part, following):
        number = _NUMBERED.match(running.text) or _MARKED.match(running.text)
        spans = running.spans(number.end() if number else 0, len(running.text))
        return _Collected(shown(spans, pages), spans, part.section, as_ref(number["ref"]) if number else None)
    words = read_heading(block.text)
    if words.is_labelled and words.rest and _NUMBERED_ACTION.match(block.text):
        ref = words.refs[0] if words.refs else None
        return _stated(running, label_length(running.text), len(running.text), part.section, ref, pages)
    labels = _labels(block, running)
    if labels and labels[0][0] is FieldName.REF and all(name is not FieldName.TITLE for name, _, _ in labels):
        return _Collected("", block.spans, part.section)
    for name, low, high in labels:
        if name is FieldName.TITLE:
            return _stated(running, low, high, part.section, None, pages)
    return None


def _stated(running: RunningText, low: int, high: int, section: int, ref: str | None, pages: Pages) -> _Collected:
    """Return the action that the words after "Action:" state, with its owner and deadline where they say so."""
    spans = running.spans(low, high)
    stated = _Collected(shown(spans, pages), spans, section, ref)
    stated.is_stated = True
    stated.due = due_in(running, low, high, is_deadline=True)
    owner = _OWNER.match(running.text, low, high)
    if owner and all(read_name(name) for name in re.split(r"\s+(?:and|&)\s+", owner["owner"])):
        stated.owner = Field(shown(running.spans(*owner.span("owner")), pages), running.spans(*owner.span("owner")))
    return stated


def stated_actions(placed: Sequence[PlacedBlock], pages: Pages) -> Iterator[FoundAction]:
    """Yield the actions that minutes state at the end of a paragraph: "... agreed. Action: Name, by date."."""
    for part in placed:
        if part.block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
            continue
        running = RunningText.at(part.block.spans, pages)
        statements = list(_STATEMENT.finditer(running.text))
        sentences = split_sentences(running.text) if statements else []
        for statement in statements:
            yield from _stated_at(running, statement, sentences, part.section, pages)


def _stated_at(
    running: RunningText, statement: re.Match[str], sentences: Sequence[tuple[int, int]], section: int, pages: Pages
) -> Iterator[FoundAction]:
    index = bisect_right(sentences, (statement.end(), 0)) - 1
    low, high = statement.end(), sentences[index][1]
    stated = _stated(running, low, high, section, None, pages)
    if stated.owner and not re.search(r"\bto\b", running.text[low:high]):
        # "Action: Name, by date." names who; what is to be done stands in the sentence before.
        opens_sentence = sentences[index][0] >= statement.start()
        stated.spans = running.spans(sentences[max(index - opens_sentence, 0)][0], high)
        stated.title = shown(stated.spans, pages)
    yield from stated.action(pages)


def _labels(block: Block, running: RunningText) -> list[tuple[FieldName, int, int]]:
    """Return the labels of a block, each with the range of its words; a list's bullet may stand before the first."""
    start = block.marker.length if block.marker and block.marker.kind == "symbol" else 0
    return [(name, start + low, start + high) for name, low, high in read_labels(running.text[start:])]


def _collect(part: PlacedBlock, collected: _Collected, pages: Pages) -> None:
    block = part.block
    if block.row or block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.PEOPLE):
        return
    running = RunningText.at(block.spans, pages)
    labels = _labels(block, running)
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
