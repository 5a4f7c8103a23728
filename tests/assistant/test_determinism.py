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
from ingest.given import Given
from ingest.pipeline import ingest

LETTER = """Department for Schools
14 March 2025

Dear colleagues

STOCKTAKE MEETING: {area} LOCAL AREA PARTNERSHIP

Priority Action 1: waiting times for speech and language therapy

The longest wait for a first appointment fell from 41 weeks to 26 weeks. The partnership opened a clinic.

Next steps

- The partnership will publish its audit findings by 30 May 2025.
- We will meet again in September 2025.

Yours sincerely

{signed}
"""
LETTERS = (("Quenthorpe", "Rowena Tallis"), ("Skelbrook", "Peter Lovelace"), ("Tarnbeck", "Marguerite Oakes"))
QUESTIONS = (
    "What is the longest wait for a first appointment?",
    "When will the partnership publish its audit findings?",
    "When is the next meeting?",
    "Who signed the letter?",
    "List the priority actions",
    "Compare the longest wait in Quenthorpe and Tarnbeck",
    "What is the school transport budget?",
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
    """Letters alike in all but name and signature tie in every score."""
    asked = []
    for order in (LETTERS, LETTERS[::-1]):
        settings = CorpusSettings(_env_file=None, data_dir=tmp_path / order[0][0])
        with Corpus.open(settings, embedder=embedder) as corpus:
            for area, signed in order:
                file = tmp_path / f"{area.lower()}-letter.txt"
                file.write_text(LETTER.format(area=area.upper(), signed=signed), encoding="utf-8")
                ingest([file], corpus, given=Given(area=area))
            asked.append([timeless(Assistant(corpus).ask(question)) for question in QUESTIONS])
    assert asked[0] == asked[1]
    assert any(answer.statements for answer in asked[0])
