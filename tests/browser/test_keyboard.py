"""The main path with a keyboard alone: ask, check the source, say what you think, add, ask again, remove."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import files, screens, shelf_screens
from tests.browser.looking import named_by

NAME = "kittermere-letter-2025-09-03.docx"
BACK = "Shift+Tab"
FACT = "The Larch Street sensory room opened in June 2025 for children under seven."


def tab_to(page: Page, name: str, *, key: str = "Tab") -> None:
    """Press Tab until what has the focus is called `name`, as a person would."""
    for _ in range(120):
        page.keyboard.press(key)
        if re.search(rf"\b{re.escape(name)}(?!\w)", named_by(page)):
            return
    raise AssertionError(f"{key} never came to “{name}”")


def follow(page: Page, name: str, *, key: str = "Tab") -> None:
    tab_to(page, name, key=key)
    page.keyboard.press("Enter")


def typed(page: Page, question: str) -> None:
    """Type into what has the focus and press Enter, as on a page just opened."""
    already = screens.turns(page).count()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(screens.turns(page)).to_have_count(already + 1)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter on the disk, as a file chooser offers it."""
    path = tmp_path / NAME
    path.write_bytes(files.new_letter("Kittermere", FACT))
    return path


def test_a_question_its_source_and_a_follow_up(page: Page) -> None:
    page.goto("/")
    typed(page, "What is action 2.2 in the Northmere plan?")
    follow(page, "Source 1", key=BACK)
    expect(page.locator("#source-heading")).to_be_focused()
    tab_to(page, "Next passage")
    page.keyboard.press("Escape")
    expect(screens.citation(page)).to_be_focused()
    tab_to(page, "Ask a question")
    typed(page, "Who is accountable for it?")
    expect(screens.answer(page)).to_contain_text("Raymond Stott")


def test_the_skip_link_leads_past_the_navigation(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("Tab")
    assert named_by(page) == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_refusal_and_an_area_chosen_from_buttons(page: Page) -> None:
    page.goto("/")
    typed(page, screens.NOT_HELD)
    expect(screens.answer(page)).to_contain_text("What came nearest")
    page.goto("/")
    typed(page, screens.UNCLEAR_AREA)
    follow(page, "Hallowdene", key=BACK)
    expect(screens.turns(page)).to_have_count(2)
    expect(screens.answer(page)).to_contain_text("Beatrice Oduya")


def test_an_answer_is_judged(page: Page) -> None:
    page.goto("/")
    typed(page, screens.HTML_QUESTION)
    follow(page, "No", key=BACK)
    expect(page.get_by_text("Thank you. You said")).to_be_visible()
    assert named_by(page) == "No"


def test_a_document_is_added_asked_and_removed(page: Page, letter: Path) -> None:
    # A listener makes Playwright take the chooser over from now on: begun only with Enter, it may come too late.
    page.on("filechooser", lambda _: None)
    page.goto("/documents")
    tab_to(page, "Letters, plans, reports or minutes")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(letter)
    follow(page, "Add documents")
    expect(shelf_screens.receipts(page)).to_contain_text("Taken in")
    follow(page, f"Ask about it: {NAME}")
    expect(screens.question_box(page)).to_be_focused()
    typed(page, "When did the Larch Street sensory room open?")
    expect(screens.answer(page)).to_contain_text("June 2025")
    page.goto("/documents")
    follow(page, "Stocktake meeting: Kittermere")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kittermere")
    follow(page, "Remove")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Remove")
    follow(page, "Remove")
    expect(page.get_by_text("The document was removed")).to_be_visible()
