"""The points of a letter into what it asks, one action for each ask.

They stand in the section for continued focus, in a list that a request leads into, in lists that command, or, in a
letter without any of these, in sentences that ask somebody. A point that asks nothing stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.actions import ActionKind
from corpus.passages import PassageKind, Section, SectionRole
from ingest.asks import asks_somebody, commands, is_ask, split_asks
from ingest.due import due_in
from ingest.found_actions import FoundAction, shortened
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences

_TOPIC = re.compile(r"(?P<topic>[^.:;]{2,110}?)(?:\.\s|:\s|\s[–—-]\s)")
_MOST_TOPIC_WORDS = 14
_RECOMMENDATION = re.compile(
    r"\W*(?:recommendation\s*|rec\.?\s*|R)(?P<number>\d{1,2})\s*[:.)–-]?\s+(?=\S)", re.IGNORECASE
)
_ASK = re.compile(r"\b(?:please|you should|we ask|we would like|we expect|you must|we request)\b", re.IGNORECASE)
_LEADS_IN = re.compile(r":$|\b(?:the following|as follows|(?:set out|listed|given|described)? ?below)\.$")
_FRAME = re.compile(
    r"\s*(?:(?:in addition|also|finally|first|second|third|lastly|therefore|so),?\s+)?(?:and\s+)?"
    r"(?:please\s+(?:also\s+)?|(?:we|i)\s+(?:would (?:also )?(?:like|ask|urge|encourage|want|expect)"
    r"|(?:also )?(?:ask|expect|request|recommend|encourage|want|urge))"
    r"\s+(?:that\s+)?you\s+(?:to\s+|should\s+|will\s+)?(?:also\s+)?"
    r"|you\s+(?:should|must|will want to|will need to|need to|are asked to|are expected to)\s+(?:also\s+)?)",
    re.IGNORECASE,
)
"""The words around an ask to the reader of the letter; anybody else who is asked stays in its words."""


@dataclass(frozen=True, slots=True)
class _Context:
    placed: Sequence[PlacedBlock]
    sections: Sequence[Section]
    pages: Pages

    def text(self, part: PlacedBlock) -> str:
        """Return the words of a block after its marker and its topic."""
        running = RunningText.at(part.block.spans, self.pages)
        return running.text[_start(part, running) :]


def asked_points(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages, *, is_letter: bool
) -> Iterator[FoundAction]:
    """Yield the asks of a document; lists that only command and asks in prose count in letters only."""
    context = _Context(placed, sections, pages)
    points = [*_focus_points(context), *_led_in(context)]
    if is_letter:
        points += [part for part in _commanding_lists(context) if part not in points]
    asks = [ask for part in points for ask in _asks(part, context)]
    yield from asks
    if is_letter and not asks:
        yield from _asks_in_prose(context)


def _focus_points(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the points of continued-focus sections: their list items, or else their paragraphs."""
    for ordinal in sorted(_focus_sections(context.sections)):
        standing = [part for part in context.placed if part.section == ordinal]
        items = [part for part in standing if part.block.kind is PassageKind.LIST_ITEM]
        paragraphs = [part for part in standing if part.block.kind is PassageKind.PARAGRAPH]
        paragraphs = [part for part in paragraphs if not _LEADS_IN.search(part.block.text)]
        asking = [part for part in paragraphs if _asks_at_all(part, context)]
        if items:
            yield from items
            yield from (part for part in asking if asks_somebody(context.text(part)))
        else:
            yield from asking or paragraphs


def _focus_sections(sections: Sequence[Section]) -> set[int]:
    """Return the continued-focus sections and those that stand in one under headings of their own."""
    found: dict[str, int] = {}
    for section in sections:
        is_within = section.role is SectionRole.OTHER and section.parent in found
        if section.role is SectionRole.CONTINUED_FOCUS or is_within:
            found[section.section_id] = section.ordinal
    return set(found.values())


def _led_in(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the items of lists that a request leads into, outside the sections for it."""
    focus = _focus_sections(context.sections)
    asks_in: int | None = None
    for part in context.placed:
        if part.block.kind is not PassageKind.LIST_ITEM:
            leads_in = _LEADS_IN.search(part.block.text)
            asks_in = part.section if leads_in and _ASK.search(part.block.text) else None
        elif asks_in == part.section and asks_in not in focus and not _is_next(part, context):
            yield part


def _commanding_lists(context: _Context) -> Iterator[PlacedBlock]:
    """Yield the items of lists of which more than half command, wherever a letter has them."""
    focus = _focus_sections(context.sections)
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
    running = RunningText.at(part.block.spans, context.pages)
    number = _RECOMMENDATION.match(running.text)
    ref = f"R{number['number']}" if number else context.sections[part.section].ref
    topic = _topic(running.text, _after_marker(part, running))
    for low, high in split_asks(running.text, _start(part, running)):
        yield _ask(part, running, low, high, topic["topic"] if topic else None, ref, context)


def _ask(
    part: PlacedBlock, running: RunningText, low: int, high: int, topic: str | None, ref: str | None, context: _Context
) -> FoundAction:
    frame = _FRAME.match(running.text, low, high)
    spans = running.spans(frame.end() if frame else low, high)
    text = shown(spans, context.pages)
    due = due_in(running, low, high, is_deadline=True)
    title = shortened(topic or text)
    return FoundAction(ActionKind.CONTINUED_FOCUS, part.section, ref, title, text, spans, {}, due)


def _asks_in_prose(context: _Context) -> Iterator[FoundAction]:
    """Yield the sentences that ask somebody to do something, outside headings, next steps and quoted wording."""
    for part in context.placed:
        is_text = part.block.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
        if not is_text or context.sections[part.section].role in (SectionRole.NEXT_STEPS, SectionRole.PEOPLE):
            continue
        running = RunningText.at(part.block.spans, context.pages)
        for low, high in split_sentences(running.text):
            if asks_somebody(running.text[low:high]) and not _LEADS_IN.search(running.text[low:high]):
                for start, end in split_asks(running.text[:high], low):
                    yield _ask(part, running, start, end, None, None, context)


def _start(part: PlacedBlock, running: RunningText) -> int:
    """Return where the words of a point begin, after its marker, its number and its topic."""
    start = _after_marker(part, running)
    topic = _topic(running.text, start)
    return topic.end() if topic else start


def _topic(text: str, start: int) -> re.Match[str] | None:
    topic = _TOPIC.match(text, start)
    return topic if topic and len(topic["topic"].split()) <= _MOST_TOPIC_WORDS else None


def _after_marker(part: PlacedBlock, running: RunningText) -> int:
    marker = part.block.marker
    start = marker.length if marker and len(running.text) > marker.length else 0
    number = _RECOMMENDATION.match(running.text, start)
    return number.end() if number else start
