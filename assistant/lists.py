"""Questions for a list or a count into the whole list, from structure and never from the top of a ranking.

"Which priority action is subject to a deep dive" is not such a question: words beyond the list's own name
make it a search. What the list covers is said when it is not everything held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answers import Status
from assistant.drafts import Draft, Pick, picks
from assistant.holdings import Candidate, Held
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.ref_sections import KINDS_OF_REF, heading_of, number_word, sections_of_kind
from assistant.words import is_generic, text_terms
from corpus.actions import ActionKind
from corpus.passages import PassageKind, SectionRole

_PRIORITY = re.compile(r"\b(areas? for )?priority actions?\b(?! plan)|\bapas?\b|\bpas\b")
_IMPROVEMENT = re.compile(r"\bareas? (for|of|needing) improvements?\b|\bimprovement areas?\b|\bafis?\b")
_FOCUS = re.compile(
    r"\b(continued|further|future) (focus|work|development|attention)\b"
    r"|\bareas? (of|for) (continued |further )?(focus|development|work)\b"
    r"|\brec(ommendation)?s?\b|\bactions?\b(?! plan)|\bfocus areas?\b"
    r"|\bstill (to do|need|needs)\b|\bto do list\b|\basks\b"
    r"|\bwhat (do|should) we (need to )?(do|work on|focus on)\b|\bneeds? (further )?(work|attention|improv\w+)\b"
)
_STEPS = re.compile(r"\bnext steps\b|\bwhat happens (next|now)\b|\bwhat('s| is) next\b|\bwhat comes next\b")
_LIST_IT = re.compile(r"\b(list|give|show|tell|name|remind)\b")
_TOPICS_ONLY = re.compile(
    r"\b(headings?|titles?|topics?|names?) (of|under|in|for)\b|\bjust (the )?(headings?|titles?|topics?)\b"
)
_LIST_TERMS = frozenset(
    [
        "=priority_action",
        "=improvement_area",
        "recommend",
        "focu",
        "focus",
        "continu",
        "develop",
        "attent",
        "ask",
        "rec",
        "head",
        "titl",
        "topic",
        "step",
        "happen",
    ]
)
_ASKS_FOR_A_LIST = (Asked.LIST, Asked.HOW_MANY, Asked.TO_DO, Asked.NEXT, Asked.DEFINITION)
_ASKS_FOR_SOMETHING_ELSE = (
    Asked.WHEN,
    Asked.WHO,
    Asked.OWNER,
    Asked.WHY,
    Asked.COMPARISON,
    Asked.HOW_OFTEN,
    Asked.WHERE,
)
_MOST_FOCUS_SENTENCES = 14
_HEADING_WORDS = 12


def whole_list(inquiry: Inquiry) -> Draft | None:
    """Answer a question whose whole subject is one of a document's own lists."""
    question = inquiry.question
    if question.wants(Asked.ACRONYM) or " mean" in question.folded:
        return None
    if question.refs or not (question.wants(*_ASKS_FOR_A_LIST) or len(question.terms) <= 2):
        return None
    if question.wants(Asked.PROGRESS, Asked.OVERALL) and not question.wants(Asked.LIST, Asked.HOW_MANY, Asked.TO_DO):
        return None
    if question.wants(*_ASKS_FOR_SOMETHING_ELSE) or (
        question.wants(Asked.YES_NO) and not _LIST_IT.search(question.folded)
    ):
        return None
    topic = [t for t in question.terms if not is_generic(t) and t not in _LIST_TERMS and not _names_scope(t, inquiry)]
    if topic:
        return _focus_on(inquiry, topic)
    masked = question.folded
    wanted = []
    for prefix, pattern in (("PA", _PRIORITY), ("AFI", _IMPROVEMENT)):
        if pattern.search(masked):
            wanted.append(prefix)
            masked = pattern.sub(" ", masked)
    for held in inquiry.held:
        found = [one for prefix in wanted for one in _headings(held, prefix)] if wanted else _listed(held, masked)
        if found:
            stated = picks(found) if wanted or _TOPICS_ONLY.search(masked) else whole_points(found)
            return Draft(Status.ANSWERED, _counted(inquiry, held, wanted), stated)
    return _none_of(inquiry, wanted) if len(wanted) == 1 else None


def whole_points(candidates: Iterable[Candidate]) -> tuple[Pick, ...]:
    """Return the passages these sentences stand in, each stated whole: a point is one statement."""
    passages = {one.passage.passage_id: one for one in candidates}
    return tuple(
        Pick(one.passage.text, one.document, one.section, one.passage, one.passage.spans) for one in passages.values()
    )


def _none_of(inquiry: Inquiry, wanted: list[str]) -> Draft | None:
    """Correct a question about priority actions or areas for improvement where there are only the other."""
    other = {"PA": "AFI", "AFI": "PA"}[wanted[0]]
    for held in inquiry.held:
        found = _headings(held, other)
        if found:
            there_are = f"{number_word(len(found))} {KINDS_OF_REF[other][len(found) > 1]}"
            message = f"“{held.document.title}” has no {KINDS_OF_REF[wanted[0]][1]}; it has {there_are}:"
            return Draft(Status.PREMISE_NOT_SUPPORTED, message, picks(found))
    return None


def _listed(held: Held, folded: str) -> list[Candidate]:
    """Return the next steps or the points of continued focus, as the question asks for one or the other."""
    found = _steps(held) if _STEPS.search(folded) else _focus(held) if _FOCUS.search(folded) else []
    return [one for one in found if one.position == 0] if _TOPICS_ONLY.search(folded) else found


def _focus_on(inquiry: Inquiry, topic: list[str]) -> Draft | None:
    """Answer "the asks on EHCPs" with the whole of the point whose own topic that is."""
    if not _FOCUS.search(inquiry.question.folded):
        return None
    for held in inquiry.held:
        opening = [one for one in _focus(held) if one.position == 0 and _is_topic(one, topic)]
        points = dict.fromkeys(one.passage.passage_id for one in opening)
        if points:
            return Draft(Status.ANSWERED, picks=picks(c for one in points for c in held.by_passage[one]))
    return None


def _is_topic(opening: Candidate, topic: list[str]) -> bool:
    """Tell whether a point opens with the topic asked for, as its heading or within a short opening sentence."""
    heading = (
        text_terms(re.split(r"[.:]", opening.text)[0]) if len(opening.text.split()) > _HEADING_WORDS else opening.terms
    )
    return any(term in heading for term in topic)


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
        one for one in held.candidates if any(s.overlaps(t) for a in asked for s in a.spans for t in one.sentence.spans)
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
    parts = []
    for prefix in wanted:
        count = len(sections_of_kind(held, prefix))
        parts.append(f"{number_word(count)} ({count}) {KINDS_OF_REF[prefix][count != 1]}")
    return f"“{held.document.title}” has {' and '.join(parts)}:" if parts else ""


def _names_scope(term: str, inquiry: Inquiry) -> bool:
    return term.isdigit() or any(term in held.document.area.casefold() for held in inquiry.held)
