"""What a letter lists under one heading for all ("Areas for Improvement"): priority actions and areas for improvement.

The members are headings of their own, numbered points, or bullets in the inspectors' wording. A number as printed
gives the ref ("ii" is 2, "B" stays B); what has no number has no ref.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.passages import PassageKind, Section, SectionRole
from corpus.wording import fold
from ingest.bullets import read_heading_marker, read_marker
from ingest.found_actions import FoundAction, shortened
from ingest.heading_tables import NUMBER_WORDS, ORDINALS
from ingest.headed_actions import FROM_ROLE, REF_LETTERS, is_labelled
from ingest.headings import label_length, outline_number
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences
from ingest.titles import WISHES, is_title

_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)

_COUNTED = re.compile(
    rf"(?:the )?(?P<number>{'|'.join(ORDINALS)})(?: area| priority| point| action)?\s*[:.–—-]\s*(?=\S)", re.IGNORECASE
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
            yield _member(group, part.section, running, pages, part.block.marker.length if part.block.marker else 0)


def _headings(group: Section, sections: Sequence[Section], own: Sequence[PlacedBlock]) -> list[Section]:
    """Return the headings that stand in a group; those that follow it when it has no text of its own."""
    within = [each for each in sections if each.parent == group.section_id and each.role is SectionRole.OTHER]
    if within or own:
        return within
    found: list[Section] = []
    for section in sections[group.ordinal + 1 :]:
        if section.role is not SectionRole.OTHER or section.level < group.level:
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


def _names(part: PlacedBlock) -> bool:
    """Tell whether a numbered block names something: a point by its first sentence, a paragraph as a whole."""
    number, start = member_number(part.block.text)
    if number is None:
        return False
    words = part.block.text[start:]
    if part.block.kind is PassageKind.PARAGRAPH:
        return bool(_QUOTED.match(words)) or (len(split_sentences(words)) == 1 and is_title(words))
    return bool(_QUOTED.match(words)) or is_title(words[: _name_end(words, 0)])


def _name_end(text: str, start: int) -> int:
    """Return where the name of a member ends: with its wording, or with a first sentence that is a title."""
    sentences = split_sentences(text[start:])
    if _QUOTED.match(text[start:]) or len(sentences) < 2 or not is_title(text[start : start + sentences[0][1]]):
        return len(text)
    wished = [high for low, high in sentences if WISHES.search(text[start + low : start + high])]
    return len(text) if wished and wished[-1] == sentences[-1][1] else start + sentences[0][1]


def member_number(text: str) -> tuple[str | None, int]:
    """Return the number that a member opens with, and where its words begin."""
    hashes = read_heading_marker(text)
    if hashes:
        number, start = member_number(text[hashes.length :])
        return number, hashes.length + start
    counted = _COUNTED.match(text)
    if counted:
        return counted["number"], counted.end()
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
