"""Questions for all the people ("who's who", "list the people") and for those of one body, into complete lists.

Each person stands once, by the newest mention that says what they do. Over several areas nothing is listed: whose
people are meant is asked back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answers import Status
from assistant.drafts import Draft
from assistant.holdings import Held
from assistant.inquiry import Inquiry
from assistant.patterns import pattern
from assistant.people import holders
from assistant.people_told import dated, once, stated
from assistant.questions import Asked, Question
from assistant.which_area import which_area
from assistant.whos_who import Known, everyone
from assistant.words import is_generic, question_terms, synonyms, text_terms

_MOST_OPENED = 11
"""Areas whose documents are opened to see whether they name anybody; of more, all are offered."""


def all_people(inquiry: Inquiry) -> Draft | None:
    """Answer "who's who" with everybody named, those of the newest document first."""
    if not pattern("people", "everyone").search(inquiry.question.folded):
        return None
    found = everyone(_opened(inquiry))
    return _listed(found, "named") if found else None


def of_body(inquiry: Inquiry) -> Draft | None:
    """Answer "who works at the ICB" with everybody whose role or organisation names that body."""
    wanted = _body_asked(inquiry.question)
    if not wanted:
        return None
    found = [one for one in everyone(_opened(inquiry)) if all(_is_of(one, term) for term in wanted)]
    return _listed(found, "named with that body") if found else None


def whose_people(inquiry: Inquiry) -> Draft | None:
    """Ask back which area's people are meant, where documents of several areas name some."""
    folded, wanted = inquiry.question.folded, _body_asked(inquiry.question)
    if not wanted and not pattern("people", "everyone").search(folded):
        return None
    areas = sorted({one.area for one in inquiry.chosen.documents if one.area})
    if len(areas) > _MOST_OPENED:
        return which_area(areas)
    found = [one for one in everyone(_opened(inquiry)) if all(_is_of(one, term) for term in wanted)]
    areas = _areas(one.held for one in found)
    if len(areas) > 1:
        return which_area(areas)
    return _listed(found, "named with that body" if wanted else "named") if found else None


def whose_role(inquiry: Inquiry) -> Draft | None:
    """Ask back whose director or adviser is meant, where documents of several areas name one."""
    areas = _areas(held for held, _ in holders(inquiry))
    return which_area(areas) if len(areas) > 1 else None


def _areas(documents: Iterable[Held]) -> list[str]:
    return sorted({one.document.area for one in documents if one.document.area})


def _opened(inquiry: Inquiry) -> list[Held]:
    """Return every document in scope: a list of people is complete or it is none."""
    return inquiry.holdings.all_of(inquiry.chosen.documents)


def _body_asked(question: Question) -> list[str]:
    """Return the terms that name the body whose people are asked for."""
    said = pattern("people", "of_body").search(question.folded)
    if said is None or Asked.CONTACT in question.asks:
        return []
    terms = question_terms(question.folded[said.end() :])
    return [term for term in terms if not is_generic(term) or term.startswith("=")]


def _is_of(one: Known, term: str) -> bool:
    held = text_terms(one.person.organisation) or text_terms(one.person.role)
    return term in held or not held.isdisjoint(synonyms().get(term, ()))


def _listed(found: Sequence[Known], said: str) -> Draft:
    """Return everybody found, with how many there are and which documents name them."""
    told = once(stated(one.held, one.person) for one in found)
    documents = list({one.document.document_id: one.document for one in told}.values())
    where = f"in {len(documents)} documents, the newest first" if len(documents) > 1 else f"in {dated(documents[0])}"
    people = "1 person is" if len(told) == 1 else f"{len(told)} people are"
    return Draft(Status.ANSWERED, f"{people} {said} {where}; each as last named with a role:", told)
