"""Questions that name a ref (PA2, area for improvement 5, action 1.2) into what stands under it.

A ref is a hard filter: what is said under another ref is not an answer. A ref that no document has is a
wrong premise, corrected with the refs there are.
"""

from __future__ import annotations

import re

from assistant.action_rows import rows_of
from assistant.answers import Status
from assistant.drafts import Draft, Pick, answered, picks
from assistant.evidence import refused, weigh
from assistant.holdings import Candidate, Held
from assistant.inquiry import Inquiry
from assistant.questions import Asked, refs_in
from assistant.rank import Ranked
from assistant.ref_sections import heading_of, kind_of, name_of, number_word, prefix_of, sections_of_kind, sections_with
from assistant.select import choose_sentences
from assistant.words import is_generic, loose_concepts
from corpus.passages import PassageKind, Section

_MOST_NARRATIVE = 4
_WHAT_IT_IS = re.compile(
    r"\bwhat('s| is| are| was| were|s)\b"
    r"(?!.*\b(progress|status|said|say|done|happen|latest|update|due|deadline|next)\b)"
    r"|\bdefine|\bdescribe|\bwording\b|\btitle\b|\babout\?*$|\bwhat does .* (say|cover|ask|require)\b"
    r"|\bexplain\b|\bremind\b|\bplain\b|\bin full\b|\bsumm|\bdifference"
)
_SEVERAL = re.compile(
    r"\b(?:two|both|either of the|which of the|which of|which|of the) "
    r"(?:\w+ )?(?:areas? for )?(priority actions?|improvements?\b|improvement areas?)"
)
_ACCOUNTABLE = re.compile(r"\b(accountable|sro|senior responsible)\b")
_EXACT = (Asked.WHEN, Asked.WHO, Asked.HOW_MANY, Asked.RATING, Asked.WHY, Asked.LIST)
_SHORT_HEADING = 12


def by_ref(inquiry: Inquiry) -> Draft | None:
    """Answer a question about one or more refs, or correct it when there is no such ref."""
    refs = inquiry.question.refs or _both(inquiry)
    if not refs:
        return None
    for ref in refs:
        if not any(sections_with(held, ref) or _rows_with(held, ref) for held in inquiry.held):
            return None if _spoken_of(inquiry, ref) else _no_such_ref(inquiry, ref)
    if len(refs) > 1 and Asked.COMPARISON in inquiry.question.asks:
        return _side_by_side(inquiry, refs)
    drafts = [draft for ref in refs if (draft := _about(inquiry, ref))]
    if not drafts:
        return None
    if len(drafts) == 1:
        return drafts[0]
    return Draft(drafts[0].status, picks=tuple(dict.fromkeys(one for draft in drafts for one in draft.picks)))


def _spoken_of(inquiry: Inquiry, ref: str) -> bool:
    """Tell whether a document speaks of a ref that none of its own sections carries."""
    return any(ref in refs_in(one.folded) for held in inquiry.held for one in held.candidates)


def _side_by_side(inquiry: Inquiry, refs: tuple[str, ...]) -> Draft | None:
    """Set refs beside each other: what each is, and the sentence of each nearest to the question."""
    stated: list[Candidate] = []
    for held in inquiry.held:
        for section in (one for ref in refs for one in sections_with(held, ref)[:1]):
            heading = heading_of(held, section)
            inside = [one for one in held.in_section(section.section_id) if one.passage.kind is not PassageKind.HEADING]
            if heading and _WHAT_IT_IS.search(inquiry.question.folded):
                stated.append(heading)
                continue
            best = [one.candidate for one in inquiry.rank(inside)[:1]]
            stated.extend(one for one in inside if one in best or one is inside[0])
        if stated:
            return answered(stated)
    return None


