"""Tracked actions and measures into the form they travel in, every field with the citations that carry it.

Nothing is decided here: which date counts, who says what and what is missing come from the register.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from api.citing import Quotes, Sources
from api.schemas.actions import (
    ActionHistory,
    ActionOut,
    DueOut,
    LinkOut,
    MentionOut,
    MilestoneOut,
    StatusOut,
    UpdateOut,
)
from api.schemas.measures import FigureOut, MeasureOut
from assistant.register.overdue import OVERDUE_RULE
from assistant.register.tracked import Mention, TrackedAction, Update
from corpus.actions import Due, Field, Measure
from corpus.documents import Document

_FIELDS = ("owner", "accountable", "body", "success")


def action_out(action: TrackedAction, quotes: Quotes, as_of: dt.date) -> ActionOut:
    """Return an action as it travels."""
    return ActionOut(**_told(action, Sources(quotes), as_of))


def action_history(action: TrackedAction, quotes: Quotes, as_of: dt.date) -> ActionHistory:
    """Return an action with every statement of it."""
    sources = Sources(quotes)
    told = _told(action, sources, as_of)
    mentions = [_mention(one, sources) for one in action.mentions]
    told["citations"] = sources.citations
    return ActionHistory(**told, overdue_rule=OVERDUE_RULE, mentions=mentions)


def measure_out(document: Document, measure: Measure, quotes: Quotes) -> MeasureOut:
    """Return a measure as it travels."""
    sources = Sources(quotes)
    return MeasureOut(
        measure_id=measure.measure_id,
        area=document.area,
        document_id=document.document_id,
        document=document.title,
        date=document.date,
        ref=measure.ref,
        name=measure.name.words,
        name_citations=sources.cite(document, measure.section_id, measure.name.spans),
        figures=[
            FigureOut(
                role=figure.role,
                period=figure.period,
                words=figure.value.words,
                citations=sources.cite(document, measure.section_id, figure.value.spans),
            )
            for figure in measure.figures
        ],
        citations=sources.citations,
    )


def _told(action: TrackedAction, sources: Sources, as_of: dt.date) -> dict[str, Any]:
    newest = action.mentions[-1]
    stated = _stated(newest, sources)
    owner, due = _last_owner(action), _first_due(action)
    stated["owner"] = owner and owner[1].words
    _prove(stated["proof"], "owner", owner, sources)
    _prove(stated["proof"], "due", due, sources)
    _prove(stated["proof"], "revised_due", _giving(action, action.revised_due), sources)
    updates = [_update(one, action, sources) for one in action.updates]
    newest_word = max(action.latest_updates, key=lambda one: one.document.date or dt.date.min, default=None)
    return {
        **stated,
        "action_id": action.tracked_id,
        "area": action.area,
        "due": DueOut.of(due and due[1]),
        "revised_due": DueOut.of(action.revised_due),
        "slip_days": action.slip_days,
        "overdue": action.is_overdue(as_of),
        "as_of": as_of,
        "status": newest_word and StatusOut.model_validate(newest_word, from_attributes=True),
        "assessor": newest_word and newest_word.assessor,
        "says_now": [_update(one, action, sources) for one in action.latest_updates],
        "disputed": action.is_disputed,
        "dropped": action.dropped_since is not None,
        "dropped_since": action.dropped_since and action.dropped_since.date,
        "closed": action.is_closed,
        "missing": list(action.missing),
        "first_seen": action.first_seen.date,
        "last_seen": action.last_seen.date,
        "updates": updates,
        "links": [LinkOut.model_validate(one, from_attributes=True) for one in action.links],
        "citations": sources.citations,
    }


def _mention(mention: Mention, sources: Sources) -> MentionOut:
    action, document = mention.action, mention.document
    stated = _stated(mention, sources)
    for name in ("status", "progress", "former_due"):
        _prove(stated["proof"], name, _placed(mention, getattr(action, name)), sources)
    return MentionOut(
        **stated,
        action_id=action.action_id,
        document=document.title,
        document_kind=document.kind,
        date=document.date,
        former_due=DueOut.of(action.former_due),
        status=action.status and action.status.words,
        progress=action.progress and action.progress.words,
    )


def _stated(mention: Mention, sources: Sources) -> dict[str, Any]:
    """Return what one document states, with the citations of each field."""
    action, document = mention.action, mention.document
    proof = {"text": sources.cite(document, action.section_id, action.spans)}
    for name in (*_FIELDS, "due"):
        _prove(proof, name, _placed(mention, getattr(action, name)), sources)
    milestones = [
        MilestoneOut(
            words=one.words,
            due=DueOut.of(one.due),
            citations=sources.cite(document, action.section_id, (*one.spans, *(one.due.spans if one.due else ()))),
        )
        for one in action.milestones
    ]
    words = {name: field and field.words for name in _FIELDS for field in [getattr(action, name)]}
    return {
        "document_id": document.document_id,
        "kind": action.kind,
        "ref": action.ref,
        "title": action.title,
        "text": action.text,
        "due": DueOut.of(action.due),
        "milestones": milestones,
        "proof": proof,
        **words,
    }


_Placed = tuple[Mention, Field | Due] | None
"""A field and the statement that gives it."""


def _placed(mention: Mention, field: Field | Due | None) -> _Placed:
    return (mention, field) if field else None


def _prove(proof: dict[str, list[int]], name: str, placed: _Placed, sources: Sources) -> None:
    proof.pop(name, None)
    if placed:
        mention, field = placed
        proof[name] = sources.cite(mention.document, mention.action.section_id, field.spans)


def _last_owner(action: TrackedAction) -> _Placed:
    return next(((one, one.action.owner) for one in reversed(action.mentions) if one.action.owner), None)


def _first_due(action: TrackedAction) -> _Placed:
    """Return the date first set, or the newest words about one when no document gives a day."""
    return _giving(action, action.original_due) or _placed(action.mentions[-1], action.latest.due)


def _giving(action: TrackedAction, due: Due | None) -> _Placed:
    for one in action.mentions:
        if due and any(due is each for each in (one.action.former_due, one.action.due)):
            return one, due
    return None


def _update(update: Update, action: TrackedAction, sources: Sources) -> UpdateOut:
    said_of = next((one.action for one in action.mentions if one.document == update.document), action.latest)
    return UpdateOut(
        date=update.document.date,
        document_id=update.document.document_id,
        document=update.document.title,
        assessor=update.assessor,
        words=update.words,
        scale=update.scale,
        colour=update.colour,
        citations=sources.cite(update.document, said_of.section_id, update.spans),
    )
