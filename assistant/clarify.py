"""What can be said before searching: nothing held, an area not held, nothing asked, not our subject.

An area we do not hold is never answered from another area's letter, however alike the two are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Status
from assistant.drafts import Draft
from assistant.questions import Question
from assistant.scope import Chosen
from assistant.words import table
from corpus.documents import Document

_COURTESIES = (
    (
        re.compile(r"^(hi|hello|hey|good (morning|afternoon|evening))\b[\s!.,]*(there|all|team)?[\s!.,]*$"),
        "Hello. Ask about the documents held, for example “when is the next review?” or “list the priority actions”; "
        "the answer quotes them.",
    ),
    (
        re.compile(r"^(thanks?( you)?|cheers|ok|okay|bye|goodbye)\b[\s!.,]*(there|all|team|very much)?[\s!.,]*$"),
        "Thank you. Ask about the documents held whenever you like.",
    ),
)


_HOLDINGS = re.compile(
    r"^(?:and )?(?:what|which|whose) (?:local )?(?:areas|letters|documents|plans|councils|local authorities)"
    r" (?:do you|are|have you|can you|does this)"
    r" ?(?:got|hold|have|cover|held|there|know|loaded|answer|search)?(?: about| on| for)?\W*$"
)
_LED = re.compile(r"^(?:in|of|from|at|for|dated|on|about)(?: the)? ")
_MOST_NAMED = 12
"""Areas or documents named in a refusal; beyond that their number is given."""


def before_searching(question: Question, chosen: Chosen, documents: Sequence[Document]) -> Draft | None:
    """Return the answer to a question that needs no search, or None."""
    if not documents:
        return Draft(Status.NOT_IN_DOCUMENTS, "No documents are held yet. Add letters or plans first, then ask again.")
    if not question.words:
        return Draft(
            Status.NEEDS_CLARIFICATION,
            "Please type a question about the documents, for example “when is the next review?”",
        )
    for said, reply in _COURTESIES:
        if said.match(question.folded):
            return Draft(Status.OUT_OF_SCOPE, reply)
    if _HOLDINGS.match(question.folded):
        return Draft(Status.OUT_OF_SCOPE, f"{len(documents)} documents are held.{_held_areas(documents)}")
    for kind in table("outside")["kind"]:
        if any(re.search(pattern, question.folded) for pattern in kind["patterns"]):
            return Draft(Status.OUT_OF_SCOPE, kind["says"])
    return _nowhere_to_look(chosen, documents)


def _nowhere_to_look(chosen: Chosen, documents: Sequence[Document]) -> Draft | None:
    """Return the refusal of a question about an area, a kind or a round of which nothing is held."""
    if chosen.unknown_area and not chosen.documents_of_named_areas:
        return Draft(Status.NOT_IN_DOCUMENTS, f"{_not_held(chosen.unknown_area)}{_held_areas(documents)}")
    of_areas = f" about {' or '.join(chosen.areas)}" if chosen.areas else ""
    if chosen.unknown_kind:
        held = _dated_titles(chosen.documents)
        return Draft(Status.NOT_IN_DOCUMENTS, f"No {chosen.unknown_kind}{of_areas} is held. Held are: {held}.")
    if chosen.unknown_round:
        held = _dated_titles(chosen.documents)
        said = _LED.sub("", chosen.unknown_round)
        message = f"No document held{of_areas} is of the round asked for (“{said}”). Held are: {held}."
        return Draft(Status.NOT_IN_DOCUMENTS, message)
    if not chosen.documents:
        return Draft(
            Status.NOT_IN_DOCUMENTS,
            "No document held matches the area, dates or kind asked for. Widen the scope and ask again.",
        )
    return None


def with_gap(draft: Draft, chosen: Chosen) -> Draft:
    """Say beside the answer for the areas held that another area named is not held."""
    if not chosen.unknown_area or not draft.picks:
        return draft
    message = " ".join(one for one in (_not_held(chosen.unknown_area), draft.message) if one)
    return replace(draft, status=Status.PARTLY_ANSWERED, message=message)


def _not_held(area: str) -> str:
    return f"No documents about {area[:1].upper()}{area[1:]} are held."


def _held_areas(documents: Sequence[Document]) -> str:
    held = sorted({one.area for one in documents if one.area})
    return f" Held are: {_some(held)}." if held else ""


def _dated_titles(documents: Sequence[Document]) -> str:
    return _some([f"“{one.title}” ({one.date.day} {one.date:%B %Y})" if one.date else one.title for one in documents])


def _some(names: Sequence[str]) -> str:
    left = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {left} more" if left > 0 else "")
