"""Questions over a plan's actions by owner, rating or date into every row that fits, from the actions read.

A row fits by the words in its own field: "led by Hannah" is not met by a row that merely mentions her.
"""

from __future__ import annotations

import re

from assistant.answers import Status
from assistant.drafts import Draft, Pick, pick
from assistant.holdings import Candidate, Held
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.words import words
from corpus.actions import Action, ActionKind, Field
from corpus.documents import DocumentKind
from corpus.passages import PassageKind
from corpus.wording import fold

_ACTIONS = re.compile(
    r"\b(which|what|all|list|every|any|how many)\b.*\bactions?\b(?! plan)"
    r"|\bactions?\b.*\b(lead|leads|leading|own|owns|rated|red|amber|green|overdue)\b|\b\w+'s actions\b"
)
_RATINGS = re.compile(r"\b(red|amber|green|blue|overdue|complete|completed|not started|delayed|on track)\b")
_ACCOUNTABLE = re.compile(r"\b(accountable|sro)\b")
PLANS = (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN)
"""Looked at before minutes and letters, which repeat some of a plan's actions."""
_SHORTEST_NAME = 4


def plan_actions(inquiry: Inquiry) -> Draft | None:
    """Answer "which actions does NAME lead" and "which actions are rated Red" with all of them."""
    question = inquiry.question
    if question.refs or not _ACTIONS.search(question.folded) or question.wants(Asked.WHEN, Asked.WHY):
        return None
    for held in sorted(inquiry.held, key=lambda held: held.document.kind not in PLANS):
        actions = [one for one in held.actions if one.kind is ActionKind.PLAN_ACTION]
        found = _owned(inquiry, actions) or _rated(inquiry, actions)
        if found:
            rows = [row for action in found for row in rows_of(held, action)]
            message = f"{len(found)} of the {len(actions)} actions in “{held.document.title}”:"
            return Draft(Status.ANSWERED, message, tuple(dict.fromkeys(rows)))
    return None


def rows_of(held: Held, action: Action) -> list[Pick]:
    """Return the table rows, or the lines of a label block, that an action was read from."""
    touching = [one for one in held.candidates if _touches(one, action)]
    rows = [one for one in touching if one.passage.kind is PassageKind.TABLE_ROW]
    return [pick(one) for one in rows or touching if one.passage.kind is not PassageKind.HEADING]


def _owned(inquiry: Inquiry, actions: list[Action]) -> list[Action]:
    """Return the actions whose lead (or accountable officer, if that is asked) the question names."""
    accountable = bool(_ACCOUNTABLE.search(inquiry.question.folded))
    asked = {word for word in inquiry.question.words if len(word) >= _SHORTEST_NAME}
    scored = [(_named(action.accountable if accountable else action.owner, asked), action) for action in actions]
    best = max((score for score, _ in scored), default=0)
    return [action for score, action in scored if score and score == best]


def _named(field: Field | None, asked: set[str]) -> int:
    name = words(field.words.split(",")[0]) if field else []
    return len(asked & set(name))


def _rated(inquiry: Inquiry, actions: list[Action]) -> list[Action]:
    wanted = set(_RATINGS.findall(inquiry.question.folded))
    return [one for one in actions if one.status and wanted & set(_RATINGS.findall(fold(one.status.words)))]


def _touches(candidate: Candidate, action: Action) -> bool:
    return any(one.overlaps(other) for one in candidate.sentence.spans for other in action.spans)
