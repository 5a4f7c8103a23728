"""What a question takes for granted against what the sentences say: the true fact to set beside it, or none.

"Why were the meetings cancelled?" supposes that they were. Where the nearest sentence says only the
opposite, or knows nothing of what is supposed, the answer corrects instead of explaining.
Newcomers trip over this: a yes-or-no question supposes nothing, so no premise is looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.findings import WRONG_PREMISE, Finding, missing, says
from assistant.inquiry import Inquiry
from assistant.patterns import pattern
from assistant.questions import Asked, Question
from assistant.rank import Ranked
from assistant.spoken_of import near_in_meaning, particular_terms, speaks_of
from assistant.words import table

_SUPPOSED_TOO_MUCH = 0.25
"""Share of what a question takes for granted that may be missing from the sentences found."""
_DAY_ENDING = re.compile(r"(?<=\d)(st|nd|rd|th)\b")


def another_day(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Correct a day named in the question, where the documents give the event another."""
    day_month = pattern("premises", "day_month")
    days = [f"{day} {month}" for day, month in day_month.findall(inquiry.question.folded)]
    if not days:
        return None
    said = " ".join(one.candidate.folded for one in chosen)
    plainly_said = _DAY_ENDING.sub("", said)
    if day_month.search(said) and not any(day in plainly_said for day in days):
        return WRONG_PREMISE
    return None


def later_event(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when results are asked of something the document only announces."""
    if Asked.RESULT not in inquiry.question.asks:
        return None
    events = particular_terms(inquiry.question)
    about = [one for one in chosen if any(term in one.candidate.terms for term in events)]
    if says(about, pattern("premises", "to_come").search) and not says(about, pattern("premises", "found").search):
        return missing("The documents searched speak of this as still to come; they give no result.", shows=True)
    return None


def premise(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Correct something taken for granted that the documents deny, or of which they know too little."""
    question = inquiry.question
    asks_why = question.wants(Asked.WHY)
    supposes = bool(pattern("premises", "taken_for_granted").search(question.folded))
    if question.wants(Asked.YES_NO, Asked.COMPARISON) or not (asks_why or question.wants(Asked.WHEN) or supposes):
        return None
    said = _nearest_in_words(question, chosen).candidate.folded
    if (asks_why and _supposes_a_lack(question, said)) or _says_the_opposite(question, said):
        return WRONG_PREMISE
    if (asks_why or supposes) and _supposes_too_much(inquiry, chosen):
        return WRONG_PREMISE
    return None


def _supposes_a_lack(question: Question, said: str) -> bool:
    """Tell whether the question says "not" where the sentence neither denies nor finds fault."""
    negated = pattern("premises", "negated")
    return bool(
        negated.search(question.folded) and not negated.search(said) and not pattern("premises", "lack").search(said)
    )


def _says_the_opposite(question: Question, said: str) -> bool:
    """Tell whether the question claims one side of a pair and the sentence only the other."""
    return any(
        claimed.search(question.folded) and opposite.search(said) and not claimed.search(said)
        for claimed, opposite in _polarity()
    )


def _supposes_too_much(inquiry: Inquiry, chosen: Sequence[Ranked]) -> bool:
    """Tell whether too much of what is supposed is neither spoken of nor said in other words."""
    supposed = particular_terms(inquiry.question)
    lacking = [term for term in supposed if not any(speaks_of(term, one) for one in chosen)]
    weight = inquiry.weights.__getitem__
    if sum(map(weight, lacking)) <= _SUPPOSED_TOO_MUCH * sum(map(weight, supposed)):
        return False
    return not all(near_in_meaning(inquiry, term, chosen) for term in lacking)


def _nearest_in_words(question: Question, chosen: Sequence[Ranked]) -> Ranked:
    """Return the sentence that holds most of the question's particular words itself."""
    particular = particular_terms(question)
    return max(chosen, key=lambda one: sum(term in one.candidate.terms for term in particular))


@cache
def _polarity() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the pairs of opposite claims."""

    def any_of(listed: Sequence[str]) -> re.Pattern[str]:
        return re.compile(r"\b(" + "|".join(one.replace("*", r"\w*") for one in listed) + r")\b")

    return tuple((any_of(claimed), any_of(opposite)) for claimed, opposite in table("polarity")["pairs"])
