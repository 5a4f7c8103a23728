"""The register in a browser: from what is wrong in an area to the words that say so, with keys, and without scripts."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.marks import marked, words
from tests.browser.states import ACTIONS

SLIPPED = f"{ACTIONS}&slipped=true"
NARROW = 320


def rows(page: Page):
    return page.locator(".app-actions tbody tr")


def test_from_an_areas_numbers_to_the_words_of_an_action(page: Page) -> None:
    page.goto("/actions?as_of=2025-06-30")
    page.get_by_role("link", name="Northmere", exact=True).click()
    count = page.locator(".app-number", has_text="overdue").locator(".app-number__count").inner_text()
    page.locator(".app-number", has_text="overdue").click()
    expect(rows(page)).to_have_count(int(count))
    for row in rows(page).all():
        expect(row.locator(".app-flags")).to_contain_text("Overdue")
    first = rows(page).first
    text = first.locator("th > a").inner_text().partition(" ")[2]
    first.locator("th a[data-source]").click()
    expect(page.locator("#source-panel #source")).to_be_visible()
    assert set(marked(page.locator("#source-panel"))) >= set(words(text))
    page.keyboard.press("Escape")
    expect(first.locator("th a[data-source]")).to_be_focused()


def test_a_filter_is_set_by_the_form_and_kept_by_its_link(page: Page) -> None:
    page.goto(ACTIONS)
    page.get_by_text("Filter these actions").click()
    choice = page.get_by_label(re.compile(r"^Delayed \("))
    count = int(re.search(r"\((\d+)\)", page.locator(f"label[for={choice.get_attribute('id')}]").inner_text()).group(1))
    choice.check()
    page.get_by_role("button", name="Show").click()
    expect(rows(page)).to_have_count(count)
    kept = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert page.url.endswith(kept) and "status=delayed" in kept
    with page.expect_download() as saved:
        page.get_by_role("link", name="Excel").click()
    book = load_workbook(BytesIO(saved.value.path().read_bytes()))
    assert book.worksheets[0].max_row >= count
    page.goto(kept)
    page.locator(".app-chip--set", has_text="Delayed").click()
    assert rows(page).count() > count


def test_history_and_picture_tell_of_a_date_put_back(page: Page) -> None:
    page.goto(SLIPPED)
    rows(page).first.locator("th > a").click()
    expect(page.locator("dl")).to_contain_text("later than first set")
    expect(page.locator(".app-line")).to_contain_text("First named here")
    told = page.get_by_role("img").get_attribute("aria-label")
    for state in page.locator(".app-rounds td").all_inner_texts():
        assert state == "Says nothing" or state.split(",")[0].lower() in told.lower()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_is_rejected_and_the_decision_undone(open_page: OpenPage, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{ACTIONS}&kind=priority_action")
    rows(page).first.locator("th > a").click()
    before = page.locator(".app-line__step").count()
    page.get_by_role("button", name=re.compile("^Not the same action")).last.click()
    expect(page.get_by_text("no longer taken for the same action")).to_be_visible()
    assert page.locator(".app-line__step").count() < before
    page.get_by_role("button", name=re.compile("^Undo this decision")).click()
    expect(page.get_by_text("The decision was undone")).to_be_visible()
    assert page.locator(".app-line__step").count() == before


def test_a_narrow_list_says_what_each_line_is(open_page: OpenPage) -> None:
    page = open_page(width=NARROW)
    page.goto(ACTIONS)
    first = rows(page).first
    for label in ("Owner", "Due", "Progress"):
        expect(first.get_by_text(label, exact=True)).to_be_visible()
    box = first.bounding_box()
    assert box["x"] + box["width"] <= NARROW


def test_without_scripts_a_source_opens_as_a_page(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(ACTIONS)
    rows(page).first.locator("th a[data-source]").click()
    expect(page.locator("#source-heading")).to_be_visible()
    assert marked(page.locator("#source"))
