"""The frame of every page: what surrounds it, its static files, and errors as pages for people."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api import problem
from api.headers import ResponseHeaders
from api.web import pages, static

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PAGES = ["/how-answers-are-made", "/accessibility", "/docs", "/nowhere"]
CLASSES = re.compile(r"""class(?:es)?"?[=:]\s*"([^"]*)\"""")
WITHOUT_STYLE = {"govuk-table__body", "govuk-table__row"}
COMPONENT = re.compile(r'from "govuk_frontend_jinja/components/([a-z-]+)/macro.html"')


def words(page: str) -> str:
    """Return what a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_landmarks_and_one_heading(client: TestClient, path: str) -> None:
    page = client.get(path, headers=BROWSER).text
    assert '<html class="govuk-template" lang="en-GB">' in page
    assert '<a href="#main-content" class="govuk-skip-link"' in page
    for element in ("header", "nav", "main", "footer", "h1"):
        assert len(re.findall(rf"<{element}[ >]", page)) == 1
    assert 'id="main-content"' in page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_itself_before_the_product(client: TestClient, path: str) -> None:
    page = client.get(path, headers=BROWSER).text
    title = html.unescape(re.search(r"<title>(.*?)</title>", page)[1])
    heading = words(re.search(r"<h1.*?</h1>", page)[0])
    assert title == f"{heading} – Stocktake Assistant"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_that_its_policy_forbids(client: TestClient, path: str) -> None:
    page = client.get(path, headers=BROWSER).text
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|(src|href)=\"data:", page)
    assert not re.search(r'(src|href|action)="(https?:)?//', page)


def test_the_place_in_the_navigation_is_marked(client: TestClient) -> None:
    page = client.get("/how-answers-are-made").text
    marked = re.findall(r'<a [^>]*aria-current="[^"]*"[^>]*>(.*?)</a>', page, re.DOTALL)
    assert [words(each) for each in marked] == ["How answers are made"]


def test_the_statement_says_what_was_not_tested_and_whom_to_tell(client: TestClient) -> None:
    said = words(client.get("/accessibility").text)
    assert "version 2.2, at level AA" in said
    assert "not yet been tried with screen readers" in said
    assert "Tell us about a problem" in said


def test_a_static_file_is_kept_for_as_long_as_its_address_holds(client: TestClient) -> None:
    current = static.asset_url("icon.svg")
    assert client.get(current).headers["cache-control"] == "public, max-age=31536000, immutable"
    for other in ("/static/icon.svg", "/static/icon.svg?v=0", f"{current}&v=0"):
        assert client.get(other).headers["cache-control"] == "no-cache"
    assert client.get(current).headers["content-type"] == "image/svg+xml"


def test_a_changed_file_gets_a_new_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static, "STATIC", tmp_path)
    file = tmp_path / "a.js"
    file.write_text("1")
    before = static.asset_url("a.js")
    assert static.asset_url("a.js") == before
    file.write_text("2")
    assert static.asset_url("a.js") != before


@pytest.mark.parametrize("path", ["/static/", "/static/nothing.css", "/static/../pages.py", "/static/%2e%2e/pages.py"])
def test_nothing_but_static_files_is_served_there(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["cache-control"] == "no-store"


def test_pages_work_and_say_what_to_do_when_the_styles_are_not_built(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static, "STYLES", "built/absent.css")
    response = client.get("/how-answers-are-made")
    assert response.status_code == 200
    assert "make web" in words(response.text)
    assert "stylesheet" not in response.text


def test_the_styles_are_built_small_and_with_nothing_of_govuks_own_look() -> None:
    styles = (static.STATIC / static.STYLES).read_text(encoding="utf-8")
    assert len(styles.encode()) <= 120 * 1024
    assert "GDS Transport" not in styles
    assert "url(" not in styles


def test_every_component_of_a_template_has_its_styles_and_no_other_has() -> None:
    web = Path(static.__file__).parent
    used = {name for page in web.rglob("templates/**/*.html") for name in COMPONENT.findall(page.read_text())}
    assert used
    styled = set(re.findall(r'components/([a-z-]+)"', (web / "scss" / "app.scss").read_text(encoding="utf-8")))
    assert used - styled == set()
    pages_together = "".join(page.read_text(encoding="utf-8") for page in web.rglob("templates/**/*.html"))
    assert {name for name in styled - used if f"govuk-{name}" not in pages_together} == set()


def test_every_class_of_govuks_that_a_template_names_has_a_style() -> None:
    web = Path(static.__file__).parent
    named = {
        name
        for page in web.rglob("templates/**/*.html")
        for attribute in CLASSES.findall(page.read_text(encoding="utf-8"))
        for name in attribute.split()
        if re.fullmatch(r"govuk-[a-z0-9_!-]*[a-z0-9]", name)
    }
    assert "govuk-body" in named
    styles = (static.STATIC / static.STYLES).read_text(encoding="utf-8").replace("\\", "")
    assert {name for name in named if f".{name}" not in styles} - WITHOUT_STYLE == set()


def test_the_lock_of_the_styles_packages_names_no_host() -> None:
    web = Path(static.__file__).parent
    assert '"resolved"' not in (web / "package-lock.json").read_text(encoding="utf-8")


ERRORS = [
    ("GET", "/nowhere", 404, "Page not found"),
    ("GET", "/documents/no-such-document", 404, "Page not found"),
    ("GET", "/feedback?useful=perhaps", 422, "Something is not as expected"),
    ("DELETE", "/how-answers-are-made", 405, "This address does not do that"),
]


@pytest.mark.parametrize(("method", "path", "status", "heading"), ERRORS)
def test_an_error_is_a_page_for_people_and_a_problem_for_programs(
    client: TestClient, method: str, path: str, status: int, heading: str
) -> None:
    page = client.request(method, path, headers=BROWSER)
    assert page.status_code == status
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in page.text
    assert page.headers["x-request-id"] in page.text
    told = client.request(method, path)
    assert told.status_code == status
    assert told.headers["content-type"] == "application/problem+json"
    assert told.headers.get("allow") == page.headers.get("allow")


def test_the_interface_for_programs_never_answers_with_a_page(client: TestClient) -> None:
    for path in ("/api/documents/none", "/api/nowhere", "/api"):
        assert client.get(path, headers=BROWSER).headers["content-type"] == "application/problem+json"


def test_another_sites_form_is_refused_with_a_page(client: TestClient) -> None:
    response = client.post("/documents", headers={**BROWSER, "Origin": "https://elsewhere.example"})
    assert response.status_code == 403
    assert "another site’s page" in words(response.text).replace("'", "’")


def test_what_nobody_foresaw_is_a_page_that_gives_nothing_away() -> None:
    app = FastAPI()

    @app.get("/fails")
    def fails() -> None:
        raise RuntimeError("a secret")

    app.add_middleware(problem.Faults)
    app.add_middleware(ResponseHeaders)
    response = TestClient(app).get("/fails", headers={**BROWSER, "X-Request-ID": "case-19"})
    assert response.status_code == 500
    assert "Sorry, something went wrong" in response.text
    assert "case-19" in response.text
    assert "secret" not in response.text
    assert response.headers["cache-control"] == "no-store"


def test_a_form_that_is_too_large_is_refused_with_a_page(client: TestClient) -> None:
    response = client.post("/ask", data={"question": "x" * 70_000}, headers=BROWSER)
    assert response.status_code == 413
    assert "That is too large" in response.text


def test_an_error_page_echoes_nothing_that_was_sent(client: TestClient) -> None:
    hostile = "<script>alert(1)</script>"
    page = client.get(f"/{hostile}/pages/{hostile}", headers=BROWSER).text
    assert "alert" not in page


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2025, 1, 5), "5 January 2025"),
        ("2025-01-15", "15 January 2025"),
        ("2025-01-15T10:20:30+00:00", "15 January 2025"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_people_write_it(value: date | str | None, shown: str) -> None:
    assert pages.day(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("stocktake_letter", "stocktake letter"), ("other", "document"), (None, "")]
)
def test_a_kind_is_written_in_words(value: str | None, shown: str) -> None:
    assert pages.kind(value) == shown


def test_what_is_put_into_a_page_is_escaped() -> None:
    page = pages.fragment("mishap.html", mishap={"heading": "<b>&"}, request_id='"><script>')
    assert "&lt;b&gt;&amp;" in page
    assert "<script>" not in page
