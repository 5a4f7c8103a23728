"""What each document says of an action: its status field, its own account, or the sentences under its heading.

An update belongs to whoever says it: one document can hold the area's account and DfE's judgement of the same
action, and they are never merged. Sentences elsewhere that name or mean an action are found by `said.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.holdings import Candidate, Held
from assistant.register.judging import assessor_of, colour_in, scale_of_field, scale_of_prose
from assistant.register.named import Names
from assistant.register.stated import HEADINGS, PLANS, line_of, number_of
from assistant.register.tracked import Assessor, Scale, Update
from assistant.register.vague import is_given
from corpus.actions import Action, ActionKind
from corpus.passages import PassageKind
from corpus.wording import fold

_PROSE = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_PARTS_OF_ROW = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|;\s+(?=[A-Z][^:;.]{0,60}:\s)")
_COLUMN_HEAD = re.compile(r"^[A-Z][^:;.]{0,60}:\s+")
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
        scale = scale_of_prose(words) or Scale.NO_JUDGEMENT
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
            for words in row_sentences(one.text):
                yield from _judged(held, one, words)


def _judged(held: Held, one: Candidate, words: str) -> Iterator[Update]:
    scale = scale_of_prose(words)
    if scale is not None:
        yield Update(held.document, assessor_of(words, held.document), words, one.sentence.spans, scale)


def _is_row_of(one: Candidate, action: Action, names: Names) -> bool:
    """Tell whether a table's row is about a heading: it holds the heading's words, or names it and no other."""
    if one.passage.kind is not PassageKind.TABLE_ROW:
        return False
    own = any(span.overlaps(place) for span in one.sentence.spans for place in action.spans)
    named = names.headings(one.folded) == {(action.kind, number_of(action))}
    return own or named or fold(action.text).rstrip(".") in one.folded


def row_sentences(row: str) -> tuple[str, ...]:
    """Return the sentences of a table's row, without the heads of its columns."""
    return tuple(_COLUMN_HEAD.sub("", part).strip() for part in _PARTS_OF_ROW.split(row) if part.strip())


def _tells(one: Candidate, planned: set[str], names: Names) -> bool:
    is_prose = one.passage.kind in _PROSE and one.section.section_id not in planned
    return is_prose and not names.anything(one.folded)


def oldest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Return updates of several documents in the order they were made; of one, the area's own account first."""
    return tuple(
        sorted(updates, key=lambda one: (str(one.document.date or ""), one.document.document_id, _ORDER[one.assessor]))
    )
