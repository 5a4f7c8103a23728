"""A question that names no area, over documents of several, into one short question back, when that is needed.

It is needed when more than one area's documents would answer: every area has a letter, a date, a list of priority
actions. A name or a term that only one area's documents hold settles it, and is answered from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answers import Status
from assistant.dates import own_date
from assistant.drafts import Draft, answered
from assistant.evidence import weigh
from assistant.inquiry import Inquiry
from assistant.lists import whole_list
from assistant.people import by_capacity, by_role
from assistant.refs import by_ref
from assistant.select import choose_sentences, leading
from assistant.spoken_of import named_as_typed, particular_terms, ref_words

_AS_GOOD = 0.85
"""A second area's best sentence this near the best of all leaves it open which area is meant."""
_MOST_OFFERED = 11
_EVERY_AREA_HAS = (own_date, by_ref, whole_list, by_capacity)


def unclear_area(inquiry: Inquiry) -> Draft | None:
    """Ask which area is meant, when the documents of several would answer."""
    question = inquiry.question
    named = named_as_typed(question.text) - ref_words(question)
    if any(not inquiry.is_held(term) for term in named):
        return None  # a name we do not hold, perhaps of an area: to be refused, not asked about
    meant = _areas_meant(inquiry)
    if len(meant) < 2:
        return None
    return which_area(meant)


def which_area(meant: Sequence[str]) -> Draft:
    """Return the question back, with the areas to choose from."""
    offered = meant[:_MOST_OFFERED]
    among = ", ".join(offered) + (" or another" if len(meant) > len(offered) else "")
    return Draft(Status.NEEDS_CLARIFICATION, f"Which area do you mean: {among}?", areas_to_choose=tuple(offered))


def _areas_meant(inquiry: Inquiry) -> list[str]:
    if any(step(inquiry) for step in _EVERY_AREA_HAS):
        return _areas_answering(inquiry, _EVERY_AREA_HAS)
    if not inquiry.question.refs and not particular_terms(inquiry.question):
        return _areas_answering(inquiry, (_by_sentences,))
    as_good = _areas_as_good(inquiry)
    return _areas_answering(inquiry, (by_role,)) if len(as_good) > 1 and by_role(inquiry) else as_good


def _areas_of_all(inquiry: Inquiry) -> list[str]:
    return sorted({one.area for one in inquiry.chosen.documents if one.area})


def _areas_answering(inquiry: Inquiry, steps: Iterable[Callable[[Inquiry], Draft | None]]) -> list[str]:
    """Return the areas whose own documents answer by these steps; of many areas all, because each has to be opened."""
    areas = _areas_of_all(inquiry)
    if len(areas) > _MOST_OFFERED:
        return areas
    return [area for area in areas if any(_answers(step(_within(inquiry, area))) for step in steps)]


def _within(inquiry: Inquiry, area: str) -> Inquiry:
    documents = tuple(one for one in inquiry.chosen.documents if one.area == area)
    within = replace(inquiry.chosen, areas=(area,), documents=documents)
    return inquiry.over(within)


def _by_sentences(within: Inquiry) -> Draft | None:
    chosen = choose_sentences(leading(within.ranked, within), within)
    return None if weigh(within, chosen) else answered(one.candidate for one in chosen)


def _answers(draft: Draft | None) -> bool:
    return draft is not None and draft.status is Status.ANSWERED


def _areas_as_good(inquiry: Inquiry) -> list[str]:
    """Return the areas whose best sentence comes near the best of all, none when it would not answer anyway."""
    if weigh(inquiry, choose_sentences(leading(inquiry.ranked, inquiry), inquiry)):
        return []
    best: dict[str, float] = {}
    for one in inquiry.ranked:
        best.setdefault(one.candidate.document.area, one.score)
    enough = max(best.values(), default=0.0) * _AS_GOOD
    return sorted(area for area, score in best.items() if area and score >= enough)
