"""Blocks given their kind: title, heading, date, people or plain text.

A letter is read in zones: before the salutation stand the addressees, after "Yours sincerely" the
signatories; only between them is a short line a heading because of its shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.passages import PassageKind, SectionRole
from corpus.people import Capacity
from ingest.blocks import Block
from ingest.dates import find_dates, read_date
from ingest.fields import opens_field
from ingest.heading_shape import has_heading_shape
from ingest.headings import read_heading
from ingest.layout import is_unfinished
from ingest.name_lists import read_list
from ingest.names import is_role
from ingest.phrases import (
    ADDRESSEES,
    APOLOGIES,
    ATTENDANCE,
    CLOSING,
    COPIES,
    DATE_LABEL,
    ENDS_SENTENCE,
    SALUTATION,
    SUBJECT,
)
from ingest.running import Pages, merged, shown

_OPENING_BLOCKS = 40
"""A salutation later than this is quoted, not said."""
_SUBJECT_LINES = 3
_TITLE_LINES = 5
_TITLE_WORDS = 25
_STATED = (SectionRole.OTHER, SectionRole.CONTINUED_FOCUS)
"""Labels ("Action 1:", "Recommendation 2:") that open what is stated as often as a heading."""
_SENTENCE_WORDS = 7
_WORD = re.compile(r"[A-Za-z]{3,}")
_PROSE_WORDS = 45
"""A block this long among signatures is text, not a person."""


def classify(blocks: Sequence[Block], pages: Pages) -> list[Block]:
    """Return the blocks with their kinds, and the lines of one signature or address put together."""
    salutation = _salutation(blocks)
    classified = _opening(blocks, salutation) if salutation is not None else _title_page(blocks)
    classified += _body(blocks[len(classified) :])
    return _with_people_joined(classified, pages)


def _salutation(blocks: Sequence[Block]) -> int | None:
    for index, block in enumerate(blocks[:_OPENING_BLOCKS]):
        if SALUTATION.match(block.text) and len(block.text) < 200:
            return index
    return None


def _opening(blocks: Sequence[Block], salutation: int) -> list[Block]:
    """Classify a letter down to its subject line."""
    classified: list[Block] = []
    for block in blocks[:salutation]:
        classified.append(_letterhead(block, classified[-1] if classified else None))
    classified.append(blocks[salutation].as_kind(PassageKind.PEOPLE))
    if any(block.kind is PassageKind.TITLE for block in classified):
        return classified
    for block in blocks[salutation + 1 : salutation + 1 + _SUBJECT_LINES]:
        if _is_date(block.text):
            classified.append(block.as_kind(PassageKind.DATE))
        elif _is_subject(block) or _goes_on_with_subject(classified[-1], block):
            classified.append(block.as_kind(PassageKind.TITLE))
        else:
            break
    return classified


def _goes_on_with_subject(last: Block, block: Block) -> bool:
    """Tell a subject line broken to the page's width: the second line opens in capitals too."""
    if block.gap or last.kind is not PassageKind.TITLE:
        return False
    return is_unfinished(last.text) or (block.text.isupper() and last.text[-8:].isupper())


def _is_subject(block: Block) -> bool:
    if block.row or block.kind is PassageKind.LIST_ITEM or len(block.text.split()) > 2 * _TITLE_WORDS:
        return False
    if SUBJECT.match(block.text):
        return True
    if read_heading(block.text).is_known:
        return False
    return not ENDS_SENTENCE.search(block.text) or block.text.isupper()


def _letterhead(block: Block, last: Block | None) -> Block:
    if block.row:
        return block
    if _is_date(block.text):
        return block.as_kind(PassageKind.DATE)
    subject = SUBJECT.match(block.text)
    if subject and len(_WORD.findall(block.text, subject.end())) > 1:  # "Ref: AB12/34" names a file, not a subject
        return block.as_kind(PassageKind.TITLE)
    capacity = Capacity.COPIED if COPIES.match(block.text) else Capacity.ADDRESSEE
    names_people = ADDRESSEES.match(block.text) or any(read_list(block.text, capacity))
    # Below a name stand role, body and address, each perhaps on a line of its own.
    if names_people or (last and last.kind is PassageKind.PEOPLE):
        return replace(block, kind=PassageKind.PEOPLE, capacity=capacity)
    return block.as_kind(PassageKind.PARAGRAPH)


def _is_date(text: str) -> bool:
    label = DATE_LABEL.match(text)
    return read_date(text[label.end() :] if label else text) is not None


def _title_page(blocks: Sequence[Block]) -> list[Block]:
    """Classify the short lines a plan, report or set of minutes opens with."""
    classified: list[Block] = []
    for index, block in enumerate(blocks[:_TITLE_LINES]):
        if _is_date(block.text):
            classified.append(block.as_kind(PassageKind.DATE))
        elif _is_title_line(block, index):
            classified.append(block.as_kind(PassageKind.TITLE))
        else:
            break
    return classified


