"""Asking in a browser: the answer arrives in parts, is said once, can be stopped, followed up, narrowed and kept."""

from __future__ import annotations

import re
from io import BytesIO

import docx
from playwright.sync_api import Page, expect

from tests.browser import screens
from tests.browser.held_stream import ALL, hold_streams, let_through

_RECORD = """
addEventListener('DOMContentLoaded', () => {
  window.said = [];
  const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
  const note = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const region = element && element.closest(live);
    if (region && !region.closest('[aria-busy=true]')) window.said.push(node.textContent);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') note(change.target);
      for (const node of change.addedNodes) note(node);
    }
  }).observe(document, {subtree: true, childList: true, characterData: true});
});
"""


def test_the_question_box_has_the_focus_and_the_suggestions_can_be_answered(page: Page) -> None:
    page.goto("/")
    expect(screens.question_box(page)).to_be_focused()
    suggested = page.locator("form.app-suggestion button")
    assert 3 <= suggested.count() <= 6
    suggested.first.click()
    expect(screens.turns(page)).to_have_count(1)
    assert screens.statements(page).count() >= 1


def test_statements_appear_one_by_one_before_the_answer_is_complete(page: Page) -> None:
    hold_streams(page)
    page.goto("/")
    screens.question_box(page).fill(screens.TWO_STATEMENTS)
    screens.question_box(page).press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    let_through(page)
    expect(screens.question(page)).to_have_text(screens.TWO_STATEMENTS)
    arrived = page.locator(".app-statement")
    expect(arrived).to_have_count(0)
    for count in (1, 2):
        let_through(page)
        expect(arrived).to_have_count(count)
        expect(screens.turns(page)).to_have_count(0)
    let_through(page, ALL)
    expect(screens.turns(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    assert screens.statements(page).count() >= 2
    expect(screens.question_box(page)).to_have_value("")


def test_an_answer_is_said_once_and_whole(page: Page) -> None:
    page.add_init_script(_RECORD)
    screens.ask(page, screens.TWO_STATEMENTS)
    page.wait_for_function("said.length > 0")
    said = page.evaluate("said")
    statements = screens.statements(page).all_inner_texts()
    for statement in statements:
        assert sum(statement in words for words in said) == 1
    assert sum(any(statement in words for statement in statements) for words in said) == 1


def test_a_stopped_answer_says_so_and_the_next_question_is_answered(page: Page) -> None:
    hold_streams(page)
    page.goto("/")
    screens.question_box(page).fill(screens.TWO_STATEMENTS)
    screens.question_box(page).press("Enter")
    let_through(page, 2)
    expect(page.locator(".app-statement")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("You stopped this").first).to_be_visible()
    expect(page.locator(".app-statement")).to_have_count(1)
    screens.question_box(page).fill(screens.TEXT_QUESTION)
    screens.question_box(page).press("Enter")
    expect(screens.question(page)).to_have_text(screens.TEXT_QUESTION)
    let_through(page, ALL)
    expect(page.get_by_text("14 January 2025").first).to_be_visible()


def test_a_refusal_says_what_was_searched_and_what_came_nearest(page: Page) -> None:
    answer = screens.ask(page, screens.NOT_HELD)
    expect(answer.get_by_text("Searched:")).to_contain_text("30 January 2025")
    expect(answer.get_by_role("heading", name="What came nearest")).to_be_visible()
    assert answer.locator("blockquote").count() >= 1
    assert screens.statements(page).count() == 0


def test_a_follow_up_is_understood_and_both_turns_stay(page: Page) -> None:
    screens.ask(page, "What is action 2.2 in the Northmere plan?")
    answer = screens.ask(page, "Who is accountable for it?")
    expect(answer).to_contain_text("Raymond Stott")
    page.reload()
    expect(screens.turns(page)).to_have_count(2)


def test_an_unclear_area_is_asked_back_with_buttons(page: Page) -> None:
    answer = screens.ask(page, screens.UNCLEAR_AREA)
    assert screens.statements(page).count() == 0
    answer.get_by_role("button", name="Hallowdene").click()
    expect(screens.turns(page)).to_have_count(2)
    expect(screens.answer(page)).to_contain_text("Beatrice Oduya")


def test_an_answer_says_what_it_was_taken_from_and_one_click_asks_only_about_that(page: Page) -> None:
    screens.ask(page, screens.TEXT_QUESTION)
    taken_from = screens.answer(page).get_by_role("list", name="Taken from")
    taken_from.get_by_role("link", name="Hallowdene").first.click()
    narrowed = page.get_by_role("list", name="Asking only about")
    expect(narrowed).to_contain_text("Hallowdene")
    answer = screens.ask(page, screens.UNCLEAR_AREA)
    expect(answer).to_contain_text("Beatrice Oduya")
    narrowed.get_by_role("link", name="Hallowdene").first.click()
    expect(narrowed).to_have_count(0)


def test_an_answer_says_as_at_when_it_speaks(page: Page) -> None:
    answer = screens.ask(page, screens.TEXT_QUESTION)
    expect(answer.locator("[data-as-at]")).to_have_text(re.compile("30 January 2025"))


def test_an_answer_is_copied_with_its_references(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = screens.ask(page, screens.HTML_QUESTION)
    answer.get_by_role("button", name="Copy").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('3 March 2025'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1]" in copied
    assert "Calderwick SEND Improvement Plan" in copied
    assert "page" in copied


def test_a_conversation_is_saved_as_a_word_document_that_opens(page: Page) -> None:
    screens.ask(page, screens.HTML_QUESTION)
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a Word document").click()
    written = docx.Document(BytesIO(download.value.path().read_bytes()))
    words = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert download.value.suggested_filename.endswith(".docx")
    assert screens.HTML_QUESTION in words
    assert "3 March 2025" in words


def test_a_conversation_is_found_again_by_its_link_and_in_the_list(page: Page) -> None:
    screens.ask(page, screens.HTML_QUESTION)
    address = page.url
    assert "/conversations/" in address
    page.goto("/conversations")
    page.get_by_role("link", name=screens.HTML_QUESTION).first.click()
    expect(screens.turns(page).first).to_contain_text("3 March 2025")
    page.goto(address)
    expect(screens.turns(page).first).to_contain_text("3 March 2025")


def test_when_the_server_fails_the_question_is_kept_and_the_page_says_so(open_page) -> None:
    page = open_page(expecting=("net::ERR_FAILED",))
    page.goto("/")
    page.route("**/ask", lambda route: route.abort())
    screens.question_box(page).fill(screens.TEXT_QUESTION)
    screens.question_box(page).press("Enter")
    expect(page.get_by_role("alert").filter(has_text="again").first).to_be_visible()
    expect(screens.question_box(page)).to_have_value(screens.TEXT_QUESTION)
    page.unroute("**/ask")
    screens.question_box(page).press("Enter")
    expect(screens.turns(page)).to_have_count(1)
