"""Asking through the question form as a browser does, and reading parts of the pages that come back."""

from __future__ import annotations

import html
import json
import re

from httpx2 import Response
from starlette.testclient import TestClient

BROWSER = {"Accept": "text/html"}
STREAM = {"Accept": "text/event-stream"}


def asked(client: TestClient, question: str, **fields: object) -> Response:
    """Return the page that the question form leads to."""
    page = client.post("/ask", data={"question": question, **fields}, headers=BROWSER)
    assert page.status_code == 200, page.text
    return page


def conversation_id(page: Response) -> str:
    """Return the id of the conversation that a page shows."""
    return re.fullmatch(r"/conversations/([0-9a-f]{32})", page.url.path)[1]


def chips(page: Response, label: str) -> dict[str, str]:
    """Return the chips of one list, words and address."""
    shown = re.search(rf'<p class="app-foot__label"[^>]*>{label}</p>(.*?)</ul>', page.text, re.DOTALL)
    found = re.findall(r'<a [^>]*data-scope href="([^"]*)">(.*?)</a>', shown[1] if shown else "", re.DOTALL)
    return {words_of(name).partition(":")[0]: html.unescape(href) for href, name in found}


def words_of(markup: str) -> str:
    """Return the words of some markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def hidden_fields(form: str) -> dict[str, str]:
    """Return the hidden fields of a form."""
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    }


def events(response: Response) -> list[tuple[str, dict]]:
    """Return the events of a stream, name and data each."""
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in response.text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(sent.removeprefix("data: "))) for name, sent in blocks]
