"""Systems under measurement: a question with its history in, what a reader is shown out, with where each quote is from.

The product says which file it cites. Of any other system the quotes are looked up in the pages of the corpus, so a
passage that stands in two papers counts as cited from both.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.answers import Turn
from assistant.ask import Assistant
from corpus.store import Corpus
from corpus.wording import fold
from tests.evaluation.asked.questions import Asked
from tests.evaluation.metrics import Outcome
from tests.evaluation.systems import System, outcome_of


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of one citation and the files it may be from."""

    files: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a system showed for one question."""

    outcome: Outcome
    cited: tuple[Cited, ...]


class Shower(Protocol):
    """Anything that can be measured on this set."""

    name: str

    def show(self, question: Asked) -> Shown:
        """Return what is shown for the last turn of `question`."""


class OurAnswers:
    """The product, asked turn by turn as a person would."""

    name = "assistant"

    def __init__(self, corpus: Corpus) -> None:
        self._assistant = Assistant(corpus)

    def show(self, question: Asked) -> Shown:
        """Ask the history in turn, then the question; only the last is timed."""
        turns: list[Turn] = []
        for earlier in question.labelled.history:
            turns.append(Turn(earlier, self._assistant.ask(earlier, history=turns)))
        started = time.perf_counter()
        answer = self._assistant.ask(question.labelled.question, history=turns)
        outcome = outcome_of(answer, (time.perf_counter() - started) * 1000)
        if answer.notices:  # A reader sees these too: they may name what is not there.
            outcome = replace(outcome, text="\n".join((outcome.text, *answer.notices)))
        return Shown(outcome, tuple(Cited((one.file,), one.quote) for one in answer.citations))


class Traced:
    """Another system, its quotes traced to the files whose pages hold them."""

    def __init__(self, system: System, corpus: Corpus) -> None:
        self.name = system.name
        self._system = system
        self._pages: Mapping[str, str] = {
            document.file: " ".join(_flat(page.text) for page in corpus.pages(document.document_id))
            for document in corpus.documents()
        }

    def show(self, question: Asked) -> Shown:
        """Ask the other system its own way and look its quotes up."""
        outcome = self._system.ask(question.labelled)
        return Shown(outcome, tuple(Cited(self._files_with(quote), quote) for quote in outcome.quotes))

    def _files_with(self, quote: str) -> tuple[str, ...]:
        flat = _flat(quote)
        return tuple(file for file, text in self._pages.items() if flat in text)


def _flat(text: str) -> str:
    return " ".join(fold(text).split())
