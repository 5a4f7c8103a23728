"""What was said against what is right: a `Score` per question, a `Summary` per group of them.

Everything is string containment after folding, so no number here depends on a judge's mood. A right
text under a refusal status is not a correct answer: a reader who sees "not in the documents" stops.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.wording import fold
from tests.evaluation.labelled import Groups, LabelledQuestion

REFUSALS = frozenset({"not_in_documents", "premise_not_supported", "needs_clarification", "out_of_scope", "error"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system showed for one question."""

    status: str
    text: str
    """The answer's own words: message and statements, without markers or quotes."""
    quotes: tuple[str, ...]
    """The verbatim words of each citation."""
    latency_ms: float

    @property
    def refused(self) -> bool:
        """Whether the status tells the reader that there is no answer."""
        return self.status in REFUSALS


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome judged; a measure that does not apply to the question is None."""

    type: str
    answerable: bool
    refused: bool
    says_it: bool | None
    """Every `must_contain` group is in the text, whatever the status; answerable questions only."""
    evidence_cited: int | None
    evidence_asked: int | None
    corrected: bool | None
    """The correction hint is in the text; wrong premises only."""
    words: int
    latency_ms: float

    @property
    def correct(self) -> bool | None:
        """Whether the answer says it and is given as an answer."""
        return None if self.says_it is None else self.says_it and not self.refused

    @property
    def all_evidence(self) -> bool | None:
        """Whether every evidence string stands in some citation's quote."""
        return None if self.evidence_asked is None else self.evidence_cited == self.evidence_asked


@dataclass(frozen=True, slots=True)
class Summary:
    """The measures over a group of questions; shares are 0 to 1, None where nothing applies."""

    name: str
    questions: int
    answerable: int
    correct: float | None
    says_it: float | None
    all_evidence: float | None
    evidence_share: float | None
    refused_rightly: float | None
    refused_wrongly: float | None
    corrected: float | None
    words: float | None
    median_ms: float | None
    p95_ms: float | None


def matchable(text: str) -> str:
    """Return `text` for comparing: folded, and with one style of quotation mark."""
    return fold(text).replace('"', "'")


def contains_all(text: str, groups: Groups) -> bool:
    """Return whether at least one alternative of every group is in `text`."""
    words = matchable(text)
    return all(any(matchable(alternative) in words for alternative in group) for group in groups)


def judge(question: LabelledQuestion, outcome: Outcome) -> Score:
    """Return the score of one outcome.

    Evidence is counted for answerable questions only: what a refusal quotes to correct a wrong
    premise is judged by its correction hint.
    """
    quotes = [matchable(quote) for quote in outcome.quotes]
    has_evidence = question.answerable and bool(question.evidence)
    cited = sum(any(matchable(words) in quote for quote in quotes) for words in question.evidence)
    return Score(
        type=question.type,
        answerable=question.answerable,
        refused=outcome.refused,
        says_it=contains_all(outcome.text, question.must_contain) if question.answerable else None,
        evidence_cited=cited if has_evidence else None,
        evidence_asked=len(question.evidence) if has_evidence else None,
        corrected=contains_all(outcome.text, question.correction_hint) if question.correction_hint else None,
        words=len(outcome.text.split()),
        latency_ms=outcome.latency_ms,
    )


def summarise(name: str, scores: Sequence[Score]) -> Summary:
    """Return the measures over `scores`; words are counted where an answer was given."""
    asked = sum(score.evidence_asked or 0 for score in scores)
    cited = sum(score.evidence_cited or 0 for score in scores)
    latencies = [score.latency_ms for score in scores]
    answered_words = [score.words for score in scores if not score.refused]
    return Summary(
        name=name,
        questions=len(scores),
        answerable=sum(score.answerable for score in scores),
        correct=_share(score.correct for score in scores),
        says_it=_share(score.says_it for score in scores),
        all_evidence=_share(score.all_evidence for score in scores),
        evidence_share=cited / asked if asked else None,
        refused_rightly=_share(score.refused for score in scores if not score.answerable),
        refused_wrongly=_share(score.refused for score in scores if score.answerable),
        corrected=_share(score.corrected for score in scores),
        words=statistics.fmean(answered_words) if answered_words else None,
        median_ms=statistics.median(latencies) if latencies else None,
        p95_ms=percentile(latencies, 95),
    )


def summarise_by(scores: Sequence[Score], key: Callable[[Score], str]) -> list[Summary]:
    """Return one summary per key, in alphabetical order, and the total last."""
    names = sorted({key(score) for score in scores})
    summaries = [summarise(name, [score for score in scores if key(score) == name]) for name in names]
    return [*summaries, summarise("total", scores)]


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return the smallest value that `percent` of the values do not exceed (nearest rank)."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def _share(marks: Iterable[bool | None]) -> float | None:
    known = [mark for mark in marks if mark is not None]
    return sum(known) / len(known) if known else None
