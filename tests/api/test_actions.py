"""The register over HTTP: filters, paging, history, measures, and what people decide about links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas.action_examples import ACTION, ACTIONS
from api.schemas.actions import ActionOut, ListedActions
from api.schemas.lists import MAX_LIMIT
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.api.conftest import HERE, settings
from tests.api.odd_strings import ODD_STRINGS
from tests.api.tarnwold import FORMULA, write_plans

DAY = "2025-08-01"
UNKNOWN = "0" * 16


@pytest.fixture(scope="module")
def followed(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of two versions of a plan and a letter, which tests only read."""
    folder = tmp_path_factory.mktemp("plans")
    write_plans(folder)
    with _served(folder, embedder, tmp_path_factory.mktemp("followed")) as client:
        yield client


@pytest.fixture
def own_plans(embedder: Embedder, tmp_path: Path) -> Iterator[TestClient]:
    """The same, for a test to change."""
    (tmp_path / "plans").mkdir()
    write_plans(tmp_path / "plans")
    with _served(tmp_path / "plans", embedder, tmp_path / "data") as client:
        yield client


@contextmanager
def _served(folder: Path, embedder: Embedder, data_dir: Path) -> Iterator[TestClient]:
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus:
        ingest([folder], corpus)
        app = create_app(corpus, settings=settings(), uploads_dir=data_dir / "uploads")
        with TestClient(app, base_url=HERE) as client:
            yield client


def listed(client: TestClient, **asked: object) -> list[dict]:
    response = client.get("/api/actions", params={"as_of": DAY, "kind": "plan_action", **asked})
    assert response.status_code == 200, response.text
    return response.json()["items"]


def refs(client: TestClient, **asked: object) -> set[str]:
    return {row["ref"] for row in listed(client, **asked)}


def action(client: TestClient, ref: str) -> dict:
    (found,) = listed(client, ref=ref)
    return found


def test_an_action_has_both_dates_and_is_overdue_by_the_first(followed: TestClient) -> None:
    found = action(followed, "1.1")
    assert (found["due"]["words"], found["due"]["end"]) == ("31 March 2025", "2025-03-31")
    assert (found["revised_due"]["words"], found["slip_days"]) == ("30 September 2025", 183)
    assert (found["overdue"], found["as_of"]) == (True, DAY)
    assert (found["owner"], found["accountable"], found["body"]) == ("Alice Fenwick", "Omar Teale", None)
    assert (found["status"]["words"], found["status"]["scale"], found["assessor"]) == ("Red", "delayed", "area")
    assert [row["words"] for row in found["updates"]] == ["Amber", "Red"]
    assert (found["first_seen"], found["last_seen"]) == ("2025-02-03", "2025-07-01")


def test_every_field_is_proven_by_words_on_its_page(followed: TestClient) -> None:
    for row in listed(followed):
        for citation in row["citations"]:
            page = followed.get(f"/api/documents/{citation['document_id']}/pages/{citation['page']}").json()
            assert page["text"][citation["start"] : citation["end"]] == citation["quote"]
            assert citation["url"].endswith(f"?start={citation['start']}&end={citation['end']}")
        quotes = {citation["number"]: citation["quote"] for citation in row["citations"]}
        said = {"text": row["text"], "owner": row["owner"], "success": row["success"]}
        said |= {name: row[name] and row[name]["words"] for name in ("due", "revised_due")}
        for name, words in said.items():
            assert (" ".join(quotes[number] for number in row["proof"].get(name, [])) or None) == words
        for update in row["updates"]:
            assert [quotes[number] for number in update["citations"]] == [update["words"]]


def test_what_no_document_says_is_null(followed: TestClient) -> None:
    found = action(followed, "1.4")
    assert {found[name] for name in ("owner", "accountable", "body", "due", "success", "status", "assessor")} == {None}
    assert found["missing"] == ["owner", "date", "measure"]
    assert (found["dropped"], found["dropped_since"], found["overdue"]) == (True, "2025-07-01", False)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"1.1", "1.2", "1.3", "1.4"}),
        ({"area": "tarnwold"}, {"1.1", "1.2", "1.3", "1.4"}),
        ({"area": "Elsewhere"}, set()),
        ({"ref": ["1.1", "1.3"]}, {"1.1", "1.3"}),
        ({"owner": "fenwick"}, {"1.1"}),
        ({"owner": "omar teale"}, {"1.1", "1.2"}),
        ({"q": "school leaders"}, {"1.2"}),
        ({"status": "delayed"}, {"1.1"}),
        ({"status": ["delayed", "complete"]}, {"1.1", "1.3"}),
        ({"assessor": "area"}, {"1.1", "1.2", "1.3"}),
        ({"assessor": "inspectors"}, set()),
        ({"missing": "owner"}, {"1.4"}),
        ({"missing": ["measure"]}, {"1.2", "1.4"}),
        ({"dropped": True}, {"1.4"}),
        ({"dropped": False}, {"1.1", "1.2", "1.3"}),
        ({"disputed": True}, set()),
        ({"slipped": True}, {"1.1"}),
        ({"overdue": True}, {"1.1"}),
        ({"overdue": False}, {"1.2", "1.3", "1.4"}),
        ({"overdue": True, "as_of": "2025-03-31"}, set()),
        ({"overdue": True, "as_of": "2025-11-30"}, {"1.1"}),
        ({"overdue": True, "as_of": "2025-12-01"}, {"1.1", "1.2"}),
        ({"due_from": "2025-09-30"}, {"1.1", "1.2"}),
        ({"due_to": "2025-06-01"}, {"1.3"}),
        ({"changed_since": "2025-07-01"}, {"1.1", "1.2", "1.3"}),
        ({"changed_since": "2025-07-02"}, set()),
    ],
    ids=str,
)
def test_a_filter_leaves_what_fits(followed: TestClient, asked: dict, expected: set[str]) -> None:
    assert refs(followed, **asked) == expected


