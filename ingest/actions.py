"""What a document asks for or promises: its headings, bullets, next steps and plan rows as actions.

A field that is not on the page stays None; an owner is only who an owner column or label names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.actions import Action, ActionKind
from corpus.passages import PassageKind, Section, SectionRole
from ingest.asks import split_asks
from ingest.due import due_in
from ingest.found_actions import FoundAction, shortened
from ingest.headings import label_length
from ingest.identity import derive_id
from ingest.label_actions import labelled_actions, section_fields, stated_actions
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences
from ingest.table_actions import table_actions

_FROM_HEADINGS = {
    SectionRole.PRIORITY_ACTION: ActionKind.PRIORITY_ACTION,
    SectionRole.AREA_FOR_IMPROVEMENT: ActionKind.IMPROVEMENT_AREA,
}
_TOPIC = re.compile(r"(?P<topic>[^.:;]{2,110}?)(?:\.\s|:\s|\s[–—-]\s)")
_MOST_TOPIC_WORDS = 14
_MEETING_TO_COME = re.compile(
    r"\b(?:next|follow[- ]up|six[- ]month\w*|6[- ]month\w*|further|deep dive|stocktake|review|meeting|visit)\b"
    r"[^.]{0,160}?\b(?:will|is to|are to|is due to|due to|is scheduled|scheduled|planned|is likely)\b[^.]{0,80}?"
    r"\b(?:take place|be held|happen|meet|be arranged|be in|on|for|in)\b"
    r"|\b(?:we|i) (?:will|shall|plan to|expect to|would like to|intend to)(?: \w+){0,6}"
    r" (?:meet|review|hold|return|visit)\b"
    r"|^(?:date (?:and time )?of )?(?:the )?next (?:meeting|review|stocktake|board)\b[^.:]{0,40}:",
    re.IGNORECASE,
)


_ASK = re.compile(r"\b(?:please|you should|we ask|we would like|we expect|you must|we request)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Context:
    sections: Sequence[Section]
    pages: Pages


def find_actions(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages, document_id: str
) -> list[Action]:
    """Return every action of a document in reading order."""
    context = _Context(sections, pages)
    found = [
        *_headed(placed, context),
        *_continued_focus(placed, context),
        *_next_steps(placed, context),
        *table_actions(placed, pages),
        *labelled_actions(placed, sections, pages),
        *stated_actions(placed, pages),
    ]
    found.sort(key=lambda action: [(span.page, span.start) for span in action.spans[:1]])
    return [_numbered(action, ordinal, sections, document_id) for ordinal, action in enumerate(found)]


def _numbered(found: FoundAction, ordinal: int, sections: Sequence[Section], document_id: str) -> Action:
    return Action(
        action_id=derive_id(document_id, "action", ordinal, f"{found.ref}\x1f{found.text}"),
        document_id=document_id,
        section_id=sections[found.section].section_id,
        ordinal=ordinal,
        kind=found.kind,
        ref=found.ref,
        title=found.title,
        text=found.text,
        spans=found.spans,
        due=found.due,
        former_due=found.former_due,
        milestones=found.milestones,
        **found.fields,
    )


def _headed(placed: Sequence[PlacedBlock], context: _Context) -> Iterator[FoundAction]:
    """Yield one action for each ref of a priority action or area for improvement, said first."""
    seen: set[tuple[ActionKind, str]] = set()
    standing: dict[int, list[PlacedBlock]] = {}
    for part in placed:
        standing.setdefault(part.section, []).append(part)
    for section in context.sections:
        kind = _FROM_HEADINGS.get(section.role)
        if kind is None or section.ref is None or not section.ref[0].isalpha() or (kind, section.ref) in seen:
            continue
        seen.add((kind, section.ref))
        running = RunningText.at(section.spans, context.pages)
        label = label_length(running.text)
        start = label if running.text[label:].strip() else 0
        spans = running.spans(start, len(running.text))
        text = shown(spans, context.pages).strip("'\"‘’“” ") or section.heading
        fields = section_fields(standing.get(section.ordinal, ()), context.pages)
        yield FoundAction(
            kind,
            section.ordinal,
            section.ref,
            shortened(section.heading),
            text,
            spans,
            fields.words,
            fields.due,
            fields.former_due,
        )


def _continued_focus(placed: Sequence[PlacedBlock], context: _Context) -> Iterator[FoundAction]:
    """Yield the points of the continued-focus sections, and of lists elsewhere that a request leads into.

    A section's points are its list items, or else its paragraphs.
    """
    with_list = {part.section for part in placed if part.block.kind is PassageKind.LIST_ITEM}
    asks_in: int | None = None
    for part in placed:
        role = context.sections[part.section].role
        is_item = part.block.kind is PassageKind.LIST_ITEM
        leads_in = part.block.text.endswith(":")
        if not is_item:
            asks_in = part.section if leads_in and _ASK.search(part.block.text) else None
        if role is SectionRole.CONTINUED_FOCUS:
            wanted = is_item if part.section in with_list else part.block.kind is PassageKind.PARAGRAPH
            if wanted and not leads_in:
                yield from _points(part, ActionKind.CONTINUED_FOCUS, context)
        elif is_item and asks_in == part.section and role is not SectionRole.NEXT_STEPS:
            yield from _points(part, ActionKind.CONTINUED_FOCUS, context)


def _points(part: PlacedBlock, kind: ActionKind, context: _Context) -> Iterator[FoundAction]:
    """Yield the separate asks of one point, each under the point's topic."""
    running = RunningText.at(part.block.spans, context.pages)
    start = _after_marker(part, running)
    topic = _topic(running.text, start)
    for low, high in split_asks(running.text, topic.end() if topic else start):
        spans = running.spans(low, high)
        text = shown(spans, context.pages)
        due = due_in(running, low, high, is_deadline=True)
        yield FoundAction(kind, part.section, None, shortened(topic["topic"] if topic else text), text, spans, {}, due)


