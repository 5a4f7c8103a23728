"""The corpus and the assistant as LangChain parts: a retriever, embeddings, and a runnable.

    chain = StocktakeRunnable(Assistant(corpus)) | StrOutputParser()

The runnable's message has one text block per statement, each with the `Citation`s that carry it. Their
`start_index` and `end_index` are places in that block, as LangChain defines them; the place in the
document is in their `extras`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from functools import partial, reduce
from operator import add
from typing import Any

from langchain.embeddings import Embeddings
from langchain.messages import AIMessageChunk, HumanMessage
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.messages import BaseMessage
from langchain_core.messages.content import Citation as ContentCitation
from langchain_core.messages.content import create_citation, create_text_block
from langchain_core.prompt_values import PromptValue
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableGenerator
from langchain_core.runnables.config import run_in_executor
from pydantic import ConfigDict

from assistant.answers import Answer, Citation, Scope, Turn
from assistant.ask import Assistant
from assistant.glossary import NAMED
from assistant.retrieve import Hit, search
from corpus.embedding import Embedder
from corpus.store import Corpus

Asked = str | Mapping[str, Any] | PromptValue | Sequence[BaseMessage]


class StocktakeRetriever(BaseRetriever):
    """Finds the passages nearest to a question; each `Document` says where its words stand."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    corpus: Corpus
    k: int = 10
    scope: Scope = Scope()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        hits = search(self.corpus, query, scope=self.scope, limit=self.k if k is None else k)
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        passage = hit.passage
        document = self.corpus.document(passage.document_id)
        place = passage.spans[0]
        metadata = {
            "document_id": document.document_id,
            "document": document.title,
            "file": document.file,
            "area": document.area,
            "kind": str(document.kind),
            "date": document.date.isoformat() if document.date else None,
            "page": place.page,
            "start": place.start,
            "end": place.end,
            "context": passage.context,
            "score": hit.score,
        }
        return Document(id=passage.passage_id, page_content=passage.text, metadata=metadata)


class StocktakeEmbeddings(Embeddings):
    """The product's own embedding model, for anyone's vector store."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder or Embedder.open()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector per text."""
        return self._embedder.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of a question."""
        return self._embedder.embed_question(text).tolist()


class StocktakeRunnable(RunnableGenerator[Asked, AIMessageChunk]):
    """The assistant as a step of a chain; `stream` gives the answer statement by statement.

    Takes a question; or a mapping of `question` with, where wanted, `history` (earlier questions or
    `Turn`s) and `scope` (a `Scope`); or a prompt's messages, of which the last is the question and the
    human ones before it are the history.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        super().__init__(self._answer, self._answer_async, name="stocktake")

    def _answer(self, pieces: Iterator[Asked]) -> Iterator[AIMessageChunk]:
        question, turns, scope = _understood(reduce(add, pieces))
        yield from _chunks(self._assistant.ask(question, history=turns, scope=scope))

    async def _answer_async(self, pieces: AsyncIterator[Asked]) -> AsyncIterator[AIMessageChunk]:
        question, turns, scope = _understood(reduce(add, [piece async for piece in pieces]))
        ask = partial(self._assistant.ask, question, history=turns, scope=scope)
        for chunk in _chunks(await run_in_executor(None, ask)):
            yield chunk


def _understood(asked: Asked) -> tuple[str, list[Turn], Scope]:
    if isinstance(asked, str):
        return asked, [], Scope()
    if isinstance(asked, Mapping):
        earlier = asked.get("history", ())
        turns = [turn if isinstance(turn, Turn) else Turn(str(turn)) for turn in earlier]
        return asked["question"], turns, asked.get("scope", Scope())
    messages = asked.to_messages() if isinstance(asked, PromptValue) else asked
    *history, question = [message.text for message in messages if isinstance(message, HumanMessage)]
    return question, [Turn(earlier) for earlier in history], Scope()


def _chunks(answer: Answer) -> Iterator[AIMessageChunk]:
    by_number = {citation.number: citation for citation in answer.citations}
    line_end = ""
    if answer.message:
        yield AIMessageChunk(content=[create_text_block(answer.message)])
        line_end = "\n"
    for statement in answer.statements:
        markers = "".join(f"[{number}]" for number in statement.citations)
        note = f" ({statement.note})" if statement.note else ""
        text = f"{line_end}{statement.text}{note} {markers}".rstrip()
        place = (len(line_end), len(line_end) + len(statement.text))
        citations = [_citation(by_number[number], *place) for number in statement.citations]
        yield AIMessageChunk(content=[create_text_block(text, annotations=citations)])
        line_end = "\n"
    for term in answer.terms:
        yield AIMessageChunk(content=[create_text_block(f"{line_end}{NAMED}: {term.text}")])
        line_end = "\n"
    yield AIMessageChunk(content=[], response_metadata=_metadata(answer), chunk_position="last")


def _citation(citation: Citation, start_index: int, end_index: int) -> ContentCitation:
    return create_citation(
        url=citation.url,
        title=citation.document,
        start_index=start_index,
        end_index=end_index,
        cited_text=citation.quote,
        number=citation.number,
        document_id=citation.document_id,
        file=citation.file,
        area=citation.area,
        date=citation.date.isoformat() if citation.date else None,
        page=citation.page,
        start=citation.start,
        end=citation.end,
    )


def _metadata(answer: Answer) -> dict[str, Any]:
    return {
        "status": str(answer.status),
        "searched": answer.searched,
        "notices": list(answer.notices),
        "as_at": [
            {"document_id": each.document_id, "date": each.date.isoformat() if each.date else None}
            for each in answer.as_at
        ],
        "nearest": [
            {"document_id": each.document_id, "page": each.page, "quote": each.quote} for each in answer.nearest
        ],
        "engine": answer.engine,
    }
