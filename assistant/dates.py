"""Questions about a document's own date into the words that give it.

The date of a letter and the date of the meeting it reports are weeks apart: only questions about the
document itself are answered here, every other "when" is a search for a sentence with a date.
"""

from __future__ import annotations

import re

from assistant.answers import Status
from assistant.drafts import Draft, pick
from assistant.inquiry import Inquiry
from corpus.passages import PassageKind

_WORD = r"(letter|document|plan|report|minutes|correspondence)"
_OWN_DATE = re.compile(
    rf"\bdate (of|on|for) (the|this|that|our|your)? ?(latest |last |stocktake |sta?ock ?take |send |dfe |\w+'s )*{_WORD}"
    rf"|\b{_WORD}('s)? dated?\b|\b(is|was|when's|whens|what's) (the|this|that) (stocktake )?{_WORD} (dated|from|written|sent|issued|published)"
    rf"|\bwhen (was|is|did) (the|this|that|they|dfe|it|we)? ?(\w+ ){{0,3}}{_WORD} (dated|written|sent|issued|published|come|arrive|received)"
    rf"|\bwhen (was|is) (it|this) (written|sent|dated|issued)\b|\bwhen did .{{2,40}} (write|send|issue) (the|this|that|it)\b"
    rf"|\b(what|which) date\b.*\b{_WORD}\b(?!.*\b(meeting|review|deep dive|inspection)\b)|^(letter date|date of letter|date\?*)$|\bhow (old|recent|up to date) is (the|this)\b"
)


def own_date(inquiry: Inquiry) -> Draft | None:
    """Answer when the document itself is dated."""
    if not _OWN_DATE.search(inquiry.question.folded):
        return None
    for held in inquiry.held:
        for candidate in held.candidates:
            if candidate.passage.kind is PassageKind.DATE:
                return Draft(Status.ANSWERED, f"“{held.document.title}” is dated:", (pick(candidate),))
    return None
