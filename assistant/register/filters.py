"""What is wanted of the register into the actions that fit, the worst first.

Every condition that is given must hold. Overdue is measured on a day that the caller gives, against the date first
set: nothing here asks what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from assistant.register.tracked import Assessor, Missing, Scale, TrackedAction, Update
from assistant.register.vague import is_given
from corpus.actions import Action, ActionKind, Due
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
    return all(
        holds(action, wanted) for name, holds in _CONDITIONS.items() if getattr(wanted, name) not in _NO_CONDITION
    )


def lacks(action: Action, name: str) -> bool:
    """Tell whether a statement gives no such field; a date with no day in it is none, "to be confirmed" is no owner."""
    if name == "due":
        return action.due is None or action.due.end is None
    return not is_given(getattr(action, name))


def _newest_due(action: TrackedAction) -> Due | None:
    return action.revised_due or action.original_due


def _due_from(action: TrackedAction, wanted: Wanted) -> bool:
    due = _newest_due(action)
    return bool(due and due.end and due.end >= wanted.due_from)


def _due_to(action: TrackedAction, wanted: Wanted) -> bool:
    due = _newest_due(action)
    return bool(due and due.start and due.start <= wanted.due_to)


def _judged(action: TrackedAction, wanted: Wanted) -> list[Update]:
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
    due = _newest_due(action)
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


_NO_CONDITION = (None, (), "")
_CONDITIONS: Mapping[str, Callable[[TrackedAction, Wanted], bool]] = MappingProxyType(
    {
        "kinds": lambda action, wanted: action.latest.kind in wanted.kinds,
        "refs": lambda action, wanted: (action.latest.ref or "").casefold() in {one.casefold() for one in wanted.refs},
        "owner": lambda action, wanted: fold(wanted.owner) in fold(_people(action)),
        "words": lambda action, wanted: all(word in fold(action.latest.text) for word in fold(wanted.words).split()),
        "scales": lambda action, wanted: any(one.scale in wanted.scales for one in _judged(action, wanted)),
        "assessors": lambda action, wanted: any(one.assessor in wanted.assessors for one in action.latest_updates),
        "missing": lambda action, wanted: set(wanted.missing) <= set(action.missing),
        "document_ids": lambda action, wanted: any(
            one.document.document_id in wanted.document_ids for one in action.mentions
        ),
        "due_from": _due_from,
        "due_to": _due_to,
        "overdue_on": lambda action, wanted: action.is_overdue(wanted.overdue_on),
        "changed_since": lambda action, wanted: _last_said(action) >= wanted.changed_since,
        "lacking": lambda action, wanted: all(lacks(action.latest, name) for name in wanted.lacking),
        "lacking_any": lambda action, wanted: any(lacks(action.latest, name) for name in wanted.lacking_any),
        "colours": lambda action, wanted: any(
            fold(one.colour or "") in wanted.colours for one in _judged(action, wanted)
        ),
        "is_dropped": lambda action, wanted: wanted.is_dropped == (action.dropped_since is not None),
        "is_disputed": lambda action, wanted: wanted.is_disputed == action.is_disputed,
        "is_slipped": lambda action, wanted: wanted.is_slipped == bool(action.slip_days and action.slip_days > 0),
        "is_complete": lambda action, wanted: wanted.is_complete == action.is_complete,
    }
)
"""What each condition asks of an action, looked at only when it is given: a page counts thousands many times over."""
