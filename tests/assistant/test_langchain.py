"""LangChain's own suites over our retriever and embeddings, and the assistant inside other people's chains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_tests.integration_tests import EmbeddingsIntegrationTests, RetrieversIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests

from assistant.answers import Scope
from assistant.ask import Assistant
from assistant.langchain import StocktakeEmbeddings, StocktakeRetriever, StocktakeRunnable
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.api.letters import write_letters

QUESTION = "Who chaired the meeting in Quenthorpe?"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Corpus]:
    """A corpus of three short letters."""
    letters = tmp_path_factory.mktemp("letters")
    write_letters(letters)
    settings = CorpusSettings(_env_file=None, data_dir=tmp_path_factory.mktemp("held"))
    with Corpus.open(settings, embedder=embedder) as corpus:
        ingest([letters], corpus)
        yield corpus


@pytest.fixture
def runnable(held: Corpus) -> StocktakeRunnable:
    return StocktakeRunnable(Assistant(held))


class TestRetrieverSuite(RetrieversIntegrationTests):
    """LangChain's standard tests of a retriever."""

    @pytest.fixture(autouse=True)
    def _corpus(self, held: Corpus) -> None:
        self.held = held

    @property
    def retriever_constructor(self) -> type[StocktakeRetriever]:
        return StocktakeRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"corpus": self.held}

    @property
    def retriever_query_example(self) -> str:
        return "How long is the wait for therapy?"


class TestEmbeddingsUnitSuite(EmbeddingsUnitTests):
    """LangChain's standard unit tests of embeddings."""

    @property
    def embeddings_class(self) -> type[StocktakeEmbeddings]:
        return StocktakeEmbeddings


class TestEmbeddingsIntegrationSuite(EmbeddingsIntegrationTests):
    """LangChain's standard integration tests of embeddings."""

    @pytest.fixture(autouse=True)
    def _embedder(self, embedder: Embedder) -> None:
        self.embedder = embedder

    @property
    def embeddings_class(self) -> type[StocktakeEmbeddings]:
        return StocktakeEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        return {"embedder": self.embedder}


def test_a_retrieved_passage_says_where_its_words_stand(held: Corpus) -> None:
    found = StocktakeRetriever(corpus=held, k=3).invoke(QUESTION)
    assert any("Imran Bellweather" in document.page_content for document in found)
    for document in found:
        page = held.page(document.metadata["document_id"], document.metadata["page"])
        words = page.text[document.metadata["start"] : document.metadata["end"]]
        assert words.split()[:3] == document.page_content.split()[:3]


def test_a_retriever_stays_within_its_scope(held: Corpus) -> None:
    retriever = StocktakeRetriever(corpus=held, scope=Scope(areas=("Skelbrook",)))
    assert {document.metadata["area"] for document in retriever.invoke("Who chaired the meeting?")} == {"Skelbrook"}


def test_the_answer_of_a_chain_is_the_assistants(held: Corpus, runnable: StocktakeRunnable) -> None:
    answer = Assistant(held).ask(QUESTION)
    assert "Imran Bellweather" in answer.text
    assert (runnable | StrOutputParser()).invoke(QUESTION) == answer.text


def test_every_statement_carries_its_citations_as_langchain_writes_them(
    held: Corpus, runnable: StocktakeRunnable
) -> None:
    answer = Assistant(held).ask(QUESTION)
    message = runnable.invoke(QUESTION)
    cited = [block for block in message.content_blocks if block.get("annotations")]
    assert [len(block["annotations"]) for block in cited] == [len(each.citations) for each in answer.statements]
    for block, statement in zip(cited, answer.statements, strict=True):
        for citation in block["annotations"]:
            assert citation["type"] == "citation"
            assert block["text"][citation["start_index"] : citation["end_index"]] == statement.text
            page = held.page(citation["extras"]["document_id"], citation["extras"]["page"])
            assert page.text[citation["extras"]["start"] : citation["extras"]["end"]] == citation["cited_text"]
    assert message.response_metadata["status"] == answer.status


def test_a_stream_adds_up_to_the_answer(runnable: StocktakeRunnable) -> None:
    pieces = list(runnable.stream("What are the next steps for Quenthorpe?"))
    assert len(pieces) > 1
    assert "".join(piece.text for piece in pieces) == runnable.invoke("What are the next steps for Quenthorpe?").text


async def test_asynchronous_calls_give_the_same_answer(runnable: StocktakeRunnable) -> None:
    expected = runnable.invoke(QUESTION).text
    assert (await runnable.ainvoke(QUESTION)).text == expected
    assert "".join([piece.text async for piece in runnable.astream(QUESTION)]) == expected
    assert [message.text for message in await runnable.abatch([QUESTION, QUESTION])] == [expected, expected]


def test_earlier_questions_are_understood_however_they_come(runnable: StocktakeRunnable) -> None:
    follow_up = "What about Skelbrook?"
    mapping = {"question": follow_up, "history": [QUESTION]}
    prompt = ChatPromptTemplate.from_messages([("human", QUESTION), ("ai", "…"), ("human", "{asked}")])
    assert "Marguerite Oakes" in runnable.invoke(mapping).text
    assert "Marguerite Oakes" in (prompt | runnable).invoke({"asked": follow_up}).text


def test_the_assistant_fits_in_the_middle_of_a_chain(runnable: StocktakeRunnable) -> None:
    chain = {"question": RunnablePassthrough()} | runnable | StrOutputParser() | str.upper
    assert "IMRAN BELLWEATHER" in chain.invoke(QUESTION)


def test_a_scope_narrows_an_answer(runnable: StocktakeRunnable) -> None:
    asked = {"question": "Who chaired the meeting?", "scope": Scope(areas=("Skelbrook",))}
    assert "Marguerite Oakes" in runnable.invoke(asked).text


def test_our_embeddings_fill_anyones_vector_store(embedder: Embedder) -> None:
    texts = ["The clinic opened in Marlow Street.", "The audit of plans ends in May."]
    store = InMemoryVectorStore.from_texts(texts, StocktakeEmbeddings(embedder))
    assert store.similarity_search("Where is the new clinic?", k=1)[0].page_content == texts[0]
