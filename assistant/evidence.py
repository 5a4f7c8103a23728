"""What is asked against what the chosen sentences say: the reason to refuse, or none.

Similarity cannot tell an unanswerable question from an answerable one. What can: whether the kind of thing
asked for stands beside the thing asked about (`slots`), whether the question takes for granted what is not
so (`premises`), and whether the words that make it particular are there at all (`spoken_of`).
Newcomers trip over this: the order of the checks decides which reason is given, not only whether one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant import premises, slots, spoken_of
from assistant.drafts import Draft, picks
from assistant.findings import Check, Finding, missing
from assistant.inquiry import Inquiry
from assistant.rank import Ranked

_NEAREST = 2
_WEIGHED, _MOST_WEIGHED = 0.68, 5
"""Only sentences this near the best carry the evidence; the others are shown for their context."""

_CHECKS: tuple[Check, ...] = (
    slots.contact,
    slots.clock,
    slots.rating,
    slots.number,
    slots.date,
    slots.owner,
    slots.name,
    slots.place,
    slots.which_bodies,
    premises.another_day,
    slots.superlative,
    slots.how_to,
    premises.later_event,
    premises.premise,
    spoken_of.unspoken,
)
"""In order: the first that finds a reason gives it."""


def weigh(inquiry: Inquiry, chosen: Sequence[Ranked]) -> Finding | None:
    """Return why the chosen sentences do not answer the question, or None when they do."""
    if not chosen:
        return missing("Nothing in the documents searched speaks to this.")
    best = max(one.score for one in chosen)
    weighed = [one for one in chosen if one.score >= best * _WEIGHED][:_MOST_WEIGHED]
    for check in _CHECKS:
        finding = check(inquiry, weighed)
        if finding:
            return finding
    return None


def refused(finding: Finding, nearest: Sequence[Ranked]) -> Draft:
    """Return a finding as a draft, with what came nearest."""
    close = picks(one.candidate for one in nearest[:_NEAREST])
    return Draft(finding.status, finding.message, close[:1] if finding.shows else (), close)