def test_a_document_narrows_to_what_it_states(followed: TestClient) -> None:
    held = {row["date"]: row["document_id"] for row in followed.get("/api/documents").json()["items"]}
    assert refs(followed, document_id=held["2025-07-01"]) == {"1.1", "1.2", "1.3"}
    assert refs(followed, document_id=[held["2025-07-01"], held["2025-02-03"]]) == {"1.1", "1.2", "1.3", "1.4"}


def test_the_worst_comes_first_and_pages_neither_repeat_nor_hide(followed: TestClient) -> None:
    whole = followed.get("/api/actions", params={"as_of": DAY}).json()
    assert whole["items"][0]["ref"] == "1.1"
    assert whole["total"] == len(whole["items"]) == 6
    paged, cursor = [], None
    while cursor or not paged:
        asked = {"as_of": DAY, "limit": 1, **({"cursor": cursor} if cursor else {})}
        answer = followed.get("/api/actions", params=asked).json()
        paged.extend(answer["items"])
        cursor = answer["next"]
    assert paged == whole["items"]


def test_the_day_and_the_rule_come_with_the_answer(followed: TestClient) -> None:
    answer = followed.get("/api/actions", params={"as_of": DAY}).json()
    assert answer["as_of"] == DAY
    assert "the date first set" in answer["overdue_rule"]
    one = followed.get(f"/api/actions/{answer['items'][0]['action_id']}", params={"as_of": "2025-01-01"}).json()
    assert (one["as_of"], one["overdue"], one["overdue_rule"]) == ("2025-01-01", False, answer["overdue_rule"])


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "novel"},
        {"status": "purple"},
        {"as_of": "soon"},
        {"due_from": "2025-06-01", "due_to": "2025-01-01"},
        {"format": "pdf"},
        {"limit": MAX_LIMIT + 1},
        {"cursor": "none of ours"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused(followed: TestClient, asked: dict) -> None:
    assert followed.get("/api/actions", params=asked).status_code == 422


def test_a_history_holds_every_statement_and_is_found_by_any_of_them(followed: TestClient) -> None:
    found = action(followed, "1.1")
    history = followed.get(f"/api/actions/{found['action_id']}", params={"as_of": DAY}).json()
    assert [(each["date"], each["due"]["words"], each["status"]) for each in history["mentions"]] == [
        ("2025-02-03", "31 March 2025", "Amber"),
        ("2025-07-01", "30 September 2025", "Red"),
    ]
    (link,) = history["links"]
    assert (link["earlier"], link["later"]) == tuple(each["action_id"] for each in history["mentions"])
    assert link["reason"] and 0 < link["confidence"] <= 1
    assert followed.get(f"/api/actions/{link['later']}", params={"as_of": DAY}).json() == history
    quotes = {citation["number"]: citation["quote"] for citation in history["citations"]}
    assert [[quotes[n] for n in each["proof"]["status"]] for each in history["mentions"]] == [["Amber"], ["Red"]]


@pytest.mark.parametrize("path", [f"/api/actions/{UNKNOWN}", "/api/actions/links", "/api/actions/%00"])
def test_an_unknown_action_is_not_found(followed: TestClient, path: str) -> None:
    response = followed.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "action_not_found")


