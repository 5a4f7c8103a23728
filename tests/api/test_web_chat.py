"""The pages on which people ask: the start page, and a conversation with its citations, chips and areas to ask."""

from __future__ import annotations

import html
import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.api.conversing import BROWSER, asked, chips, conversation_id, hidden_fields, words_of
from tests.api.shown import words

QUESTION = "Who chaired the meeting in Quenthorpe?"
UNCLEAR = "Who chaired the meeting?"
NOT_HELD = "What is the annual budget for school buses in Quenthorpe?"


def test_the_start_page_has_the_box_in_focus_and_says_what_is_held(client: TestClient) -> None:
    page = client.get("/")
    assert re.search(r'<textarea [^>]*name="question"[^>]* autofocus>', page.text)
    for said in ("Quenthorpe March 2025 1", "Skelbrook February 2025 to June 2025 2", "What it cannot do"):
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
    assert (label, others) == ("Quenthorpe", [])
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
    shown = ["Quenthorpe", "Skelbrook", "Stocktake letters", "From 1 June 2025", "Ask about everything"]
    assert list(chips(page, "Asking only about")) == shown


def test_a_document_in_the_scope_is_named_on_its_chip(client: TestClient) -> None:
    page = asked(client, QUESTION)
    narrowed = client.get(chips(page, "Taken from")["Stocktake letter, 14 March 2025"])
    assert list(chips(narrowed, "Asking only about")) == ["Stocktake letter, 14 March 2025"]
    assert re.search(r'<input type="hidden" name="document_id" value="[0-9a-f]{16}">', narrowed.text)
    gone = client.get("/", params={"document_id": "0" * 16})
    assert "A document no longer held" in words(gone)


@pytest.mark.parametrize("missing", ["0" * 32, "nope", "a" * 64])
def test_an_unknown_conversation_is_a_page_with_the_way_back(client: TestClient, missing: str) -> None:
    for page in (
        client.get(f"/conversations/{missing}", headers=BROWSER),
        client.post("/ask", data={"question": "Who?", "conversation_id": missing}, headers=BROWSER),
    ):
        assert page.status_code == 404
        assert "No such conversation is kept" in words(page)
        assert 'href="/"' in page.text.partition("<main")[2]


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
