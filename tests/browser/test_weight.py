"""How much a page brings before the picture of a source: bytes are counted, not time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser import files, screens

AT_MOST_BYTES = 300 * 1024
_FETCHED = """performance.getEntriesByType('resource').filter((each) => each.name.includes('/static/'))
  .map((each) => [each.name, each.transferSize])"""
PLACES = (
    *("/", "/documents", "/conversations", "/how-answers-are-made", "/accessibility", "/feedback", "/docs"),
    *("/actions", "/actions?area=Northmere", "/actions?missing=measure"),
)


def weight(page: Page, visit: Callable[[], object]) -> int:
    """Return the bytes of all that `visit` brings into an empty cache, pictures of source pages apart."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    visit()
    page.wait_for_load_state("networkidle")
    counted = [each for each in responses if each.ok and not each.url.endswith("/image")]
    assert counted
    return sum(each.request.sizes()["responseBodySize"] for each in counted)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_stays_light(page: Page, place: str) -> None:
    assert weight(page, lambda: page.goto(place)) <= AT_MOST_BYTES


def test_an_answer_with_its_source_beside_it_stays_light(page: Page) -> None:
    def visit() -> None:
        screens.ask(page, files.FACT_QUESTION)
        screens.open_source(page)

    assert weight(page, visit) <= AT_MOST_BYTES


def test_styles_and_scripts_are_fetched_once_for_all_pages(page: Page) -> None:
    """Their content is in their address, so a browser that has them need not ask again."""
    page.goto("/")
    page.goto("/documents")
    page.goto("/", wait_until="networkidle")
    fetched = dict(page.evaluate(_FETCHED))
    assert any(".css" in address for address in fetched)
    assert {address: sent for address, sent in fetched.items() if sent} == {}
