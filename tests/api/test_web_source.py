"""The page a citation leads to: the quoted words marked in picture and text, and plain words where that cannot be."""

from __future__ import annotations

import html
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from api.desk import Desk
from ingest.drawn_page import TENTHS
from ingest.readers.pdf_picture import draw_page
from tests.api.shown import words
from tests.ingest.made_files import docx_of, letter_pdf, paragraph, pdf_of, pdf_table, picture_pdf
from tests.ingest.pointed import Witness, folded

PLAN = [
    ["Ref", "What will be done", "Lead"],
    ["1.1", "Publish the recovery plan & tell every family what it means", "Ana Holt"],
    ["1.2", "Appoint two therapists", "Ben Cole"],
]
LETTER = pdf_of(
    [
        paragraph("Stocktake of Wexcombe", "Heading1"),
        paragraph("The board met on 3 March 2025 and heard that waits for therapy fell. " * 4),
        pdf_table(PLAN),
    ]
)
NO_WORDS = "There are no words at the place this link names"
NOT_POINTED_AT = "could not be pointed at in the picture; they are marked in the text below"


def added(client: TestClient, data: bytes, name: str = "wexcombe.pdf") -> str:
    (receipt,) = client.post("/api/documents", files={"files": (name, data)}, data={"area": "Wexcombe"}).json()["items"]
    assert receipt["document_id"], receipt["error"]
    return receipt["document_id"]


def place(client: TestClient, document_id: str, quote: str, number: int = 1) -> str:
    """Return the address at which `quote` is marked."""
    text = client.get(f"/api/documents/{document_id}/pages/{number}").json()["text"]
    start = text.index(quote)
    return f"/documents/{document_id}/pages/{number}?start={start}&end={start + len(quote)}"


def marked(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r"<mark[^>]*>([^<]*)</mark>", page)]


