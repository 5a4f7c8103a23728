"""A hundred attacks through everything that is shown: nothing runs, nothing is asked of another site, all is legible.

The watch on every page sees dialogs, requests to other origins and what the policy blocked; the tests
here look besides that no element came of a payload, because the policy alone would hide a missing escape.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screens, shelf_screens
from tests.browser.conftest import OpenPage
from tests.browser.hostile import NAMED, file_name
from tests.browser.payloads import PAYLOADS, pressed

REPORTS = ("report.html", "report.docx", "report.md", "report.pdf")
REFUSED = "Failed to load resource: the server responded with a status of 4"
_FOREIGN = """() => [...document.querySelectorAll('*')].filter((element) =>
  element.matches('iframe, object, embed, base, style, marquee, math, video, audio, keygen, portal, track')
  || element.matches('template[shadowrootmode], meta[http-equiv]')
  || element.matches('script:not([src^="/static/"])') || element.matches('link:not([href^="/static/"])')
  || [...element.attributes].some((attribute) => /^on/i.test(attribute.name) || attribute.name === 'style'
    || (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute.name)
      && !/^(\\/|#|\\?|http:\\/\\/127\\.0\\.0\\.1)/.test(attribute.value)))
).map((element) => element.outerHTML.slice(0, 200))"""


def shown(page: Page) -> str:
    """Return the text a reader sees with everything unfolded, checking that nothing came of the payloads."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert page.evaluate(_FOREIGN) == []
    return pressed(page.locator("body").inner_text())


def not_shown(page: Page, words: tuple[str, ...]) -> list[str]:
    text = shown(page)
    return [each for each in words if pressed(each) not in text]


@pytest.fixture
def attacked(open_page: OpenPage, hostile: str) -> Page:
    """A page of the server whose documents hold the payloads."""
    return open_page(hostile)


@pytest.fixture
def document_ids(attacked: Page) -> dict[str, str]:
    """The id of each hostile document by its file name."""
    listed = attacked.request.get("/api/documents?limit=200").json()["items"]
    return {each["file"]: each["document_id"] for each in listed}


def test_names_titles_and_areas_are_shown_as_they_are(attacked: Page) -> None:
    attacked.goto("/documents")
    assert not_shown(attacked, NAMED) == []
    attacked.goto("/")
    assert not_shown(attacked, NAMED) == []


def test_each_document_with_its_source_text_is_shown_as_it_is(attacked: Page, document_ids: dict[str, str]) -> None:
    for words in NAMED:
        document_id = document_ids[file_name(words)]
        attacked.goto(f"/documents/{document_id}")
        assert not_shown(attacked, (words, file_name(words))) == []
        attacked.goto(f"/documents/{document_id}/pages/1?start=16&end=60")
        assert not_shown(attacked, tuple(words.split(" + "))) == []


@pytest.mark.parametrize("report", REPORTS)
def test_headings_and_cells_of_every_format_are_shown_as_they_are(
    attacked: Page, document_ids: dict[str, str], report: str
) -> None:
    document_id = document_ids[report]
    pages = attacked.request.get(f"/api/documents/{document_id}").json()["pages"]
    seen = ""
    for number in range(1, pages + 1):
        attacked.goto(f"/documents/{document_id}/pages/{number}")
        seen += shown(attacked)
    expected = PAYLOADS if report != "report.pdf" else PAYLOADS[:4]
    assert [payload for payload in expected if pressed(payload) not in seen] == []


def test_questions_and_the_answers_that_quote_are_shown_as_they_are(attacked: Page) -> None:
    conversation = {}
    for number, words in enumerate(NAMED, start=1):
        asked = {"message": f"What was written in finding {number}, {words}?"} | conversation
        answered = attacked.request.post("/api/chat", data=asked)
        assert answered.ok, answered.text()
        conversation = {"conversation_id": answered.json()["conversation_id"]}
    attacked.goto(f"/conversations/{conversation['conversation_id']}")
    assert not_shown(attacked, PAYLOADS) == []
    attacked.goto("/conversations")
    assert attacked.evaluate(_FOREIGN) == []


def test_a_streamed_answer_puts_the_payloads_into_the_page_as_text(attacked: Page) -> None:
    for words in (NAMED[0], NAMED[5], NAMED[15]):
        question = f"What did the board hear about {words}?"
        screens.ask(attacked, question)
        assert not_shown(attacked, (question, *words.split(" + "))) == []


def test_a_source_opened_beside_the_answer_shows_the_payloads_as_text(attacked: Page) -> None:
    screens.ask(attacked, f"Who sent {NAMED[0]}?")
    screens.open_source(attacked)
    assert attacked.evaluate(_FOREIGN) == []


def test_reasons_given_with_feedback_are_shown_as_they_are(attacked: Page) -> None:
    for reasons in (PAYLOADS[:50], PAYLOADS[50:]):
        attacked.goto("/")
        answer = screens.ask(attacked, f"What did the board hear about {NAMED[0]}?")
        shelf_screens.give_feedback(answer, useful=False, reason="\n".join(reasons))
        assert attacked.evaluate(_FOREIGN) == []
    attacked.goto("/feedback")
    assert not_shown(attacked, PAYLOADS) == []


def test_addresses_with_payloads_answer_with_a_page_of_ours(open_page: OpenPage, hostile: str) -> None:
    page = open_page(hostile, expecting=(REFUSED,))
    places = (
        "/?question={}",
        "/?area={}&kind={}",
        "/documents?area={}",
        "/documents/{}",
        "/documents/{}/pages/{}",
        "/conversations/{}",
        "/{}",
        "/feedback?page={}",
        "/?document_id={}&from={}",
    )
    for number, words in enumerate((*NAMED, *NAMED)):
        # The places do not come round in step with the words, so the second time each is somewhere else.
        page.goto(places[number % len(places)].replace("{}", quote(words, safe="")))
        assert page.evaluate(_FOREIGN) == []
        expect(page.locator("main")).not_to_be_empty()


def test_uploaded_names_and_bad_files_are_shown_as_they_are(attacked: Page) -> None:
    names = [f"{payload.replace('/', '')}.pdf" for payload in PAYLOADS[20:30]]
    attacked.goto("/documents")
    shelf_screens.add_files(
        attacked, [{"name": name, "mimeType": "application/pdf", "buffer": b"no PDF"} for name in names]
    )
    assert not_shown(attacked, tuple(names)) == []
