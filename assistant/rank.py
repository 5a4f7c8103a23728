"""Candidates into a ranking: how well each sentence, read under its heading, meets the question.

A sentence earns the weight of each question term it holds itself, less for a synonym, less again for
a term only its heading or its neighbour holds. Meaning (cosine) carries paraphrase and breaks ties.
The kind of answer asked for adds a little and never filters: a type that filters is unforgiving.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.holdings import Candidate
from assistant.patterns import pattern
from assistant.questions import Asked, Question
from assistant.words import is_generic, synonyms
from corpus.passages import PassageKind, SectionRole

OWN, SYNONYM, CONTEXT, AROUND = 1.1, 0.85, 0.7, 0.4
"""What a particular word of the question is worth by where it is met; fitted, see docs/measurements.md."""
GENERIC_OWN, GENERIC_SYNONYM = 0.55, 0.3
"""The same for a word any such document is full of."""
MEANING, PASSAGE, KIND = 0.9, 0.5, 1.7
"""What a sentence's cosine, its passage's search score and its being the kind asked for count beside the words."""

_PLACE_KINDS: Mapping[PassageKind, float] = {
    PassageKind.TITLE: -0.45,
    PassageKind.HEADING: -0.20,
    PassageKind.PEOPLE: -0.18,
    PassageKind.DATE: -0.15,
}
"""Lines that name or label without saying anything: taken only when nothing else speaks."""

_FRAGMENT, _FRAGMENT_COST = 4, 0.15
_LONG, _LONG_COST = 45, 0.03
"""In words: below the first a sentence says little, above the second it says much besides."""

_cue = partial(pattern, "cues")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate with its score and what the score is made of."""

    candidate: Candidate
    score: float
    meaning: float
    """Cosine of question and sentence, -1 to 1."""


def term_weights(question: Question, rarity: Callable[[str], float]) -> dict[str, float]:
    """Return how much each question term matters by its rarity; generic words are weighed apart."""
    return {term: rarity(term) for term in question.terms}


def rank(
    question: Question,
    weights: Mapping[str, float],
    candidates: Sequence[Candidate],
    cosines: Sequence[float],
    passage_scores: Mapping[str, float],
) -> list[Ranked]:
    """Return the candidates best first; `cosines` and `candidates` run side by side."""
    particular = _shares({term: weight for term, weight in weights.items() if not is_generic(term)})
    generic = _shares({term: weight for term, weight in weights.items() if is_generic(term)})
    ranked = []
    for candidate, cosine in zip(candidates, cosines, strict=True):
        score = (
            sum(share * _met(term, candidate) for term, share in particular.items())
            + sum(share * _met_generic(term, candidate) for term, share in generic.items())
            + MEANING * float(cosine)
            + PASSAGE * passage_scores.get(candidate.passage.passage_id, 0.0)
            + KIND * _kind_bonus(question, candidate)
            + _PLACE_KINDS.get(candidate.passage.kind, 0.0)
            - _length_penalty(candidate)
        )
        ranked.append(Ranked(candidate, score, float(cosine)))
    ranked.sort(key=lambda one: (-one.score, one.candidate.passage.ordinal, one.candidate.position))
    return ranked


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()}


def _met(term: str, candidate: Candidate) -> float:
    if term in candidate.terms:
        return OWN
    if not candidate.terms.isdisjoint(synonyms().get(term, ())):
        return SYNONYM
    if term in candidate.context:
        return CONTEXT
    return AROUND if term in candidate.around else 0.0


def _met_generic(term: str, candidate: Candidate) -> float:
    if term in candidate.terms:
        return GENERIC_OWN
    return 0.0 if candidate.terms.isdisjoint(synonyms().get(term, ())) else GENERIC_SYNONYM


def _kind_bonus(question: Question, candidate: Candidate) -> float:
    """Return what a sentence earns for being of the kinds asked for."""
    bonus = 0.0
    for asked, earned in _BONUSES:
        if question.wants(asked):
            bonus += earned(question, candidate)
    return bonus


def _when(question: Question, candidate: Candidate) -> float:
    """A date earns; little when the past is asked after and the sentence speaks of what is to come."""
    if not _cue("date").search(candidate.folded):
        return 0.0
    announces = _cue("past_asked").search(question.folded) and _cue("to_come").search(candidate.folded)
    return 0.10 - 0.08 * bool(announces)


def _how_often(_: Question, candidate: Candidate) -> float:
    """A rhythm earns; in a title, which marks titles down, it must earn that back."""
    if not _cue("regularly").search(candidate.folded):
        return 0.0
    return 0.4 if candidate.passage.kind is PassageKind.TITLE else 0.15


def _to_do(_: Question, candidate: Candidate) -> float:
    listed = candidate.section.role in (SectionRole.CONTINUED_FOCUS, SectionRole.NEXT_STEPS)
    return 0.12 * listed + 0.04 * bool(_cue("request").search(candidate.folded))


def _next(_: Question, candidate: Candidate) -> float:
    return 0.12 * (candidate.section.role is SectionRole.NEXT_STEPS) + 0.08 * ("next" in candidate.folded)


def _if_said(name: str, worth: float) -> _Bonus:
    return lambda _, candidate: worth if _cue(name).search(candidate.folded) else 0.0


def _if_under(worth: float, *roles: SectionRole) -> _Bonus:
    return lambda _, candidate: worth if candidate.section.role in roles else 0.0


_Bonus = Callable[[Question, Candidate], float]
_BONUSES: tuple[tuple[Asked, _Bonus], ...] = (
    (Asked.WHEN, _when),
    (Asked.HOW_OFTEN, _how_often),
    (Asked.HOW_MANY, _if_said("number", 0.08)),
    (Asked.WHY, _if_said("cause", 0.10)),
    (Asked.TO_DO, _to_do),
    (Asked.OVERALL, _if_under(0.15, SectionRole.CONCLUSION)),
    (Asked.NEXT, _next),
    (Asked.PROGRESS, _if_said("status", 0.05)),
    (Asked.PROGRESS, _if_under(0.03, SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)),
)
"""What each kind of answer earns; fitted with the weights above, small enough that words and meaning decide."""


def _length_penalty(candidate: Candidate) -> float:
    """A very short fragment says little; a very long one says much besides."""
    length = len(candidate.text.split())
    if length < _FRAGMENT:
        return _FRAGMENT_COST
    return _LONG_COST * math.log2(length / _LONG + 1) if length >= _LONG else 0.0
