"""Files into a fresh corpus, timed: how much of it is the model, and what doing it again costs.

The model is loaded before the clock starts; the worker processes that read files are not, because a
person who ingests a folder waits for them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.benchmarks.figures import Figure
from tests.benchmarks.forward import forward_time


def ingest_figures(files: Sequence[Path], corpus: Corpus) -> list[Figure]:
    """Fill `corpus` with `files`, then give it the same files again."""
    corpus.embedder.embed_question("warm up")
    started = time.perf_counter()
    with forward_time() as first:
        receipts = ingest(files, corpus)
    seconds = time.perf_counter() - started
    passages = sum(receipt.passages for receipt in receipts)
    started = time.perf_counter()
    with forward_time() as again:
        ingest(files, corpus)
    again_seconds = time.perf_counter() - started
    share = 100 * first.seconds / seconds
    return [
        Figure(
            "ingest: share in the model's forward pass",
            share,
            "%",
            f"{first.seconds:.1f} of {seconds:.1f} s",
            at_least=70,
        ),
        Figure("ingest: passages", passages / seconds, "per second", f"{passages} passages, {len(receipts)} files"),
        Figure(
            "same files again: model runs",
            again.calls,
            "runs",
            f"{again_seconds / seconds:.3f} of the first time",
            at_most=0,
        ),
    ]
