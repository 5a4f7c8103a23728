"""Questions that might be suggested into those that were asked and are answered well.

What was drawn from a document and what was tried is remembered until the corpus changes, because the same
questions are worth suggesting again and again and each trial costs a whole answer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from assistant.answers import Answer, Scope, Status
from assistant.holdings import Holdings
from assistant.subjects import Subject, of_dates_and_topics, of_sections
from assistant.subjects_named import of_people, of_plan, of_short_forms
from corpus.documents import Document
from corpus.store import Corpus

Ask = Callable[[str, Scope], Answer]
"""Answers a question that stands alone."""

_DRAWN_FROM = (of_sections, of_dates_and_topics, of_people, of_plan, of_short_forms)
_REMEMBERED = 2048


class Trials:
    """What was drawn and tried so far; safe to use from several threads."""

    def __init__(self, corpus: Corpus, holdings: Holdings, ask: Ask) -> None:
        self._corpus = corpus
        self._holdings = holdings
        self._ask = ask
        self._revision = corpus.revision
        self._subjects: dict[str, tuple[Subject, ...]] = {}
        self._answers: OrderedDict[tuple[str, Scope], Answer] = OrderedDict()
        self._lock = Lock()

    def subjects(self, document: Document) -> tuple[Subject, ...]:
        """Return what a document can be asked about."""
        with self._lock:
            self._forget_if_changed()
            drawn = self._subjects.get(document.document_id)
        if drawn is None:
            held = self._holdings.of(document)
            drawn = tuple(subject for draw in _DRAWN_FROM for subject in draw(held))
            with self._lock:
                self._subjects[document.document_id] = drawn
        return drawn

    def answer(self, text: str, scope: Scope, subjects: Iterable[Subject]) -> Answer | None:
        """Return the answer to a question; None unless it begins with the words of a subject the question is about."""
        with self._lock:
            self._forget_if_changed()
            tried = self._answers.get((text, scope))
        if tried is None:
            tried = self._ask(text, scope)
            with self._lock:
                self._answers[text, scope] = tried
                while len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)
        return tried if any(_begins_with(tried, one) for one in subjects) else None

    def _forget_if_changed(self) -> None:
        if self._corpus.revision != self._revision:
            self._subjects.clear()
            self._answers.clear()
            self._revision = self._corpus.revision


def _begins_with(answer: Answer, subject: Subject) -> bool:
    if answer.status is not Status.ANSWERED or not answer.statements:
        return False
    leading = [one for one in answer.citations if one.number in answer.statements[0].citations]
    return any(
        one.passage_id in subject.passages and one.document_id == subject.document.document_id for one in leading
    )
