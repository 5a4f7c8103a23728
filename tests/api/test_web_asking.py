"""What the question form sends: mistakes in words, parts streamed into the page, failures, hostile and odd text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from assistant.answers import Answer, Scope
from corpus.errors import EmbeddingModelError
from corpus.store import Corpus
from tests.api.conftest import HERE, settings
from tests.api.conversing import BROWSER, STREAM, asked, conversation_id, events, hidden_fields
from tests.api.odd_strings import ODD_STRINGS
from tests.api.shown import words

QUESTION = "Who chaired the meeting in Quenthorpe?"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"question": ""}, "Type a question first."),
        ({"question": " \r\n"}, "Type a question first."),
        ({"question": "x" * 2001}, "The question is longer than 2,000 characters. Shorten it and ask again."),
        ({"question": "Who?", "from": "2025-02-30"}, "The first day must be a real date, like 2025-01-31."),
        ({"question": "Who?", "to": "soon"}, "The last day must be a real date, like 2025-01-31."),
        (
            {"question": "Who?", "from": "2025-06-01", "to": "2025-05-01"},
            "The first day must not be after the last day.",
        ),
        ({"question": "Who?", "kind": "novel"}, "Choose a kind of document from the list."),
        ({"question": "Who?", "area": ["a"] * 60}, "What was sent with the question is not as expected."),
    ],
)
def test_a_mistake_is_said_in_words_and_the_question_kept(client: TestClient, fields: dict, said: str) -> None:
    page = client.post("/ask", data=fields, headers=BROWSER)
    assert page.status_code == 422
    assert "<title>Error: " in page.text
    assert said in words(page)
    box = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.DOTALL)[1]
    assert html.unescape(box).replace("\r\n", "\n") == fields["question"].replace("\r\n", "\n")
    streamed = client.post("/ask", data=fields, headers=STREAM)
    assert streamed.status_code == 422
    assert streamed.json()["detail"].startswith(said)


def test_a_mistake_within_a_conversation_leaves_the_conversation_there(client: TestClient) -> None:
    kept = conversation_id(asked(client, QUESTION))
    page = client.post("/ask", data={"question": "", "conversation_id": kept}, headers=BROWSER)
    assert page.status_code == 422
    assert "Imran Bellweather" in words(page)
    assert hidden_fields(page.text.partition('id="ask"')[2])["conversation_id"] == kept


def test_line_ends_of_a_form_do_not_count_double(client: TestClient) -> None:
    question = "Who chaired?\r\n" + "x\r\n" * 900
    assert len(question) > 2000 > len(question.replace("\r\n", "\n"))
    assert asked(client, question, area="Quenthorpe").status_code == 200


def test_what_is_streamed_is_what_the_page_shows(client: TestClient) -> None:
    question = "What are the next steps for Quenthorpe?"
    sent = events(client.post("/ask", data={"question": question, "area": "Quenthorpe"}, headers=STREAM))
    names = [name for name, _ in sent]
    assert names == ["meta", *["statement"] * (len(names) - 2), "done"]
    meta, done = sent[0][1], sent[-1][1]
    page = client.get(meta["url"])
    assert meta["question"] == question
    assert f"<title>{meta['title']} – Stocktake Assistant</title>" in page.text
    assert meta["tools"] in page.text
    assert done["turn"] == "turn-1"
    assert done["html"] in page.text
    assert done["scope"] in page.text
    statements = [part["html"].strip() for name, part in sent if name == "statement"]
    assert len(statements) >= 2
    assert all(statement in done["html"] for statement in statements)


def test_an_answer_is_announced_whole_and_with_how_many_sources(client: TestClient) -> None:
    (_, done) = events(client.post("/ask", data={"question": QUESTION}, headers=STREAM))[-1]
    assert "Imran Bellweather" in done["announced"]
    assert done["announced"].endswith("1 source.")
    assert "<" not in done["announced"]


class Failing:
    """An assistant that fails as it is told to."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def ask(self, question: str, *, history: tuple = (), scope: Scope = Scope()) -> Answer:
        raise self.error

    def follow_ups(self, question: str, answer: Answer, *, history: tuple = (), scope: Scope = Scope()) -> tuple:
        raise self.error

    def first_questions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        raise self.error


@pytest.fixture(
    params=[RuntimeError("secret words"), EmbeddingModelError("The model is missing.")], ids=["bug", "ours"]
)
def failing_client(request: pytest.FixtureRequest, corpus: Corpus, tmp_path) -> Iterator[TestClient]:
    app = create_app(corpus, Failing(request.param), settings(), uploads_dir=tmp_path)
    with TestClient(app, base_url=HERE) as opened:
        yield opened


def test_a_failing_answer_is_a_page_in_words_or_an_error_event(failing_client: TestClient) -> None:
    page = failing_client.post("/ask", data={"question": "Who?"}, headers=BROWSER)
    assert page.status_code == 500
    assert "<h1" in page.text
    assert "secret words" not in page.text
    name, body = events(failing_client.post("/ask", data={"question": "Who?"}, headers=STREAM))[-1]
    assert name == "error"
    assert body["detail"]
    assert "secret words" not in body["detail"]


def test_the_start_page_shows_without_suggestions_when_the_model_is_missing(read_only_app: FastAPI, tmp_path) -> None:
    assistant = Failing(EmbeddingModelError("The model is missing."))
    app = create_app(read_only_app.state.desk.corpus, assistant, settings(), uploads_dir=tmp_path)
    page = TestClient(app, base_url=HERE).get("/")
    assert page.status_code == 200
    assert "Questions to begin with" not in page.text
    assert "<textarea " in page.text


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
)


class Markup(HTMLParser):
    """The elements and the attributes of a page, as a browser takes them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.handlers: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("question", HOSTILE)
def test_a_hostile_question_is_shown_and_is_never_markup(client: TestClient, question: str) -> None:
    page = Markup(asked(client, question, area=question).text)
    assert question in page.text
    (_, meta), *_, (_, done) = events(client.post("/ask", data={"question": question}, headers=STREAM))
    parts = Markup(meta["tools"] + done["html"] + done["scope"])
    assert question in parts.text
    assert not {"img", "svg"} & (page.elements | parts.elements)
    assert "script" not in parts.elements
    assert not page.handlers | parts.handlers


@pytest.mark.parametrize("question", ODD_STRINGS[:: len(ODD_STRINGS) // 25])
def test_an_odd_question_has_a_page(client: TestClient, question: str) -> None:
    fields = {"question": question.encode("utf-8", "replace").decode("utf-8")}
    assert client.post("/ask", data=fields, headers=BROWSER).status_code in (200, 422)
