"""Priority actions and areas for improvement that a letter names in prose, without a heading for each.

"The first of the priority actions: ‘…’", "Priority Action 2 (therapy) …", "The two areas for improvement are A and B".
What only tells how one of them goes ("The first priority action is on track") names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.actions import ActionKind
from corpus.passages import PassageKind
from ingest.area_words import CHAINED, COMPARES, COUNTED, COUNTS, NUMBERED, ORDERED, PLURAL, REFS, UNNUMBERED
from ingest.ask_labels import asks_nothing
from ingest.bullets import marker_end
from ingest.found_actions import FoundAction, shortened
from ingest.headed_actions import REF_LETTERS, ROLE_OF
from ingest.point_parts import inline_points
from ingest.running import Pages, RunningText, merged, shown
from ingest.sections import PlacedBlock
from ingest.sentences import split_sentences
from ingest.titles import is_title

_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.HEADING)
_LIST_JOINT = re.compile(r"\s*[;,]\s+(?:and\s+)?|\s+and\s+")
_STRONG_JOINT = re.compile(r"\s*;\s+(?:and\s+)?")
_PARALLEL = re.compile(r",?\s+and\s+(?=the\b|how\b|that\b)|,\s+(?=the\b|how\b)")
_QUOTES = re.compile(r"[“‘\"](?P<words>.{12,400}?)[”’\"](?=[\s.,;)]|$)")
_EDGES = " \"'‘’“”.;,:–—-"

Range = tuple[int, int]


def stated_areas(placed: Sequence[PlacedBlock], pages: Pages, headed: Sequence[FoundAction]) -> Iterator[FoundAction]:
    """Yield what prose names first; what headings name with the same ref, or at all when there is no ref, stays out."""
    seen = {(action.kind, action.ref) for action in headed}
    kinds = {action.kind for action in headed}
    for part in placed:
        if part.block.kind not in _TEXT:
            continue
        running = RunningText.on_one_line(part.block.spans, pages)
        for kind, ref, low, high in _named(running.text, part):
            if (kind, ref) in seen or (ref is None and kind in kinds):
                continue
            if ref:
                seen.add((kind, ref))
            spans = merged(running.spans(*_trimmed(running.text, low, high)), pages)
            text = shown(spans, pages)
            yield FoundAction(kind, part.section, ref, shortened(text), text, spans)


def _named(text: str, part: PlacedBlock) -> Iterator[tuple[ActionKind, str | None, int, int]]:
    start = marker_end(part.block.marker, text)
    for kind in ROLE_OF:
        opened = UNNUMBERED[kind].match(text, start)
        if opened and (named := _title(text, opened.end(), _sentence_end(text, opened.end()))):
            yield kind, None, *named
        for pattern in (ORDERED[kind], NUMBERED[kind]):
            for match in pattern.finditer(text):
                named = _title(text, match.end(), _bracket_end(text, match) or _sentence_end(text, match.end()))
                if named:
                    yield kind, _ref(kind, match["number"]), *named
                yield from _chained(text, kind, _bracket_end(text, match))
        for match in COUNTED[kind].finditer(text):
            if not PLURAL.search(match.group()):
                continue
            members = _members(text, match.end(), _sentence_end(text, match.end()), COUNTS.get(match["count"] or ""))
            for number, (low, high) in enumerate(members, start=1):
                yield kind, _ref(kind, str(number)), low, high


def _chained(text: str, kind: ActionKind, closes: int | None) -> Iterator[tuple[ActionKind, str | None, int, int]]:
    """Yield those that follow in brackets of their own behind the bracket that closes at `closes`."""
    while closes is not None and (match := CHAINED.match(text, closes)):
        closes = _bracket_end(text, match)
        named = _title(text, match.end(), closes or match.end())
        if named:
            yield kind, _ref(kind, match["number"]), *named


def _ref(kind: ActionKind, number: str) -> str:
    said = number.casefold()
    return REF_LETTERS[ROLE_OF[kind]] + REFS.get(said, said.upper())


def _title(text: str, low: int, high: int) -> Range | None:
    """Return the range of the wording in quotation marks, or of the title, None when the words tell something."""
    quote = _QUOTES.match(text, low)
    if quote:
        return quote.span("words")
    return (low, high) if _is_name(text[low:high]) else None


def _is_name(words: str) -> bool:
    return is_title(words) and not COMPARES.match(words) and not asks_nothing(words)


def _sentence_end(text: str, start: int) -> int:
    sentences = split_sentences(text[start:])
    return start + sentences[0][1] if sentences else start


def _bracket_end(text: str, match: re.Match[str]) -> int | None:
    closes = text.find(")", match.end()) if match.group().endswith("(") else -1
    return closes if closes >= 0 else None


def _members(text: str, low: int, high: int, count: int | None) -> list[Range]:
    """Return the ranges of the members that a sentence lists; as many as it says, or clearly parted."""
    quotes = [match.span("words") for match in _QUOTES.finditer(text, low, high)]
    readings = [inline_points(text, low, high), quotes, _cut(text, low, high, _STRONG_JOINT)]
    readings.append(_cut(text, low, high, _PARALLEL))
    if count:
        readings.append(_cut(text, low, high, _LIST_JOINT))
    for members in readings:
        is_whole = len(members) == count if count else len(members) > 1
        trimmed = [_trimmed(text, *member) for member in members]
        if is_whole and all(_is_name(text[start:end]) for start, end in trimmed):
            return trimmed
    return []


def _cut(text: str, low: int, high: int, joint: re.Pattern[str]) -> list[Range]:
    members: list[Range] = []
    for match in joint.finditer(text, low, high):
        members.append((low, match.start()))
        low = match.end()
    return [*members, (low, high)]


def _trimmed(text: str, low: int, high: int) -> Range:
    words = text[low:high]
    bare = re.sub(r"(?:[;,]\s*)?\band$", "", words.rstrip(_EDGES)).rstrip(_EDGES)
    low += len(bare) - len(bare.lstrip(_EDGES))
    return low, low + len(bare.lstrip(_EDGES))
