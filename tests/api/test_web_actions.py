"""The pages of the register: the areas, the list with its filters, one action with its history, links and measures."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from api.app import create_app
from api.web.action_filters import read
from api.web.word_changes import word_changes
from corpus.documents import DocumentKind
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.given import Given
from ingest.pipeline import ingest
from tests.api import plans
from tests.api.conftest import HERE, settings
from tests.api.shown import words

PAGE = {"Accept": "text/html"}
DAY = {"as_of": "2025-06-30"}
TODAY = date(2025, 7, 1)
AREA = {"area": "Tansworth", **DAY}


@pytest.fixture(scope="module")
def register(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the two versions of the plan."""
    folder = tmp_path_factory.mktemp("plans")
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=folder / "data"), embedder=embedder) as corpus:
        take_in(folder, corpus)
        app = create_app(corpus, settings=settings(), uploads_dir=folder / "uploads")
        with TestClient(app, base_url=HERE) as opened:
            yield opened


def take_in(folder: Path, corpus: Corpus) -> None:
    for name, text in (("february", plans.FIRST), ("june", plans.SECOND)):
        (folder / f"tansworth-{name}.html").write_text(text, encoding="utf-8")
        given = Given(area="Tansworth", kind=DocumentKind.ACTION_PLAN)
        ingest([folder / f"tansworth-{name}.html"], corpus, given=given)


def links_to_actions(client: TestClient, **query: str) -> dict[str, str]:
    """Return the addresses of the actions that a list shows, by their words, in its order."""
    page = client.get("/actions", params={**AREA, **query}).text
    found = re.findall(r'<a class="govuk-link" href="(/actions/[0-9a-f]+)">(.*?)</a>', page, re.DOTALL)
    return {re.sub(r"<[^>]*>", "", html.unescape(text)).strip(): url for url, text in found}


def page_of(client: TestClient, start: str) -> str:
    """Return the address of the action whose words begin so."""
    return next(url for text, url in links_to_actions(client).items() if text.startswith(start))


def test_the_areas_are_listed_with_what_is_wrong_in_each(register: TestClient) -> None:
    shown = words(register.get("/actions", params=DAY))
    assert "Measured on 30 June 2025: an action is overdue when the date first set for it has passed" in shown
    assert re.search(r"Tansworth 4 actions 2 overdue 1 slipped 1 dropped 0 disputed 1 no owner 1 no date", shown)


def test_the_worst_comes_first_and_the_numbers_lead_to_their_actions(register: TestClient) -> None:
    assert [text.split()[0] for text in links_to_actions(register)] == ["1.1", "2.1", "1.3", "1.4"]
    page = register.get("/actions", params=AREA).text
    numbers = re.findall(r'app-number" href="([^"]*)"[^>]*><span[^>]*>(\d+)</span> ([a-z ]+)<', page)
    assert {label: int(count) for _, count, label in numbers} == {
        "actions": 4, "overdue": 2, "slipped": 1, "dropped": 1, "no owner": 1, "no date": 1, "no measure": 1,
    }  # fmt: skip
    for url, count, _ in numbers:
        found = register.get(html.unescape(url))
        assert len(set(re.findall(r'href="(/actions/[0-9a-f]{16})"', found.text))) == int(count)
        assert 'aria-current="true"' in found.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "at_risk"}, {"2.1"}),
        ({"owner": "quill"}, {"1.1", "1.4"}),
        ({"owner": "quill", "overdue": "true"}, {"1.1"}),
        ({"missing": "owner"}, {"1.3"}),
        ({"due_from": "2025-05-01", "due_to": "2025-06-30"}, {"2.1"}),
        ({"q": "tansy library"}, {"1.4"}),
        ({"dropped": "true"}, {"1.3"}),
        ({"changed_since": "2025-06-02"}, {"1.1", "2.1", "1.4"}),
        ({"assessor": "inspectors"}, set()),
    ],
)
def test_filters_narrow_the_list_and_each_can_be_taken_away(register: TestClient, query: dict, found: set[str]) -> None:
    response = register.get("/actions", params={**AREA, **query})
    shown = {text.split()[0] for text in links_to_actions(register, **query)}
    assert shown == found
    assert found or "No action fits all of that" in words(response)
    chips = [html.unescape(url) for url in re.findall(r'app-chip--set" href="([^"]*)"', response.text)]
    assert {frozenset(parse_qsl(urlsplit(url).query)) for url in chips} == {
        frozenset(({**AREA, **query}.items()) - {pair}) for pair in query.items()
    }


