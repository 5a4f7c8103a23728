"""The pages for a browser: escaped, with scripts and styles of this server only, the quote marked where it stands."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

HOSTILE = "Minutes of Quenthorpe\n\n<script>alert(1)</script> & <img src=x onerror=alert(2)> was said by the chair.\n"


def test_a_citations_url_shows_its_quote_marked(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": "Who chaired the meeting in Quenthorpe?"}).json()
    citation = answer["citations"][0]
    shown = client.get(citation["url"])
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<mark id="quote">{html.escape(citation["quote"])}</mark>' in html.unescape(shown.text).replace(
        "&", "&amp;"
    )


def test_what_a_document_says_is_shown_and_never_run(own_client: TestClient) -> None:
    files = {"files": ("<b>x</b>.txt", HOSTILE.encode())}
    (receipt,) = own_client.post("/api/documents", files=files).json()["items"]
    shown = own_client.get(f"/documents/{receipt['document_id']}/pages/1").text
    assert "<script>" not in shown
    assert "<img src=x" not in shown
    assert "<b>x" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img" in shown


@pytest.mark.parametrize("path", ["/", "/docs", "/conversations", "/documents", "/feedback"])
def test_pages_run_nothing_written_into_them_and_need_no_other_site(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not re.search(r'<script(?! type="module" src="/static/js/)', page)
    assert "style=" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_the_start_page_says_what_is_held(client: TestClient) -> None:
    page = client.get("/").text
    assert "Quenthorpe" in page
    assert "Skelbrook" in page


def test_an_empty_start_page_says_how_to_begin(own_client: TestClient) -> None:
    assert "stocktake ingest" in own_client.get("/").text


def test_the_operations_page_shows_every_operation_with_a_command(client: TestClient) -> None:
    page = html.unescape(client.get("/docs").text)
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page
    assert "curl -H 'Content-Type: application/json' -d" in page
