"""What a person does with documents and answers on the screens: add, correct, remove, say what they think.

Everything here goes by forms and links, so that it works with and without scripts.
"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import FilePayload, Locator, Page, expect

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file(name: str, content: bytes, media_type: str = "application/octet-stream") -> FilePayload:
    """Return a file to choose, which need not be on the disk."""
    return {"name": name, "mimeType": media_type, "buffer": content}


def add_files(page: Page, chosen: Sequence[FilePayload]) -> None:
    """Choose files on the documents page, send them and wait for a receipt of each."""
    page.get_by_label("Letters, plans, reports or minutes").set_input_files(list(chosen))
    page.get_by_role("button", name="Add documents").click()
    expect(receipts(page)).to_have_count(len(chosen))


def receipts(page: Page) -> Locator:
    return page.locator("article.app-receipt")


def find_document(page: Page, name: str) -> None:
    """Open the page of the document held from the file called `name`."""
    page.goto("/documents")
    page.get_by_role("row").filter(has_text=name).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=2, name="What is known")).to_be_visible()


def correct(page: Page, name: str, **fields: str) -> None:
    """Correct what is known of a document: its `title` or `area`."""
    find_document(page, name)
    page.get_by_role("link", name="Correct area").click()
    for label, words in fields.items():
        page.get_by_role("textbox", name=label.capitalize()).or_(
            page.get_by_role("combobox", name=label.capitalize())
        ).first.fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your corrections are kept.")).to_be_visible()


def remove(page: Page, name: str) -> None:
    """Remove a document, confirming it."""
    find_document(page, name)
    page.get_by_role("link", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("The document was removed")).to_be_visible()


def give_feedback(answer: Locator, *, useful: bool, reason: str) -> None:
    """Say whether an answer was useful, and why."""
    answer.get_by_text("Say why").click()
    answer.get_by_label("useful, missing or wrong").fill(reason)
    answer.get_by_role("button", name="Yes" if useful else "No", exact=True).click()
    expect(answer.page.get_by_text("Thank you. You said").last).to_be_visible()
