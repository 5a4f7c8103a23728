"""The pages on which people ask: the start page, a conversation, its question form and its streamed parts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create_app
from assistant.answers import Answer, Scope
from corpus.errors import EmbeddingModelError
from corpus.store import Corpus
from tests.api.conftest import HERE, settings
from tests.api.odd_strings import ODD_STRINGS
from tests.api.shown import words

QUESTION = "Who chaired the meeting in Quenthorpe?"
UNCLEAR = "Who chaired the meeting?"
NOT_HELD = "What is the annual budget for school buses in Quenthorpe?"
BROWSER = {"Accept": "text/html"}
STREAM = {"Accept": "text/event-stream"}


def asked(client: TestClient, question: str, **fields: object) -> Response:
    """Return the page that the question form leads to."""
    page = client.post("/ask", data={"question": question, **fields}, headers=BROWSER)
    assert page.status_code == 200, page.text
    return page


def conversation_id(page: Response) -> str:
    return re.fullmatch(r"/conversations/([0-9a-f]{32})", page.url.path)[1]


def chips(page: Response, label: str) -> dict[str, str]:
    """Return the chips of one list, words and address."""
    shown = re.search(rf'<p class="app-foot__label"[^>]*>{label}</p>(.*?)</ul>', page.text, re.DOTALL)
    found = re.findall(r'<a [^>]*data-scope href="([^"]*)">(.*?)</a>', shown[1] if shown else "", re.DOTALL)
    return {words_of(name).partition(":")[0]: html.unescape(href) for href, name in found}


def words_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def hidden_fields(form: str) -> dict[str, str]:
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    }


def test_the_start_page_has_the_box_in_focus_and_says_what_is_held(client: TestClient) -> None:
    page = client.get("/")
    assert re.search(r'<textarea [^>]*name="question"[^>]* autofocus>', page.text)
    for said in ("Quenthorpe 14 March 2025 1", "Skelbrook 4 February 2025 to 2 June 2025 2", "What it cannot do"):
        assert said in words(page)


def test_each_question_suggested_at_the_start_is_answered(client: TestClient) -> None:
    page = client.get("/")
    forms = re.findall(r'<form class="app-suggestion".*?</form>', page.text, re.DOTALL)
    assert forms
    for form in forms:
        answer = client.post("/ask", data=hidden_fields(form), headers=BROWSER)
        assert 'class="app-statements"' in answer.text


def test_with_nothing_held_the_start_page_leads_to_adding_documents(own_client: TestClient) -> None:
    page = own_client.get("/")
    assert "No documents are held yet" in words(page)
    assert 'href="/documents"' in page.text.partition("<main")[2].partition("</main>")[0]
    assert "<textarea" not in page.text


def test_a_question_leads_to_its_answer_in_its_conversation(client: TestClient) -> None:
    sent = client.post("/ask", data={"question": QUESTION}, follow_redirects=False)
    assert sent.status_code == 303
    assert re.fullmatch(r"/conversations/[0-9a-f]{32}#turn-1", sent.headers["location"])
    page = client.get(sent.headers["location"])
    assert f"<title>{QUESTION} – Stocktake Assistant</title>" in page.text
    assert "Imran Bellweather" in words(page)
    assert "As at 14 March 2025, stocktake letter" in words(page)


def test_a_second_question_joins_the_conversation_and_understands_the_first(client: TestClient) -> None:
    first = asked(client, QUESTION)
    kept = conversation_id(first)
    sent = client.post(
        "/ask", data={"question": "What about Skelbrook?", "conversation_id": kept}, follow_redirects=False
    )
    assert sent.headers["location"] == f"/conversations/{kept}#turn-2"
    page = client.get(sent.headers["location"])
    assert re.findall(r'<article class="app-turn" id="(turn-\d)"', page.text) == ["turn-1", "turn-2"]
    assert "Marguerite Oakes" in words(page)
    assert f"<title>{QUESTION} – Stocktake Assistant</title>" in page.text


def test_a_citation_is_a_link_that_says_where_it_leads(client: TestClient) -> None:
    page = asked(client, QUESTION)
    links = re.findall(r'<a class="app-citation" data-source [^>]*href="([^"]*)">(.*?)</a>', page.text, re.DOTALL)
    assert words_of(links[0][1]) == "Source 1: Stocktake letter, 14 March 2025, page 1"
    assert client.get(html.unescape(links[0][0]), headers=BROWSER).status_code == 200


def test_the_sources_under_an_answer_have_quote_document_date_page_and_section(client: TestClient) -> None:
    page = asked(client, "What was said about waiting times in Quenthorpe?")
    source = words_of(re.search(r'<li class="app-source">.*?</li>', page.text, re.DOTALL)[0])
    for part in ("Quenthorpe, 14 March 2025, page 1", "in “Priority Action 1", "26 weeks"):
        assert part in source


def test_an_unclear_area_is_asked_back_with_a_button_for_each(client: TestClient) -> None:
    page = asked(client, UNCLEAR)
    form = re.search(r'<form class="app-areas".*?</form>', page.text, re.DOTALL)[0]
    assert re.findall(r'name="in_area" value="([^"]*)"', form) == ["Quenthorpe", "Skelbrook"]
    fields = hidden_fields(form)
    assert fields["question"] == UNCLEAR
    answered = client.post("/ask", data={**fields, "in_area": "Skelbrook"}, headers=BROWSER)
    assert "Marguerite Oakes" in words(answered)
    assert not chips(answered, "Asking only about"), "the area was for that question only"


def test_the_same_question_can_be_asked_of_another_area_in_one_click(client: TestClient) -> None:
    page = asked(client, QUESTION)
    form = re.search(r"Ask the same of another area</h3>\s*(<form.*?</form>)", page.text, re.DOTALL)[1]
    assert re.findall(r'name="in_area" value="([^"]*)"', form) == ["Skelbrook"]
    other = client.post("/ask", data={**hidden_fields(form), "in_area": "Skelbrook"}, headers=BROWSER)
    assert "Who chaired the meeting in Skelbrook?" in words(other)
    assert "Marguerite Oakes" in words(other)


def test_a_refusal_says_what_was_searched_what_came_nearest_and_what_to_try(client: TestClient) -> None:
    page = asked(client, NOT_HELD)
    assert "Not in the documents" in words(page)
    assert "Searched: “" in words(page)
    assert "What came nearest" in words(page)
    assert re.search(
        r'<a class="app-citation" data-source[^>]*><span class="govuk-visually-hidden">Passage ', page.text
    )
    assert 'class="app-statements"' not in page.text.partition('id="turn-1"')[2].partition("</article>")[0]


def test_a_chip_of_an_answer_sets_the_scope_and_a_chip_of_the_form_takes_it_away(client: TestClient) -> None:
    page = asked(client, QUESTION)
    offered = chips(page, "Taken from")
    assert list(offered) == ["Quenthorpe", "Stocktake letters", "Stocktake letter, 14 March 2025"]
    narrowed = client.get(offered["Quenthorpe"])
    (label, address), *others = chips(narrowed, "Asking only about").items()
    assert (label, others) == ("Quenthorpe×", []) or label.startswith("Quenthorpe")
    assert re.search(r'name="area" type="checkbox" value="Quenthorpe" checked', narrowed.text)
    assert not chips(client.get(address), "Asking only about")


def test_the_scope_set_is_kept_for_the_next_question(client: TestClient) -> None:
    fields = {"area": ["Quenthorpe", "Skelbrook"], "kind": "stocktake_letter", "from": "2025-06-01", "to": ""}
    page = asked(client, UNCLEAR, **fields)
    assert dict(page.url.params.multi_items()) == {
        "area": "Skelbrook",
        "kind": "stocktake_letter",
        "from": "2025-06-01",
    }
    assert "Marguerite Oakes" in words(page)
    shown = list(chips(page, "Asking only about"))
    assert [each.rstrip("×") for each in shown[:4]] == [
        "Quenthorpe",
        "Skelbrook",
        "Stocktake letters",
        "From 1 June 2025",
    ]


def test_a_document_in_the_scope_is_named_on_its_chip(client: TestClient) -> None:
    page = asked(client, QUESTION)
    narrowed = client.get(chips(page, "Taken from")["Stocktake letter, 14 March 2025"])
    assert [each.rstrip("×") for each in chips(narrowed, "Asking only about")] == ["Stocktake letter, 14 March 2025"]
    assert re.search(r'<input type="hidden" name="document_id" value="[0-9a-f]{16}">', narrowed.text)
    gone = client.get("/", params={"document_id": "0" * 16})
    assert "A document no longer held" in words(gone)


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


@pytest.mark.parametrize("missing", ["0" * 32, "nope", "a" * 64])
def test_an_unknown_conversation_is_a_page_with_the_way_back(client: TestClient, missing: str) -> None:
    for page in (
        client.get(f"/conversations/{missing}", headers=BROWSER),
        client.post("/ask", data={"question": "Who?", "conversation_id": missing}, headers=BROWSER),
    ):
        assert page.status_code == 404
        assert "No such conversation is kept" in words(page)
        assert 'href="/"' in page.text.partition("<main")[2]


def events(response: Response) -> list[tuple[str, dict]]:
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in response.text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(sent.removeprefix("data: "))) for name, sent in blocks]


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


@pytest.mark.parametrize("question", HOSTILE)
def test_a_hostile_question_is_shown_and_is_never_markup(client: TestClient, question: str) -> None:
    page = asked(client, question, area=question)
    assert html.escape(question, quote=False).partition("\n")[0] in page.text.replace("&#39;", "'").replace(
        "&#34;", '"'
    )
    assert not re.search(r"<(script>|img src=x|svg|[^>]* onmouseover=)", page.text)
    (_, meta), *_, (_, done) = events(client.post("/ask", data={"question": question}, headers=STREAM))
    assert not re.search(r"<(script|img|svg)", meta["tools"] + done["html"] + done["scope"])


@pytest.mark.parametrize("question", ODD_STRINGS[:: len(ODD_STRINGS) // 25])
def test_an_odd_question_has_a_page(client: TestClient, question: str) -> None:
    fields = {"question": question.encode("utf-8", "replace").decode("utf-8")}
    assert client.post("/ask", data=fields, headers=BROWSER).status_code in (200, 422)


def test_a_conversation_of_a_hundred_turns_shows_them_all_and_suggests_only_after_the_last(
    client: TestClient, read_only_app: FastAPI
) -> None:
    page = asked(client, QUESTION)
    kept = conversation_id(page)
    conversations = read_only_app.state.desk.corpus.conversations
    (turn,) = conversations.turns(kept)
    for _ in range(99):
        conversations.append(kept, turn.question, turn.answer_json)
    page = client.get(f"/conversations/{kept}")
    assert re.findall(r'id="turn-(\d+)"', page.text) == [str(number) for number in range(1, 101)]
    assert page.text.count("Ask the same of another area") == 1
