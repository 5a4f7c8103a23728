"""From a citation to its source: beside the answer, at the exact words, on every format; never in a wrong place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import files, screens
from tests.browser.conftest import OpenPage
from tests.browser.marks import marked, under_rectangles, words

PICTURES = {
    "prose": screens.PDF_QUESTION,
    "a row of a table": "What is action 3.1 in the Brackenshire priority action plan?",
    "a hundred pages": files.FACT_QUESTION,
}
TEXTS = {
    "Word prose": "When is Harbour Lane due to open according to the March 2024 letter?",
    "Word table": screens.DOCX_QUESTION,
    "web page": screens.HTML_QUESTION,
    "text": screens.TEXT_QUESTION,
    "Markdown": "What date is the Wendlesea news page?",
}
REFUSED = "Failed to load resource: the server responded with a status of 4"


def quoted(page: Page, number: int) -> list[str]:
    """Return the words the answer says are quoted, from its list of references."""
    reference = screens.answer(page).locator(f".app-source:has([data-number='{number}']) [data-quote]")
    quote = words(reference.text_content())
    assert quote
    return quote


def numbers(page: Page) -> range:
    return range(1, screens.answer(page).locator("[data-references] [data-quote]").count() + 1)


@pytest.mark.parametrize("question", PICTURES.values(), ids=PICTURES)
def test_on_a_pdf_the_rectangles_and_the_text_mark_the_quote(page: Page, question: str) -> None:
    screens.ask(page, question)
    assert numbers(page)
    for number in numbers(page):
        source = screens.open_source(page, number)
        href = screens.citation(page, number).get_attribute("href")
        document_id, sheet = re.search(r"/documents/(\w+)/pages/(\d+)", href).groups()
        expect(source.locator("img")).to_have_js_property("complete", True)
        assert source.locator("img").evaluate("(image) => image.naturalWidth") > 300
        assert under_rectangles(source, page, document_id, int(sheet)) == quoted(page, number)
        assert marked(source) == quoted(page, number)


@pytest.mark.parametrize("question", TEXTS.values(), ids=TEXTS)
def test_on_other_formats_the_text_marks_the_quote(page: Page, question: str) -> None:
    screens.ask(page, question)
    assert numbers(page)
    for number in numbers(page):
        source = screens.open_source(page, number)
        assert marked(source) == quoted(page, number)
        expect(source.locator("mark").first).to_be_in_viewport()


def test_tables_are_shown_as_tables(page: Page) -> None:
    screens.ask(page, screens.DOCX_QUESTION)
    source = screens.open_source(page)
    expect(source.get_by_role("columnheader").first).to_be_visible()
    assert source.locator("td mark, th mark").count() >= 5


def test_the_source_takes_the_focus_and_escape_gives_it_back(page: Page) -> None:
    screens.ask(page, screens.TEXT_QUESTION)
    screens.citation(page).focus()
    page.keyboard.press("Enter")
    expect(screens.source_panel(page).locator("#source-heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(screens.source_panel(page)).to_be_hidden()
    expect(screens.citation(page)).to_be_focused()


def test_the_source_stands_beside_the_answer_on_a_desk_and_over_it_on_a_phone(open_page: OpenPage) -> None:
    wide, narrow = open_page(), open_page(width=360, height=740)
    for page in (wide, narrow):
        screens.ask(page, screens.TEXT_QUESTION)
        screens.open_source(page)
    answer, panel = screens.answer(wide).bounding_box(), screens.source_panel(wide).bounding_box()
    assert answer["x"] + answer["width"] <= panel["x"]
    over = narrow.get_by_role("dialog", name="Source").bounding_box()
    assert (over["width"], over["height"]) == (360, 740)
    narrow.go_back()
    expect(narrow.get_by_role("dialog")).to_be_hidden()
    expect(screens.answer(narrow)).to_be_in_viewport()


def test_one_steps_to_the_next_passage_and_page_and_to_any_page(page: Page) -> None:
    screens.ask(page, files.FACT_QUESTION)
    source = screens.open_source(page)
    expect(source.locator("#source-heading")).to_contain_text(f"Page {files.FACT_PAGE} of {files.PAGES}")
    first = marked(source)
    source.get_by_role("link", name="Passage before").click()
    expect(source.locator("blockquote")).not_to_contain_text("Lantern Street")
    expect(source.locator("#source-heading")).to_be_focused()
    source.get_by_role("link", name="Next passage").click()
    expect(source.locator("blockquote")).to_contain_text("Lantern Street")
    assert set(first) <= set(marked(source))
    source.get_by_role("link", name=f"Page {files.FACT_PAGE + 1}").click()
    expect(source.locator("#source-heading")).to_contain_text(f"Page {files.FACT_PAGE + 1} of")
    source.get_by_label("Go to page").fill("3")
    source.get_by_label("Go to page").press("Enter")
    expect(source.locator("#source-heading")).to_contain_text("Page 3 of")
    assert marked(source) == []


def test_the_original_opens(page: Page) -> None:
    screens.ask(page, files.FACT_QUESTION)
    link = screens.open_source(page).get_by_role("link", name="Open the original")
    response = page.request.get(link.get_attribute("href"))
    assert response.body().startswith(b"%PDF")


def test_a_place_without_words_marks_nothing_and_says_so(open_page: OpenPage) -> None:
    page = open_page(expecting=(REFUSED,))
    screens.ask(page, screens.PDF_QUESTION)
    href = screens.citation(page).get_attribute("href").partition("?")[0]
    for place in ("?start=900000&end=900010", "?start=50&end=10", "?start=x&end=y"):
        page.goto(href + place)
        expect(page.locator("[data-note]")).to_contain_text("none are marked")
        assert page.locator("[data-mark], mark").count() == 0
    page.goto(f"{href.rpartition('/')[0]}/4000")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()


def test_a_page_that_is_a_picture_says_it_has_no_text(page: Page) -> None:
    held = page.request.get("/api/documents?limit=100").json()["items"]
    document_id = next(each["document_id"] for each in held if each["file"] == files.SCANNED)
    page.goto(f"/documents/{document_id}/pages/2")
    expect(page.locator("[data-note]")).to_contain_text("without text that can be read")
    expect(page.locator("#source img")).to_be_visible()
