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
from ingest.found_actions import FoundAction, shortened
from ingest.headings import label_length, label_tail
from ingest.label_actions import section_fields
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock

FROM_ROLE = {
    SectionRole.PRIORITY_ACTION: ActionKind.PRIORITY_ACTION,
    SectionRole.AREA_FOR_IMPROVEMENT: ActionKind.IMPROVEMENT_AREA,
}
"""What a heading with this role states."""
_QUOTE = re.compile(
    r"(?P<intro>[^\"‘“:]{0,90}:\s*)?[‘“\"](?P<words>.{20,900}?)[’”\"](?=[.,;]?(?:\s+[A-Z]|\s*$))", re.DOTALL
)
_INTRODUCES = re.compile(r"\b(?:inspect\w*|ofsted|cqc|report|wording|asked|required|found|said|reads?|states?)\b", re.I)


def headed_actions(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages
) -> Iterator[FoundAction]:
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
        spans = _wording(section, standing.get(section.ordinal, ()), pages)
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


def _wording(section: Section, placed: Sequence[PlacedBlock], pages: Pages) -> tuple[Span, ...]:
    """Return where the wording stands: quoted below the heading, in the heading, or the whole heading."""
    quoted = _quoted_below(placed, pages)
    if quoted:
        return quoted
    running = RunningText.at(section.spans, pages)
    start, end = label_length(running.text), label_tail(running.text)
    if not running.text[start:end].strip():
        start, end = 0, len(running.text)
    return running.spans(start, end)


def _quoted_below(placed: Sequence[PlacedBlock], pages: Pages) -> tuple[Span, ...]:
    first = next((part for part in placed if part.block.kind is PassageKind.PARAGRAPH), None)
    if first is None:
        return ()
    running = RunningText.at(first.block.spans, pages)
    quote = _QUOTE.match(running.text)
    if not quote or not quote["intro"] or not _INTRODUCES.search(quote["intro"]):
        return ()
    return running.spans(*quote.span("words"))
