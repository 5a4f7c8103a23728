"""An inquiry into a draft answer made of the documents' own sentences, without a language model.

The steps are tried in order; each answers one kind of question completely or passes. The last one, the
search for sentences, always speaks, and its evidence is weighed before it may.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.brief.asked import brief_asked
from assistant.compare import compare
from assistant.dates import own_date
from assistant.definitions import define, define_a_word, explain
from assistant.drafts import Draft, answered
from assistant.evidence import refused, weigh
from assistant.inquiry import Inquiry
from assistant.lists import whole_list
from assistant.newer import newer_in_scope
from assistant.people import by_capacity, by_name, by_role
from assistant.people_listed import all_people, of_body, whose_people, whose_role
from assistant.refs import by_ref
from assistant.rounds_compared import across_rounds
from assistant.select import choose_sentences, leading
from assistant.which_area import unclear_area

Step = Callable[[Inquiry], Draft | None]


def answer(inquiry: Inquiry) -> Draft:
    """Return the draft of the first step that can answer."""
    for step in (*AREA_STEPS, *STEPS) if inquiry.chosen.spans_areas else STEPS:
        draft = step(inquiry)
        if draft is not None:
            return draft
    return by_sentences(inquiry)


def by_sentences(inquiry: Inquiry) -> Draft:
    """Answer with the sentences that say it, if the evidence holds."""
    ranked = leading(inquiry.ranked, inquiry)
    chosen = choose_sentences(ranked, inquiry)
    finding = weigh(inquiry, chosen)
    if finding:
        return refused(finding, ranked)
    return replace(answered(one.candidate for one in chosen), newer=newer_in_scope(inquiry, chosen))


AREA_STEPS: tuple[Step, ...] = (brief_asked, explain, define, whose_people, by_name, whose_role, unclear_area)
"""Tried first when the documents are of several areas and the question names none."""
STEPS: tuple[Step, ...] = (
    brief_asked,
    explain,
    define_a_word,
    own_date,
    across_rounds,
    by_ref,
    all_people,
    whole_list,
    by_capacity,
    define,
    of_body,
    by_name,
    by_role,
    compare,
)
