"""Rows that meet a condition into those that came to meet it since a time ("completed since the last letter").

Conditions that nothing can come to, such as having no owner, are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.register.changes import Span, What, changes, span_of
from assistant.register.conditions import SCALES
from assistant.register.days import in_words
from assistant.register.ground import Ground
from assistant.register.seen import PLANS, Row
from assistant.register.telling import titled
from corpus.documents import Document

_BECAME = {"slipped": What.DATE, "dropped": What.GONE, **dict.fromkeys(SCALES, What.STATUS)}
"""What an action must have come to."""


def _first_held(span: Span, rows: Sequence[Row]) -> Document | None:
    """Return the plan that rows stand in when none before it is held, so that nothing in it can be called a change."""
    if any(one.kind in PLANS for one in span.before):
        return None
    return next((row.mention.document for row in rows if row.mention.document.kind in PLANS), None)


def since(ground: Ground, rows: Sequence[Row]) -> tuple[Sequence[Row], str]:
    """Return the rows that came to meet the conditions since the time asked of, and how that is said."""
    asking = ground.asking
    kinds = {_BECAME[name] for name in asking.conditions if name in _BECAME}
    if asking.since is None or not kinds:
        return rows, ""
    span = span_of(asking.since, ground.documents)
    if span is None:
        return rows, ", whenever that came about: nothing is held from both before and after the time asked of"
    if unknown := _first_held(span, rows):
        return rows, f"; whether that came about since then cannot be told, {titled(unknown)} being the first plan held"
    found = {one.action.tracked_id for one in changes(ground.actions, span) if kinds & set(one.what)}
    when = titled(span.base) if span.base else in_words(asking.since.day) if asking.since.day else ""
    return [row for row in rows if row.action.tracked_id in found], f", and came to be so after {when}"
