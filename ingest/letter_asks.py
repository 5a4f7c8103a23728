"""The points of a letter into what it asks, one action for each ask.

They stand in the section for continued focus, in a list that a request leads into, in lists that command, or, in a
letter without any of these, in sentences that ask somebody. A point that asks nothing stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.actions import ActionKind
from corpus.passages import PassageKind, Section, SectionRole
from ingest.ask_ends import due_at_end, owner_at_end
from ingest.ask_labels import asks_nothing, behind_label, heads_asks
from ingest.asks import commands, is_ask, opens_with_command
from ingest.bullets import marker_end
from ingest.columns import head_names
from ingest.dates import find_dates
from ingest.due import due_in, read_due
from ingest.fields import FieldName
from ingest.found_actions import FoundAction, shortened
from ingest.point_parts import inline_points
from ingest.prose_asks import (
    LEADS_IN,
    How,
    asks_somebody,
    is_return,
    leads_into_asks,
    parts_of,
    prose_asks,
    without_frame,
)
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences

_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_TOPIC = re.compile(r"(?P<topic>[^.:;]{2,110}?)(?:\.\s|:\s|\s[–—-]\s)")
_MOST_TOPIC_WORDS = 14
_RECOMMENDATION = re.compile(
    r"\W*(?:recommendation\s*|rec\.?\s*|R)(?P<number>\d{1,2})\s*[:.)–-]?\s+(?=\S)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Context:
    placed: Sequence[PlacedBlock]
    sections: Sequence[Section]
    pages: Pages

    def text(self, part: PlacedBlock) -> str:
        """Return the words of a block after its marker and its topic."""
        running = RunningText.on_one_line(part.block.spans, self.pages)
        return running.text[_start(part, running) :]


def asked_points(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages, *, is_letter: bool
) -> Iterator[FoundAction]:
    """Yield the asks of a document; lists that only command and asks in prose count in letters only."""
    context = _Context(placed, sections, pages)
    points = [*_focus_points(context), *_led_in(context)]
    ways = (How.READER, How.UNDERTAKEN) if points else tuple(How)
    if is_letter:
        points += [part for part in _commanding_lists(context) if part not in points]
    asks = [ask for part in points for ask in _asks(part, context)]
    if is_letter:
        asks += _labelled_asks(context, points)
    yield from asks
    if is_letter:
        yield from _asks_in_prose(context, points, ways)


def _focus_points(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the points of continued-focus sections: their list items, or else their paragraphs."""
    for ordinal in sorted(_focus_sections(context)):
        standing = [part for part in context.placed if part.section == ordinal]
        items = [part for part in standing if part.block.kind is PassageKind.LIST_ITEM]
        paragraphs = [part for part in standing if part.block.kind is PassageKind.PARAGRAPH]
        items, paragraphs = (
            [part for part in parts if not LEADS_IN.search(part.block.text)] for parts in (items, paragraphs)
        )
        asking = [part for part in paragraphs if _RECOMMENDATION.match(part.block.text) or _asks_at_all(part, context)]
        if items:
            yield from items
            yield from (part for part in asking if asks_somebody(context.text(part)))
        else:
            yield from asking or paragraphs


def _focus_sections(context: _Context) -> set[int]:
    """Return the continued-focus sections and those that stand in one under headings of their own."""
    found: dict[str, int] = {}
    with_text = {part.section for part in context.placed if part.block.kind is not PassageKind.HEADING}
    is_open = False
    for section in context.sections:
        is_focus = section.role is SectionRole.CONTINUED_FOCUS
        is_other = section.role is SectionRole.OTHER
        # A heading without text of its own stands over those that follow it.
        is_open = section.ordinal not in with_text if is_focus else is_open and is_other
        if is_focus or (is_other and (section.parent in found or is_open)):
            found[section.section_id] = section.ordinal
    return set(found.values())


