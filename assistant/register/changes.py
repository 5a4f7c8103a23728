"""What became of each action between two times: new, gone, another date, owner, status, number or wording.

The documents up to a day are set against those after it. Newcomers trip over "since the last letter": when nothing
newer is held than that letter, the letter before it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.register.asking import Since
from assistant.register.days import Days
from assistant.register.seen import LETTERS, PLANS, newest_first
from assistant.register.tracked import Mention, Relation, TrackedAction, Update
from corpus.actions import ActionKind, Due, Field
from corpus.documents import Document
from corpus.wording import fold


class What(StrEnum):
    """What became of an action."""

    NEW = "new"
    GONE = "no longer named"
    DATE = "another date"
    OWNER = "another owner"
    STATUS = "another status"
    REF = "another number"
    WORDING = "other words"


@dataclass(frozen=True, slots=True)
class Span:
    """The documents before and after a time, and how the time is said."""

    before: tuple[Document, ...]
    after: tuple[Document, ...]
    base: Document | None
    """The document that stands for the time, None when a day was named."""


@dataclass(frozen=True, slots=True)
class Change:
    """One action before and after; `before` is None when it is new, `after` when it is gone."""

    action: TrackedAction
    what: tuple[What, ...]
    before: Mention | None
    after: Mention | None
    updates: tuple[Update, ...] = ()
    """The status before and after, where it changed."""


def span_of(since: Since, documents: Sequence[Document]) -> Span | None:
    """Return the documents before and after the time asked of; None where there is nothing on one side."""
    kinds = PLANS if since.of_plans else LETTERS if since.of_letters else ()
    dated = newest_first(documents)[::-1]
    compared = [one for one in dated if one.kind in kinds] if since.of_plans or since.between and kinds else dated
    if since.day:
        base, day = None, since.day - timedelta(days=1)
    elif since.within:
        asked = dated_in(since.within, [one for one in dated if one.kind in kinds])
        if not asked or asked[-1].date is None:
            return None
        base, day = asked[-1], asked[-1].date
    else:
        family = [one for one in dated if one.kind in kinds] if kinds else _rounds(dated)
        base = _base(since.which, family, compared)
        if base is None or base.date is None:
            return None
        day = base.date
    before = tuple(one for one in compared if (one.date or date.max) <= day)
    after = tuple(one for one in compared if (one.date or date.min) > day)
    return Span(before, after, base) if before and after else None


def dated_in(days: Days, documents: Sequence[Document]) -> list[Document]:
    """Return the documents dated in these days; of a month without a year those of the last that has any."""
    found = [one for one in documents if one.date and days.first <= one.date <= days.last]
    if found or re.search(r"20\d\d", days.said):
        return found
    earlier = [one for one in documents if one.date and one.date.month == days.first.month and one.date < days.first]
    newest = max((one.date.year for one in earlier if one.date), default=0)
    return [one for one in earlier if one.date and one.date.year == newest]


def _rounds(dated: Sequence[Document]) -> list[Document]:
    """Return the letters, or the plans where there are not two letters: what a round is counted by."""
    letters = [one for one in dated if one.kind in LETTERS]
    return letters if len(letters) > 1 else [one for one in dated if one.kind in PLANS] or list(dated)


def _base(which: str, family: Sequence[Document], compared: Sequence[Document]) -> Document | None:
    if not family:
        return None
    if which == "first":
        return family[0]
    newest = family[-1]
    is_overtaken = any((one.date or date.min) > (newest.date or date.max) for one in compared)
    if which == "last" and is_overtaken:
        return newest
    return family[-2] if len(family) > 1 else None


def changes(actions: Iterable[TrackedAction], span: Span) -> list[Change]:
    """Return the actions that are not as they were, in the order first stated."""
    before_ids = {one.document_id for one in span.before}
    after_ids = {one.document_id for one in span.after}
    found = []
    for action in actions:
        if action.latest.kind is ActionKind.NEXT_STEP:
            continue
        before = _last(action.mentions, before_ids)
        after = _last(action.mentions, after_ids)
        if before is None and (after is None or not _was_expected(after, span.before)):
            continue
        updates = _status_moved(action, before_ids, after_ids)
        what = tuple(_what(action, before, after, after_ids, updates))
        if what:
            found.append(Change(action, what, before, after, updates if What.STATUS in what else ()))
    return found


def _was_expected(after: Mention, before: Sequence[Document]) -> bool:
    """Tell whether an earlier document of the kind was there: of a first plan nothing is new, all of it is."""
    family = PLANS if after.document.kind in PLANS else (after.document.kind,)
    return any(one.kind in family for one in before)


def _last(mentions: Sequence[Mention], ids: set[str]) -> Mention | None:
    return next((one for one in reversed(mentions) if one.document.document_id in ids), None)


def _what(
    action: TrackedAction,
    before: Mention | None,
    after: Mention | None,
    after_ids: set[str],
    updates: tuple[Update, ...],
) -> Iterator[What]:
    if before is None:
        yield What.NEW
        return
    if after is None:
        if action.dropped_since and action.dropped_since.document_id in after_ids:
            yield What.GONE
        elif updates:
            yield What.STATUS
        return
    if _other_due(before.action.due, after.action.due):
        yield What.DATE
    if _other_words(before.action.owner, after.action.owner):
        yield What.OWNER
    if updates:
        yield What.STATUS
    later = {one.action.action_id for one in action.mentions if one.document.document_id in after_ids}
    relations = {link.relation for link in action.links if link.later in later}
    if before.action.ref and after.action.ref and before.action.ref != after.action.ref:
        yield What.REF
    if Relation.REWORDED in relations and before.document.kind is after.document.kind:
        yield What.WORDING


def _other_due(before: Due | None, after: Due | None) -> bool:
    return bool(
        before and after and before.end and after.end and (before.start, before.end) != (after.start, after.end)
    )


def _other_words(before: Field | None, after: Field | None) -> bool:
    return bool(before and after and fold(before.words) != fold(after.words))


def _status_moved(action: TrackedAction, before_ids: set[str], after_ids: set[str]) -> tuple[Update, ...]:
    """Return the last update before and the last after by the same voice, where they stand elsewhere on the scale."""
    moved: list[Update] = []
    for assessor in dict.fromkeys(one.assessor for one in action.updates):
        own = [one for one in action.updates if one.assessor is assessor]
        before = next((one for one in reversed(own) if one.document.document_id in before_ids), None)
        after = next((one for one in reversed(own) if one.document.document_id in after_ids), None)
        if before and after and (before.scale, before.colour) != (after.scale, after.colour):
            moved += [before, after]
    return tuple(moved)
