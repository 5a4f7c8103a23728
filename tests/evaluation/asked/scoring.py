"""What was shown against what is right: one `Mark` per question.

A number counts only as a number ("12" is not said by "112"), a value of another round or area spoils an answer, and
a citation is right when it is from a right document and holds the evidence or the value asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.wording import fold
from tests.evaluation.asked.held import stands_in
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.shown import Cited, Shown
from tests.evaluation.asked.tables import table
from tests.evaluation.invented.check import squashed
from tests.evaluation.labelled import Groups

_PARTLY_STATUS = "partly_answered"


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer judged; a measure that does not apply to the question is None."""

    question: Asked
    status: str
    is_refused: bool
    says_it: bool | None
    """Every group of words is in the answer, whatever the status."""
    forbidden: tuple[str, ...]
    """Values of another area or round that it gives."""
    names_gap: bool | None
    """Of a question that is partly there: the answer says that a part is not."""
    corrects: bool | None
    """Of a wrong premise: what is true instead is said."""
    evidence_cited: int
    evidence_asked: int
    right_citations: int
    from_right_documents: int
    from_right_areas: int
    citations: int
    words: int
    latency_ms: float

    @property
    def is_right(self) -> bool:
        """Whether a reader is served: the answer says it, or the refusal is one."""
        reason = self.question.reason
        if reason == "partly":
            return bool(self.says_it and not self.is_refused and self.names_gap)
        if reason:
            return self.is_refused
        return bool(self.says_it and not self.is_refused and not self.forbidden)


def mark(question: Asked, shown: Shown, area_of: dict[str, str]) -> Mark:
    """Return the mark of one answer; `area_of` gives the true area of each file."""
    one, outcome = question.labelled, shown.outcome
    is_judged = one.answerable and not outcome.refused
    cited = shown.cited if is_judged else ()
    return Mark(
        question=question,
        status=outcome.status,
        is_refused=outcome.refused,
        says_it=_says(outcome.text, one.must_contain) if one.answerable else None,
        forbidden=tuple(words for words in question.must_not_contain if stands_in(words, outcome.text)),
        names_gap=_names_gap(shown) if question.reason == "partly" else None,
        corrects=_says(outcome.text, one.correction_hint) if one.correction_hint else None,
        evidence_cited=sum(_is_cited(words, question, shown.cited) for words in one.evidence) if one.answerable else 0,
        evidence_asked=len(one.evidence) if one.answerable else 0,
        right_citations=sum(_is_right(each, question) for each in cited),
        from_right_documents=sum(_is_from(each, question) for each in cited),
        from_right_areas=sum(any(area_of.get(f) in question.area_names for f in each.files) for each in cited),
        citations=len(cited),
        words=len(outcome.text.split()),
        latency_ms=outcome.latency_ms,
    )


def _says(text: str, groups: Groups) -> bool:
    return all(any(stands_in(words, text) for words in group) for group in groups)


def _names_gap(shown: Shown) -> bool:
    text = fold(shown.outcome.text)
    return shown.outcome.status == _PARTLY_STATUS or any(words in text for words in table("gaps")["says"])


def _is_from(cited: Cited, question: Asked) -> bool:
    return any(file in question.right_documents for file in cited.files)


def _is_cited(words: str, question: Asked, cited: Iterable[Cited]) -> bool:
    return any(_is_from(each, question) and stands_in(words, each.quote) for each in cited)


def _is_right(cited: Cited, question: Asked) -> bool:
    """Return whether a citation holds evidence, lies within it, or holds a value asked for."""
    one = question.labelled
    values = (word for group in one.must_contain for word in group)
    return _is_from(cited, question) and (
        any(stands_in(words, cited.quote) for words in (*one.evidence, *values))
        or any(squashed(cited.quote) in squashed(words) for words in one.evidence)
    )
