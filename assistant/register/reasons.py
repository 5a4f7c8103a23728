"""Links with the relation they show and the reason a person can read."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from assistant.register.likeness import Likeness
from assistant.register.stated import Stated, is_heading, same_topic
from assistant.register.tracked import Link, Relation
from corpus.decisions import Verdict

_MOST_SLIPS = 3
"""Letters by which two wordings may differ and be the same: a slip of the pen, or "the" before a date."""


def link_of(earlier: Stated, later: Stated, odds: float, likeness: Likeness) -> Link:
    """Return the link between two statements of one action."""
    relation = relation_of(earlier, later)
    sure = likeness.confidence(odds, earlier, later)
    both = earlier.number is not None and later.number is not None
    if _is_same(earlier, later):
        reasons = ["same words"]
    else:
        reasons = [f"other words, close in meaning ({likeness.alike(earlier, later).meaning:.2f})"]
    if relation is Relation.RENUMBERED:
        reasons.append(f"{earlier.action.ref} became {later.action.ref}")
    elif both and earlier.number == later.number:
        reasons.append("same ref")
    for name, agrees in (
        ("same topic", same_topic(earlier, later) and not both),
        ("same owner", earlier.owner == later.owner != ""),
        ("same date", bool(earlier.days & later.days)),
    ):
        reasons += [name] * agrees
    return Link(earlier.action_id, later.action_id, relation, ", ".join(reasons), sure)


def decided_link(earlier: Stated, later: Stated, relation: Relation, verdict: Verdict) -> Link:
    """Return the link that a person made or confirmed."""
    reason = "a person joined them" if verdict is Verdict.ADDED else "a person confirmed it"
    return Link(earlier.action_id, later.action_id, relation, reason, 1.0, verdict)


def relation_of(earlier: Stated, later: Stated) -> Relation:
    """Return how a later statement stands to the earlier one it continues."""
    both = earlier.number is not None and later.number is not None
    if both and earlier.number != later.number and not is_heading(earlier):
        return Relation.RENUMBERED
    return Relation.SAME if _is_same(earlier, later) else Relation.REWORDED


def _is_same(earlier: Stated, later: Stated) -> bool:
    return Levenshtein.distance(_letters(earlier), _letters(later), score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS


def _letters(stated: Stated) -> str:
    """Return a statement's letters without those of its date, which may move while the words stay."""
    due = stated.action.due
    text = stated.action.text.replace(due.words, "") if due else stated.action.text
    return "".join(filter(str.isalnum, text.casefold()))