def _both(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the refs meant by "the two priority actions" when they are set side by side."""
    if Asked.COMPARISON not in inquiry.question.asks or not inquiry.held:
        return ()
    found = _SEVERAL.search(inquiry.question.folded)
    prefix = found and ("PA" if "priority" in found.group() else "AFI")
    return tuple(section.ref or "" for section in sections_of_kind(inquiry.held[0], prefix)) if prefix else ()


def _no_such_ref(inquiry: Inquiry, ref: str) -> Draft | None:
    singular, plural = kind_of(ref)
    for held in inquiry.held:
        known = sections_of_kind(held, prefix_of(ref))
        if known and prefix_of(ref):
            number = ref.removeprefix(prefix_of(ref))
            message = (
                f"There is no {singular} {number} in “{held.document.title}”: "
                f"it has {number_word(len(known))} {plural if len(known) != 1 else singular}."
            )
            headings = [found for section in known if (found := heading_of(held, section))]
            return Draft(Status.PREMISE_NOT_SUPPORTED, message, picks(headings))
    if prefix_of(ref) or "." in ref:
        return Draft(
            Status.NOT_IN_DOCUMENTS,
            f"None of the documents searched has {singular} {ref.removeprefix(prefix_of(ref))}.",
        )
    return None


def _about(inquiry: Inquiry, ref: str) -> Draft | None:
    """Answer about one ref from the newest document that has it."""
    for held in inquiry.held:
        rows = _rows_with(held, ref)
        if rows and not sections_with(held, ref):
            return _empty_field(inquiry, held, ref, rows) or Draft(Status.ANSWERED, picks=tuple(rows))
        sections = sections_with(held, ref)
        if sections:
            return _from_section(inquiry, held, sections[0])
    return None


def _empty_field(inquiry: Inquiry, held: Held, ref: str, rows: list[Pick]) -> Draft | None:
    """Refuse when the one thing asked of an action is a field its row leaves empty."""
    action = next(one for one in held.actions if one.ref == ref)
    question = inquiry.question
    asked = [
        (name, field)
        for wanted, name, field in (
            (bool(_ACCOUNTABLE.search(question.folded)), "accountable officer", action.accountable),
            (question.wants(Asked.OWNER, Asked.WHO) and not _ACCOUNTABLE.search(question.folded), "lead", action.owner),
            (question.wants(Asked.RATING), "status", action.status),
            (question.wants(Asked.WHEN), "due date", action.due),
        )
        if wanted
    ]
    empty = [name for name, field in asked if field is None]
    if not empty or len(empty) < len(asked):
        return None
    return Draft(
        Status.NOT_IN_DOCUMENTS,
        f"“{held.document.title}” gives no {' or '.join(empty)} for action {ref}.",
        nearest=tuple(rows),
    )


def _from_section(inquiry: Inquiry, held: Held, section: Section) -> Draft:
    question = inquiry.question
    heading = heading_of(held, section)
    inside = [one for one in held.in_section(section.section_id) if one.passage.kind is not PassageKind.HEADING]
    naming = [
        one
        for one in held.candidates
        if one not in inside and section.ref in refs_in(one.folded) and one.section.ref is None
    ]
    asked_beyond = [
        term
        for term in question.terms
        if not is_generic(term) and term not in loose_concepts() and not _names_ref(term, section)
    ]
    headed = [heading] if heading else []
    if not inside or not asked_beyond and _WHAT_IT_IS.search(question.folded) and Asked.PROGRESS not in question.asks:
        return answered([*headed, *(inside[:1] if not heading or len(heading.text.split()) < _SHORT_HEADING else [])])
    ranked = inquiry.rank([*inside, *headed, *naming])
    chosen = choose_sentences(ranked, inquiry)
    finding = weigh(inquiry, chosen)
    if finding:
        return _elsewhere(inquiry, held, section, asked_beyond) or refused(finding, chosen)
    if asked_beyond or question.wants(*_EXACT):
        return answered(one.candidate for one in chosen)
    return answered([*([] if Asked.PROGRESS in question.asks else headed), *_narrative(inside, ranked)])


def _elsewhere(inquiry: Inquiry, held: Held, section: Section, asked: list[str]) -> Draft | None:
    """Correct a question that ties to one ref what the document says of another ("the deep dive of PA2")."""
    mine = {one.key for one in held.in_section(section.section_id)}
    concepts = [term for term in asked if term.startswith("=")]
    others = [one for one in held.candidates if one.key not in mine and any(term in one.terms for term in concepts)]
    tied = [
        one for one in inquiry.rank(others) if (found := refs_in(one.candidate.folded)) and section.ref not in found
    ]
    if not tied:
        return None
    message = f"The documents do not say that of {name_of(section.ref or '')}; what they say is:"
    return Draft(Status.PREMISE_NOT_SUPPORTED, message, picks(one.candidate for one in tied[:1]))


def _narrative(inside: list[Candidate], ranked: list[Ranked]) -> list[Candidate]:
    """Return the section's story in short: its opening, and the sentences nearest to the question."""
    kept = {inside[0].key}
    for one in ranked:
        if len(kept) >= _MOST_NARRATIVE:
            break
        if one.candidate.passage.kind is not PassageKind.HEADING:
            kept.add(one.candidate.key)
    return [one for one in inside if one.key in kept]


def _rows_with(held: Held, ref: str) -> list[Pick]:
    """Return the table rows or blocks of a plan's action with this ref."""
    return list(dict.fromkeys(row for action in held.actions if action.ref == ref for row in rows_of(held, action)))


def _names_ref(term: str, section: Section) -> bool:
    number = re.sub(r"^[A-Z]+", "", section.ref or "")
    return term in ("=priority_action", "=improvement_area", number, "prioriti", "action", "apa")
