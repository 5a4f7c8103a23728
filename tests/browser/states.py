"""Every page in every state that looks different, by name, and how a person comes to see it.

Accessibility, layout and the screenshots all walk this one list, so a new page is added here once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser import files, screens, shelf_screens
from tests.browser.held_stream import hold_streams, let_through

REFUSED = "Failed to load resource: the server responded with a status of"
CUT = "net::ERR_FAILED"
ACTIONS = "/actions?area=Northmere&as_of=2025-06-30"


@dataclass(frozen=True, slots=True)
class State:
    """One state of a page: how to reach it from an empty tab."""

    reach: Callable[[Page], object]
    on_empty: bool = False
    """Whether it is a state of a server that holds nothing."""
    expecting: tuple[str, ...] = ()
    """What the browser's console says of it, and should."""


def at(address: str) -> State:
    """Return the state of simply being at an address."""
    return State(lambda page: page.goto(address))


def asked(question: str) -> State:
    """Return the state after one question."""
    return State(lambda page: screens.ask(page, question))


def streaming(page: Page) -> None:
    hold_streams(page)
    page.goto("/")
    screens.question_box(page).fill(screens.TWO_STATEMENTS)
    screens.question_box(page).press("Enter")
    let_through(page, 3)
    expect(page.locator(".app-statement")).to_have_count(2)


def stopped(page: Page) -> None:
    streaming(page)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("You stopped this").first).to_be_visible()


def failed(page: Page) -> None:
    page.goto("/")
    page.route("**/ask", lambda route: route.abort())
    screens.question_box(page).fill(screens.TEXT_QUESTION)
    screens.question_box(page).press("Enter")
    expect(page.get_by_text("cannot be reached").first).to_be_visible()


def narrowed(page: Page) -> None:
    page.goto("/?area=Hallowdene&kind=stocktake_letter")
    page.get_by_text("Choose areas, kinds or dates").click()


def sources_listed(page: Page) -> None:
    screens.ask(page, screens.TWO_STATEMENTS)
    page.get_by_text("sources", exact=False).first.click()


def source_beside(question: str) -> State:
    def reach(page: Page) -> None:
        screens.ask(page, question)
        screens.open_source(page)

    return State(reach)


def source_text(page: Page) -> None:
    screens.ask(page, screens.PDF_QUESTION)
    page.goto(screens.citation(page).get_attribute("href"))
    page.get_by_text("Text of this page", exact=True).click()


def feedback_given(page: Page) -> None:
    answer = screens.ask(page, screens.HTML_QUESTION)
    shelf_screens.give_feedback(answer, useful=False, reason="It names the wrong month")


def feedback_listed(page: Page) -> None:
    feedback_given(page)
    page.goto("/feedback")


def conversation_removal(page: Page) -> None:
    screens.ask(page, screens.HTML_QUESTION)
    page.goto(f"{page.url.partition('?')[0].partition('#')[0]}/remove")


def receipts(page: Page) -> None:
    page.goto("/documents")
    bad = [shelf_screens.file(name, content) for name, content in files.BAD_FILES.items()]
    shelf_screens.add_files(page, [*bad, shelf_screens.file(files.SCANNED, files.scanned_pdf())])


def no_file_chosen(page: Page) -> None:
    page.goto("/documents")
    page.get_by_role("button", name="Add documents").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def at_document(name: str, link: str = "") -> State:
    def reach(page: Page) -> None:
        shelf_screens.find_document(page, name)
        if link:
            page.get_by_role("link", name=link, exact=True).click()

    return State(reach)


def correction_with_mistakes(page: Page) -> None:
    shelf_screens.find_document(page, files.LONG)
    page.get_by_role("link", name="Correct date").click()
    page.get_by_label("Month").fill("13")
    page.get_by_role("textbox", name="Title").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def actions_filtered(page: Page) -> None:
    page.goto(f"{ACTIONS}&status=delayed&overdue=true")
    page.get_by_text("Filter these actions").click()


def action_source_beside(page: Page) -> None:
    page.goto(ACTIONS)
    page.locator(".app-actions a[data-source]").first.click()
    expect(page.locator("#source-panel #source")).to_be_visible()


def action(page: Page) -> None:
    page.goto(f"{ACTIONS}&slipped=true")
    page.locator(".app-actions th > a").first.click()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def action_disputed(page: Page) -> None:
    page.goto("/actions?disputed=true")
    page.locator(".app-actions th > a").first.click()
    expect(page.get_by_role("heading", name="They do not say the same")).to_be_visible()


STATES: dict[str, State] = {
    "start": at("/"),
    "start, nothing held": State(lambda page: page.goto("/"), on_empty=True),
    "start, narrowed": State(narrowed),
    "answered": asked(screens.TWO_STATEMENTS),
    "answered from a table": asked(screens.DOCX_QUESTION),
    "sources listed": State(sources_listed),
    "streaming": State(streaming),
    "stopped": State(stopped),
    "refused": asked(screens.NOT_HELD),
    "asked back": asked(screens.UNCLEAR_AREA),
    "server not reached": State(failed, expecting=(CUT,)),
    "source of a PDF beside": source_beside(files.FACT_QUESTION),
    "source of a table beside": source_beside(screens.DOCX_QUESTION),
    "source with its text": State(source_text),
    "feedback given": State(feedback_given),
    "feedback listed": State(feedback_listed),
    "conversations": at("/conversations"),
    "conversations, none": State(lambda page: page.goto("/conversations"), on_empty=True),
    "conversation to be removed": State(conversation_removal),
    "documents": at("/documents"),
    "documents, none": State(lambda page: page.goto("/documents"), on_empty=True),
    "documents, no file chosen": State(no_file_chosen, expecting=(REFUSED,)),
    "receipts": State(receipts),
    "document": at_document("brackenshire-priority-action-plan"),
    "document corrected with mistakes": State(correction_with_mistakes, expecting=(REFUSED,)),
    "document to be replaced": at_document(files.LONG, "Replace"),
    "document to be removed": at_document(files.LONG, "Remove"),
    "actions": at("/actions"),
    "actions, none": State(lambda page: page.goto("/actions"), on_empty=True),
    "actions of an area": at(ACTIONS),
    "actions filtered": State(actions_filtered),
    "actions, none fits": at(f"{ACTIONS}&owner=nobody"),
    "actions with a source beside": State(action_source_beside),
    "action": State(action),
    "action disputed": State(action_disputed),
    "measures": at("/actions/measures?area=Northmere"),
    "how answers are made": at("/how-answers-are-made"),
    "accessibility statement": at("/accessibility"),
    "operations": at("/docs"),
    "page not found": State(lambda page: page.goto("/nowhere"), expecting=(REFUSED,)),
    "document not found": State(lambda page: page.goto("/documents/0123456789abcdef/pages/1"), expecting=(REFUSED,)),
}
