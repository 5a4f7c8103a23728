"""Candidates into a ranking: how well each sentence, read under its heading, meets the question.

A sentence earns the weight of each question term it holds itself, less for a synonym, less again for
a term only its heading or its neighbour holds. Meaning (cosine) carries paraphrase and breaks ties.
The kind of answer asked for adds a little and never filters: a type that filters is unforgiving.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.holdings import Candidate
from assistant.questions import Asked, Question
from assistant.words import is_generic, synonyms
from corpus.passages import PassageKind, SectionRole
from corpus.wording import fold

OWN, SYNONYM, CONTEXT, AROUND, TITLE = 1.0, 0.65, 0.5, 0.3, 0.15
MEANING_SHARE = 0.35
GENERIC_WEIGHT = 0.3

_DATE = re.compile(
    r"\b(\d{1,2}(st|nd|rd|th)? )?(january|february|march|april|may|june|july|august|september|october|november|december)\b( 20\d\d)?|\b20\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(spring|summer|autumn|winter) (term )?20\d\d"
)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|doubled|halved|dozen)\b"
)
_CAUSE = re.compile(
    r"\b(because|due to|attribut\w+|as this|so that|reasons?|caus\w+|result(ed|ing)? (of|from)|owing|reflect\w+|led to|driven by|following|in order to|to ensure)\b"
)
_ASK = re.compile(
    r"\b(should|must|need(s|ed)? to|continue|ensure|required?|expect\w*|evidence|clarify|address|recommend\w*|further|focus|improv\w+|important)\b"
)
_PLACE_KINDS: Mapping[PassageKind, float] = {
    PassageKind.TITLE: -0.30,
    PassageKind.HEADING: -0.12,
    PassageKind.PEOPLE: -0.10,
    PassageKind.DATE: -0.10,
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate with its score and what the score is made of."""

    candidate: Candidate
    score: float
    coverage: float
    """Share (0 to 1) of the question's weight met by the sentence in its context."""
    own: float
    """The same, by the sentence's own words alone."""
    meaning: float
    """Cosine of question and sentence, -1 to 1."""


def term_weights(question: Question, rarity: Callable[[str], float]) -> dict[str, float]:
    """Return how much each question term matters: rare words more, words about asking hardly."""
    return {term: rarity(term) * (GENERIC_WEIGHT if is_generic(term) else 1.0) for term in question.terms}


def rank(
    question: Question,
    weights: Mapping[str, float],
    candidates: Sequence[Candidate],
    cosines: Sequence[float],
    passage_scores: Mapping[str, float],
) -> list[Ranked]:
    """Return the candidates best first; `cosines` and `candidates` run side by side."""
    total = sum(weights.values()) or 1.0
    ranked = []
    for candidate, cosine in zip(candidates, cosines, strict=True):
        own = sum(weight * _held_by(term, candidate.terms) for term, weight in weights.items()) / total
        coverage = sum(weight * _met(term, candidate) for term, weight in weights.items()) / total
        score = (
            (1 - MEANING_SHARE) * (coverage + 0.3 * own) / 1.3
            + MEANING_SHARE * max(0.0, float(cosine)) / 0.75
            + 0.08 * passage_scores.get(candidate.passage.passage_id, 0.0)
            + _PLACE_KINDS.get(candidate.passage.kind, 0.0)
            + _kind_bonus(question, candidate)
            - _length_penalty(candidate)
        )
        ranked.append(Ranked(candidate, score, coverage, own, float(cosine)))
    ranked.sort(key=lambda one: (-one.score, one.candidate.passage.ordinal, one.candidate.position))
    return ranked


def _held_by(term: str, terms: frozenset[str]) -> float:
    if term in terms:
        return OWN
    return SYNONYM if not terms.isdisjoint(synonyms().get(term, ())) else 0.0


def _met(term: str, candidate: Candidate) -> float:
    own = _held_by(term, candidate.terms)
    if own == OWN:
        return own
    return max(own, CONTEXT * (term in candidate.context), AROUND * _held_by(term, candidate.around))


def _kind_bonus(question: Question, candidate: Candidate) -> float:
    folded = fold(candidate.text)
    role = candidate.section.role
    bonus = 0.0
    if question.wants(Asked.WHEN) and _DATE.search(folded):
        bonus += 0.10
    if question.wants(Asked.HOW_MANY) and _NUMBER.search(folded):
        bonus += 0.08
    if question.wants(Asked.WHY) and _CAUSE.search(folded):
        bonus += 0.06
    if question.wants(Asked.TO_DO):
        bonus += 0.08 * (role in (SectionRole.CONTINUED_FOCUS, SectionRole.NEXT_STEPS)) + 0.04 * bool(
            _ASK.search(folded)
        )
    if question.wants(Asked.OVERALL) and role is SectionRole.CONCLUSION:
        bonus += 0.15
    if question.wants(Asked.NEXT) and role is SectionRole.NEXT_STEPS:
        bonus += 0.12
    if question.wants(Asked.PROGRESS) and role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT):
        bonus += 0.03
    return bonus


def _length_penalty(candidate: Candidate) -> float:
    """A very short fragment says little; a very long one says much besides."""
    length = len(candidate.text.split())
    return 0.10 if length < 4 else 0.0 if length < 45 else 0.02 * math.log2(length / 45 + 1)
