"""What each document says of an action: its status field, its own account, or the sentences under its heading.

An update belongs to whoever says it: one document can hold the area's account and DfE's judgement of the same
action, and they are never merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.holdings import Held
from assistant.register.judging import assessor_of, colour_in, scale_of_field, scale_of_prose
from assistant.register.tracked import Assessor, Update
from corpus.actions import Action, ActionKind
from corpus.passages import PassageKind

_TOLD_IN_PROSE = (ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA)
_PROSE = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_ORDER = {assessor: place for place, assessor in enumerate(Assessor)}


def updates_of(held: Held, action: Action) -> tuple[Update, ...]:
    """Return what one document says of one of its actions, the area's own account first."""
    found = [*_from_fields(held, action), *_from_prose(held, action)]
    return tuple(sorted(found, key=lambda update: _ORDER[update.assessor]))


def _from_fields(held: Held, action: Action) -> Iterator[Update]:
    for field in (action.status, action.progress):
        if field is None or (field is action.progress and action.status and field.spans == action.status.spans):
            continue
        scale = scale_of_field(field.words) if field is action.status else scale_of_prose(field.words)
        if scale is not None:
            assessor = assessor_of(field.words, held.document)
            colour = colour_in(field.words) if field is action.status else None
            yield Update(held.document, assessor, field.words, field.spans, scale, colour)
            return


def _from_prose(held: Held, action: Action) -> Iterator[Update]:
    if action.kind not in _TOLD_IN_PROSE:
        return
    for one in held.in_section(action.section_id):
        scale = scale_of_prose(one.text) if one.passage.kind in _PROSE else None
        if scale is not None:
            yield Update(held.document, assessor_of(one.text, held.document), one.text, one.sentence.spans, scale)


def oldest_first(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Return updates of several documents in the order they were made."""
    return tuple(sorted(updates, key=lambda one: (str(one.document.date or ""), one.document.document_id)))
