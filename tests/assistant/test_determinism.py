"""The same question over the same documents has the same answer, in whatever order they were taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers import Answer
from assistant.ask import Assistant
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.assistant.samples import SAMPLES

FILES = (
    "hallowdene-deep-dive-letter-2025-01-30.txt",
    "wendlesea-news-release-from-monitoring-2022-07-04.md",
)
QUESTIONS = (
    "What is going well in Hallowdene?",
    "What did the letter praise?",
    "Who chairs Wendlesea Family Voice?",
    "List the recommendations",
    "How many members does Wendlesea Family Voice have?",
    "What is the SEN transport budget?",
)


def timeless(answer: Answer) -> Answer:
    """Return an answer without the time it took."""
    return replace(answer, elapsed_ms=0.0)


@pytest.mark.parametrize(
    "question",
    [
        "What progress has Brackenshire made on Priority Action 2?",
        "Compare the 20-week plans in Brackenshire and Calderwick",
        "Who leads speech and language in Northmere?",
        "What is the budget for school transport?",
    ],
)
def test_the_same_question_twice_has_the_same_answer(samples: Corpus, assistant: Assistant, question: str) -> None:
    first = assistant.ask(question)
    assistant.ask("When is the next stocktake in Northmere?")
    assert timeless(assistant.ask(question)) == timeless(first)
    assert timeless(Assistant(samples).ask(question)) == timeless(first)


def test_an_answer_does_not_depend_on_the_order_documents_came_in(tmp_path: Path, embedder: Embedder) -> None:
    asked = []
    for order in (FILES, FILES[::-1]):
        settings = CorpusSettings(_env_file=None, data_dir=tmp_path / order[0])
        with Corpus.open(settings, embedder=embedder) as corpus:
            for file in order:
                ingest([SAMPLES / file], corpus)
            asked.append([timeless(Assistant(corpus).ask(question)) for question in QUESTIONS])
    assert asked[0] == asked[1]
    assert any(answer.statements for answer in asked[0])