def _led_in(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the items of lists that a request leads into, outside the sections for it."""
    focus = _focus_sections(context)
    asks_in: int | None = None
    for part in context.placed:
        if part.block.kind is not PassageKind.LIST_ITEM:
            asks_in = part.section if leads_into_asks(part.block.text) else None
        elif asks_in == part.section and asks_in not in focus and not _is_next(part, context):
            yield part


def _commanding_lists(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the items of lists of which more than half command, wherever a letter has them."""
    focus = _focus_sections(context)
    run: list[PlacedBlock] = []
    for part in [*context.placed, None]:
        if part and part.block.kind is PassageKind.LIST_ITEM and (not run or run[0].section == part.section):
            run.append(part)
            continue
        commanding = [each for each in run if commands(context.text(each))]
        if 2 * len(commanding) > len(run) > 1 and run[0].section not in focus and not _is_next(run[0], context):
            yield from run
        run = [part] if part and part.block.kind is PassageKind.LIST_ITEM else []


def _is_next(part: PlacedBlock, context: _Context) -> bool:
    return context.sections[part.section].role is SectionRole.NEXT_STEPS


def _asks_at_all(part: PlacedBlock, context: _Context) -> bool:
    text = context.text(part)
    return any(is_ask(text[low:high]) for low, high in split_sentences(text))


def _asks(part: PlacedBlock, context: _Context) -> Iterator[FoundAction]:
    """Yield the separate asks of one point, each under the point's topic and with its ref."""
    running = RunningText.on_one_line(part.block.spans, context.pages)
    begins, end = _after_marker(part, running), len(running.text)
    for start, stop in inline_points(running.text, 0, end) or [(begins, end)]:
        yield from _point_asks(part, running, max(start, begins), stop, context)


def _point_asks(
    part: PlacedBlock, running: RunningText, start: int, end: int, context: _Context
) -> Iterator[FoundAction]:
    numbers = [number for number in _RECOMMENDATION.finditer(running.text, 0, start + 1) if number.end() == start]
    number = numbers[0] if numbers else _RECOMMENDATION.match(running.text)
    ref = f"R{number['number']}" if number else context.sections[part.section].ref
    topic = _topic(running.text[:end], start)
    said_before = due_in(running, *topic.span("topic"), is_deadline=False) if topic else None
    for low, high in parts_of(running.text[:end], topic.end() if topic else start, end):
        found = _ask(part, running, low, high, topic["topic"] if topic else None, ref, context.pages)
        yield replace(found, due=found.due or said_before)


def _ask(
    part: PlacedBlock, running: RunningText, low: int, high: int, topic: str | None, ref: str | None, pages: Pages
) -> FoundAction:
    due = due_in(running, low, high, is_deadline=True) or due_at_end(running, low, high)
    owner, high = owner_at_end(running, low, high, pages)
    fields = {"owner": owner} if owner else {}
    spans = merged(running.spans(without_frame(running.text, low, high), high), pages)
    text = shown(spans, pages)
    title = shortened(topic or text)
    return FoundAction(ActionKind.CONTINUED_FOCUS, part.section, ref, title, text, spans, fields, due)


def _labelled_asks(context: _Context, points: Sequence[PlacedBlock]) -> Iterator[FoundAction]:
    """Yield what stands behind a label of asking, in a paragraph or in a column of a table."""
    for part in context.placed:
        if part.block.row and not part.block.row.is_header:
            cells = list(zip(part.block.row.header.cells, part.block.row.row.cells, strict=False))
            dues = [cell for head, cell in cells if cell.spans and head_names(head, context.pages) is FieldName.DUE]
            beside = next((read_due(cell.text, cell.spans) for cell in dues if find_dates(cell.text)), None)
            for head, cell in cells:
                if cell.spans and heads_asks(head.text):
                    asks = _behind(part, RunningText.on_one_line(cell.spans, context.pages), 0, context)
                    yield from (replace(ask, due=ask.due or beside) for ask in asks)
        elif part.block.kind in _TEXT and part not in points and not _is_next(part, context):
            running = RunningText.on_one_line(part.block.spans, context.pages)
            start = behind_label(running.text, _after_marker(part, running))
            if start is not None:
                yield from _behind(part, running, start, context)


def _behind(part: PlacedBlock, running: RunningText, start: int, context: _Context) -> Iterator[FoundAction]:
    for low, high in split_sentences(running.text):
        low = max(low, start)
        if low < high and not asks_nothing(running.text[low:high]) and not is_return(running.text[low:high]):
            for begins, ends in parts_of(running.text, without_frame(running.text, low, high), high):
                yield _ask(part, running, begins, ends, None, context.sections[part.section].ref, context.pages)


def _asks_in_prose(context: _Context, points: Sequence[PlacedBlock], ways: Sequence[How]) -> Iterator[FoundAction]:
    """Yield the sentences that ask somebody to do something, outside points, next steps and places for people."""
    for part in context.placed:
        role = context.sections[part.section].role
        if part.block.kind not in _TEXT or part in points or role in (SectionRole.NEXT_STEPS, SectionRole.PEOPLE):
            continue
        running = RunningText.on_one_line(part.block.spans, context.pages)
        start = _after_marker(part, running)
        if behind_label(running.text, start) is None:
            for low, high in prose_asks(running.text, start, ways):
                found = _ask(part, running, low, high, None, None, context.pages)
                yield replace(found, kind=ActionKind.NEXT_STEP) if is_return(found.text) else found


def _start(part: PlacedBlock, running: RunningText) -> int:
    """Return where the words of a point begin, after its marker, its number and its topic."""
    start = _after_marker(part, running)
    topic = _topic(running.text, start)
    return topic.end() if topic else start


def _topic(text: str, start: int) -> re.Match[str] | None:
    topic = _TOPIC.match(text, start)
    if topic is None or len(topic["topic"].split()) > _MOST_TOPIC_WORDS or opens_with_command(topic["topic"]):
        return None
    is_asked = without_frame(text, start, topic.end("topic")) > start
    return None if is_asked else topic


def _after_marker(part: PlacedBlock, running: RunningText) -> int:
    start = marker_end(part.block.marker, running.text)
    number = _RECOMMENDATION.match(running.text, start)
    return number.end() if number else start
