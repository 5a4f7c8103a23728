"""Five hundred odd strings as question, search, file name and text: no failure, and no trace of the inside."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.terminal import without_controls
from tests.api.letters import QUENTHORPE
from tests.api.odd_strings import ODD_STRINGS

OUR_SCRIPT = r'<script type="module" src="/static/js/\w+\.js\?v=\w+">'
BATCH = 25
JSON = {"Content-Type": "application/json"}


def ask(client: TestClient, question: str) -> None:
    # Escaped by hand, because half characters (lone surrogates) can only travel so.
    response = client.post("/api/chat", content=json.dumps({"message": question}), headers=JSON)
    expected = (200,) if question.strip() and len(question) <= 2000 and response.status_code == 200 else (422,)
    assert response.status_code in expected, response.text
    assert "Traceback" not in response.text
    for citation in response.json().get("citations", ()):
        page = client.get(f"/api/documents/{citation['document_id']}/pages/{citation['page']}").json()
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_there_are_five_hundred() -> None:
    assert len(ODD_STRINGS) >= 500


@pytest.mark.parametrize("first", range(0, len(ODD_STRINGS), BATCH))
def test_an_odd_question_is_answered_or_refused(client: TestClient, first: int) -> None:
    for question in ODD_STRINGS[first : first + BATCH]:
        ask(client, question)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=60))
def test_any_text_at_all_can_be_asked(client: TestClient, question: str) -> None:
    ask(client, question)


def test_odd_words_can_be_searched_for(client: TestClient) -> None:
    for words in ODD_STRINGS[::5]:
        response = client.get("/api/search", params={"q": words.encode("utf-8", "replace").decode(), "limit": 1})
        assert response.status_code in (200, 422), response.text
        assert "Traceback" not in response.text


def test_odd_ids_are_not_found(client: TestClient) -> None:
    for odd in ODD_STRINGS[::5]:
        document_id = quote(odd.encode("utf-8", "replace"), safe="")
        for url in (f"/api/documents/{document_id}", f"/documents/{document_id}/pages/1?start={document_id}"):
            response = client.get(url)
            assert response.status_code < 500, url
            assert "Traceback" not in response.text
        body = {"message": "Who?", "conversation_id": odd.encode("utf-8", "replace").decode()}
        assert client.post("/api/chat", json=body).status_code in (404, 422)


def test_odd_file_names_are_shown_safely(own_client: TestClient) -> None:
    for first in range(0, len(ODD_STRINGS), BATCH):
        names = [f"{odd}.txt" for odd in ODD_STRINGS[first : first + BATCH]]
        files = [("files", (name, QUENTHORPE.encode())) for name in names]
        response = own_client.post("/api/documents", files=files)
        assert response.status_code in (200, 422), response.text
        assert "Traceback" not in response.text
        for receipt in response.json().get("items", ()):
            assert receipt["outcome"] in ("added", "unchanged")
            assert receipt["file"] == without_controls(receipt["file"])
            assert not set(receipt["file"]) & set("/\\\n")
    assert own_client.get("/api/documents").json()["total"] == 1


def test_odd_text_is_kept_and_shown_as_it_is(own_client: TestClient) -> None:
    for first in range(0, len(ODD_STRINGS), BATCH):
        text = "\n\n".join(
            f"The plan speaks of {', '.join(ODD_STRINGS[at : at + 5])} here." for at in range(first, first + BATCH, 5)
        )
        sent = text.encode("utf-8", "replace")
        response = own_client.post("/api/documents", files={"files": (f"odd-{first}.txt", sent)})
        assert response.status_code == 200, response.text
        (receipt,) = response.json()["items"]
        assert receipt["outcome"] == "added", receipt
        for number in range(1, receipt["pages"] + 1):
            shown = own_client.get(f"/documents/{receipt['document_id']}/pages/{number}")
            assert shown.status_code == 200
            assert re.findall(r"<script[^>]*>", shown.text) == re.findall(OUR_SCRIPT, shown.text)
        ask(own_client, "What does the plan say?")
