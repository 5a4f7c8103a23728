"""Questions about people into the mentions that answer them: by name, by role, by what the letter does with them.

A person is never assembled from two places: each statement is one mention as it stands. A role must be met
almost in full, or "chair of the Health Board" would find the chair of any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from assistant.answers import Status
from assistant.drafts import Draft, Pick
from assistant.holdings import Held
from assistant.inquiry import Inquiry
from assistant.people_told import once, stated, with_before, with_changes
from assistant.questions import Asked
from assistant.words import is_generic, synonyms, table, text_terms, words
from corpus.documents import Span
from corpus.passages import PassageKind
from corpus.people import Capacity, Person

_ROLE_QUESTION = re.compile(
    r"\bwho('s|s)?\b|\b(job|role|title|position|post)\b|\bwhat does .{2,40} do\b|\bdoes (he|she|they) do\b"
    r"|\bresponsib|\bwork(s|ing)? for\b|\borganisation\b|\btell me about\b|\bintroduce\b"
)
_ROLE_TERMS = frozenset({"job", "role", "titl", "post", "posit", "respons", "do", "person", "organis"})
_ROLE_ENOUGH, _AS_GOOD = 0.75, 0.02
_MOST_PEOPLE = 4


def named(inquiry: Inquiry) -> list[tuple[Held, Person]]:
    """Return the mentions of people whom the question names, newest document first."""
    asked = [word for word in inquiry.question.words if len(word) >= 3 and word not in titles()]
    scored = [(_name_score(person.name, asked), held, person) for held in inquiry.held for person in held.people]
    best = max((score for score, _, _ in scored), default=0)
    return [(held, person) for score, held, person in scored if score and score >= best]


def by_name(inquiry: Inquiry) -> Draft | None:
    """Answer "who is NAME" and "what is NAME's job" with the mentions of that person."""
    question = inquiry.question
    if not (_ROLE_QUESTION.search(question.folded) or len(question.terms) <= 3):
        return None
    mentions = named(inquiry)
    if not mentions:
        return None
    names = {word for _, person in mentions for word in words(person.name)}
    about = [
        t
        for t in question.terms
        if not names & set(words(t)) and not is_generic(t) and t not in _ROLE_TERMS and t not in titles()
    ]
    if any(inquiry.is_held(term) for term in about):
        return None  # the question is about something else this person did
    if about and not _ROLE_QUESTION.search(question.folded):
        return None
    newest = mentions[0][0]
    picked = once(stated(held, person) for held, person in mentions if held is newest)[:_MOST_PEOPLE]
    return with_changes(inquiry, Draft(Status.ANSWERED, picks=picked), mentions)


def by_role(inquiry: Inquiry) -> Draft | None:
    """Answer "who is the ROLE" with the people whose role and organisation meet it almost in full."""
    in_role = holders(inquiry)
    if not in_role:
        return None
    newest = in_role[0][0]
    met = [(held, person) for held, person in in_role if held is newest]
    found = once(stated(held, person) for held, person in met)[:_MOST_PEOPLE]
    return with_before(inquiry, Draft(Status.ANSWERED, picks=found), met)


def holders(inquiry: Inquiry) -> list[tuple[Held, Person]]:
    """Return those whose role a question asks for, as surely met as anybody's, the newest document first."""
    question = inquiry.question
    if not question.wants(Asked.WHO) or Asked.CONTACT in question.asks:
        return []
    weights = {
        term: weight
        for term, weight in inquiry.weights.items()
        if term not in _ROLE_TERMS and not _is_area(term, inquiry)
    }
    total = sum(weights.values())
    if not total:
        return []
    scored = [
        (sum(w * role_has(term, person) for term, w in weights.items()) / total, held, person)
        for held in inquiry.held
        for person in held.people
    ]
    best = max((score for score, _, _ in scored), default=0.0)
    enough = max(_ROLE_ENOUGH, best - _AS_GOOD)
    return [(held, person) for score, held, person in scored if score >= enough]


def by_capacity(inquiry: Inquiry) -> Draft | None:
    """Answer "who was copied in", "who signed it", "who is it addressed to" completely."""
    question = inquiry.question
    capacity = next((c for c, found in _capacities() if any(p.search(question.folded) for p in found)), None)
    if capacity is None or not question.wants(Asked.WHO, Asked.LIST, Asked.HOW_MANY, Asked.YES_NO):
        return None
    for held in inquiry.held:
        people = [person for person in held.people if person.capacity is capacity]
        if people:
            return _of_capacity(inquiry, held, _narrowed(inquiry, people))
    return None


@cache
def _capacities() -> tuple[tuple[Capacity, tuple[re.Pattern[str], ...]], ...]:
    written = table("people")["capacity"]
    return tuple((Capacity(name), tuple(re.compile(one) for one in found)) for name, found in written.items())


def _narrowed(inquiry: Inquiry, people: list[Person]) -> list[Person]:
    """Keep those of the organisation or name asked for ("who from the NHS was copied in")."""
    named = {word for person in people for word in words(person.name)}
    terms = [t for t in inquiry.question.terms if t.startswith("=") or t == "nhs" or t in named]
    matching = [
        person
        for person in people
        if any(role_has(term, person) == 1.0 or term in text_terms(person.name) for term in terms)
    ]
    return matching or people


def _of_capacity(inquiry: Inquiry, held: Held, people: Sequence[Person]) -> Draft:
    listed = [stated(held, person) for person in people]
    first = listed[0]
    if first.passage.kind is PassageKind.PEOPLE and people[0].capacity is Capacity.COPIED:
        # The words that say these people were copied open the list: they are part of its proof.
        opening = first.passage.spans[0]
        if opening.page == first.spans[0].page and opening.start <= first.spans[0].start:
            spans = (Span(opening.page, opening.start, first.spans[0].end), *first.spans[1:])
            listed[0] = Pick(first.text, first.document, first.section, first.passage, spans)
    message = f"{len(people)} people:" if Asked.HOW_MANY in inquiry.question.asks else ""
    return Draft(Status.ANSWERED, message, once(listed))


@cache
def titles() -> frozenset[str]:
    """Return the folded words before a name that are no part of it."""
    return frozenset(table("people")["titles"])


def _name_score(name: str, asked: list[str]) -> int:
    parts = [word for word in words(name) if word not in titles() and len(word) >= 3]
    return sum(any(_same_name(part, word) for word in asked) for part in parts)


def _same_name(part: str, word: str) -> bool:
    return part == word or (len(part) >= 5 and len(word) >= 5 and part[0] == word[0] and fuzz.ratio(part, word) >= 84)


def role_has(term: str, person: Person) -> float:
    """Return how surely a mention's role or organisation holds a term: 1 said, 0.5 by a synonym, 0 not."""
    held = text_terms(f"{person.role}, {person.organisation}")
    if term in held:
        return 1.0
    return 0.5 if not held.isdisjoint(synonyms().get(term, ())) else 0.0


def _is_area(term: str, inquiry: Inquiry) -> bool:
    return any(term in text_terms(held.document.area) for held in inquiry.held)
