"""A warm answer against the embedding of its own question, taken in turns, and its follow-ups against it.

The embedder remembers the questions it was asked, so no text is ever given to it twice: the question
that is only embedded ends with a space, which costs the model nothing and misses what is remembered.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from assistant.ask import Assistant
from corpus.store import Corpus
from tests.benchmarks.figures import Figure
from tests.benchmarks.questions import ordinary_questions

WARM_UP = 12


def answer_figures(corpus: Corpus) -> list[Figure]:
    """Ask every question once; the first few warm up and are not counted."""
    assistant = Assistant(corpus)
    pairs, follow_ups = [], []
    for number, question in enumerate(ordinary_questions()):
        turns = [
            lambda asked=question: corpus.embedder.embed_question(f"{asked} "),
            lambda asked=question: assistant.ask(asked),
        ]
        # Whoever comes second finds a warmer machine, so the two change places.
        order = (0, 1) if number % 2 else (1, 0)
        seconds = {which: _seconds(turns[which]) for which in order}
        if number < WARM_UP:
            continue
        pairs.append((seconds[1], seconds[0]))
        answer = assistant.ask(question)
        if answer.statements:
            follow_ups.append(_seconds(lambda asked=question, answer=answer: assistant.follow_ups(asked, answer)))
    ratio = statistics.median(answering / embedding for answering, embedding in pairs)
    answer_ms, embed_ms = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        Figure(
            "warm answer / embedding of its question",
            ratio,
            "x",
            f"medians {answer_ms:.1f} ms and {embed_ms:.1f} ms, {len(pairs)} questions",
            at_most=3,
        ),
        Figure(
            "follow-ups, sought after / a warm answer",
            1000 * statistics.median(follow_ups) / answer_ms,
            "x",
            f"median {1000 * statistics.median(follow_ups):.1f} ms, slowest {1000 * max(follow_ups):.0f} ms, "
            f"{len(follow_ups)} answers",
        ),
    ]


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
