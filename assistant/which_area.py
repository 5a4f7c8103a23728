"""A question that names no area, over documents of several, into one short question back, when that is needed.

It is needed when more than one area's documents would answer: every area has a letter, a date, a list of priority
actions. A name or a term that only one area's documents hold settles it, and is answered from there.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Status
from assistant.dates import own_date
from assistant.drafts import Draft
from assistant.evidence import weigh
from assistant.inquiry import Inquiry
from assistant.lists import whole_list
from assistant.people import by_capacity
from assistant.refs import by_ref
from assistant.select import choose_sentences, leading
from assistant.spoken_of import named_as_typed

_AS_GOOD = 0.85
"""A second area's best sentence this near the best of all leaves it open which area is meant."""
_MOST_OFFERED = 11
_EVERY_AREA_HAS = (own_date, by_ref, whole_list, by_capacity)


def unclear_area(inquiry: Inquiry) -> Draft | None:
    """Ask which area is meant, when the documents of several would answer."""
    if any(not inquiry.is_held(term) for term in named_as_typed(inquiry.question.text)):
        return None  # a name we do not hold, perhaps of an area: to be refused, not asked about
    meant = _areas_of_all(inquiry) if any(step(inquiry) for step in _EVERY_AREA_HAS) else _areas_as_good(inquiry)
    if len(meant) < 2:
        return None
    return which_area(meant)


def which_area(meant: Sequence[str]) -> Draft:
    """Return the question back, with the areas to choose from."""
    offered = meant[:_MOST_OFFERED]
    named = ", ".join(offered) + (" or another" if len(meant) > len(offered) else "")
    return Draft(Status.NEEDS_CLARIFICATION, f"Which area do you mean: {named}?", areas_to_choose=tuple(offered))


def _areas_of_all(inquiry: Inquiry) -> list[str]:
    return sorted({one.area for one in inquiry.chosen.documents if one.area})


def _areas_as_good(inquiry: Inquiry) -> list[str]:
    """Return the areas whose best sentence comes near the best of all, none when it would not answer anyway."""
    if weigh(inquiry, choose_sentences(leading(inquiry.ranked, inquiry), inquiry)):
        return []
    best: dict[str, float] = {}
    for one in inquiry.ranked:
        best.setdefault(one.candidate.document.area, one.score)
    enough = max(best.values(), default=0.0) * _AS_GOOD
    return sorted(area for area, score in best.items() if area and score >= enough)
