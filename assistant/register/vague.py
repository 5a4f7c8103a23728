"""What a commitment lacks to be checkable: who, by when, and how anybody will know.

An owner that says "to be confirmed" is no owner, a date without a year is no date.
"""

from __future__ import annotations

import re

from assistant.register.tracked import Missing
from corpus.actions import Action, ActionKind, Field
from corpus.wording import fold

_PENDING = re.compile(
    r"\W*(tbc|tba|tbd|n/?a|none|to be (confirmed|agreed|appointed|identified|determined|decided|set|recruited)"
    r"|vacan(t|cy)|not (yet )?(known|agreed|set|appointed|identified|confirmed)|unknown|\?+|-+)\b.*"
)
_COMMITMENTS = (ActionKind.PLAN_ACTION, ActionKind.CONTINUED_FOCUS)


def missing_in(action: Action) -> tuple[Missing, ...]:
    """Return what an action's newest statement lacks; headings and meetings are no commitments and lack nothing."""
    if action.kind not in _COMMITMENTS:
        return ()
    lacks = {
        Missing.OWNER: not any(map(is_given, (action.owner, action.accountable, action.body))),
        Missing.DUE: action.due is None or action.due.end is None,
        Missing.MEASURE: not is_given(action.success),
    }
    return tuple(one for one in Missing if lacks[one])


def is_given(field: Field | None) -> bool:
    """Tell whether a field says something, and not only that it is still open."""
    return field is not None and not _PENDING.fullmatch(fold(field.words))
