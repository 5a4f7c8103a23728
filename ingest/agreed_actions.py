"""Actions that minutes tell in their sentences, without the word "Action": who undertook what, and what was agreed.

"Ann Lee undertook to write to schools by 3 May.", "Agreed: Ann Lee will …", and under a heading for what follows also
"Ann Lee: write to schools" and "Write to schools (Ann Lee, 3 May)". Who is no person by name is no owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.actions import ActionKind, Due, Field
from corpus.passages import PassageKind, Section, SectionRole
from ingest.asks import commands
from ingest.bullets import marker_end
from ingest.dates import find_dates
from ingest.due import due_in, read_due
from ingest.found_actions import FoundAction, shortened
from ingest.names import read_name
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences

_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_AGREED = re.compile(
    r"(?:(?:it was|the (?:board|group|meeting) (?:has )?|members (?:have )?)?\s*(?:then |also )?(?:agreed|resolved)\b"
    r"(?:,[^:.]{0,60}(?=:))?(?:\s*[:–—-]\s*|,? that ))",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?P<owner>[^,.;:()]{3,60}?)(?:,? \([^()]{2,60}\))?\s+"
    r"(?:(?P<undertook>(?:has |have )?(?:undertook|undertaken|agreed|offered|volunteered|promised|committed"
    r"|(?:was|were|is|are) (?:asked|tasked|invited|requested)) to)|(?:will|would|is to|are to|to))\s+"
    r"(?:also\s+|then\s+)?(?=[a-z])"
)
_NAMED_FIRST = re.compile(r"(?P<owner>[^,.;:()]{3,60}?)(?:\s*\([^()]{2,60}\))?(?:\s*:\s+|\s+[–—-]\s+)(?=\S)")
_NAMED_LAST = re.compile(
    r"\s*(?:\(|\[|[–—-]\s+|\|\s*)(?:lead:?\s+|owner:?\s+|action:?\s+)?(?P<owner>[^,.;:()\[\]–—|]{3,60}?)"
    r"(?:\s*[,;–—|-]\s*(?P<due>[^()\[\]]{3,40}?))?[)\]]?\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the words of doing stand in a running text, and who does it by when."""

    low: int
    high: int
    owner: tuple[int, int] | None = None
    due: tuple[int, int] | None = None


def agreed_actions(placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages) -> Iterator[FoundAction]:
    """Yield what sentences of minutes say that somebody undertook or that was agreed."""
    for part in placed:
        if part.block.kind not in _TEXT:
            continue
        follows_up = sections[part.section].role is SectionRole.NEXT_STEPS
        running = RunningText.on_one_line(part.block.spans, pages)
        start = marker_end(part.block.marker, running.text)
        for low, high in split_sentences(running.text):
            told = _told(running.text, max(low, start), high, follows_up=follows_up)
            if told:
                yield _action(part, running, told, pages)


def _told(text: str, low: int, high: int, *, follows_up: bool) -> _Told | None:
    agreed = _AGREED.match(text, low, high)
    low = agreed.end() if agreed else low
    does = _DOES.match(text, low, high)
    owner = _owner(does)
    if does and owner and (agreed or follows_up or does["undertook"]):
        return _Told(does.end(), high, owner)
    if agreed and commands(text[low:high]):
        return _Told(low, high)
    return _listed(text, low, high) if follows_up else None


def _listed(text: str, low: int, high: int) -> _Told | None:
    """Return what an entry of a list of actions says, its owner named before or after the words of doing."""
    first = _NAMED_FIRST.match(text, low, high)
    owner = _owner(first)
    if first and owner:
        return _Told(first.end(), high, owner)
    last = _NAMED_LAST.search(text, low, high)
    owner = _owner(last)
    if last and owner and commands(text[low : last.start()]):
        return _Told(low, last.start(), owner, last.span("due") if last["due"] else None)
    return None


def _owner(match: re.Match[str] | None) -> tuple[int, int] | None:
    """Return where the owner stands when all of the words are names of people."""
    if match is None or not all(read_name(name) for name in re.split(r"\s+(?:and|&)\s+", match["owner"].strip())):
        return None
    return match.span("owner")


def _action(part: PlacedBlock, running: RunningText, told: _Told, pages: Pages) -> FoundAction:
    spans = merged(running.spans(told.low, told.high), pages)
    text = shown(spans, pages)
    fields = {}
    if told.owner:
        name = running.spans(*told.owner)
        fields = {"owner": Field(shown(name, pages), name)}
    due = due_in(running, told.low, told.high, is_deadline=True) or _due(running, told, pages)
    return FoundAction(ActionKind.PLAN_ACTION, part.section, None, shortened(text), text, spans, fields, due)


def _due(running: RunningText, told: _Told, pages: Pages) -> Due | None:
    if told.due is None or not find_dates(running.text[slice(*told.due)]):
        return None
    spans = running.spans(*told.due)
    return read_due(shown(spans, pages), spans)
