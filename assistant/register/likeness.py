"""How sure it is that two statements are of the same action: words and meaning shared, and what else agrees.

The weights were fitted to letters and plans with known links and rounded; they add up to log odds, so that a
confidence is a probability. Newcomers trip over refs: a plan that renumbers gives an old ref to another action, so
a ref weighs much only for priority actions and areas for improvement.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from assistant.register.stated import Stated, is_heading, same_topic
from corpus.actions import ActionKind

_START = -8.0
_ASKS = 0.7
"""Letters ask again in other words more often than plans do."""
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "shared": 1.0,
        "contained": 5.0,
        "meaning": 4.5,
        "same words": 2.0,
        "same topic": 3.5,
        "topic unknown": 1.0,
        "same part": 1.8,
        "same date": 0.9,
        "same owner": 0.7,
        "same ref": 0.5,
    }
)
_MOST, _MOST_OF_ASKS = 3.9, 5.8
"""What agreement in all but the words can add, of plans' actions and of asks."""
_SAME_HEADING = 7.0
"""What the number of a priority action or area for improvement weighs: an area has one of each at a time."""
_SAME_HEADING_ELSEWHERE, _NUMBER_ALONE = 4.0, 4.5
"""A plan calls a heading by a few words of its own: less than its words where those point to another, and, where they
point to none, enough by itself."""
LIKELY, _LIKELY_HEADING = -0.4, -2.5
_FEWEST_WORDS = 1.5
"""Rare words that a text must have in common before its being contained counts in full."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two texts are, each number from 0 to 1."""

    shared: float
    """Words of both among the words of either, rare ones counting more."""
    contained: float
    """Words of both among those of the text that has fewer."""
    meaning: float
    same_words: bool

    @property
    def odds(self) -> float:
        """The log odds that the texts are of the same action, by their words alone."""
        return (
            _START
            + _WEIGHTS["shared"] * self.shared
            + _WEIGHTS["contained"] * self.contained
            + _WEIGHTS["meaning"] * self.meaning
            + _WEIGHTS["same words"] * self.same_words
        )


