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
from ingest.headings import label_length, label_tail
from ingest.label_actions import section_fields
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences
from ingest.titles import WISHES, is_title

FROM_ROLE = {
    SectionRole.PRIORITY_ACTION: ActionKind.PRIORITY_ACTION,
    SectionRole.AREA_FOR_IMPROVEMENT: ActionKind.IMPROVEMENT_AREA,
}
"""What a heading with this role states."""
ROLE_OF = {kind: role for role, kind in FROM_ROLE.items()}
REF_LETTERS = {SectionRole.PRIORITY_ACTION: "PA", SectionRole.AREA_FOR_IMPROVEMENT: "AFI"}
_QUOTE = re.compile(
    r"(?P<intro>[^\"‘“:]{0,90}:\s*)?[‘“\"](?P<words>.{20,900}?)[’”\"](?=[.,;]?(?:\s+[A-Z]|\s*$))", re.DOTALL
)
_WHOLLY_QUOTED = re.compile(r"\s*[‘“\"](?P<words>[^‘“”\"]{20,900})[’”\"][.,;]?\s*$", re.DOTALL)
_TITLED_QUOTE = re.compile(r"\([^()]{3,120}\)\s*[:–—-]?\s*[‘“\"](?P<words>.{20,900}?)[’”\"]?[.,;]?\s*$", re.DOTALL)
"""A heading that gives its title in brackets and then the wording: “PA 1 (short breaks): ‘…’”."""
_SEPARATOR = re.compile(r"(?:\s*[/|·•]\s+)?")
_INTRODUCES = re.compile(r"\b(?:inspect\w*|ofsted|cqc|report|wording|asked|required|found|said|reads?|states?)\b", re.I)


def headed_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield one action for each ref of a priority action or area for improvement, where it is said first."""
    seen: set[tuple[ActionKind, str]] = set()
    standing: dict[int, list[PlacedBlock]] = {}
    for part in placed:
        standing.setdefault(part.section, []).append(part)
    for section in sections:
        kind = FROM_ROLE.get(section.role)
        if kind is None or not is_labelled(section) or (kind, section.ref) in seen:
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


def is_labelled(section: Section) -> bool:
    """Tell a section of one priority action or area for improvement from the heading of them all."""
    letters = REF_LETTERS.get(section.role)
    return bool(letters and section.ref and section.ref.startswith(letters))


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
    start += _SEPARATOR.match(running.text[start:]).end()
    titled = _TITLED_QUOTE.match(running.text, start)
    if titled:
        return running.spans(*titled.span("words"))
    if running.text[start:end].strip():
        return running.spans(start, end)
    return _titled_below(*narrative, pages) or running.spans(0, len(running.text))


def _titled_below(nth: int, placed: Sequence[PlacedBlock], pages: Pages) -> tuple[Span, ...]:
    """Return where the title stands that opens the text below a label alone, () when the text tells at once."""
    first = next((part for part in placed if part.block.kind is PassageKind.PARAGRAPH), None)
    if first is None or nth:
        return ()
    running = RunningText.at(first.block.spans, pages)
    low, high = split_sentences(running.text)[0]
    is_alone = high == len(running.text) and first is not placed[-1]
    line_ends = running.text[high : high + 1] in ("\n", "")
    opens = is_title(running.text[low:high]) and (is_alone or line_ends or bool(WISHES.search(running.text[low:high])))
    return running.spans(low, high) if opens else ()


def _quoted_below(nth: int, placed: Sequence[PlacedBlock], pages: Pages) -> tuple[Span, ...]:
    """Return where the `nth` wording (from 0) stands that opens the text, () when so many are not quoted."""
    first = next((part for part in placed if part.block.kind is PassageKind.PARAGRAPH), None)
    if first is None:
        return ()
    running = RunningText.at(first.block.spans, pages)
    whole = _WHOLLY_QUOTED.match(running.text)
    if whole and not nth:
        return running.spans(*whole.span("words"))
    start = 0
    for _ in range(nth + 1):
        quote = _QUOTE.match(running.text, start)
        if not quote or not quote["intro"] or not _INTRODUCES.search(quote["intro"]):
            return ()
        start = re.compile(r"[’”\"]?[.,;]?\s*").match(running.text, quote.end("words")).end()
    return running.spans(*quote.span("words"))