def test_the_count_beside_a_choice_is_what_choosing_it_shows(register: TestClient) -> None:
    page = register.get("/actions", params={**AREA, "owner": "bo marrin"}).text
    choices = re.findall(r'name="(\w+)" value="(\w+)">\s*<label[^>]*>[^<]*\((\d+)\)</label>', page)
    assert len(choices) > 6
    for name, value, count in choices:
        assert len(links_to_actions(register, owner="bo marrin", **{name: value})) == int(count), (name, value)


def test_an_address_is_a_view_to_keep_with_its_files_beside_it(register: TestClient) -> None:
    query = {**AREA, "status": "delayed", "overdue": "true"}
    sent = register.get("/actions", params={**query, "owner": "", "due_from": ""}, follow_redirects=False)
    assert sent.status_code == 303
    kept = sent.headers["location"]
    assert dict(parse_qsl(urlsplit(kept).query)) == query
    page = register.get(kept).text
    assert f'href="{html.escape(kept)}">Link to this view' in page
    files = [html.unescape(url) for url in re.findall(r'href="(/api/actions\?[^"]*)"', page)]
    assert {dict(parse_qsl(urlsplit(url).query))["format"] for url in files} == {"csv", "xlsx", "docx", "ics"}
    for url in files:
        assert register.get(url).status_code == 200


def test_what_an_address_holds_that_means_nothing_is_said_and_left_out(register: TestClient) -> None:
    query = {**AREA, "status": "purple", "due_from": "soon", "page": "x", "document_id": "<b>"}
    shown = words(register.get("/actions", params=query))
    assert "“purple” is no status that is known" in shown
    assert "“soon” is no date like 2025-01-31" in shown
    assert "4 actions" in shown


def test_every_view_reads_back_as_the_address_it_has() -> None:
    query = "area=%3F&kind=plan_action&kind=next_step&owner=a+b&q=c&ref=1.1&document_id=ab12&due_to=2025-01-31"
    asked = read(QueryParams(f"{query}&overdue=true&slipped=true&as_of=2025-06-30"), TODAY)
    again = read(QueryParams(asked.query().removeprefix("?")), TODAY)
    assert (asked.wanted, asked.area, asked.on) == (again.wanted, again.area, again.on)
    assert asked.area == ""
    assert "area=&" in asked.download("csv")


def test_an_actions_page_shows_its_dates_history_and_places(register: TestClient) -> None:
    response = register.get(page_of(register, "1.1"))
    shown = words(response)
    for said in (
        "31 March 2025",
        "30 September 2025",
        "183 days later than first set",
        "Ada Quill",
        "First named here",
    ):
        assert said in shown
    assert "New date : 31 March 2025 became 30 September 2025" in shown
    assert "Delayed The area’s own account: Red" in shown
    assert shown.index("4 February 2025 Tansworth") < shown.index("2 June 2025 Tansworth")
    places = re.findall(r'data-source href="([^"]*)"', response.text)
    assert len(places) > 8
    for place in set(places):
        assert register.get(html.unescape(place), headers=PAGE).status_code == 200


def test_the_picture_says_in_words_and_in_a_table_what_it_shows(register: TestClient) -> None:
    response = register.get(page_of(register, "1.1"))
    told = "The area’s own account: on track (action plan, 4 February 2025), then delayed (action plan, 2 June 2025)."
    assert f'role="img" aria-label="{told}"' in response.text
    assert "Action plan, 4 February 2025 On track Action plan, 2 June 2025 Delayed" in words(response)
    assert "style=" not in response.text
    assert response.text.count("<circle") == 3


def test_a_renumbered_and_reworded_action_shows_both_wordings(register: TestClient) -> None:
    response = register.get(page_of(register, "2.1"))
    assert "Renumbered : 1.2 became 2.1" in words(response)
    assert "<ins>and eastern</ins>" in response.text


