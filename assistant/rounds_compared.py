"""A question about change into one statement a round, oldest first, each from that round's own letter.

The letters stand beside each other with their dates; what moved is for the reader to see in their words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Status
from assistant.drafts import Draft, picks
from assistant.evidence import weigh
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.rank import Ranked
from assistant.rounds import letters_by_date
from assistant.select import choose_sentences
from corpus.documents import Document

_CHANGE = re.compile(
    r"\b(chang(ed?|es|ing)|moved|shifted|evolved|across the (rounds|letters|stocktakes)"
    r"|over the (\w+ )?(rounds|letters|stocktakes|year|time)|over time"
    r"|since the (last|previous|first) (letter|stocktake|review)|compared with (the )?(last|previous)|trend"
    r"|than (a year|six months|last year) (ago|before)?)\b"
)


def across_rounds(inquiry: Inquiry) -> Draft | None:
    """Answer what changed between rounds, or how several named rounds compare."""
    letters = _letters(inquiry)
    if len(letters) < 2:
        return None
    chosen: list[Ranked] = []
    for letter in letters:
        within = inquiry.over(replace(inquiry.chosen, documents=(letter,), rounds=()))
        best = choose_sentences(within.ranked, within)[:1] if within.ranked else []
        if best and not weigh(within, best):
            chosen.extend(best)
    if not chosen:
        return None
    silent = len(letters) - len({one.candidate.document.document_id for one in chosen})
    status = Status.PARTLY_ANSWERED if silent else Status.ANSWERED
    message = f"In {silent} of the {len(letters)} letters nothing on this was found." if silent else ""
    return Draft(status, message, picks(one.candidate for one in chosen))


def _letters(inquiry: Inquiry) -> list[Document]:
    """Return the letters to set beside each other, oldest first: those named, or all when change is asked."""
    question = inquiry.question
    named = {one.document_id for found in inquiry.chosen.rounds for one in found.documents}
    letters = letters_by_date(inquiry.chosen.documents)
    if len({one.area for one in letters}) > 1:
        return []
    if len(inquiry.chosen.rounds) > 1:
        return [one for one in letters if one.document_id in named]
    if _CHANGE.search(question.folded) and not question.wants(Asked.WHO, Asked.DEFINITION):
        return letters
    return []
