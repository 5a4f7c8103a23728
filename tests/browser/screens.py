"""What a person does on the screens, in their words, so that a changed template is met in one place.

Each waits for what the person would wait for; none sleeps.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PDF_QUESTION = "When was the improvement notice for Brackenshire issued?"
DOCX_QUESTION = "How many special school places will Harbour Lane have?"
HTML_QUESTION = "When was the Calderwick improvement plan last updated?"
TEXT_QUESTION = "When was the deep dive in Hallowdene?"
TWO_STATEMENTS = "What recommendations were made to Hallowdene after the deep dive?"
NOT_HELD = "How many swimming pools are there in Hallowdene?"
UNCLEAR_AREA = "Who signed the letter?"


def question_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Ask a question")


def turns(page: Page) -> Locator:
    """Every question with its answer, once the answer is complete."""
    return page.locator("article.app-turn[id]")


def answer(page: Page) -> Locator:
    """The last answer."""
    return turns(page).last.locator(".app-answer")


def question(page: Page) -> Locator:
    """The last question as it is shown."""
    return page.locator("article.app-turn [data-question]").last


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter and wait for the whole answer; on the start page when no page is open."""
    if page.url == "about:blank":
        page.goto("/")
    already = turns(page).count()
    question_box(page).fill(question)
    question_box(page).press("Enter")
    expect(turns(page)).to_have_count(already + 1)
    return answer(page)


def ask_afresh(page: Page, question: str) -> Locator:
    """Ask in a new conversation."""
    page.goto("/")
    return ask(page, question)


def statements(page: Page) -> Locator:
    return answer(page).locator(".app-statement [data-text]")


def citation(page: Page, number: int = 1) -> Locator:
    """The link to a numbered source beside the statement it carries."""
    return answer(page).locator(".app-statement a[data-source]").and_(page.locator(f"[data-number='{number}']")).first


def source_panel(page: Page) -> Locator:
    return page.locator("#source-panel")


def open_source(page: Page, number: int = 1) -> Locator:
    """Click a citation and wait for its source."""
    citation(page, number).click()
    expect(source_panel(page).locator("#source")).to_be_visible()
    # Until the new source is there, the one before stays in view.
    expect(citation(page, number)).to_have_attribute("aria-current", "true")
    return source_panel(page)
