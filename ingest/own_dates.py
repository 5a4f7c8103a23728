"""The date a document itself has, among all those it speaks of: a letter's, a meeting's, a version's.

A letter's own date is never that of the meeting its subject names; minutes' is. Plans say theirs with their
version. What is to come ("date of next meeting", "review date") is nobody's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from corpus.documents import DocumentKind
from corpus.passages import PassageKind
from ingest.blocks import Block
from ingest.dates import DateWords, find_dates
from ingest.doubts import DATE_GUESSED, DATE_OF_MEETING, DATE_ROUGH, DATE_UNKNOWN
from ingest.phrases import ENDS_SENTENCE
from ingest.word_sets import any_of

_OPENING_BLOCKS = 25
_FIRST_BLOCKS = 6
_SHORT_WORDS = 15
_CLOSING_BLOCKS = 14
"""The last blocks of a letter, where signatures stand and now and then its date below them."""
_LAST_BLOCKS = 4
_LABELLED_CHARS = 300
_AFTER_LABEL_CHARS = 60
_LABEL = re.compile(
    any_of(
        r"(?:meeting|letter|report(?:ing)?|document|publication|issue|plan|version|sent|board)?\s*date"
        r"(?:\s+of\s+(?:the\s+|this\s+)?(?:meeting|letter|report|publication|issue|plan|version|document|update|board))?"
        r"(?!\s+(?:of\s+(?:the\s+)?next|for\s+|due|first|moved))",
        r"(?:last\s+)?(?:updated|reviewed|revised|amended)(?:\s+on)?(?!\s+by\b)",
        r"(?:published|issued|approved|agreed|signed|sent|dated)(?:\s+on)?",
        r"(?:correct|position|data|status|progress)?\s*as\s+(?:at|of)",
        r"(?:position|status)\s+at",
        r"(?:version|issue|revision|v)\s*[\d.]+\w*|version|meeting|inspection dates?",
        r"(?:meeting\s+)?held\s+on",
    )
    + r"\b[\s:,;|()–-]*(?:(?:the|at|on)\s+)?",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(r"(?!dated?\b)[A-Za-z][\w /-]{2,30}:\s", re.IGNORECASE)
"""A label that opens a line whose date is not the document's: "Deadline: 3 March 2025"."""
_OF_ANOTHER_DAY = re.compile(
    r"(?:re-?visit|(?:area send )?inspection|deadline|due|next|baseline|target)[\w ]{0,20}:", re.IGNORECASE
)
_LABEL_CHARS = 40
_SENT = re.compile(r"(?<!meeting )(?<!review )(?<!inspection )\b(?:sent|date)\s*:\s*", re.IGNORECASE)
"""Among the lines at the head of an e-mail or a letter."""
_HELD_ON = re.compile(r"\b(?:held|met|meeting|stocktake|review|visit)\s+(?:on|of)\b", re.IGNORECASE)
_EARLIER_MEETING = re.compile(r"\b(?:previous|last|next|matters\s+arising|future|from\s+the)\b", re.IGNORECASE)
_VERSION_HEAD = re.compile(r"(?:version|issue|revision|rev|v|no)\b.*", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:(?:version|issue|revision|rev|draft|v)\.?\s*[\d.]+\w*|this version)[\s:,(|–-]+", re.IGNORECASE
)
_DATE_HEAD = re.compile(r"(?:version\s+|issue\s+)?dated?(?:\s+(?:issued|of\s+(?:issue|version)))?", re.IGNORECASE)
_ISO_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-._ ]?(0[1-9]|1[0-2])[-._ ]?([0-2]\d|3[01])(?!\d)")
_UK_IN_NAME = re.compile(r"(?<!\d)([0-2]?\d|3[01])[-._ ](0?[1-9]|1[0-2])[-._ ](20\d\d|\d\d)(?!\d)")
_UNSPACED_IN_NAME = re.compile(r"(?<=\d)(?=[A-Za-z])(?!st|nd|rd|th)|(?<=[A-Za-z])(?=\d)")


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that may hold the document's date."""

    text: str
    is_of_meeting: bool = False
    """They hold the day of a meeting that a letter is about."""


def read_own_date(blocks: Sequence[Block], kind: DocumentKind, file: str, warnings: list[str]) -> date | None:
    """Return the day the document is of, and add to `warnings` where it is rough, guessed or not known."""
    is_letter = kind is DocumentKind.STOCKTAKE_LETTER
    told = list(_in_letter(blocks) if is_letter else _in_paper(blocks))
    own = [one for one in told if not one.is_of_meeting]
    found = _first(own, ("day",)) or _first(own, ("day", "month"))
    if found:
        return _said(found, warnings)
    in_name = date_in_file_name(file)
    if in_name and in_name.first:
        warnings.append(DATE_GUESSED.format(in_name.first.isoformat()))
        return in_name.first
    met = _first([one for one in told if one.is_of_meeting], ("day", "month"))
    if met:
        warnings.append(DATE_OF_MEETING.format(met[0]))
        return met[1].first
    loose = _first(own, None)
    if loose:
        return _said(loose, warnings)
    warnings.append(DATE_UNKNOWN)
    return None


def date_in_file_name(file: str) -> DateWords | None:
    """Return the date in a file's name: 2025-01-15, 20250115, 15-01-2025, 15jan2025, Nov_2024."""
    stem = PurePath(file).stem
    for pattern, order in ((_ISO_IN_NAME, "{0}-{1}-{2}"), (_UK_IN_NAME, "{0}/{1}/{2}")):
        match = pattern.search(stem)
        found = find_dates(order.format(*match.groups())) if match else []
        if found and found[0].first:
            return found[0]
    spaced = _UNSPACED_IN_NAME.sub(" ", re.sub(r"[-._]+", " ", stem))
    return next((found for found in find_dates(spaced) if found.first), None)


