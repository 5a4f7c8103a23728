"""Priority actions and areas for improvement from their headings, in the inspectors' wording.

The wording stands in the heading, or in quotation marks at the head of the text below a heading that has a title of
its own ("Inspectors asked for this: ‘…’").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.actions import ActionKind
from corpus.documents import Span
from corpus.passages import PassageKind, Section, SectionRole
from ingest.bullets import read_heading_marker
from ingest.found_actions import FoundAction, shortened
from ingest.headings import label_length, label_tail, outline_number
from ingest.label_actions import section_fields
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock

FROM_ROLE = {
    SectionRole.PRIORITY_ACTION: ActionKind.PRIORITY_ACTION,
    SectionRole.AREA_FOR_IMPROVEMENT: ActionKind.IMPROVEMENT_AREA,
}
"""What a heading with this role states."""
_LETTERS = {SectionRole.PRIORITY_ACTION: "PA", SectionRole.AREA_FOR_IMPROVEMENT: "AFI"}
_QUOTE = re.compile(
    r"(?P<intro>[^\"‘“:]{0,90}:\s*)?[‘“\"](?P<words>.{20,900}?)[’”\"](?=[.,;]?(?:\s+[A-Z]|\s*$))", re.DOTALL
)
_INTRODUCES = re.compile(r"\b(?:inspect\w*|ofsted|cqc|report|wording|asked|required|found|said|reads?|states?)\b", re.I)


def headed_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield one action for each ref of a priority action or area for improvement, where it is said first."""
    seen: set[tuple[ActionKind, str]] = set()
    standing: dict[int, list[PlacedBlock]] = {}
    for part in placed:
        standing.setdefault(part.section, []).append(part)
    for section in sections:
        kind = FROM_ROLE.get(section.role)
        if kind is None or section.ref is None or not section.ref[0].isalpha() or (kind, section.ref) in seen:
            continue
        seen.add((kind, section.ref))
        spans = _wording(section, _narrative(section, sections, standing), pages)
        text = shown(spans, pages).strip("'\"‘’“” ") or section.heading
        fields = section_fields(standing.get(section.ordinal, ()), pages)
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


def grouped_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield what a letter numbers under one heading for all: "Areas for Improvement", then "1. Leaders should …"."""
    groups = {s.section_id: s for s in sections if s.role in FROM_ROLE and not (s.ref and s.ref[0].isalpha())}
    for section in sections:
        group = groups.get(section.parent or "")
        number = outline_number(section.heading) if group and section.role is SectionRole.OTHER else None
        if group and number:
            running = RunningText.at(section.spans, pages)
            yield _grouped(group, number, section.ordinal, running, label_length(running.text), pages)
    by_ordinal = {group.ordinal: group for group in groups.values()}
    for part in placed:
        group, marker = by_ordinal.get(part.section), part.block.marker
        if group and marker and marker.kind != "symbol" and part.block.kind is not PassageKind.HEADING:
            running = RunningText.at(part.block.spans, pages)
            yield _grouped(group, running.text[: marker.length], part.section, running, marker.length, pages)


def _grouped(group: Section, number: str, section: int, running: RunningText, start: int, pages: Pages) -> FoundAction:
    spans = running.spans(start, len(running.text))
    text = shown(spans, pages).strip("'\"‘’“” ")
    last = re.findall(r"[0-9]+|[A-Za-z]+", number)[-1]
    ref = _LETTERS[group.role] + last.upper()
    return FoundAction(FROM_ROLE[group.role], section, ref, shortened(text), text, spans)


def _narrative(
    section: Section, sections: Sequence[Section], standing: dict[int, list[PlacedBlock]]
) -> tuple[int, Sequence[PlacedBlock]]:
    """Return the blocks that tell of a section, and which of the headings that share them it is."""
    if not section.narrative:
        sharing = [other for other in sections if other.narrative == section.section_id]
        return len(sharing), standing.get(section.ordinal, ())
    told = next(other for other in sections if other.section_id == section.narrative)
    sharing = [other.section_id for other in sections if other.narrative == section.narrative]
    return sharing.index(section.section_id), standing.get(told.ordinal, ())


def _wording(section: Section, narrative: tuple[int, Sequence[PlacedBlock]], pages: Pages) -> tuple[Span, ...]:
    """Return where the wording stands: quoted below the heading, in the heading, or the whole heading."""
    quoted = _quoted_below(*narrative, pages)
    if quoted:
        return quoted
    running = RunningText.at(section.spans, pages)
    hashes = read_heading_marker(running.text)
    start = hashes.length if hashes else 0
    start, end = start + label_length(running.text[start:]), label_tail(running.text)
    if not running.text[start:end].strip():
        start, end = 0, len(running.text)
    return running.spans(start, end)


def _quoted_below(nth: int, placed: Sequence[PlacedBlock], pages: Pages) -> tuple[Span, ...]:
    """Return where the `nth` wording (from 0) stands that opens the text, () when so many are not quoted."""
    first = next((part for part in placed if part.block.kind is PassageKind.PARAGRAPH), None)
    if first is None:
        return ()
    running = RunningText.at(first.block.spans, pages)
    start = 0
    for _ in range(nth + 1):
        quote = _QUOTE.match(running.text, start)
        if not quote or not quote["intro"] or not _INTRODUCES.search(quote["intro"]):
            return ()
        start = re.compile(r"[’”\"]?[.,;]?\s*").match(running.text, quote.end("words")).end()
    return running.spans(*quote.span("words"))
