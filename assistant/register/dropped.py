"""Actions that stopped being mentioned: by which document the silence began.

Silence counts only where the action would have been named: a later version of the plan it stands in, or a later
letter for what a letter asked. That another kind of document does not speak of it says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.actions import ActionKind
from corpus.documents import Document, DocumentKind

_PLANS = frozenset({DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN})
_LETTERS = frozenset({DocumentKind.STOCKTAKE_LETTER})
_FOLLOWED = frozenset(ActionKind) - {ActionKind.NEXT_STEP}


def silent_since(kind: ActionKind, last_seen: Document, documents: Sequence[Document]) -> Document | None:
    """Return the first of an area's later `documents` that should have named an action and did not."""
    if kind not in _FOLLOWED or last_seen.date is None:
        return None
    family = next((one for one in (_PLANS, _LETTERS) if last_seen.kind in one), frozenset())
    later = [one for one in documents if one.kind in family and one.date and one.date > last_seen.date]
    return min(later, key=lambda one: (one.date, one.document_id), default=None)
