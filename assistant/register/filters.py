"""What is wanted of the register into the actions that fit, the worst first.

Every condition that is given must hold. Overdue is measured on a day that the caller gives, against the date first
set: nothing here asks what day it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.register.tracked import Assessor, Missing, Scale, TrackedAction
from assistant.register.vague import is_given
from corpus.actions import Action, ActionKind
from corpus.wording import fold


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions on actions; one left empty is no condition."""

    kinds: tuple[ActionKind, ...] = ()
    refs: tuple[str, ...] = ()
    owner: str = ""
    """Words that the owner, the accountable officer or the body holds."""
    words: str = ""
    """Words that the action's own text holds."""
    scales: tuple[Scale, ...] = ()
    assessors: tuple[Assessor, ...] = ()
    missing: tuple[Missing, ...] = ()
    document_ids: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    overdue_on: date | None = None
    is_dropped: bool | None = None
    is_disputed: bool | None = None
    is_slipped: bool | None = None
    changed_since: date | None = None
    """Something was said of it in a document of this day or later."""
    lacking: tuple[str, ...] = ()
    """Names of `Action` fields, none of which the newest statement gives."""
    lacking_any: tuple[str, ...] = ()
    """Names of `Action` fields, at least one of which the newest statement does not give."""
    colours: tuple[str, ...] = ()
    """Colours, one of which the newest status prints."""
    is_complete: bool | None = None


_WORST = (Scale.DELAYED, Scale.AT_RISK, Scale.NOT_STARTED, Scale.UNCLEAR, Scale.NO_JUDGEMENT, Scale.SOME_PROGRESS)


def select(actions: Iterable[TrackedAction], wanted: Wanted, today: date) -> tuple[TrackedAction, ...]:
    """Return the actions that fit, the worst first."""
    return tuple(sorted((one for one in actions if fits(one, wanted)), key=lambda one: badness(one, today)))


def fits(action: TrackedAction, wanted: Wanted) -> bool:
    """Tell whether an action meets every condition given."""
    latest = action.latest
    due = action.revised_due or action.original_due
    conditions = (
        (wanted.kinds, lambda: latest.kind in wanted.kinds),
        (wanted.refs, lambda: (latest.ref or "").casefold() in {ref.casefold() for ref in wanted.refs}),
        (wanted.owner, lambda: fold(wanted.owner) in fold(_people(action))),
        (wanted.words, lambda: all(word in fold(latest.text) for word in fold(wanted.words).split())),
        (wanted.scales, lambda: any(one.scale in wanted.scales for one in _judged(action, wanted))),
        (wanted.assessors, lambda: any(one.assessor in wanted.assessors for one in action.latest_updates)),
        (wanted.missing, lambda: set(wanted.missing) <= set(action.missing)),
        (wanted.document_ids, lambda: any(m.document.document_id in wanted.document_ids for m in action.mentions)),
        (wanted.due_from, lambda: bool(due and due.end and due.end >= wanted.due_from)),
        (wanted.due_to, lambda: bool(due and due.start and due.start <= wanted.due_to)),
        (wanted.overdue_on, lambda: action.is_overdue(wanted.overdue_on)),
        (wanted.changed_since, lambda: _last_said(action) >= wanted.changed_since),
        (wanted.lacking, lambda: all(lacks(latest, name) for name in wanted.lacking)),
        (wanted.lacking_any, lambda: any(lacks(latest, name) for name in wanted.lacking_any)),
        (wanted.colours, lambda: any(fold(one.colour or "") in wanted.colours for one in _judged(action, wanted))),
    )
    flags = (
        (wanted.is_dropped, action.dropped_since is not None),
        (wanted.is_disputed, action.is_disputed),
        (wanted.is_slipped, bool(action.slip_days and action.slip_days > 0)),
        (wanted.is_complete, action.is_complete),
    )
    return all(holds() for given, holds in conditions if given) and all(
        asked == found for asked, found in flags if asked is not None
    )


def lacks(action: Action, name: str) -> bool:
    """Tell whether a statement gives no such field; a date with no day in it is none, "to be confirmed" is no owner."""
    if name == "due":
        return action.due is None or action.due.end is None
    return not is_given(getattr(action, name))


def _judged(action: TrackedAction, wanted: Wanted):
    return [one for one in action.latest_updates if not wanted.assessors or one.assessor in wanted.assessors]


def _people(action: TrackedAction) -> str:
    fields = (action.owner, action.latest.accountable, action.latest.body)
    return " ".join(field.words for field in fields if field)


def _last_said(action: TrackedAction) -> date:
    days = [one.document.date for one in (*action.mentions, *action.updates) if one.document.date]
    return max(days, default=date.min)


def badness(action: TrackedAction, today: date) -> tuple:
    """Return what actions are ordered by, the worst first; no two actions have the same."""
    scales = {one.scale for one in action.latest_updates}
    worst = next((place for place, scale in enumerate(_WORST) if scale in scales), len(_WORST))
    due = action.revised_due or action.original_due
    return (
        not action.is_overdue(today),
        worst,
        action.dropped_since is None,
        not action.is_disputed,
        -len(action.missing),
        due.end if due and due.end else date.max,
        action.area,
        action.latest.ref or "",
        action.tracked_id,
    )
