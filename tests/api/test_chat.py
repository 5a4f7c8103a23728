"""Asking over HTTP: JSON and streamed answers, conversations, scope, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from assistant.answers import Answer, Scope, Status, Turn
from corpus.errors import EmbeddingModelError
from corpus.store import Corpus
from tests.api.conftest import HERE, settings

QUESTION = "Who chaired the meeting in Quenthorpe?"
STREAM = {"Accept": "text/event-stream"}


def events(client: TestClient, body: dict) -> list[tuple[str, dict]]:
    response = client.post("/api/chat", json=body, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in response.text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(sent.removeprefix("data: "))) for name, sent in blocks]


def test_an_answer_quotes_words_that_stand_where_it_says(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": QUESTION}).json()
    assert answer["status"] == "answered"
    assert "Imran Bellweather" in answer["answer"]
    assert answer["statements"]
    for citation in answer["citations"]:
        page = client.get(f"/api/documents/{citation['document_id']}/pages/{citation['page']}").json()
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert citation["quote"] in page["text"]


def test_every_marker_of_an_answer_is_a_citation_it_has(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": "What are the next steps for Quenthorpe?"}).json()
    numbers = {citation["number"] for citation in answer["citations"]}
    assert answer["statements"]
    assert all(set(statement["citations"]) <= numbers for statement in answer["statements"])


def test_a_question_the_letters_do_not_answer_is_refused_with_what_was_searched(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": "What is the annual budget for school buses?"}).json()
    assert answer["status"] == "not_in_documents"
    assert answer["searched"]
    assert not answer["statements"]


def test_a_stream_ends_with_the_answer_it_sent_in_parts(client: TestClient) -> None:
    sent = events(client, {"message": QUESTION})
    names = [name for name, _ in sent]
    assert names[0] == "meta"
    assert names[-1] == "done"
    assert set(names[1:-1]) == {"statement"}
    done = sent[-1][1]
    assert done["conversation_id"] == sent[0][1]["conversation_id"]
    assert [statement["text"] for _, statement in sent[1:-1]] == [each["text"] for each in done["statements"]]
    assert [citation["quote"] for _, statement in sent[1:-1] for citation in statement["citations"]]


def test_a_stream_and_a_plain_answer_say_the_same(client: TestClient) -> None:
    streamed = events(client, {"message": QUESTION})[-1][1]
    plain = client.post("/api/chat", json={"message": QUESTION}).json()
    for told in (streamed, plain):
        for name in ("conversation_id", "answer_id", "elapsed_ms"):
            told.pop(name)
    assert streamed == plain


def test_an_answer_comes_with_follow_ups_that_are_answered(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": "What are the next steps for Quenthorpe?"}).json()
    assert answer["follow_ups"]
    for question in answer["follow_ups"]:
        again = {"message": question, "conversation_id": answer["conversation_id"]}
        assert client.post("/api/chat", json=again).json()["status"] == "answered"


def test_an_answer_says_what_it_was_taken_from_and_which_areas_there_are_to_choose(client: TestClient) -> None:
    named = client.post("/api/chat", json={"message": QUESTION}).json()
    assert named["scope"] == {"areas": ["Quenthorpe"], "document_ids": [], "kinds": [], "from": None, "to": None}
    asked_back = client.post("/api/chat", json={"message": "Who signed the letter?"}).json()
    assert asked_back["status"] == "needs_clarification"
    assert len(asked_back["areas_to_choose"]) > 1
    for area in asked_back["areas_to_choose"]:
        chosen = client.post("/api/chat", json={"message": "Who signed the letter?", "scope": {"areas": [area]}})
        assert {one["area"] for one in chosen.json()["citations"]} <= {area}


def test_a_conversation_goes_on_under_its_id(read_only_app: FastAPI, client: TestClient) -> None:
    first = client.post("/api/chat", json={"message": QUESTION}).json()
    again = {"message": "What about Skelbrook?", "conversation_id": first["conversation_id"]}
    second = client.post("/api/chat", json=again).json()
    assert second["conversation_id"] == first["conversation_id"]
    assert "Marguerite Oakes" in second["answer"]
    _, turns = read_only_app.state.desk.conversation(first["conversation_id"])
    assert [turn.question for turn in turns] == [QUESTION, "What about Skelbrook?"]
    assert turns[0].answer.text == first["answer"]


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_an_unknown_conversation_is_not_found(client: TestClient, headers: dict[str, str]) -> None:
    body = {"message": QUESTION, "conversation_id": "0" * 32}
    response = client.post("/api/chat", json=body, headers=headers)
    assert response.status_code == 404
    assert response.json()["code"] == "conversation_not_found"


class Recorder:
    """Keeps the scope it was asked with."""

    def __init__(self) -> None:
        self.scope: Scope | None = None

    def ask(self, question: str, *, history: tuple[Turn, ...] = (), scope: Scope = Scope()) -> Answer:
        self.scope = scope
        return Answer(Status.NOT_IN_DOCUMENTS, f"No answer to: {question}")

    def follow_ups(self, question: str, answer: Answer, **where: object) -> tuple[str, ...]:
        return ()


def test_the_scope_of_a_request_reaches_the_assistant(corpus: Corpus, tmp_path) -> None:
    recorder = Recorder()
    app = create_app(corpus, recorder, settings(), uploads_dir=tmp_path)
    scope = {"areas": ["Quenthorpe"], "document_ids": ["abc"], "from": "2025-01-01", "to": "2025-12-31"}
    response = TestClient(app, base_url=HERE).post("/api/chat", json={"message": "Who?", "scope": scope})
    assert response.status_code == 200
    assert recorder.scope == Scope(("Quenthorpe",), ("abc",), (), date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": ""},
        {"message": " \n\t"},
        {"message": "x" * 2001},
        {"message": 7},
        {"message": "Who?", "scopes": {}},
        {"message": "Who?", "scope": {"area": "Quenthorpe"}},
        {"message": "Who?", "scope": {"areas": "Quenthorpe"}},
        {"message": "Who?", "scope": {"from": "14 March"}},
        {"message": "Who?", "scope": {"from": "2025-02-30"}},
        {"message": "Who?", "scope": {"from": "2025-06-01", "to": "2025-05-01"}},
        {"message": "Who?", "scope": {"kinds": ["novel"]}},
        ["Who?"],
    ],
)
def test_a_request_that_is_not_as_expected_is_refused(client: TestClient, body: object) -> None:
    response = client.post("/api/chat", json=body)
    assert response.status_code == 422
    assert response.json()["code"] == "validation"
    assert response.json()["errors"]


class Failing:
    """An assistant that fails as it is told to."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def ask(self, question: str, *, history: tuple[Turn, ...] = (), scope: Scope = Scope()) -> Answer:
        raise self.error


@pytest.fixture(
    params=[RuntimeError("secret words"), EmbeddingModelError("The model is missing.")], ids=["bug", "ours"]
)
def failing_client(request: pytest.FixtureRequest, corpus: Corpus, tmp_path) -> Iterator[TestClient]:
    app = create_app(corpus, Failing(request.param), settings(), uploads_dir=tmp_path)
    with TestClient(app, base_url=HERE) as opened:
        yield opened


def test_a_failing_answer_is_a_problem_without_a_trace(failing_client: TestClient) -> None:
    response = failing_client.post("/api/chat", json={"message": "Who?"})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "Content-Security-Policy" in response.headers
    assert "secret words" not in response.text
    assert "Traceback" not in response.text


def test_a_failing_stream_ends_with_an_error_event(failing_client: TestClient) -> None:
    name, body = events(failing_client, {"message": "Who?"})[-1]
    assert name == "error"
    assert body["code"] in ("unexpected", "embedding_model")
    assert "secret words" not in json.dumps(body)
