"""What each document says of an action: its status field, its own account, or the sentences under its heading.

An update belongs to whoever says it: one document can hold the area's account and DfE's judgement of the same
action, and they are never merged. Sentences elsewhere that name or mean an action are found by `said.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.holdings import Candidate, Held
from assistant.register.judging import assessor_of, colour_in, scale_of_field, scale_of_prose
from assistant.register.named import actions_named, headings_named
from assistant.register.stated import HEADINGS
from assistant.register.tracked import Assessor, Scale, Update
from assistant.register.vague import is_given
from corpus.actions import Action, ActionKind
from corpus.passages import PassageKind

_PROSE = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_ORDER = {assessor: place for place, assessor in enumerate(Assessor)}


def updates_of(held: Held, action: Action) -> tuple[Update, ...]:
    """Return what one document says of one of its actions in its fields and under its heading."""
    return (*_from_fields(held, action), *_from_prose(held, action))


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


def _from_prose(held: Held, action: Action) -> Iterator[Update]:
    """Yield the judgements under a heading that name nothing: what they judge is the heading's."""
    if action.kind not in HEADINGS:
        return
    planned = {one.section_id for one in held.actions if one.kind is ActionKind.PLAN_ACTION}
    for one in held.in_section(action.section_id):
        scale = scale_of_prose(one.text) if _tells(one) and one.section.section_id not in planned else None
        if scale is not None:
            yield Update(held.document, assessor_of(one.text, held.document), one.text, one.sentence.spans, scale)


def _tells(one: Candidate) -> bool:
    return one.passage.kind in _PROSE and not headings_named(one.folded) and not actions_named(one.folded)


def oldest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Return updates of several documents in the order they were made; of one, the area's own account first."""
    return tuple(
        sorted(updates, key=lambda one: (str(one.document.date or ""), one.document.document_id, _ORDER[one.assessor]))
    )
