"""The kind of thing a question asks for against what the sentences hold: the reason to refuse, or none.

A question for a number, a date or a name leaves a slot open; a sentence that speaks of the subject and has
nothing for the slot is no answer. The wordings are data, in `tables/slots.toml`.
Newcomers trip over this: for a number or a date it is not enough that some sentence has one; the sentences
that have one must speak of what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from assistant.counts import has_number
from assistant.findings import Finding, missing, says
from assistant.inquiry import Inquiry
from assistant.patterns import pattern
from assistant.questions import Asked
from assistant.rank import Ranked
from assistant.spoken_of import is_among, lacking_names, particular_terms, speaks_of
from assistant.words import is_generic, stem, text_terms
from corpus.passages import SectionRole

_slot = partial(pattern, "slots")


def contact(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when an address or a number to call is asked for and none is given."""
    if Asked.CONTACT in inquiry.question.asks and not says(chosen, _slot("contact").search):
        return missing("The documents searched give no contact details for this.")
    return None


def clock(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a time of day is asked for and none is given."""
    if Asked.CLOCK in inquiry.question.asks and not says(chosen, _slot("clock").search):
        return missing("The documents searched give no time of day for this.")
    return None


def rating(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a rating is asked for and none is printed."""
    if Asked.RATING in inquiry.question.asks and not says(chosen, _slot("rating").search):
        return missing("The documents searched print no rating or score for this.")
    return None


def number(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a number is asked for and no sentence about the thing gives one of it."""
    if Asked.HOW_MANY not in inquiry.question.asks:
        return None
    numbered = [one for one in chosen if has_number(inquiry, one)]
    if not numbered or lacking_names(inquiry, numbered, strictly=True):
        return missing("The documents searched give no number for this.")
    return None


def date(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a date is asked for and none is given, or the sentence says it is still open."""
    if Asked.WHEN not in inquiry.question.asks:
        return None
    dated = _dated(inquiry, chosen)
    if dated and _is_open(inquiry, dated):
        return missing("The documents searched set no date for this yet.", shows=True)
    if not dated or lacking_names(inquiry, dated, strictly=True):
        return missing("The documents searched give no date for this.")
    return None


def _dated(inquiry: Inquiry, chosen: Sequence[Ranked]) -> list[Ranked]:
    """Return the sentences with a date; of the next event only, when asked what comes after another."""
    dated = [one for one in chosen if _slot("date").search(one.candidate.folded)]
    after = _slot("asks_after").search(inquiry.question.folded)
    if not after:
        return dated
    event = [term for term in text_terms(after["event"]) if not is_generic(term)]
    return [
        one
        for one in dated
        if one.candidate.section.role is SectionRole.NEXT_STEPS
        and not any(is_among(term, one.candidate.terms) for term in event)
    ]


def _is_open(inquiry: Inquiry, dated: Sequence[Ranked]) -> bool:
    """Tell whether the date is still to be set: of the exact day asked for, or with no month named at all."""
    unset = _slot("unset").search
    if _slot("asks_exact_day").search(inquiry.question.folded) and unset(dated[0].candidate.folded):
        return True
    return says(dated, unset) and not says(dated, _slot("month").search)


def owner(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when the owner is asked for and nobody is named or said to be responsible."""
    if not {Asked.OWNER, Asked.WHO} <= inquiry.question.asks:
        return None
    if says(chosen, _slot("owner").search) or any(_names_somebody(inquiry, one) for one in chosen):
        return None
    return missing("The documents searched name no owner for this.")


def name(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when one person is asked for by what they are, and nobody is named."""
    if not _slot("asks_one_person").search(inquiry.question.folded):
        return None
    particular = [term for term in particular_terms(inquiry.question) if not term[0].isdigit()]
    for one in chosen:
        if _names_somebody(inquiry, one) and all(speaks_of(term, one) for term in particular):
            return None
    return missing("The documents searched name nobody for this.")


def _names_somebody(inquiry: Inquiry, one: Ranked) -> bool:
    """Tell whether a sentence holds a titled name, or a person or owner its document is known to name."""
    text = one.candidate.text
    held = next(held for held in inquiry.held if held.document == one.candidate.document)
    return (
        bool(_slot("titled").search(text))
        or any(person.name in text for person in held.people)
        or any(action.owner.words in text for action in held.actions if action.owner)
    )


def place(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when a venue is asked for and none is named."""
    if _slot("asks_venue").search(inquiry.question.folded) and not _names_any("at_place", chosen):
        return missing("The documents searched give no place for this.")
    return None


def which_bodies(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when schools or bodies are asked for by name and none is named."""
    if _slot("asks_which_body").search(inquiry.question.folded) and not _names_any("named_body", chosen):
        return missing("The documents searched name none of these.")
    return None


def _names_any(slot: str, chosen: Sequence[Ranked]) -> bool:
    """Tell whether any sentence as typed meets a pattern that needs its capitals."""
    return any(_slot(slot).search(one.candidate.text) for one in chosen)


def superlative(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when the worst or the best of several is asked for and nothing is ranked."""
    if _slot("asks_most").search(inquiry.question.folded) and not says(chosen, _slot("ranks").search):
        return missing("The documents searched do not rank these.")
    return None


def how_to(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Refuse when instructions are asked for and no sentence speaks of doing it."""
    found = _slot("asks_how_to").search(inquiry.question.folded)
    if found and not any(is_among(stem(found["verb"]), one.candidate.terms) for one in chosen):
        return missing("The documents searched give no instructions for this.")
    return None
