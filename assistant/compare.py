"""Questions that set two things side by side into one statement a side, each from its own search.

Two areas or two rounds are two scopes: a comparison runs once per scope. Two topics ("EHCPs or health
waits") are two rankings over the same documents. We place them beside each other and rank neither.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answers import Status
from assistant.drafts import Draft, Pick, picks
from assistant.inquiry import Inquiry
from assistant.questions import Asked, Question, understand
from assistant.rank import Ranked
from assistant.select import leading
from assistant.words import is_generic, table
from corpus.passages import PassageKind

_BETWEEN = re.compile(r"\s+(?:or|versus|vs?\.?|compared (?:with|to)|against|than|rather than)\s+")
_AND = re.compile(r"\s+(?:and|with|to)\s+")
_BOTH_NAMED = re.compile(r"\b(compare|between|both|differences?)\b")
_SIDE_WORDS = 5
_PER_SIDE = 2
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
        best = [one for one in ranked if one.candidate.passage.kind is not PassageKind.HEADING][:_PER_SIDE]
        if not best or best[0].score < _ENOUGH or not _speaks_of(side, best[0]):
            return None
        chosen.extend(one for one in best if one.candidate.key not in {known.candidate.key for known in chosen})
    return Draft(Status.ANSWERED, picks=picks(one.candidate for one in chosen))


def _speaks_of(side: Question, one: Ranked) -> bool:
    return any(
        term in one.candidate.terms or term in one.candidate.context for term in side.terms if not is_generic(term)
    )


def _sides(question: Question) -> tuple[Question, Question] | None:
    """Return the two topics a question sets side by side, each asked about as the whole question asks."""
    text = question.folded.rstrip("?. ")
    found = _BETWEEN.search(text) or (_AND.search(text) if _BOTH_NAMED.search(text) else None)
    if not found:
        return None
    one = _trimmed(text[: found.start()].split()[-_SIDE_WORDS:])
    other = _trimmed(re.split(r"[,;:?]", text[found.end() :])[0].split()[: _SIDE_WORDS + 1])
    sides = (understand(f"progress on {one}"), understand(f"progress on {other}"))
    if not one or not other or set(sides[0].terms) == set(sides[1].terms):
        return None
    return sides


def _trimmed(words: list[str]) -> str:
    """Return the words of one side without what belongs to the frame of the question."""
    kept = list(words)
    edges = _edges()
    while kept and kept[0] in edges:
        kept.pop(0)
    for index in range(len(kept) - 1, -1, -1):
        if kept[index] in edges and index < len(kept) - 1:
            kept = kept[index + 1 :]
            break
    return " ".join(kept)


@cache
def _edges() -> frozenset[str]:
    return frozenset(table("words")["asks_comparison"].split())


def side_by_side(drafts: list[tuple[str, Draft]]) -> Draft:
    """Return the answers of several scopes as one, in order, with what is missing said."""
    stated: list[Pick] = [one for _, draft in drafts for one in draft.picks]
    silent = [name for name, draft in drafts if not draft.picks]
    if not stated:
        return drafts[0][1]
    message = f"Nothing on this was found for {' or '.join(silent)}." if silent else ""
    status = Status.PARTLY_ANSWERED if silent else Status.ANSWERED
    return Draft(status, message, tuple(stated), newer=tuple(one for _, d in drafts for one in d.newer))
