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

from assistant.holdings import Candidate
from assistant.questions import Asked, Question
from assistant.words import is_generic, synonyms
from corpus.passages import PassageKind, SectionRole

OWN, SYNONYM, CONTEXT, AROUND = 1.1, 0.85, 0.7, 0.4
"""What a particular word of the question is worth by where it is met; fitted, see docs/measurements.md."""
GENERIC_OWN, GENERIC_SYNONYM = 0.55, 0.3
MEANING, PASSAGE, KIND = 0.9, 0.5, 1.7

_DATE = re.compile(
    r"\b(\d{1,2}(st|nd|rd|th)? )?(january|february|march|april|may|june|july|august|september|october|november|december)\b( 20\d\d)?|\b20\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(spring|summer|autumn|winter) (term )?20\d\d"
)
_PAST_ASKED = re.compile(r"\b(was|were|did|held|took|happened)\b")
_TO_COME = re.compile(r"\b(will|to be held|due|planned)\b")
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|doubled|halved|dozen)\b"
)
_REGULARLY = re.compile(
    r"\b(\w+|\d+)[- ]?monthly\b|\b(weekly|fortnightly|quarterly|termly|annual(ly)?|yearly|daily|regularly)\b|\b(every|each|per|past|a) (\w+ )?(week|month|quarter|term|year)s?\b|\btwice\b"
)
_CAUSE = re.compile(
    r"\b(because|due to|attribut\w+|as this|so that|reasons?|caus\w+|result(ed|ing)? (of|from)|owing|reflect\w+|led to|driven by|following|in order to|to ensure)\b"
)
_ASK = re.compile(
    r"\b(should|must|need(s|ed)? to|continue|ensure|required?|expect\w*|evidence|clarify|address|recommend\w*|further|focus|improv\w+|important)\b"
)
_STATUS = re.compile(
    r"\b(on track|progress|improv\w+|reduc\w+|increas\w+|strengthen\w*|good evidence|insufficient|delay\w*|overdue|complete[d]?|achiev\w+|remain\w*|impact|not yet|assured)\b"
)
_PLACE_KINDS: Mapping[PassageKind, float] = {
    PassageKind.TITLE: -0.45,
    PassageKind.HEADING: -0.20,
    PassageKind.PEOPLE: -0.18,
    PassageKind.DATE: -0.15,
}


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
    folded = candidate.folded
    role = candidate.section.role
    bonus = 0.0
    if question.wants(Asked.WHEN) and _DATE.search(folded):
        bonus += 0.10 - 0.08 * (bool(_PAST_ASKED.search(question.folded)) and bool(_TO_COME.search(folded)))
    if question.wants(Asked.HOW_OFTEN) and _REGULARLY.search(folded):
        bonus += 0.15 if candidate.passage.kind is not PassageKind.TITLE else 0.4
    if question.wants(Asked.HOW_MANY) and _NUMBER.search(folded):
        bonus += 0.08
    if question.wants(Asked.WHY) and _CAUSE.search(folded):
        bonus += 0.10
    if question.wants(Asked.TO_DO):
        bonus += 0.12 * (role in (SectionRole.CONTINUED_FOCUS, SectionRole.NEXT_STEPS)) + 0.04 * bool(
            _ASK.search(folded)
        )
    if question.wants(Asked.OVERALL) and role is SectionRole.CONCLUSION:
        bonus += 0.15
    if question.wants(Asked.NEXT):
        bonus += 0.12 * (role is SectionRole.NEXT_STEPS) + 0.08 * ("next" in folded)
    if question.wants(Asked.PROGRESS) and _STATUS.search(folded):
        bonus += 0.05
    if question.wants(Asked.PROGRESS) and role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT):
        bonus += 0.03
    return bonus


def _length_penalty(candidate: Candidate) -> float:
    """A very short fragment says little; a very long one says much besides."""
    length = len(candidate.text.split())
    return 0.15 if length < 4 else 0.0 if length < 45 else 0.03 * math.log2(length / 45 + 1)
