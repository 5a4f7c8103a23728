"""The main path with JavaScript switched off: plain forms and links all the way."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser import files, screens, shelf_screens
from tests.browser.conftest import OpenPage
from tests.browser.marks import marked, words


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    """A page in a browser that runs no scripts."""
    return open_page(java_script_enabled=False)


def ask(page: Page, question: str) -> None:
    if "/conversations/" not in page.url:
        page.goto("/")
    already = screens.turns(page).count()
    screens.question_box(page).fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(screens.turns(page)).to_have_count(already + 1)


def test_a_question_is_answered_and_its_source_opens_as_a_page_at_the_words(plain: Page) -> None:
    ask(plain, screens.TEXT_QUESTION)
    assert re.search(r"/conversations/\w+.*#turn-1$", plain.url)
    quote = screens.statements(plain).first.inner_text()
    screens.citation(plain).click()
    expect(plain.locator("#source-heading")).to_be_visible()
    assert marked(plain.locator("#source")) == words(quote)


def test_nothing_is_offered_that_needs_scripts(plain: Page) -> None:
    ask(plain, screens.TEXT_QUESTION)
    for name in ("Copy", "Stop"):
        expect(plain.get_by_role("button", name=name)).to_be_hidden()


def test_a_suggestion_a_follow_up_and_an_area_are_one_click(plain: Page) -> None:
    plain.goto("/")
    plain.locator("form.app-suggestion button").first.click()
    expect(screens.turns(plain)).to_have_count(1)
    ask(plain, screens.UNCLEAR_AREA)
    plain.get_by_role("button", name="Hallowdene").last.click()
    expect(screens.turns(plain)).to_have_count(3)
    expect(screens.answer(plain)).to_contain_text("Beatrice Oduya")


def test_an_empty_question_is_sent_back_with_the_reason(open_page: OpenPage) -> None:
    plain = open_page(java_script_enabled=False, expecting=("422",))
    plain.goto("/")
    screens.question_box(plain).fill("   ")
    plain.get_by_role("button", name="Ask", exact=True).click()
    expect(plain.get_by_role("alert")).to_be_visible()
    assert plain.title().startswith("Error: ")


def test_a_file_is_added_asked_corrected_and_removed(plain: Page) -> None:
    plain.goto("/documents")
    letter = files.new_letter("Ottermere", "The Pebble Yard playground opened in May 2025 with a sensory garden.")
    shelf_screens.add_files(plain, [shelf_screens.file("ottermere-letter.docx", letter)])
    expect(shelf_screens.receipts(plain)).to_contain_text("ottermere-letter.docx")
    ask(plain, "When did the Pebble Yard playground open?")
    expect(screens.answer(plain)).to_contain_text("May 2025")
    shelf_screens.correct(plain, "ottermere-letter.docx", area="Ottermere and Vale")
    expect(plain.locator("main")).to_contain_text("Ottermere and Vale")
    shelf_screens.remove(plain, "ottermere-letter.docx")
    plain.goto("/documents")
    expect(plain.locator("main")).not_to_contain_text("ottermere-letter.docx")


def test_a_conversation_is_saved_and_removed(plain: Page) -> None:
    ask(plain, screens.HTML_QUESTION)
    address = plain.url.partition("#")[0]
    saved = plain.request.get(f"{address}/export")
    assert screens.HTML_QUESTION in "\n".join(each.text for each in docx.Document(BytesIO(saved.body())).paragraphs)
    plain.goto(f"{address}/remove")
    plain.get_by_role("button", name=re.compile("remove", re.IGNORECASE)).click()
    assert plain.request.get(address).status == 404


def test_feedback_is_sent_by_a_form(plain: Page) -> None:
    ask(plain, screens.HTML_QUESTION)
    shelf_screens.give_feedback(screens.answer(plain), useful=False, reason="It names the wrong March")
    plain.goto("/feedback")
    expect(plain.locator("main")).to_contain_text("It names the wrong March")
