"""A question for a brief ("brief me on Northmere", "what matters now in …") into the brief as a draft answer.

The same parts as on its page, with the notes of those that have no statement in the sentence before them.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answers import Status
from assistant.brief.making import make_brief
from assistant.brief.nouns import ACTIONS, Brief, Part, made_from
from assistant.drafts import Draft
from assistant.inquiry import Inquiry
from assistant.patterns import pattern
from assistant.questions import Question
from assistant.register.days import in_words
from assistant.which_area import which_area


def is_asked(question: Question) -> bool:
    """Tell whether a question asks for a brief of an area."""
    return bool(pattern("briefs", "asked").search(question.folded))


def brief_asked(inquiry: Inquiry) -> Draft | None:
    """Answer a question for a brief; over several areas ask which is meant."""
    if not is_asked(inquiry.question):
        return None
    areas = sorted({one.area for one in inquiry.chosen.documents if one.area})
    if len(areas) > 1:
        return which_area(areas)
    brief = make_brief(inquiry.corpus, inquiry.register, areas[0], inquiry.today) if areas else None
    return _told(brief) if brief else None


def _told(brief: Brief) -> Draft:
    picks = tuple(replace(one, under=_headed(part)) for part in brief.parts for one in part.picks)
    terms = tuple(term for part in brief.parts for term in part.terms)
    return Draft(Status.ANSWERED, _opening(brief), picks, terms=terms)


def _headed(part: Part) -> str:
    return f"{part.heading} ({part.total})" if part.total else part.heading


def _opening(brief: Brief) -> str:
    """Return what the brief is made from, the counts, and what there is none of."""
    counts = [f"{part.heading.lower()} {part.total}" for part in brief.parts if part.condition and part.total]
    said = [f"{brief.area} in brief, from {made_from(brief.documents)}."]
    for part in brief.parts:
        if part.heading == ACTIONS:
            said.append(f"Actions: {part.note}")
            said.append(f"As at {in_words(brief.on)}: {', '.join(counts)}." if counts else "")
        elif not (part.picks or part.terms or part.total):
            said.append(part.note)
    return " ".join(filter(None, said))
