"""Actions from label lines: "Lead: …", "Due date: …" under a heading or after "Action: …".

A heading becomes an action only by the labels under it; the words "Action: …" are one by themselves,
and then whoever they name before "to" is the owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.actions import Field
from corpus.passages import PassageKind, Section, SectionRole
from ingest.blocks import Block
from ingest.collected import Collected, Fields
from ingest.due import due_in
from ingest.fields import FieldName, Labelled, opens_field, read_label, read_labels
from ingest.found_actions import FoundAction, as_ref
from ingest.headings import label_length, read_heading
from ingest.label_runs import read_run
from ingest.names import read_name
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


def section_fields(placed: Sequence[PlacedBlock], pages: Pages) -> Fields:
    """Return the label lines among the blocks of one section, before any action of its own begins."""
    collected = Collected()
    for part, following in pairwise((*placed, None)):
        if _heads_labels(part, following) or read_run(part.block.text, goes_on=_goes_on(following)):
            break
        if any(one.name is FieldName.TITLE for one in read_labels(part.block.text)):
            break
        _collect(part, collected, pages)
    return collected.fields(pages)


def labelled_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield the actions that label lines describe, under a heading or after "Action: …"."""
    current: Collected | None = None
    for part, following in pairwise((*placed, None)):
        opened = _opened(part, following, sections, pages)
        if opened and current and not current.title:
            opened.take_ref(current)
        if opened or part.block.kind is PassageKind.HEADING or part.block.row:
            if current:
                yield from current.action(pages)
            current = opened
        if current and not (opened and (part.block.kind is PassageKind.HEADING or not _labels_open(part))):
            _collect(part, current, pages)
    if current:
        yield from current.action(pages)


def _labels_open(part: PlacedBlock) -> bool:
    start = part.block.marker.length if part.block.marker and part.block.marker.kind == "symbol" else 0
    return opens_field(part.block.text[start:])


def _heads_labels(part: PlacedBlock, following: PlacedBlock | None) -> bool:
    """Tell a numbered line that label lines follow ("1.2 Open one front door") from text: it names an action."""
    block = part.block
    if block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) or following is None or following.block.row:
        return False
    is_numbered = bool(block.marker and block.marker.kind != "symbol") or bool(_NUMBERED.match(block.text))
    if not is_numbered or opens_field(block.text) or not opens_field(following.block.text):
        return False
    return read_run(block.text, goes_on=True) is None


def _opened(
    part: PlacedBlock, following: PlacedBlock | None, sections: Sequence[Section], pages: Pages
) -> Collected | None:
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
            return Collected("", block.spans, part.section, as_ref(block.text[label[1] :]))
        return Collected(block.text[label_length(block.text) :], block.spans, part.section, section.ref)
    return _opened_by_text(part, following, pages)


def _opened_by_text(part: PlacedBlock, following: PlacedBlock | None, pages: Pages) -> Collected | None:
    block = part.block
    running = RunningText.at(block.spans, pages)
    if _heads_labels(part, following):
        number = _NUMBERED.match(running.text) or _MARKED.match(running.text)
        spans = running.spans(number.end() if number else 0, len(running.text))
        return Collected(shown(spans, pages), spans, part.section, as_ref(number["ref"]) if number else None)
    words = read_heading(block.text)
    if words.is_labelled and words.rest and _NUMBERED_ACTION.match(block.text):
        ref = words.refs[0] if words.refs else None
        return _stated(running, label_length(running.text), len(running.text), part.section, ref, pages)
    labels = _labels(block, running)
    if labels and labels[0].name is FieldName.REF and all(one.name is not FieldName.TITLE for one in labels):
        return Collected("", block.spans, part.section)
    for one in labels:
        if one.name is FieldName.TITLE:
            return _stated(running, one.start, one.end, part.section, None, pages)
    run = None if labels else read_run(running.text, goes_on=_goes_on(following))
    if run:
        spans = running.spans(run.title_start, run.title_end)
        opened = Collected(shown(spans, pages), spans, part.section, run.ref)
        opened.add_all(run.labels, running, pages)
        return opened
    return None


def _goes_on(following: PlacedBlock | None) -> bool:
    return following is not None and following.block.row is None and opens_field(following.block.text)


def _stated(running: RunningText, low: int, high: int, section: int, ref: str | None, pages: Pages) -> Collected:
    """Return the action that the words after "Action:" state, with its owner and deadline where they say so."""
    spans = running.spans(low, high)
    stated = Collected(shown(spans, pages), spans, section, ref)
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


def _labels(block: Block, running: RunningText) -> list[Labelled]:
    """Return the labels of a block, each with the range of its words; a list's bullet may stand before the first."""
    start = block.marker.length if block.marker and block.marker.kind == "symbol" else 0
    return [one.moved(start) for one in read_labels(running.text[start:])]


def _collect(part: PlacedBlock, collected: Collected, pages: Pages) -> None:
    block = part.block
    if block.row or block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.PEOPLE):
        return
    running = RunningText.at(block.spans, pages)
    labels = _labels(block, running)
    if labels:
        collected.add_all(labels, running, pages)
    elif collected.open:
        spans = running.spans(block.marker.length if block.marker else 0, len(running.text))
        collected.add(collected.open, shown(spans, pages), spans)
        # A label alone on its line takes one paragraph, or a whole list.
        collected.open = collected.open if block.kind is PassageKind.LIST_ITEM else None