def test_measures_are_as_printed_and_the_newest_first(followed: TestClient) -> None:
    answer = followed.get("/api/measures", params={"area": "Tarnwold", "limit": 1}).json()
    (measure,) = answer["items"]
    assert (answer["total"], measure["date"], measure["name"]) == (2, "2025-07-01", "Plans issued within 20 weeks")
    figures = [(each["role"], each["period"], each["words"]) for each in measure["figures"]]
    assert figures == [
        ("baseline", "Baseline (May 2024)", "44%"),
        ("target", "Target", "70%"),
        ("actual", "Actual January 2025", "-5%"),
    ]
    quotes = {citation["number"]: citation["quote"] for citation in measure["citations"]}
    assert [quotes[n] for each in measure["figures"] for n in each["citations"]] == ["44%", "70%", "-5%"]
    rest = followed.get("/api/measures", params={"area": "Tarnwold", "cursor": answer["next"]}).json()
    assert [each["date"] for each in rest["items"]] == ["2025-02-03"]
    only = followed.get("/api/measures", params={"document_id": measure["document_id"]}).json()
    assert [each["measure_id"] for each in only["items"]] == [measure["measure_id"]]


def decided(client: TestClient, earlier: str, later: str, verdict: str) -> dict:
    response = client.put("/api/actions/links", json={"earlier": earlier, "later": later, "verdict": verdict})
    assert response.status_code == 200, response.text
    return response.json()


def test_a_link_is_confirmed_rejected_and_left_to_the_register_again(own_plans: TestClient) -> None:
    (link,) = action(own_plans, "1.1")["links"]
    pair = link["earlier"], link["later"]
    assert decided(own_plans, *pair, "confirmed")["links"][0]["verdict"] == "confirmed"
    apart = decided(own_plans, *pair, "rejected")
    assert (apart["action_id"], apart["links"]) == (link["later"], [])
    assert len(listed(own_plans, ref="1.1")) == 2
    query = {"earlier": pair[0], "later": pair[1]}
    assert own_plans.delete("/api/actions/links", params=query).status_code == 204
    assert [each["verdict"] for each in action(own_plans, "1.1")["links"]] == [None]
    assert own_plans.delete("/api/actions/links", params=query).status_code == 204


def test_an_added_link_joins_two_actions(own_plans: TestClient) -> None:
    earlier, later = action(own_plans, "1.4")["action_id"], action(own_plans, "1.3")["links"][0]["later"]
    decided(own_plans, action(own_plans, "1.3")["action_id"], later, "rejected")
    joined = decided(own_plans, earlier, later, "added")
    assert joined["action_id"] == earlier
    assert [each["verdict"] for each in joined["links"] if each["later"] == later] == ["added"]


def test_a_decision_survives_the_documents_being_taken_in_again(own_plans: TestClient, tmp_path: Path) -> None:
    (link,) = action(own_plans, "1.1")["links"]
    decided(own_plans, link["earlier"], link["later"], "rejected")
    for row in own_plans.get("/api/documents").json()["items"]:
        own_plans.delete(f"/api/documents/{row['document_id']}")
    assert listed(own_plans) == []
    said = {"plan-february.html": "2025-02-03", "plan-july.html": "2025-07-01"}
    for name, date in said.items():
        files = {"files": (name, (tmp_path / "plans" / name).read_bytes())}
        own_plans.post("/api/documents", files=files, data={"area": "Tarnwold", "date": date, "kind": "action_plan"})
    assert len(listed(own_plans, ref="1.1")) == 2


def test_links_that_cannot_be_are_refused(own_plans: TestClient) -> None:
    (link,) = action(own_plans, "1.1")["links"]
    other = action(own_plans, "1.2")["action_id"]
    for pair in ((link["later"], link["earlier"]), (link["earlier"], other)):
        body = {"earlier": pair[0], "later": pair[1], "verdict": "added"}
        assert own_plans.put("/api/actions/links", json=body).status_code == 422
    body = {"earlier": link["earlier"], "later": UNKNOWN, "verdict": "added"}
    assert own_plans.put("/api/actions/links", json=body).status_code == 404


def test_odd_filters_find_nothing_or_are_refused(followed: TestClient) -> None:
    for odd in ODD_STRINGS[::10]:
        sent = odd.encode("utf-8", "replace").decode()
        for name in ("area", "ref", "owner", "q", "document_id", "cursor"):
            response = followed.get("/api/actions", params={name: sent, "as_of": DAY})
            assert response.status_code in (200, 422), (name, odd)
            assert "Traceback" not in response.text
        for form in ("csv", "ics"):
            response = followed.get("/api/actions", params={"area": sent, "format": form})
            assert response.status_code in (200, 422), (form, odd)
            assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"|', response.headers.get("content-disposition", ""))


def test_hostile_words_are_kept_as_they_are(followed: TestClient) -> None:
    assert action(followed, "1.3")["title"] == FORMULA


def test_the_examples_are_what_they_say() -> None:
    assert ActionOut.model_validate(ACTION).model_dump(mode="json") == ACTION
    assert ListedActions.model_validate(ACTIONS).model_dump(mode="json") == ACTIONS