class Likeness:
    """Compares the statements of one area, among which common words say little."""

    def __init__(self, statements: Iterable[Stated]) -> None:
        texts: dict[str, Stated] = {}
        for one in statements:
            texts.setdefault(one.text, one)
        self._place = {text: place for place, text in enumerate(texts)}
        self._texts = tuple(texts)
        counts = Counter(term for one in texts.values() for term in one.terms)
        self._column = {term: column for column, term in enumerate(counts)}
        weights = [math.log(1 + len(texts) / count) for count in counts.values()]
        self._weights = np.array(weights, dtype=np.float64)
        self._least = _FEWEST_WORDS * math.log(1 + len(texts))
        self._held = np.zeros((len(texts), len(counts)))
        for text, place in self._place.items():
            self._held[place, [self._column[term] for term in texts[text].terms]] = 1.0
        self._terms = [
            tuple((term, weights[self._column[term]]) for term in sorted(one.terms)) for one in texts.values()
        ]
        self._sizes = [sum(weight for _, weight in terms) for terms in self._terms]
        self._vectors = _vectors([one.vector for one in texts.values()])
        self._odds = self._odds_of_all()

    def alike(self, one: Stated, other: Stated) -> Alike:
        """Return how alike two statements are."""
        return self.alike_together((one,), other)

    def alike_together(self, parts: Iterable[Stated], whole: Stated) -> Alike:
        """Return how alike the words of several statements, put together, are to those of another."""
        rows = [self._place[one.text] for one in parts]
        row = self._place[whole.text]
        words = self._held[rows].max(axis=0)
        common = float((words * self._held[row]) @ self._weights)
        sizes = float(words @ self._weights), float(self._held[row] @ self._weights)
        contained = common / max(min(sizes), self._least) if common else 0.0
        shared = common / (sum(sizes) - common) if common else 0.0
        return Alike(shared, contained, self._meaning(rows, row, shared, contained), rows == [row])

    def odds(self, earlier: Stated, later: Stated) -> float:
        """Return the log odds that two statements are of the same action."""
        return self.by_words(earlier, later) + self.agreement(earlier, later)

    def by_words(self, one: Stated, other: Stated) -> float:
        """Return the log odds that two statements are of the same action, by their words alone."""
        return float(self._odds[self._place[one.text], self._place[other.text]])

    def near(self, least: float, later: Stated) -> Collection[str]:
        """Return the texts within reach of log odds of `least` with a statement: cheap, to leave out the rest."""
        if is_heading(later):
            return self._texts
        most = _MOST_OF_ASKS if later.kind is ActionKind.CONTINUED_FOCUS else _MOST
        odds = self._odds[self._place[later.text]]
        return frozenset(self._texts[place] for place in np.flatnonzero(odds + most >= least))

    def agreement(self, earlier: Stated, later: Stated) -> float:
        """Return what ref, date, owner and topic add to the log odds."""
        if is_same_heading(earlier, later):
            return _SAME_HEADING if earlier.line == later.line else _SAME_HEADING_ELSEWHERE
        is_ask = earlier.kind is later.kind is ActionKind.CONTINUED_FOCUS
        is_same_topic = bool(earlier.topic and later.topic) and same_topic(earlier, later)
        agree = (
            earlier.kind is later.kind and earlier.number == later.number is not None and "same ref",
            is_same_topic and ("same topic" if is_ask else "same part"),
            is_ask and not (earlier.topic and later.topic) and "topic unknown",
            earlier.owner == later.owner != "" and "same owner",
            not earlier.days.isdisjoint(later.days) and "same date",
        )
        return _ASKS * is_ask + sum([_WEIGHTS[name] for name in agree if name])

    def covered(self, stated: Stated, terms: frozenset[str]) -> float:
        """Return how much of a statement's words stand among `terms`, from 0 to 1."""
        place = self._place[stated.text]
        common = sum(weight for term, weight in self._terms[place] if term in terms)
        return common / max(self._sizes[place], self._least)

    def is_likely(self, odds: float, earlier: Stated, later: Stated) -> bool:
        """Tell whether log odds are enough for a link."""
        if is_heading(earlier) and earlier.line != later.line:
            return is_same_heading(earlier, later) or odds >= _LIKELY_HEADING
        return odds >= LIKELY

    def confidence(self, odds: float, earlier: Stated, later: Stated) -> float:
        """Return how sure a link of these log odds is, as a probability to two places, never quite sure."""
        elsewhere = is_same_heading(earlier, later) and earlier.line != later.line
        return probability(odds + _NUMBER_ALONE if elsewhere else odds)

    def _odds_of_all(self) -> np.ndarray:
        """Return what `Alike.odds` is for each pair of texts, all at once: a plan of 400 actions has many pairs."""
        common = (self._held * self._weights) @ self._held.T
        sizes = np.diag(common)
        either = sizes[:, None] + sizes[None, :] - common
        shared = np.divide(common, either, out=np.zeros_like(common), where=common > 0)
        contained = common / np.maximum(np.minimum(sizes[:, None], sizes[None, :]), self._least)
        if self._vectors is None:
            meaning = (shared + contained) / 2
        else:
            meaning = np.maximum(0.0, np.round(self._vectors @ self._vectors.T, 4))
        odds = _START + _WEIGHTS["shared"] * shared + _WEIGHTS["contained"] * contained
        odds += _WEIGHTS["meaning"] * meaning + _WEIGHTS["same words"] * np.eye(len(odds))
        return np.round(odds, 4)

    def _meaning(self, rows: list[int], row: int, shared: float, contained: float) -> float:
        if self._vectors is None:
            return (shared + contained) / 2
        together = self._vectors[rows].sum(axis=0)
        length = float(np.linalg.norm(together))
        # Rounded, since the last digits of a product depend on how it is shared out over processors.
        return max(0.0, round(float(together @ self._vectors[row]) / length, 4)) if length else 0.0


def comparable(earlier: Stated, later: Stated) -> bool:
    """Tell whether two statements can be of one action: meetings, and tasks of different minutes, never are."""
    return earlier.kind is later.kind is not ActionKind.NEXT_STEP and not (earlier.is_task and later.is_task)


def is_same_heading(earlier: Stated, later: Stated) -> bool:
    """Tell whether two statements are priority actions, or areas for improvement, of one number."""
    return is_heading(earlier) and earlier.kind is later.kind and earlier.number == later.number is not None


def probability(odds: float) -> float:
    """Return log odds as a probability, to two places, never quite sure."""
    return min(0.99, round(1 / (1 + math.exp(-odds)), 2))


def _vectors(vectors: list[np.ndarray | None]) -> np.ndarray | None:
    """Return all vectors as rows, None when any is missing: then words alone must do."""
    given = [one for one in vectors if one is not None]
    return np.stack(given).astype(np.float64) if given and len(given) == len(vectors) else None
