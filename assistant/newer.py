"""What newer documents say to the same point, when an answer rests on an older one.

Only words as good as those of the answer count: a false notice costs more trust than a missing one. A newer
document that merely says the same again is no news, and neither is one whose own date, signature or spelling
out of a short form is all that was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.evidence import weigh
from assistant.inquiry import Inquiry
from assistant.rank import Ranked
from assistant.select import choose_sentences, leading
from corpus.documents import Document


def newer_sentences(inquiry: Inquiry, chosen: Sequence[Ranked]) -> list[Ranked]:
    """Return the sentence of a newer document of the same area that speaks to what the chosen ones answer."""
    own = chosen[0].candidate.document
    newer = {one.document_id for one in inquiry.chosen.documents if is_newer(one, own)}
    ranked = [one for one in inquiry.ranked if one.candidate.document.document_id in newer]
    found = choose_sentences(leading(ranked, inquiry), inquiry) if ranked else []
    if not found or weigh(inquiry, found):
        return []
    return found[:1]


def is_newer(one: Document, than: Document) -> bool:
    """Tell whether a document speaks of the same area from a later day."""
    return one.area == than.area and (one.date or date.min) > (than.date or date.max)