def _topic(text: str, start: int) -> re.Match[str] | None:
    topic = _TOPIC.match(text, start)
    return topic if topic and len(topic["topic"].split()) <= _MOST_TOPIC_WORDS else None


def _after_marker(part: PlacedBlock, running: RunningText) -> int:
    marker = part.block.marker
    return marker.length if marker and len(running.text) > marker.length else 0


def _next_steps(placed: Sequence[PlacedBlock], context: _Context) -> Iterator[FoundAction]:
    """Yield what is to come: dated sentences and list items of next steps, and meetings announced elsewhere."""
    for part in placed:
        is_next = context.sections[part.section].role is SectionRole.NEXT_STEPS
        if is_next and part.block.kind is PassageKind.LIST_ITEM:
            yield _dated_point(part, context)
        elif part.block.kind is PassageKind.PARAGRAPH:
            yield from _dated_sentences(part, is_next, context)


def _dated_point(part: PlacedBlock, context: _Context) -> FoundAction:
    running = RunningText.at(part.block.spans, context.pages)
    spans = running.spans(_after_marker(part, running), len(running.text))
    text = shown(spans, context.pages)
    due = due_in(running, 0, len(running.text), is_deadline=False)
    return FoundAction(ActionKind.NEXT_STEP, part.section, None, shortened(text), text, spans, {}, due)


def _dated_sentences(part: PlacedBlock, is_next: bool, context: _Context) -> Iterator[FoundAction]:
    running = RunningText.at(part.block.spans, context.pages)
    for low, high in split_sentences(running.text):
        sentence = running.text[low:high]
        is_ask = not is_next and bool(_ASK.search(sentence))
        if not (is_next or is_ask or _MEETING_TO_COME.search(sentence)):
            continue
        due = due_in(running, low, high, is_deadline=is_ask)
        if due is not None:
            spans = running.spans(low, high)
            text = shown(spans, context.pages)
            yield FoundAction(ActionKind.NEXT_STEP, part.section, None, shortened(text), text, spans, {}, due)