def is_date_line(text: str) -> bool:
    """Tell whether a line says only when its document is of: "Last updated: 5 January 2025"."""
    label = _LABEL.match(text)
    found = find_dates(text[label.end() :]) if label else []
    return bool(found) and found[0].start == 0 and len(text) <= label.end() + found[0].end + 1


def _in_letter(blocks: Sequence[Block]) -> Iterator[_Told]:
    """Yield where a letter's date stands, likeliest first; then where its subject gives the meeting's."""
    opening, closing = blocks[:_OPENING_BLOCKS], blocks[_OPENING_BLOCKS:][-_CLOSING_BLOCKS:]
    yield from (_Told(block.text) for block in (*opening, *closing) if block.kind is PassageKind.DATE)
    for block in opening[:_FIRST_BLOCKS]:
        sent = _SENT.search(block.text)
        if sent:
            yield from _after(block, sent)
    for block in (*opening, *closing):
        label = _LABEL.match(_line(block))
        if label and not _HELD_ON.search(label.group()) and not label.group().casefold().startswith("meeting"):
            yield from _after(block, label)
    titles = [block for block in opening if block.kind is PassageKind.TITLE]
    for block in opening[:_FIRST_BLOCKS]:
        is_line = len(block.text.split()) < _SHORT_WORDS and not ENDS_SENTENCE.search(block.text)
        if block.kind is not PassageKind.TITLE and is_line:
            yield _Told(block.text, is_of_meeting=bool(_HELD_ON.search(block.text)))
    yield from (_Told(block.text, is_of_meeting=True) for block in titles)
    for block in opening:
        held = _HELD_ON.search(block.text)
        if held:
            yield _Told(block.text[held.end() :][:_AFTER_LABEL_CHARS], is_of_meeting=True)


def _in_paper(blocks: Sequence[Block]) -> Iterator[_Told]:
    """Yield where a plan's, a report's or minutes' date stands, likeliest first."""
    opening = [
        block
        for before, block in zip([None, *blocks], blocks[:_OPENING_BLOCKS], strict=False)
        if not (block.kind is PassageKind.DATE and before and _EARLIER_MEETING.search(before.text[:_LABEL_CHARS]))
    ]
    yield from (_Told(block.text) for block in opening if block.kind is PassageKind.DATE)
    versions = _in_version_table(blocks)
    if versions:
        yield versions
    yield from _in_version_lines(opening)
    for block in opening:
        label = _LABEL.match(_line(block))
        held = _HELD_ON.search(block.text)
        if label:
            yield from _after(block, label)
        elif held and not _EARLIER_MEETING.search(block.text[: held.start()]):
            yield from _after(block, held)
    titles = (block.text for block in opening if block.kind is PassageKind.TITLE)
    yield from (_Told(title) for title in titles if not _OF_ANOTHER_DAY.match(title))
    for block in opening[:_FIRST_BLOCKS]:
        is_line = len(block.text.split()) < _SHORT_WORDS and not _OTHER_LABEL.match(block.text)
        if is_line and not _EARLIER_MEETING.search(block.text):
            yield _Told(block.text)
    for block in blocks[-_LAST_BLOCKS:]:
        label = _LABEL.match(_line(block))
        if label:
            yield from _after(block, label)


def _in_version_lines(blocks: Sequence[Block]) -> Iterator[_Told]:
    """Yield the latest of the dates that stand right after the names of versions."""
    dated = []
    for line in map(_line, blocks):
        for version in _VERSION.finditer(line[:_LABELLED_CHARS]):
            found = find_dates(line[version.end() :][:_AFTER_LABEL_CHARS])
            if found and found[0].first and found[0].start == 0:
                dated.append((found[0].first, line[version.end() :][: found[0].end]))
    if dated:
        yield _Told(max(dated)[1])


def _line(block: Block) -> str:
    """Return the words of `block`; of a table row only those of a label and its value."""
    return block.words.lstrip("*_# ") if block.row is None or len(block.row.row.cells) == 2 else ""


def _after(block: Block, label: re.Match[str]) -> Iterator[_Told]:
    if len(_line(block)) <= _LABELLED_CHARS:
        yield _Told(_line(block)[label.end() :][:_AFTER_LABEL_CHARS])


def _in_version_table(blocks: Sequence[Block]) -> _Told | None:
    """Return the latest date in a table of versions, wherever in the document that stands."""
    latest: tuple[date, str] | None = None
    for block in blocks:
        heads = [cell.text.strip() for cell in block.row.header.cells] if block.row else []
        column = next((index for index, head in enumerate(heads) if _DATE_HEAD.fullmatch(head)), None)
        is_versions = len(heads) > 1 and bool(_VERSION_HEAD.fullmatch(heads[0]))
        if column is None or not is_versions or column >= len(block.row.row.cells):
            continue
        words = block.row.row.cells[column].text
        found = next((one for one in find_dates(words) if one.first), None)
        if found and (latest is None or found.first > latest[0]):
            latest = found.first, words
    return _Told(latest[1]) if latest else None


def _first(told: Sequence[_Told], precisions: tuple[str, ...] | None) -> tuple[str, DateWords] | None:
    """Return the first date as precise as wanted, with its words."""
    for one in told:
        for found in find_dates(one.text):
            if found.first and (precisions is None or found.precision in precisions):
                return one.text[found.start : found.end], found
    return None


def _said(found: tuple[str, DateWords], warnings: list[str]) -> date | None:
    words, when = found
    if when.precision != "day":
        warnings.append(DATE_ROUGH.format(words))
    return when.first
