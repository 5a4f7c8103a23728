"""The systems under comparison: a question with its history in, an `Outcome` out.

`PlainChain` is the baseline people build first, kept as they build it: fixed windows of text, nearest
four, no memory of the conversation, never a refusal. The passages it shows are its answer and its
citations at once.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from assistant.answers import Answer, Scope, Status, Turn
from assistant.ask import Assistant
from corpus.embedding import Embedder
from corpus.store import Corpus
from tests.evaluation.labelled import LabelledQuestion
from tests.evaluation.metrics import Outcome

BASELINE_WINDOW_CHARS = 1000
BASELINE_OVERLAP_CHARS = 200
BASELINE_TOP = 4


class System(Protocol):
    """Anything that can be asked labelled questions."""

    name: str

    def ask(self, question: LabelledQuestion) -> Outcome:
        """Return what is shown for `question`, timed without its history."""


class OurAssistant:
    """The product, asked as a person would ask it: the history first, turn by turn."""

    name = "assistant"

    def __init__(self, corpus: Corpus) -> None:
        self._assistant = Assistant(corpus)

    def ask(self, question: LabelledQuestion) -> Outcome:
        """Ask the history in turn, then the question."""
        scope = Scope(areas=question.areas)
        turns: list[Turn] = []
        for earlier in question.history:
            turns.append(Turn(earlier, self._assistant.ask(earlier, history=turns, scope=scope)))
        started = time.perf_counter()
        answer = self._assistant.ask(question.question, history=turns, scope=scope)
        return outcome_of(answer, (time.perf_counter() - started) * 1000)


def outcome_of(answer: Answer, latency_ms: float) -> Outcome:
    """Return what a reader of `answer` sees as its own words, and its quotes."""
    lines = [answer.message, *(statement.text for statement in answer.statements)]
    return Outcome(
        status=answer.status.value,
        text="\n".join(line for line in lines if line),
        quotes=tuple(citation.quote for citation in answer.citations),
        latency_ms=latency_ms,
    )


class PlainChain:
    """A stock LangChain chain over the same pages with the same embedding model.

    It gets an embedder of its own: ours remembers the questions it was asked, and a baseline that
    found them there would look faster than it is.
    """

    name = "baseline"

    def __init__(self, corpus: Corpus, embedder: Embedder, folder: Path) -> None:
        from langchain_chroma import Chroma
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(
            chunk_size=BASELINE_WINDOW_CHARS, chunk_overlap=BASELINE_OVERLAP_CHARS
        )
        pages = [page.text for document in corpus.documents() for page in corpus.pages(document.document_id)]
        store = Chroma(
            collection_name="baseline",
            embedding_function=_as_langchain(embedder),
            persist_directory=str(folder),
            collection_configuration={"hnsw": {"space": "cosine"}},
        )
        store.add_documents(splitter.create_documents(pages))
        self._chain = store.as_retriever(search_kwargs={"k": BASELINE_TOP}) | _texts

    def ask(self, question: LabelledQuestion) -> Outcome:
        """Show the nearest windows of text; the history is not looked at."""
        started = time.perf_counter()
        texts = self._chain.invoke(question.question)
        latency_ms = (time.perf_counter() - started) * 1000
        return Outcome(Status.ANSWERED.value, "\n".join(texts), tuple(texts), latency_ms)


def _texts(documents: Sequence[Any]) -> list[str]:
    return [document.page_content for document in documents]


def _as_langchain(embedder: Embedder) -> Any:
    from langchain_core.embeddings import Embeddings

    class SameModel(Embeddings):
        """Our embedder as LangChain calls one."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return embedder.embed(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return embedder.embed_question(text).tolist()

    return SameModel()
