"""Questions that set two things side by side into one statement a side, each from its own search.

Two areas or two rounds are two scopes: a comparison runs once per scope. Two topics ("EHCPs or health
waits") are two rankings over the same documents. We place them beside each other and rank neither.
"""

from __future__ import annotations

import re

from assistant.answers import Status
from assistant.drafts import Draft, Pick, picks
from assistant.inquiry import Inquiry
from assistant.questions import Asked, Question, understand
from assistant.rank import Ranked
from assistant.select import leading
from corpus.passages import PassageKind

_SIDES = re.compile(
    r"(?:\bbetween\b|\bcompare\b|,|:|\bon\b|\bfor\b|\bin\b|\bof\b|\bthan\b|\bthe\b|^)\s*(?P<one>[^,:?]{3,60}?)\s+(?:or|versus|vs\.?|compared (?:with|to)|against|and|than|with)\s+(?:(?:on|for|in|of|is|are|the|about) )*(?P<other>[^,?]{3,60})"
)
_ENOUGH = 0.30


def compare(inquiry: Inquiry) -> Draft | None:
    """Answer a comparison of two topics with the best sentence on each."""
    question = inquiry.question
    if Asked.COMPARISON not in question.asks or question.refs:
        return None
    sides = _sides(question)
    if sides is None:
        return None
    chosen: list[Ranked] = []
    for side in sides:
        ranked = leading(inquiry.rank((one.candidate for one in inquiry.ranked), side), inquiry)
        best = [one for one in ranked if one.candidate.passage.kind is not PassageKind.HEADING][:1]
        if not best or best[0].score < _ENOUGH:
            return None
        chosen.extend(one for one in best if one.candidate.key not in {known.candidate.key for known in chosen})
    both = [
        one
        for one in leading(inquiry.ranked, inquiry)[:1]
        if one.candidate.key not in {c.candidate.key for c in chosen}
    ]
    return Draft(Status.ANSWERED, picks=picks(one.candidate for one in [*both, *chosen]))


def _sides(question: Question) -> tuple[Question, Question] | None:
    """Return the two topics a question sets side by side, each with the question's own frame."""
    found = _SIDES.search(question.folded)
    if not found:
        return None
    frame = question.folded[: found.start()] + " "
    one, other = (understand(frame + found[side]) for side in ("one", "other"))
    if not one.terms or not other.terms or set(one.terms) == set(other.terms):
        return None
    return one, other


def side_by_side(drafts: list[tuple[str, Draft]]) -> Draft:
    """Return the answers of several scopes as one, in order, with what is missing said."""
    stated: list[Pick] = [one for _, draft in drafts for one in draft.picks]
    silent = [name for name, draft in drafts if not draft.picks]
    if not stated:
        return drafts[0][1]
    message = f"Nothing on this was found for {' or '.join(silent)}." if silent else ""
    status = Status.PARTLY_ANSWERED if silent else Status.ANSWERED
    return Draft(status, message, tuple(stated), notices=tuple(n for _, d in drafts for n in d.notices))
