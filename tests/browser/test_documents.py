"""Documents in a browser: added with a receipt, asked about, corrected, replaced, removed; bad files said plainly."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import files, screens, shelf_screens
from tests.browser.conftest import OpenPage

REFUSED = "Failed to load resource: the server responded with a status of 4"
NAME = "fernhollow-letter-2025-09-03.docx"
LETTER = files.new_letter(
    "Fernhollow", "The Kestrel Road pool reopened in July 2025 with a hoist and two changing rooms."
)
NEWER = files.new_letter("Fernhollow", "The Kestrel Road pool closed again in August 2025 for work on its boiler.")


@pytest.fixture
def shelf(page: Page) -> Page:
    """The documents page."""
    page.goto("/documents")
    return page


def test_a_new_document_is_received_asked_replaced_and_removed(shelf: Page) -> None:
    shelf_screens.add_files(shelf, [shelf_screens.file(NAME, LETTER, shelf_screens.WORD)])
    receipt = shelf_screens.receipts(shelf).first
    expect(receipt).to_contain_text("Taken in")
    expect(receipt).to_contain_text("page")
    expect(shelf.locator("#held")).to_contain_text(NAME)

    answer = screens.ask_afresh(shelf, "When did the Kestrel Road pool reopen?")
    expect(answer).to_contain_text("July 2025")
    expect(answer.locator("[data-as-at]")).to_contain_text("3 September 2025")

    shelf_screens.find_document(shelf, NAME)
    shelf.get_by_role("link", name="Replace", exact=True).click()
    shelf.get_by_label("The new file").set_input_files(shelf_screens.file(NAME, NEWER, shelf_screens.WORD))
    shelf.get_by_role("button", name="Replace").click()
    expect(shelf.get_by_text("has taken the place")).to_be_visible()
    expect(screens.ask_afresh(shelf, "When did the Kestrel Road pool close?")).to_contain_text("August 2025")

    shelf_screens.find_document(shelf, NAME)
    shelf.get_by_role("link", name="Remove", exact=True).click()
    shelf.get_by_label("All versions").check()
    shelf.get_by_role("button", name="Remove", exact=True).click()
    expect(shelf.get_by_text("All versions of the document were removed")).to_be_visible()
    answer = screens.ask_afresh(shelf, "When did the Kestrel Road pool close?")
    expect(answer).not_to_contain_text("August 2025")


def test_several_files_get_a_receipt_each_and_one_bad_file_does_not_stop_the_others(shelf: Page) -> None:
    chosen = [shelf_screens.file(name, content) for name, content in files.BAD_FILES.items()]
    letter = shelf_screens.file("fernhollow-two.docx", files.new_letter("Fernhollow", "A second letter came in May."))
    shelf_screens.add_files(shelf, [*chosen, letter])
    for name in files.BAD_FILES:
        receipt = shelf_screens.receipts(shelf).filter(has_text=name)
        expect(receipt).to_contain_text("Not taken in")
        expect(receipt).not_to_contain_text("Traceback")
    expect(shelf_screens.receipts(shelf).filter(has_text="locked.pdf")).to_contain_text("password")
    expect(shelf_screens.receipts(shelf).filter(has_text="empty.pdf")).to_contain_text("empty")
    expect(shelf_screens.receipts(shelf).filter(has_text="fernhollow-two.docx")).to_contain_text("Taken in")
    shelf_screens.remove(shelf, "fernhollow-two.docx")


def test_a_page_that_is_a_picture_is_said(shelf: Page) -> None:
    shelf_screens.find_document(shelf, files.SCANNED)
    expect(shelf.locator("main")).to_contain_text(re.compile("page 2", re.IGNORECASE))
    expect(shelf.locator("main")).to_contain_text("picture")


def test_files_dropped_anywhere_on_the_page_are_chosen(shelf: Page) -> None:
    brought = shelf.evaluate_handle(
        """() => {
          const brought = new DataTransfer();
          brought.items.add(new File(['Dear colleagues'], 'dropped.txt', {type: 'text/plain'}));
          return brought;
        }"""
    )
    shelf.dispatch_event("footer", "dragover", {"dataTransfer": brought})
    shelf.dispatch_event("footer", "drop", {"dataTransfer": brought})
    names = "[...document.querySelector('input[type=file]').files].map((file) => file.name)"
    assert shelf.evaluate(names) == ["dropped.txt"]
    expect(shelf.get_by_role("button", name="Add documents")).to_be_focused()


def test_the_progress_of_each_file_is_shown_and_said(shelf: Page) -> None:
    letters = [
        shelf_screens.file(f"fernhollow-{number}.docx", files.new_letter("Fernhollow", f"Round {number} went well."))
        for number in range(2)
    ]
    shelf_screens.add_files(shelf, letters)
    expect(shelf.get_by_role("heading", name=re.compile("2 files: 2 taken in"))).to_be_visible()
    said = shelf.get_by_role("log", name="What became of the files")
    for number in range(2):
        expect(said).to_contain_text(f"fernhollow-{number}.docx")
    for number in range(2):
        shelf_screens.remove(shelf, f"fernhollow-{number}.docx")


def test_a_correction_is_shown_and_answers_use_it(shelf: Page) -> None:
    name = "unknown-area.docx"
    letter = files.new_letter("Fernhollow", "The Heron Street minibus carries nine passengers.")
    shelf_screens.add_files(shelf, [shelf_screens.file(name, letter)])
    shelf_screens.correct(shelf, name, area="Heronsgate", title="Letter about the minibus")
    expect(shelf.get_by_role("heading", level=1)).to_have_text("Letter about the minibus")
    answer = screens.ask_afresh(shelf, "How many passengers does the minibus in Heronsgate carry?")
    expect(answer).to_contain_text("nine")
    shelf_screens.remove(shelf, name)


def test_a_correction_with_a_mistake_is_sent_back_with_what_was_typed(open_page: OpenPage) -> None:
    page = open_page(expecting=(REFUSED,))
    shelf_screens.find_document(page, files.SCANNED)
    page.get_by_role("link", name="Correct date").click()
    page.get_by_label("Month").fill("13")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page.get_by_label("Month")).to_have_value("13")
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id").startswith("date-")


def test_removing_can_be_thought_better_of(shelf: Page) -> None:
    shelf_screens.find_document(shelf, files.SCANNED)
    shelf.get_by_role("link", name="Remove", exact=True).click()
    shelf.get_by_role("link", name="Keep it").click()
    expect(shelf.get_by_role("heading", level=2, name="What is known")).to_be_visible()
