"""Actions into days of a calendar: when each is due, and when reviews and meetings are to be.

A day is the last one that the document's words can mean ("autumn 2025" ends on 30 November), and the words are told
with it. An action without a date that ends has no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from api.action_words import ASSESSORS, KINDS, SCALES
from api.calendar_file import Day
from api.schemas.actions import ActionOut, DueOut
from api.web.pages import day
from corpus.actions import ActionKind
from corpus.conversations import shortened
from corpus.documents import Document

_SUMMARY_CHARS = 90
_EXACT = "day"


def action_days(actions: Iterable[ActionOut], documents: Iterable[Document], site: str) -> Iterator[Day]:
    """Yield the day of each action that has one; `documents` are those that may speak of them."""
    held_since = {one.document_id: _added(one) for one in documents}
    for action in actions:
        due = action.revised_due or action.due
        if due and due.end:
            yield _day(action, due, due.end, held_since, site)


def _day(action: ActionOut, due: DueOut, on: dt.date, held_since: Mapping[str, dt.datetime], site: str) -> Day:
    speaking = {one.document_id for one in (*action.citations, *action.updates)}
    changes = sorted(held_since[document_id] for document_id in speaking if document_id in held_since)
    place = action.citations[action.proof["text"][0] - 1]
    return Day(
        uid=f"{action.action_id}@stocktake-assistant",
        day=on,
        summary=_summary(action, due),
        lines=list(_lines(action, due, f"{site}{place.url}")),
        url=f"{site}{place.url}",
        kind=KINDS[action.kind],
        changed_at=changes[-1] if changes else dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
        edition=len(changes),
    )


def _summary(action: ActionOut, due: DueOut) -> str:
    state = "Closed: " if action.closed else ""
    kind = "" if action.kind is ActionKind.PLAN_ACTION else f"{KINDS[action.kind]}: "
    words = shortened(" ".join(filter(None, (action.ref, action.title))), _SUMMARY_CHARS)
    by = "" if due.precision == _EXACT else f" ({due.words})"
    return f"{state}{kind}{words}{by}{f', {action.area}' if action.area else ''}"


def _lines(action: ActionOut, due: DueOut, url: str) -> Iterator[str]:
    yield action.text
    yield f"Due: {_told(due)}"
    if action.revised_due and action.due and action.slip_days is not None:
        yield f"First set: {_told(action.due)}; {moved(action.slip_days)}"
    for name, words in (("Owner", action.owner), ("Accountable", action.accountable), ("Body", action.body)):
        if words:
            yield f"{name}: {words}"
    for said in action.says_now:
        when = f", {day(said.date)}" if said.date else ""
        yield f"{ASSESSORS[said.assessor]}{when}: “{said.words}” ({SCALES[said.scale].lower()})"
    if action.dropped:
        yield f"Last stated {day(action.last_seen)}, not named on {day(action.dropped_since)}"
    place = action.citations[action.proof["text"][0] - 1]
    yield f"Source: {place.document}, page {place.page}: {url}"


def moved(days: int) -> str:
    """Return in words how far a date was moved."""
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{count} {'later' if days > 0 else 'earlier'}" if days else "the same last day"


def _told(due: DueOut) -> str:
    if due.precision == _EXACT or due.start is None or due.end is None:
        return due.words
    return f"{due.words}, which ends on {day(due.end)}"


def _added(document: Document) -> dt.datetime:
    if document.added_at:
        return dt.datetime.fromisoformat(document.added_at).astimezone(dt.UTC).replace(microsecond=0)
    return dt.datetime.combine(document.date or dt.date(1970, 1, 1), dt.time(), dt.UTC)
