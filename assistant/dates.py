"""Questions about a document's own date into the words that give it.

The date of a letter and the date of the meeting it reports are weeks apart: only questions about the
document itself are answered here, every other "when" is a search for a sentence with a date.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.answers import Status
from assistant.drafts import Draft, pick
from assistant.holdings import Candidate
from assistant.inquiry import Inquiry
from corpus.documents import DocumentKind
from corpus.passages import PassageKind

_WORD = r"(letter|plan|minutes|news page|page|version \d+|correspondence|document)"
_OWN_DATE = re.compile(
    rf"\bdates? (of|on|for) (the |this |that |our |your )?([\w']+ ){{0,4}}{_WORD}\b|\b{_WORD}('s)? dated?\b"
    rf"|\bwhen (was|is|did) (the|this|that|they|dfe|it|we)? ?(\w+ ){{0,3}}{_WORD} "
    r"(dated|written|sent|issued|published|come|arrive|received|(last )?updated)"
    rf"|\b(what|which) date\b.*\b{_WORD}\b|^(letter date|date of letter|date\W*)$"
    r"|\bhow (old|recent|up to date) is (the|this)\b"
    rf"|\b(is|was|when's|whens|what's) (the|this|that) (\w+ )?{_WORD} (dated|from|written|sent|issued|published)"
    r"|\bwhen (was|is) (it|this) (written|sent|dated|issued)\b"
    r"|\bwhen did .{2,40} (write|send|issue) (the|this|that|it)\b|\blast updated\b"
)
_ANOTHER_DATE = re.compile(r"\b(meeting|next|review|deep dive|inspect\w*|due|deadline|action)\b")
_KINDS = {
    "letter": (DocumentKind.STOCKTAKE_LETTER,),
    "plan": (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN),
    "version": (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN),
    "minutes": (DocumentKind.MINUTES,),
}
_SHORT_LINE = 14


def own_date(inquiry: Inquiry) -> Draft | None:
    """Answer when the document itself is dated."""
    folded = inquiry.question.folded
    if not _OWN_DATE.search(folded) or _ANOTHER_DATE.search(folded):
        return None
    kinds = [kind for word, listed in _KINDS.items() if word in folded for kind in listed]
    for held in inquiry.held:
        if kinds and held.document.kind not in kinds:
            continue
        for candidate in held.candidates:
            if candidate.passage.kind is PassageKind.DATE or _gives_date(candidate, held.document.date):
                return Draft(Status.ANSWERED, f"“{held.document.title}” is dated:", (pick(candidate),))
    return None


def _gives_date(candidate: Candidate, own: date | None) -> bool:
    """Tell whether a short line gives the document's own date ("Version 3, 8 November 2024")."""
    if own is None or len(candidate.text.split()) > _SHORT_LINE:
        return False
    return bool(re.search(rf"\b{own.day}(st|nd|rd|th)? {own:%B} {own.year}\b", candidate.text))
