"""What each document says of an action: its status field, its own account, or the sentences under its heading.

An update belongs to whoever says it: one document can hold the area's account and DfE's judgement of the same
action, and they are never merged. Sentences elsewhere that name or mean an action are found by `said.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.holdings import Candidate, Held
from assistant.register.judging import (
    assessor_of,
    assessor_of_column,
    colour_in,
    is_of_ratings,
    is_of_whole,
    scale_of_account,
    scale_of_field,
    scale_of_prose,
)
from assistant.register.named import Names
from assistant.register.stated import HEADINGS, PLANS, line_of, number_of
from assistant.register.tracked import Assessor, Scale, Update
from assistant.register.vague import is_given
from corpus.actions import Action, ActionKind
from corpus.passages import PassageKind
from corpus.wording import fold

_PROSE = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_CELL = re.compile(r";\s+(?=[A-Z][^:;.]{0,60}:\s)")
_COLUMN_HEAD = re.compile(r"^([A-Z][^:;.]{0,60}):\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ORDER = {assessor: place for place, assessor in enumerate(Assessor)}


def updates_of(held: Held, action: Action, names: Names) -> tuple[Update, ...]:
    """Return what one document says of one of its actions in its fields and under its heading."""
    return (*_from_fields(held, action), *_from_prose(held, action, names))


def _from_fields(held: Held, action: Action) -> Iterator[Update]:
    if is_given(action.status):
        words = action.status.words
        yield Update(
            held.document,
            assessor_of(words, held.document),
            words,
            action.status.spans,
            scale_of_field(words),
            colour_in(words),
        )
    elif is_given(action.progress):
        words = action.progress.words
        scale = scale_of_account(words) or Scale.NO_JUDGEMENT
        yield Update(held.document, assessor_of(words, held.document), words, action.progress.spans, scale)


def _from_prose(held: Held, action: Action, names: Names) -> Iterator[Update]:
    """Yield the judgements under a heading that name nothing: what they judge is the heading's."""
    if action.kind not in HEADINGS:
        return
    planned = {one.section_id for one in held.actions if one.kind is ActionKind.PLAN_ACTION}
    for one in held.in_section(action.section_id):
        if _tells(one, planned, names):
            yield from _judged(held, one, one.text)
    for one in held.candidates:
        if line_of(held.document) != PLANS and _is_row_of(one, action, names):
            for head, cell in cells_of(one.text):
                yield from _rated(held, one, head, cell)


def _judged(held: Held, one: Candidate, words: str) -> Iterator[Update]:
    scale = scale_of_prose(words)
    if scale is not None:
        yield Update(held.document, assessor_of(words, held.document), words, one.sentence.spans, scale)


def _rated(held: Held, one: Candidate, head: str, cell: str) -> Iterator[Update]:
    """Yield what a table's cell judges: all of it in a column of ratings, whose head says whose they are."""
    if cell and is_of_ratings(head):
        assessor = assessor_of_column(head, held.document)
        scale = scale_of_field(cell)
        if scale is Scale.UNCLEAR:
            scale = scale_of_prose(cell) or scale
        yield Update(held.document, assessor, cell, one.sentence.spans, scale, colour_in(cell))
        return
    for words in _SENTENCE_END.split(cell):
        yield from _judged(held, one, words)


def _is_row_of(one: Candidate, action: Action, names: Names) -> bool:
    """Tell whether a table's row is about a heading: it holds the heading's words, or names it and no other."""
    if one.passage.kind is not PassageKind.TABLE_ROW:
        return False
    own = any(span.overlaps(place) for span in one.sentence.spans for place in action.spans)
    named = names.headings(one.folded) == {(action.kind, number_of(action))}
    return own or named or fold(action.text).rstrip(".") in one.folded


def cells_of(row: str) -> Iterator[tuple[str, str]]:
    """Yield the head of each column of a table's row, "" where it has none, and the words of its cell."""
    for part in _CELL.split(row):
        head = _COLUMN_HEAD.match(part)
        yield (head.group(1), part[head.end() :].strip()) if head else ("", part.strip())


def _tells(one: Candidate, planned: set[str], names: Names) -> bool:
    """Tell whether a sentence under a heading may judge it: not one that leads into a list or judges the whole."""
    is_prose = one.passage.kind in _PROSE and one.section.section_id not in planned
    leads_in = one.folded.rstrip().endswith(":")
    return is_prose and not leads_in and not names.anything(one.folded) and not is_of_whole(one.folded, one.document)


def oldest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Return updates of several documents in the order they were made; of one, the area's own account first."""
    return tuple(
        sorted(updates, key=lambda one: (str(one.document.date or ""), one.document.document_id, _ORDER[one.assessor]))
    )
