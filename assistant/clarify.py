"""What can be said before searching: nothing held, an area not held, nothing asked, not our subject.

An area we do not hold is never answered from another area's letter, however alike the two are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    for kind in table("outside")["kind"]:
        if any(re.search(pattern, question.folded) for pattern in kind["patterns"]):
            return Draft(Status.OUT_OF_SCOPE, kind["says"])
    if chosen.unknown_area:
        held = sorted({one.area for one in documents if one.area})
        known = f" Held are: {', '.join(held)}." if held else ""
        return Draft(Status.NOT_IN_DOCUMENTS, f"No documents about {chosen.unknown_area} are held.{known}")
    if chosen.unknown_round:
        return Draft(Status.NOT_IN_DOCUMENTS, f"No document held is of the round asked for (“{chosen.unknown_round}”).")
    if not chosen.documents:
        return Draft(
            Status.NOT_IN_DOCUMENTS,
            "No document held matches the area, dates or kind asked for. Widen the scope and ask again.",
        )
    return None
