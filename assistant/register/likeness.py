"""How alike two statements of an action are, and whether that makes them the same action.

Likeness is the mean of shared words, rare ones counting more, and of nearness in meaning; a ref, an owner or a date
in common adds to it. All weights stand at the top, as numbers to be measured.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.register.tracked import Link, Relation
from assistant.words import text_terms
from corpus.actions import Action, ActionKind
from corpus.documents import Document
from corpus.wording import fold

_BY_REF = (ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA)
_SAME_REF, _SAME_OWNER, _SAME_DUE, _SAME_TOPIC = 0.2, 0.08, 0.08, 0.12
_ENOUGH = 0.62
_ENOUGH_ACROSS_KINDS = 0.68
_SAME_WORDS = 0.9


@dataclass(frozen=True, slots=True)
class Stated:
    """One document's statement of an action, with what it is compared by."""

    document: Document
    action: Action
    terms: frozenset[str]
    vector: np.ndarray | None

    @classmethod
    def of(cls, document: Document, action: Action, vector: np.ndarray | None) -> Stated:
        """Return `action` of `document`, ready to be compared."""
        return cls(document, action, frozenset(text_terms(action.text)), vector)

    @property
    def action_id(self) -> str:
        """The statement's id."""
        return self.action.action_id

    @property
    def kind(self) -> ActionKind:
        """Where in a document it comes from."""
        return self.action.kind

    @property
    def title(self) -> str:
        """The statement's short words."""
        return self.action.title


class Likeness:
    """Compares statements of one area, among which common words say little."""

    def __init__(self, statements: Iterable[Stated]) -> None:
        known = list(statements)
        counts = Counter(term for one in known for term in one.terms)
        self._weights = {term: math.log(1 + len(known) / count) for term, count in counts.items()}

    def comparable(self, earlier: Stated, later: Stated) -> bool:
        """Tell whether two statements can be of the same action at all."""
        kinds = {earlier.kind, later.kind}
        return len(kinds) == 1 or kinds == {ActionKind.CONTINUED_FOCUS, ActionKind.PLAN_ACTION}

    def link(self, stated: Sequence[Stated], later: Stated) -> Iterator[tuple[float, Link]]:
        """Yield the score and the link between an action's statements so far and a later one, if there is one."""
        earlier = stated[-1]
        if earlier.document.document_id == later.document.document_id or not self.comparable(earlier, later):
            return
        alike = max(self.alike(one, later) for one in stated)
        same_ref = bool(earlier.action.ref) and earlier.action.ref == later.action.ref and earlier.kind is later.kind
        if earlier.kind in _BY_REF and same_ref:
            yield 1.0 + alike, _link(earlier, later, 1.0, alike, same_ref)
            return
        score = alike + self._in_common(earlier, later, same_ref)
        needed = _ENOUGH if earlier.kind is later.kind else _ENOUGH_ACROSS_KINDS
        if score >= needed:
            yield score, _link(earlier, later, min(score, 1.0), alike, same_ref)

    def alike(self, one: Stated, other: Stated) -> float:
        """Return how alike the words and the meaning of two statements are, from 0 to 1."""
        if fold(one.action.text) == fold(other.action.text):
            return 1.0
        shared, either = self._weight(one.terms & other.terms), self._weight(one.terms | other.terms)
        words = shared / either if either else 0.0
        if one.vector is None or other.vector is None:
            return words
        return (words + max(0.0, float(one.vector @ other.vector))) / 2

    def share(self, part: Stated, whole: Stated) -> float:
        """Return how much of `part`'s words stand in `whole`, from 0 to 1."""
        weight = self._weight(part.terms)
        return self._weight(part.terms & whole.terms) / weight if weight else 0.0

    def _weight(self, terms: Iterable[str]) -> float:
        return sum(self._weights[term] for term in terms)

    def _in_common(self, earlier: Stated, later: Stated, same_ref: bool) -> float:
        one, other = earlier.action, later.action
        owner = bool(one.owner and other.owner) and fold(one.owner.words) == fold(other.owner.words)
        dates = {due.end for due in (one.due, one.former_due) if due and due.end}
        due = any(due.end in dates for due in (other.due, other.former_due) if due and due.end)
        topic = earlier.kind is ActionKind.CONTINUED_FOCUS and fold(one.title) == fold(other.title) != fold(other.text)
        return same_ref * _SAME_REF + owner * _SAME_OWNER + due * _SAME_DUE + topic * _SAME_TOPIC


def _link(earlier: Stated, later: Stated, confidence: float, alike: float, same_ref: bool) -> Link:
    renumbered = bool(earlier.action.ref and later.action.ref) and not same_ref
    if renumbered:
        relation = Relation.RENUMBERED
        reason = f"{earlier.action.ref} became {later.action.ref}; the words are alike"
    elif alike < _SAME_WORDS:
        relation, reason = Relation.REWORDED, "same ref, other words" if same_ref else "other words, alike in meaning"
    else:
        relation, reason = Relation.SAME, "same ref and words" if same_ref else "same words"
    return Link(earlier.action_id, later.action_id, relation, reason, round(confidence, 2))
