"""What a letter lists under one heading for all ("Areas for Improvement"): priority actions and areas for improvement.

The members are headings of their own, numbered points, or bullets in the inspectors' wording. A number as printed
gives the ref ("ii" is 2, "B" stays B); what has no number has no ref.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from corpus.passages import PassageKind, Section, SectionRole
from corpus.wording import fold
from ingest.bullets import marker_end, read_heading_marker, read_marker
from ingest.found_actions import FoundAction, shortened
from ingest.headed_actions import FROM_ROLE, REF_LETTERS, is_labelled
from ingest.heading_tables import NUMBER_WORDS, ORDINALS
from ingest.headings import label_length, outline_number
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences
from ingest.titles import WISHES, is_title

_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)

_COUNTED = re.compile(
    rf"(?:(?:the )?(?P<number>{'|'.join(ORDINALS)})(?: area| priority| point| action)?"
    r"|(?:area|priority|point|action|item|no\.?) (?P<after>\d{1,2}|[a-h]\b|[ivx]{1,4}\b|one|two|three|four|five"
    r"|six|seven))"
    r"\s*[:.)–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    rf"(?:the )?(?P<number>{'|'.join(ORDINALS)})(?: one| of these| of them)?"
    r"(?:,? (?:which )?(?:concerns|relates to|is about|covers|deals with|is(?= the )) (?P<after>[^.;,]{4,160})"
    r"|, (?P<within>[^,.;]{4,100}),)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'‘“].{12,}[\"'’”][.,;]?$", re.DOTALL)
_GENERIC = re.compile(
    r"\W*(?:strengths?|progress|impact|evidence|challenges?|summary|overview|introduction|context|background|findings"
    r"|feedback|what (?:we|is|has|you)|next steps|comments?|judge?ment|conclusion|data|achievements?|successes)\b",
    re.IGNORECASE,
)
"""Headings that tell of the group as a whole."""


def grouped_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield the members of each group of a letter."""
    standing: dict[int, list[PlacedBlock]] = {}
    for part in placed:
        standing.setdefault(part.section, []).append(part)
    repeated = Counter(fold(section.heading) for section in sections)
    for group in sections:
        if group.role not in FROM_ROLE or is_labelled(group):
            continue
        own = [part for part in standing[group.ordinal] if part.block.kind is not PassageKind.HEADING]
        members = [each for each in _headings(group, sections, own) if repeated[fold(each.heading)] == 1]
        numbered = [each for each in members if member_number(RunningText.on_one_line(each.spans, pages).text)[0]]
        for section in numbered or [each for each in members if not _GENERIC.match(each.heading)]:
            yield _member(group, section.ordinal, RunningText.on_one_line(section.spans, pages), pages)
        for part in _points(own):
            running = RunningText.on_one_line(part.block.spans, pages)
            yield _member(group, part.section, running, pages, marker_end(part.block.marker, running.text))
        for part in own:
            yield from _told_in_order(group, part, pages)


def _headings(group: Section, sections: Sequence[Section], own: Sequence[PlacedBlock]) -> list[Section]:
    """Return the headings that stand in a group; else those that follow it, numbered ones if it has text itself."""
    within = [each for each in sections if each.parent == group.section_id and each.role is SectionRole.OTHER]
    if within:
        return within
    found: list[Section] = []
    for section in sections[group.ordinal + 1 :]:
        is_member = not own or member_number(section.heading)[0]
        if section.role is not SectionRole.OTHER or section.level < group.level or not is_member:
            break
        found.append(section)
    return found


def _points(own: Sequence[PlacedBlock]) -> list[PlacedBlock]:
    """Return the numbered points of a group, or its bullets when each is the inspectors' wording."""
    numbered = [part for part in own if part.block.kind in _TEXT and _names(part)]
    if numbered:
        return numbered
    items = [part for part in own if part.block.kind is PassageKind.LIST_ITEM]
    opens = items and all(part in own[: len(items) + 1] for part in items)
    worded = all(_QUOTED.match(part.block.text) or WISHES.search(part.block.text) for part in items)
    return items if opens and worded else []


def _told_in_order(group: Section, part: PlacedBlock, pages: Pages) -> Iterator[FoundAction]:
    """Yield what the sentences of a group's text name in order: "The second concerns the voice of parents."."""
    if part.block.kind is not PassageKind.PARAGRAPH:
        return
    running = RunningText.on_one_line(part.block.spans, pages)
    for low, high in split_sentences(running.text):
        told = _IN_ORDER.match(running.text, low, high)
        words = next((name for name in ("after", "within") if told and told[name]), None)
        if told and words and is_title(told[words]):
            text = told[words].strip(" .;")
            spans = merged(running.spans(told.start(words), told.start(words) + len(text)), pages)
            ref = member_ref(group.role, told["number"])
            yield FoundAction(FROM_ROLE[group.role], part.section, ref, shortened(text), text, spans)


def _names(part: PlacedBlock) -> bool:
    """Tell whether a numbered block names something: a point by its first sentence, a paragraph as a whole."""
    number, start = member_number(part.block.text)
    if number is None:
        return False
    words = part.block.text[start:]
    if part.block.kind is PassageKind.PARAGRAPH and not _COUNTED.match(part.block.text):
        return bool(_QUOTED.match(words)) or (len(split_sentences(words)) == 1 and is_title(words))
    return bool(_QUOTED.match(words)) or is_title(words[: _name_end(words, 0)])


def _name_end(text: str, start: int) -> int:
    """Return where the name of a member ends: with its wording, or with a first sentence that is a title."""
    sentences = [(start + low, start + high) for low, high in split_sentences(text[start:])]
    if _QUOTED.match(text[start:]) or not sentences or not is_title(text[slice(*sentences[0])]):
        return len(text)
    wished = list(takewhile(lambda sentence: WISHES.search(text[slice(*sentence)]), sentences))
    return (wished or sentences)[-1 if wished else 0][1]


def member_number(text: str) -> tuple[str | None, int]:
    """Return the number that a member opens with, and where its words begin."""
    hashes = read_heading_marker(text)
    if hashes:
        number, start = member_number(text[hashes.length :])
        return number, hashes.length + start
    counted = _COUNTED.match(text)
    if counted:
        return counted["number"] or counted["after"], counted.end()
    marker = read_marker(text)
    if marker and marker.kind != "symbol":
        return text[: marker.length], marker.length
    outline = outline_number(text)
    return (outline, label_length(text)) if outline else (None, 0)


def _member(group: Section, section: int, running: RunningText, pages: Pages, marked: int = 0) -> FoundAction:
    number, start = member_number(running.text)
    start = max(start, marked)
    spans = merged(running.spans(start, _name_end(running.text, start)), pages)
    text = shown(spans, pages).strip("'\"‘’“” ")
    return FoundAction(FROM_ROLE[group.role], section, member_ref(group.role, number), shortened(text), text, spans)


def member_ref(role: SectionRole, number: str | None) -> str | None:
    """Return the ref of a member that is numbered as printed ("ii" is 2, "B" stays B)."""
    if number is None:
        return None
    last = re.findall(r"[0-9]+|[A-Za-z]+", number)[-1].casefold()
    said: Mapping[str, str] = NUMBER_WORDS | ORDINALS
    return REF_LETTERS[role] + said.get(last, last.upper())
