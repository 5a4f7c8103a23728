"""What is to come: dated sentences and points of next steps, and meetings announced elsewhere.

A sentence after it that says what the meeting is about ("It will cover …") belongs to the step. Who leaves or joins
on a day is no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from corpus.actions import ActionKind
from corpus.passages import PassageKind, Section, SectionRole
from ingest.asks import commands
from ingest.bullets import marker_end
from ingest.dates import find_dates
from ingest.due import due_in
from ingest.found_actions import FoundAction, shortened
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences

_EVENT = (
    r"(?:(?<!annual )(?<!transfer )(?<!year )(?<!health )(?:stocktake|review)|deep dive|check[- ]in|catch[- ]up|meeting"
    r"|visit|session|call|workshop|inspection|conversation|discussion|stocktake proper)"
)
_BOARD = r"(?:the|your|our)(?: own)? (?:[\w-]+ ){0,2}?board"
_RETURNS = r"(?:return|visit|come|meet|see|go|publish|report|consider|take up|discuss|look|decide|receive)"
_MEETING_TO_COME = re.compile(
    r"\b(?:next|follow[- ]up|six[- ]month\w*|6[- ]month\w*|further|deep dive|stocktake|review|meeting|visit)\b"
    r"[^.]{0,160}?\b(?:will|is to|are to|is due to|due to|is scheduled|scheduled|planned|is likely)\b[^.]{0,80}?"
    r"\b(?:take place|be held|happen|meet|be arranged|be in|on|for|in)\b"
    r"|\b(?:we|i) (?:will|shall|plan to|expect to|would like to|intend to)(?: \w+){0,6}"
    r" (?:meet|review|hold|return|visit)\b"
    rf"|\b{_EVENT}s?\b[^.;]{{0,120}}? (?:(?:(?:is|are|has been|have been) )?(?:now |already "
    rf"|provisionally )?(?:(?:set|fixed"
    r"|booked|arranged) (?:for|to|in|on)|planned|scheduled|due|likely|expected|pencilled|diarised)"
    r"|(?:is|has been) (?:provisionally )?(?:agreed|confirmed|set|fixed|booked|arranged))\b"
    rf"|\b{_EVENT}\b[^.;]{{0,60}}? (?:takes place|falls|follows|begins|starts|happens|comes)\b"
    rf"|\b(?:next|further|follow-up) {_EVENT}\b[^.;]{{0,40}}? (?:is|will be) (?!on (?:track|course|schedule))"
    r"|^(?:it|this|that|the day) (?:will|is to) (?:be held|take place|be on|be in|happen)\b"
    rf"|\bthere (?:will|is to) be (?:a |an |the |another )?(?:[\w-]+ ){{0,3}}{_EVENT}\b"
    r"|\b(?:we|i) look forward to (?:seeing|meeting|visiting|returning|welcoming)\b"
    r"|\b(?:we|i|officials|inspectors|colleagues from [\w ]{3,30}|the (?:board|department|minister|partnership board)"
    r"|(?:your|the|our) (?:[\w-]+ ){0,3}(?:advis[eo]rs?|officials|colleagues|teams?))"
    r" (?:will|shall|plans? to|intends? to|expects? to|hopes? to|am to|are to|is to|have arranged to|would like to)"
    r"(?: \w+){0,2} (?!(?:be|have|need|want|like|ask|expect|judge)\b)\w+"
    rf"|\b{_BOARD}(?: meeting)? (?:is due to|are due to|will|is to|plans to|intends to|expects to) {_RETURNS}\b"
    rf"|\byou (?:should|can|may) (?:also )?expect [^.;]{{3,60}}? to {_RETURNS}\b"
    rf"|\b(?:is|are|will be|comes?) (?:on the agenda (?:of|for)|(?:going |coming )?before) {_BOARD}\b"
    rf"|\b(?:we|i) have (?:set aside|booked|arranged|agreed|fixed|put|asked for|kept)\b[^.;]{{0,60}}\b(?:day|date|time"
    rf"|{_EVENT})\b"
    r"|\b(?:we|i) (?:should|would like to|need to|expect to|hope to) (?:have|receive|see"
    r"|hear)\b[^.;]{0,40}?\bfrom you\b"
    r"|^(?:(?:key |next |other )?dates|key date)\b[^.:]{0,20}:"
    r"|\b(?:we|i)['’]ll (?:\w+ )?(?:speak|meet|see|return|visit|come|be back|hold|talk|catch up|look again)\b"
    rf"|^(?:date (?:and time )?of |dates?: )?(?:the |our |your |a )?(?:(?:next|formal|further|first|second"
    rf"|third|six-month"
    rf"|annual|follow-up) )?(?:[\w-]+ ){{0,2}}{_EVENT}\b[^.:]{{0,40}}[:–—-]",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:please|(?:may|can|could|might) (?:we|i) (?:please )?(?:have|see|receive)"
    r"|you (?:should|must|will need to|need to)|(?:we|i) (?:(?:would|will) )?(?:also )?(?:ask|like|expect"
    r"|request|need|want|require|look forward to))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|is due|are due|plan(?:s|ned)? to|expect|would like|please|needs? to|next|to be)\b",
    re.IGNORECASE,
)
"""A point of next steps without a day is one when it speaks of what is to come: a note on figures is none."""
_COVERS = re.compile(
    r"(?:it|this|that|the (?:meeting|review|stocktake|deep dive|visit|session|day))(?: (?:meeting|review|visit))?"
    r" (?:is|will|is to|is going to|would|covers|looks|is about)\b|(?:we|there we|at (?:it|that|the meeting),? we) will"
    r" (?:look|cover|focus|consider|discuss)\b",
    re.IGNORECASE,
)
_COMES_OR_GOES = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|retir(?:e|es|ing)|join(?:s|ed)?|step(?:s|ping)? down|succeed(?:s|ed)?"
    r")\b[^.]{0,60}\b(?:post|role|us|team|council|trust|board|at|on|in)\b"
    r"|\bt(?:ake|akes|ook|aken) up\b[^.]{0,20}\b(?:posts?|roles?|position|appointment|duties|office)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^(?=[A-Z0-9][^\n:]{3,110}(?:\n[^\n:]{1,80})?: ?\S)", re.MULTILINE)
_LEAST_ENTRIES = 2
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])")


def next_steps(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages, written: date | None = None
) -> Iterator[FoundAction]:
    """Yield the points and dated sentences of next steps, and what is announced elsewhere for a day after `written`."""
    diary = _diary(sections)
    for part in placed:
        is_next = part.section in diary
        is_point = part.block.kind is PassageKind.LIST_ITEM
        if is_next and is_point:
            yield from _point(part, pages)
        elif is_next and (entries := _dated_lines(part, pages)):
            running = RunningText.at(part.block.spans, pages)
            for low, high in entries:
                yield from _step(part, running, low, high, False, pages)
        elif is_next and part.block.kind is PassageKind.HEADING and _is_entry(part.block.text):
            running = RunningText.on_one_line(part.block.spans, pages)
            yield from _step(part, running, 0, len(running.text), False, pages)
        elif is_point or part.block.kind is PassageKind.PARAGRAPH:
            yield from (step for step in _sentences(part, is_next, pages) if is_next or not _is_past(step, written))


def _diary(sections: Sequence[Section]) -> set[int]:
    """Return the sections of next steps, and those that an entry of a diary seems to head: "Review: 4 May 2026"."""
    found: set[int] = set()
    for section in sections:
        if section.role is SectionRole.NEXT_STEPS or (section.ordinal - 1 in found and _is_entry(section.heading)):
            found.add(section.ordinal)
    return found


def _is_entry(line: str) -> bool:
    return bool(_ENTRY.match(line) and find_dates(line))


def _is_past(step: FoundAction, written: date | None) -> bool:
    """Tell a day that lay behind when the document was written: what took place then is no step."""
    return bool(written and step.due and step.due.end and step.due.end < written)


def _dated_lines(part: PlacedBlock, pages: Pages) -> list[tuple[int, int]]:
    """Return the ranges of the entries of a diary that runs on in one block, [] when it is none.

    An entry begins on a line of its own with what is to come, then a colon, and names a day.
    """
    if part.block.kind is not PassageKind.PARAGRAPH:
        return []
    running = RunningText.at(part.block.spans, pages)
    starts = [match.start() for match in _ENTRY.finditer(running.text)]
    if len(starts) < _LEAST_ENTRIES or starts[0] != 0:
        return []
    entries = list(pairwise([*starts, len(running.text)]))
    return [(low, high) for low, high in entries if find_dates(running.text[low:high].replace("\n", " "))]


def _point(part: PlacedBlock, pages: Pages) -> Iterator[FoundAction]:
    running = RunningText.on_one_line(part.block.spans, pages)
    start = marker_end(part.block.marker, running.text)
    words = running.text[start:]
    if not (find_dates(words) or _TO_COME.search(words) or commands(words)):
        return
    yield from _step(part, running, start, len(running.text), False, pages)


def _sentences(part: PlacedBlock, is_next: bool, pages: Pages) -> Iterator[FoundAction]:
    running = RunningText.on_one_line(part.block.spans, pages)
    sentences = split_sentences(running.text)
    for index, (low, high) in enumerate(sentences):
        number = _PARAGRAPH_NUMBER.match(running.text) if index == 0 else None
        low = max(low, number.end() if number else 0, marker_end(part.block.marker, running.text))
        sentence = running.text[low:high]
        is_meeting = is_next or bool(_MEETING_TO_COME.search(sentence))
        is_ask = not is_meeting and bool(_ASK.search(sentence))
        if (
            not (is_meeting or is_ask)
            or _COMES_OR_GOES.search(sentence)
            or due_in(running, low, high, is_deadline=is_ask) is None
        ):
            continue
        for _, end in sentences[index + 1 :]:
            following = running.text[high:end].strip()
            if not _COVERS.match(following) or find_dates(following):
                break
            high = end
        yield from _step(part, running, low, high, is_ask, pages)


def _step(
    part: PlacedBlock, running: RunningText, low: int, high: int, is_ask: bool, pages: Pages
) -> Iterator[FoundAction]:
    spans = merged(running.spans(low, high), pages)
    text = shown(spans, pages)
    due = due_in(running, low, high, is_deadline=is_ask)
    yield FoundAction(ActionKind.NEXT_STEP, part.section, None, shortened(text), text, spans, {}, due)
