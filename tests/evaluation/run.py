"""Letters and labelled questions in, one judged row per question and system out.

The corpus is fresh for each run and the baseline reads the very pages the product stored, so both
answer from the same text in the same minute.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.evaluation.labelled import EvaluationError, LabelledQuestion
from tests.evaluation.metrics import Outcome, Score, judge
from tests.evaluation.systems import OurAssistant, PlainChain, System


@dataclass(frozen=True, slots=True)
class Row:
    """One question as one system answered it."""

    system: str
    question: LabelledQuestion
    outcome: Outcome
    score: Score


def evaluate(
    questions: Sequence[LabelledQuestion],
    letters: Sequence[Path],
    data_dir: Path,
    *,
    baseline: bool = True,
    say: Callable[[str], None] = lambda line: None,
) -> tuple[list[Row], str]:
    """Return the judged rows and the corpus checksum; `data_dir` keeps the corpus."""
    settings = CorpusSettings(data_dir=data_dir / "corpus")
    with Corpus.open(settings) as corpus:
        _take_in(letters, corpus, say)
        systems: list[System] = [OurAssistant(corpus)]
        if baseline:
            systems.append(PlainChain(corpus, Embedder.open(settings), data_dir / "baseline"))
        rows: list[Row] = []
        for system in systems:
            rows.extend(ask_all(system, questions))
            say(f"{system.name}: {len(questions)} questions asked")
        return rows, checksum(corpus)


def ask_all(system: System, questions: Sequence[LabelledQuestion]) -> list[Row]:
    """Return a judged row per question, in order; the first is asked once before, to warm up."""
    system.ask(questions[0])
    rows = []
    for question in questions:
        outcome = system.ask(question)
        rows.append(Row(system.name, question, outcome, judge(question, outcome)))
    return rows


def checksum(corpus: Corpus) -> str:
    """Return a digest of the documents held; the same files give the same one."""
    held = sorted(document.document_id for document in corpus.documents())
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def _take_in(letters: Sequence[Path], corpus: Corpus, say: Callable[[str], None]) -> None:
    receipts = ingest(letters, corpus)
    for receipt in receipts:
        if receipt.error:
            say(f"{receipt.file}: {receipt.error}")
    held = corpus.documents()
    if not held:
        raise EvaluationError(f"Expected letters to ask about in {', '.join(map(str, letters))}; none could be read.")
    say(f"{len(held)} documents, {sum(receipt.passages for receipt in receipts)} passages")