def boxes(page: str) -> list[tuple[float, ...]]:
    found = re.findall(r'<rect data-mark x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    return [tuple(map(float, box)) for box in found]


def test_a_pdf_shows_its_page_with_the_words_marked_in_picture_and_text(own_client: TestClient) -> None:
    document_id = added(own_client, LETTER)
    text = own_client.get(f"/api/documents/{document_id}/pages/1").json()["text"]
    quote = re.search(r"1\.1 \| .*?Ana Holt", text, re.DOTALL)[0]
    url = place(own_client, document_id, quote)
    page = own_client.get(url)
    picture = own_client.get(f"/documents/{document_id}/pages/1/image")

    assert page.status_code == 200
    assert f'src="/documents/{document_id}/pages/1/image"' in page.text
    assert picture.headers["content-type"] == "image/png"
    assert picture.headers["cache-control"] == "no-store"
    size = Image.open(BytesIO(picture.content)).size
    assert f'viewBox="0 0 {size[0]} {size[1]}"' in page.text
    assert marked(page.text) == quote.split(" | ")
    assert_under(page.text, 1, quote.replace(" | ", " "))
    assert "Start of the quoted words" in page.text
    assert "style=" not in page.text


def assert_under(page: str, number: int, quote: str) -> None:
    from ingest.drawn_page import Box

    marks = [Box(*(round(each * TENTHS) for each in (x, y, x + wide, y + high))) for x, y, wide, high in boxes(page)]
    drawn = draw_page(LETTER, "a.pdf", number)
    assert Witness(LETTER).under(number, drawn, marks) == "".join(sorted(folded(quote)))


def test_words_are_never_marked_where_they_are_not(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    document_id = added(own_client, LETTER)
    url = place(own_client, document_id, "The board met")
    monkeypatch.setattr(Desk, "marks", lambda *_: ())
    page = own_client.get(url).text
    assert NOT_POINTED_AT in page
    assert not boxes(page)
    assert marked(page) == ["The board met"]
    assert "<details" in page
    assert re.search(r"<details[^>]* open>", page)


def test_a_word_file_shows_its_text_with_headings_lists_and_tables(own_client: TestClient) -> None:
    def build(document) -> None:
        document.add_heading("Progress in Wexcombe", 1)
        document.add_paragraph("Write to schools.", style="List Bullet")
        table = document.add_table(2, 2, style="Table Grid")
        for row, cells in enumerate((("Action", "Lead"), ("Open a clinic", "Ana Holt"))):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    document_id = added(own_client, docx_of(build), "wexcombe.docx")
    page = own_client.get(place(own_client, document_id, "clinic | Ana")).text
    assert "<img" not in page
    assert marked(page) == ["clinic", "Ana"]
    assert re.search(r"<h3[^>]*>Progress in Wexcombe</h3>", page)
    assert re.search(r"<ul[^>]*>\s*<li>[^<]*Write to schools\.", page)
    assert re.search(r'<th scope="col"[^>]*>Action</th>', page)
    assert own_client.get(f"/documents/{document_id}/pages/1/image").status_code == 404


@pytest.mark.parametrize(
    "query", ["start=5", "start=9&end=5", "start=0&end=9999999", "start=x&end=y", "start=-1&end=4", "end=" + "9" * 60]
)
def test_a_link_to_words_that_are_not_there_shows_the_page_and_says_so(client: TestClient, query: str) -> None:
    document_id = client.get("/api/documents").json()["items"][0]["document_id"]
    page = client.get(f"/documents/{document_id}/pages/1?{query}")
    assert page.status_code == 200
    assert NO_WORDS in page.text
    assert not marked(page.text)


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999", "x", "-1"])
def test_a_page_that_is_not_there_is_said_in_words_with_the_way_to_one_that_is(client: TestClient, number: str) -> None:
    document_id = client.get("/api/documents").json()["items"][0]["document_id"]
    page = client.get(f"/documents/{document_id}/pages/{number}")
    assert page.status_code == 404
    assert "There is no such page" in words(page)
    assert 'id="source"' in page.text
    assert f'href="/documents/{document_id}/pages/1"' in page.text


def test_the_form_leads_to_the_page_typed(own_client: TestClient) -> None:
    document_id = added(own_client, letter_pdf(3))
    pages = f"/documents/{document_id}/pages"
    led = own_client.get(f"{pages}?page=2", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, f"{pages}/2")
    assert "Page 2 of 3" in words(own_client.get(f"{pages}?page=2"))
    for typed in ("", "two", "9999999"):
        assert own_client.get(pages, params={"page": typed}).status_code == 404
    assert "pages 1 to 3, and no page 4" in words(own_client.get(f"{pages}?page=4"))


def test_passages_and_pages_before_and_after_are_a_click_away(own_client: TestClient) -> None:
    document_id = added(own_client, letter_pdf(3))
    url = place(own_client, document_id, "Body of sheet 2, said once.", 2)
    seen = [own_client.get(url).text]
    for rel in ("next", "prev"):
        steps = seen[-1].partition('aria-label="Passages"')[2].partition("</nav>")[0]
        (link,) = re.findall(rf'rel="{rel}" href="([^"]*)"', steps)
        seen.append(own_client.get(html.unescape(link)).text)
    assert [marked(page) for page in seen] == [
        ["Body of sheet 2, said once."],
        ["Second thought on sheet 2."],
        ["Body of sheet 2, said once."],
    ]
    pages = seen[0].partition('aria-label="Pages"')[2]
    assert re.findall(r'rel="(?:prev|next)" href="[^"]*/(\d)"', pages) == ["1", "3"]


def test_a_document_removed_is_gone_with_its_pictures_at_once(own_client: TestClient) -> None:
    document_id = added(own_client, LETTER)
    url = place(own_client, document_id, "The board met")
    image = f"/documents/{document_id}/pages/1/image"
    assert own_client.get(url).status_code == own_client.get(image).status_code == 200
    own_client.delete(f"/api/documents/{document_id}")
    assert own_client.get(image).status_code == 404
    page = own_client.get(url, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "This document is not held here" in words(page)
    assert "It was removed since this link was made" in words(page)


def test_a_picture_in_memory_is_not_given_once_its_document_is_gone(own_client: TestClient) -> None:
    document_id = added(own_client, LETTER)
    image = f"/documents/{document_id}/pages/1/image"
    assert own_client.get(image).status_code == 200
    own_client.app.state.desk.corpus.remove(document_id)
    assert own_client.get(image).status_code == 404


def test_a_version_replaced_says_so_and_leads_to_the_newer(own_client: TestClient) -> None:
    text = "Stocktake letter\n14 March 2025\n\nWexcombe partnership.\n\nThe wait is {} weeks now."
    old = added(own_client, text.format("nine").encode(), "letter.txt")
    url = place(own_client, old, "nine weeks")
    new = added(own_client, text.format("seven").encode(), "letter.txt")
    page = own_client.get(url)
    assert marked(page.text) == ["nine weeks"]
    assert "This document was replaced by a newer version" in words(page)
    assert f'href="/documents/{new}"' in page.text


def test_a_scanned_page_is_shown_and_said_to_have_no_text(own_client: TestClient) -> None:
    document_id = added(own_client, picture_pdf())
    page = own_client.get(f"/documents/{document_id}/pages/2")
    assert "This page is a picture without text that can be read" in words(page)
    assert "<img" in page.text
    assert "Text of this page" not in page.text
    assert own_client.get(f"/documents/{document_id}/pages/2/image").status_code == 200


def test_an_original_that_can_no_longer_be_drawn_leaves_the_text(own_client: TestClient) -> None:
    document_id = added(own_client, LETTER)
    original: Path = own_client.app.state.desk.corpus.original(document_id)
    original.chmod(0o600)
    original.write_bytes(b"%PDF-1.7 rubbish")
    page = own_client.get(place(own_client, document_id, "The board met"))
    assert page.status_code == 200
    assert "The page cannot be shown as it looks, only its text." in words(page)
    assert "<img" not in page.text
    assert marked(page.text) == ["The board met"]
    refused = own_client.get(f"/documents/{document_id}/pages/1/image")
    assert refused.status_code == 422


def test_what_a_document_says_of_itself_is_escaped(own_client: TestClient) -> None:
    hostile = "<img src=x onerror=alert(1)> \" onload='x'"
    document_id = added(own_client, f"# {hostile}\n\n| {hostile} | b |\n|---|---|\n| {hostile} | d |".encode(), "x.md")
    page = own_client.get(f"/documents/{document_id}/pages/1?start=2&end=8").text
    assert "<img" not in page
    assert "<script" not in re.sub(r'<script type="module" src="/static/js/[^"]*"></script>', "", page)
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 3


def test_the_panel_takes_one_article_with_a_heading_to_focus(client: TestClient) -> None:
    answer = client.post("/api/chat", json={"message": "Who chaired the meeting in Quenthorpe?"}).json()
    page = client.get(answer["citations"][0]["url"]).text
    source = page.partition('id="source"')[2].partition("</article>")[0]
    assert page.count('id="source"') == 1
    assert re.search(r'<h2[^>]* id="source-heading" tabindex="-1">', source)
    assert "Quenthorpe, 14 March 2025, stocktake letter" in source
    assert "Open the original (text, quenthorpe-march-2025.txt)" in source