def _is_title_line(block: Block, index: int) -> bool:
    if block.row or block.kind is PassageKind.LIST_ITEM or (index and block.marker):
        return False
    words = block.text.split()
    is_dated = bool(index and find_dates(block.text))
    # Of the headings that follow the first, only one with a date ("Minutes of ... 3 May 2025") is title.
    if block.kind is PassageKind.HEADING and index and not (block.level is None and is_dated):
        return False
    if len(words) > _TITLE_WORDS or (opens_field(block.text) and not is_dated) or ATTENDANCE.match(block.text):
        return False
    if read_heading(block.text).is_known and (index or block.kind is not PassageKind.HEADING):
        return False
    return not ENDS_SENTENCE.search(block.text)


def _body(blocks: Sequence[Block]) -> list[Block]:
    classified: list[Block] = []
    capacity: Capacity | None = None
    is_closed = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        opened = _capacity_opened(block)
        if CLOSING.match(block.text):
            is_closed, capacity = True, Capacity.SIGNATORY
        elif opened:
            capacity = opened
        elif _is_heading(block, following, is_closed or capacity is not None):
            role = read_heading(block.text).role
            capacity = _heading_capacity(block) if role is SectionRole.PEOPLE else None
            is_closed = False
            classified.append(block.as_kind(PassageKind.HEADING))
            continue
        elif capacity and not is_closed and not _can_name_people(block):
            capacity = None
        classified.append(_content(block, capacity))
    return classified


def _content(block: Block, capacity: Capacity | None) -> Block:
    if block.row:
        return replace(block, capacity=capacity)
    if _is_date(block.text):
        return block.as_kind(PassageKind.DATE)
    if capacity and (_can_name_people(block) or _capacity_opened(block)):
        return replace(block, kind=PassageKind.PEOPLE, capacity=capacity)
    if block.kind is PassageKind.HEADING:
        return block.as_kind(PassageKind.PARAGRAPH)
    return block


def _capacity_opened(block: Block) -> Capacity | None:
    """Return the capacity that the words opening `block` announce."""
    if block.row:
        return None
    if COPIES.match(block.text) and block.kind is not PassageKind.HEADING:
        return Capacity.COPIED
    if ATTENDANCE.match(block.text):
        return Capacity.MENTIONED if APOLOGIES.match(block.text) else Capacity.PRESENT
    return None


def _heading_capacity(block: Block) -> Capacity:
    text = block.text.strip(" :")
    if COPIES.match(text + ":") or text.casefold().startswith(("cop", "cc", "distribution")):
        return Capacity.COPIED
    if APOLOGIES.match(text) or text.casefold().endswith("contacts"):
        return Capacity.MENTIONED
    return Capacity.ADDRESSEE if text.casefold() == "to" else Capacity.PRESENT


def _can_name_people(block: Block) -> bool:
    """Tell a line of a list of people from prose, such as a note on the letter's figures below its copies."""
    words = len(block.text.split())
    ends = words >= _SENTENCE_WORDS and bool(ENDS_SENTENCE.search(block.text))
    is_point = ends and block.marker is not None and not any(read_list(block.text, Capacity.PRESENT))
    is_sentence = ends and not is_role(block.text)
    return bool(block.row) or (words < _PROSE_WORDS and not is_point and not is_sentence)


def _is_heading(block: Block, following: Block | None, among_people: bool) -> bool:
    words = read_heading(block.text)
    if block.kind is PassageKind.HEADING:
        return block.level is not None or words.is_known or not _is_bold_statement(block)
    if block.row or (block.marker and block.marker.kind == "symbol"):
        return False
    if words.is_labelled:
        is_statement = words.role in _STATED and (block.text.endswith(".") or len(block.text.split()) > 25)
        return not is_statement
    if words.is_known:
        return not block.text.endswith(".")
    return not among_people and has_heading_shape(block, following)


def _is_bold_statement(block: Block) -> bool:
    """Tell a sentence in bold type from a heading."""
    words = block.text.split()
    return len(words) > _TITLE_WORDS or (len(words) > 8 and bool(ENDS_SENTENCE.search(block.text)))


def _with_people_joined(blocks: Sequence[Block], pages: Pages) -> list[Block]:
    """Put the lines of one address or signature, with no gap between them, into one block."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and _is_one_address(last, block):
            spans = merged((*last.spans, *block.spans), pages)
            joined[-1] = replace(last, spans=spans, text=shown(spans, pages), lines=last.lines + block.lines)
        else:
            joined.append(block)
    return joined


def _is_one_address(last: Block, block: Block) -> bool:
    if last.kind is PassageKind.TITLE and block.kind is PassageKind.TITLE:
        return not block.gap
    both_people = last.kind is PassageKind.PEOPLE and block.kind is PassageKind.PEOPLE
    return both_people and not block.gap and last.capacity == block.capacity and not (last.marker or block.marker)
