"""Questions for a list or a count into the whole list, from structure and never from the top of a ranking.

"Which priority action is subject to a deep dive" is not such a question: words beyond the list's own name
make it a search. What the list covers is said when it is not everything held.
"""

from __future__ import annotations

import re

from assistant.answers import Status
from assistant.drafts import Draft, picks
from assistant.holdings import Candidate, Held
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.refs import heading_of, number_word, sections_of_kind
from assistant.words import is_generic
from corpus.actions import ActionKind
from corpus.passages import PassageKind, SectionRole

_PRIORITY = re.compile(r"\b(areas? for )?priority actions?\b(?! plan)|\bapas?\b|\bpas\b")
_IMPROVEMENT = re.compile(r"\bareas? (for|of|needing) improvements?\b|\bimprovement areas?\b|\bafis?\b")
_FOCUS = re.compile(
    r"\b(continued|further|future) (focus|work|development|attention)\b|\bareas? (of|for) (continued |further )?(focus|development|work)\b|\brecommendations?\b|\bactions?\b(?! plan)|\bfocus areas?\b|\bstill (to do|need|needs)\b|\bto do list\b|\basks\b|\bwhat (do|should) we (need to )?(do|work on|focus on)\b|\bneeds? (further )?(work|attention|improv\w+)\b"
)
_STEPS = re.compile(r"\bnext steps\b|\bwhat happens (next|now)\b|\bwhat('s| is) next\b|\bwhat comes next\b")
_LIST_TERMS = frozenset(
    {"=priority_action", "=improvement_area", "recommend", "focu", "focus", "continu", "develop", "attent", "ask"}
)
_MOST_FOCUS_SENTENCES = 14


def whole_list(inquiry: Inquiry) -> Draft | None:
    """Answer a question whose whole subject is one of a document's own lists."""
    question = inquiry.question
    if (
        question.refs
        or not question.wants(Asked.LIST, Asked.HOW_MANY, Asked.TO_DO, Asked.NEXT, Asked.DEFINITION)
        and len(question.terms) > 2
    ):
        return None
    if question.wants(
        Asked.WHEN, Asked.WHO, Asked.OWNER, Asked.WHY, Asked.COMPARISON, Asked.HOW_OFTEN, Asked.YES_NO, Asked.WHERE
    ):
        return None
    if [
        term
        for term in question.terms
        if not is_generic(term) and term not in _LIST_TERMS and not _names_scope(term, inquiry)
    ]:
        return None
    masked = question.folded
    wanted = []
    for prefix, pattern in (("PA", _PRIORITY), ("AFI", _IMPROVEMENT)):
        if pattern.search(masked):
            wanted.append(prefix)
            masked = pattern.sub(" ", masked)
    for held in inquiry.held:
        found = [one for prefix in wanted for one in _headings(held, prefix)]
        if not wanted:
            found = _steps(held) if _STEPS.search(masked) else _focus(held) if _FOCUS.search(masked) else []
        if found:
            return Draft(Status.ANSWERED, _counted(inquiry, held, wanted), picks(found))
    return None


def _headings(held: Held, prefix: str) -> list[Candidate]:
    return [one for section in sections_of_kind(held, prefix) if (one := heading_of(held, section))]


def _focus(held: Held) -> list[Candidate]:
    """Return every continued-focus point; a plan's actions when the document is a plan."""
    points = [
        one
        for one in held.candidates
        if one.section.role is SectionRole.CONTINUED_FOCUS and one.passage.kind is PassageKind.LIST_ITEM
    ]
    if points:
        return points[:_MOST_FOCUS_SENTENCES]
    asked = [action for action in held.actions if action.kind in (ActionKind.CONTINUED_FOCUS, ActionKind.PLAN_ACTION)]
    return [
        one
        for one in held.candidates
        if any(
            s.page == t.page and s.start < t.end and t.start < s.end
            for a in asked
            for s in a.spans
            for t in one.sentence.spans
        )
    ]


def _steps(held: Held) -> list[Candidate]:
    return [
        one
        for one in held.candidates
        if one.section.role is SectionRole.NEXT_STEPS
        and one.passage.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
    ]


def _counted(inquiry: Inquiry, held: Held, wanted: list[str]) -> str:
    """Return how many there are, when that was asked."""
    if Asked.HOW_MANY not in inquiry.question.asks:
        return ""
    names = {"PA": "priority action", "AFI": "area for improvement"}
    parts = []
    for prefix in wanted:
        count = len(sections_of_kind(held, prefix))
        plural = names[prefix].replace("area", "areas") if prefix == "AFI" else names[prefix] + "s"
        parts.append(f"{number_word(count)} ({count}) {names[prefix] if count == 1 else plural}")
    return f"“{held.document.title}” has {' and '.join(parts)}:" if parts else ""


def _names_scope(term: str, inquiry: Inquiry) -> bool:
    return any(term in one for held in inquiry.held for one in [held.document.area.casefold()]) or term.isdigit()
