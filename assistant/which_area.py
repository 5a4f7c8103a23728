"""A question that names no area, over documents of several, into one short question back, when that is needed.

It is needed when more than one area's documents would answer about equally well. A name or a term that only one
area's documents hold settles it, and is answered from there.
"""

from __future__ import annotations

from assistant.answers import Status
from assistant.drafts import Draft
from assistant.inquiry import Inquiry

_AS_GOOD = 0.85
"""A second area's best sentence this near the best of all leaves it open which area is meant."""
_MOST_NAMED = 12


def unclear_area(inquiry: Inquiry) -> Draft | None:
    """Ask which area is meant, when the documents of several would answer."""
    best: dict[str, float] = {}
    for one in inquiry.ranked:
        best.setdefault(one.candidate.document.area, one.score)
    enough = max(best.values(), default=0.0) * _AS_GOOD
    meant = sorted(area for area, score in best.items() if area and score >= enough)
    if len(meant) < 2:
        return None
    named = ", ".join(meant[: _MOST_NAMED - 1]) + (" or another" if len(meant) >= _MOST_NAMED else "")
    return Draft(Status.NEEDS_CLARIFICATION, f"Which area do you mean: {named}?")