def test_a_dropped_action_says_where_it_was_last_seen(register: TestClient) -> None:
    shown = words(register.get(page_of(register, "1.3")))
    assert "Dropped, last seen 4 February 2025" in shown
    assert "Not mentioned in this document, where it would have been named" in shown
    assert "Not given owner, accountable officer, body, due, measure" in shown


def test_a_link_is_rejected_undone_and_added_again(own_client: TestClient, corpus: Corpus, tmp_path: Path) -> None:
    take_in(tmp_path, corpus)
    url = page_of(own_client, "2.1")
    page = own_client.get(url).text
    pair = {name: re.search(rf'name="{name}" value="(\w+)"', page).group(1) for name in ("earlier", "later")}

    def decide(verdict: str) -> str:
        sent = own_client.post(f"{url}/links", data={**pair, "verdict": verdict}, follow_redirects=False)
        assert sent.status_code == 303
        return words(own_client.get(f"/actions/{pair['later']}"))

    assert "Confirmed by a person" in decide("confirmed")
    apart = decide("rejected")
    assert "1.2 became 2.1" not in apart
    assert "Rejected by a person" in apart
    assert "1.2 became 2.1" in decide("undo")


def test_a_link_to_nothing_is_refused_in_words(register: TestClient) -> None:
    url = page_of(register, "1.1")
    form = {"earlier": "0" * 16, "later": "1" * 16, "verdict": "added"}
    assert register.post(f"{url}/links", data=form, headers=PAGE).status_code == 404
    assert register.post(f"{url}/links", data={**form, "verdict": "perhaps"}, headers=PAGE).status_code == 422
    assert register.get("/actions/0123456789abcdef", headers=PAGE).status_code == 404


def test_measures_are_shown_as_printed(register: TestClient) -> None:
    shown = words(register.get("/actions/measures", params={"area": "tansworth"}))
    assert "Plans issued within 20 weeks" in shown
    assert re.search(r"41%.*65%.*48%", shown)
    assert "No measures were found" in words(register.get("/actions/measures", params={"area": "Nowhere"}))


def test_a_documents_actions_lead_to_what_became_of_them(register: TestClient) -> None:
    (row, *_) = register.get("/api/documents").json()["items"]
    page = register.get(f"/documents/{row['document_id']}").text
    found = re.findall(r'href="(/actions/\w+)">What became of it', page)
    assert len(found) in (3, 4)
    assert all(register.get(url).status_code == 200 for url in found)


def test_nothing_held_and_nothing_found_say_what_to_do(own_client: TestClient) -> None:
    assert "No documents are held yet" in words(own_client.get("/actions"))
    shown = words(own_client.get("/actions", params={"area": "Nowhere"}))
    assert "No actions were found in the documents of this area. What is looked for: priority actions" in shown


def test_a_hostile_document_is_only_words(own_client: TestClient, corpus: Corpus, tmp_path: Path) -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}"
    (tmp_path / "evil.html").write_text(
        plans.plan("Evil", "2 June 2025", (("1.1", f"Publish {evil} soon", evil, evil, evil, evil, evil),)), "utf-8"
    )
    ingest([tmp_path / "evil.html"], corpus, given=Given(area='"><b>', kind=DocumentKind.ACTION_PLAN))
    for query in ({"area": '"><b>'}, {"q": "<script>"}, {"owner": "<script>"}):
        page = own_client.get("/actions", params=query).text
        assert "<script>alert" not in page and "<b>" not in page
    (url,) = set(re.findall(r'href="(/actions/[0-9a-f]{16})"', own_client.get("/actions?owner=alert").text))
    assert "<script>alert" not in own_client.get(url).text


@pytest.mark.parametrize(
    ("before", "now", "gone", "new"),
    [
        ("Publish the plan by May", "Publish the new plan by June", "May", "new June"),
        ("Publish the plan", "PUBLISH the plan", "", ""),
        ("Alpha beta gamma", "Wholly other words here", "", ""),
    ],
)
def test_changed_words_are_told_apart(before: str, now: str, gone: str, new: str) -> None:
    old, later = word_changes(before, now)
    assert " ".join(run.words for run in old) == before
    assert " ".join(run.words for run in later) == now
    assert " ".join(run.words for run in old if run.is_changed) == gone
    assert " ".join(run.words for run in later if run.is_changed) == new
