"""A warm answer against the embedding of its own question, taken in turns.

The two are paired question by question, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from assistant.ask import Assistant
from corpus.store import Corpus
from tests.benchmarks.figures import Figure
from tests.benchmarks.questions import QUESTIONS

ROUNDS = 10


def answer_figures(corpus: Corpus) -> list[Figure]:
    """Ask every question in rounds; the first round warms up and is not counted."""
    assistant = Assistant(corpus)
    pairs = []
    for counted in [False, *[True] * ROUNDS]:
        for question in QUESTIONS:
            embedding = _seconds(corpus.embedder.embed_question, question)
            answering = _seconds(assistant.ask, question)
            if counted:
                pairs.append((answering, embedding))
    ratio = statistics.median(answering / embedding for answering, embedding in pairs)
    answer_ms, embed_ms = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        Figure(
            "warm answer / embedding of its question",
            ratio,
            "x",
            f"medians {answer_ms:.1f} ms and {embed_ms:.1f} ms, {len(pairs)} pairs",
            at_most=3,
        )
    ]


def _seconds(call: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    call(question)
    return time.perf_counter() - started
