"""The brief of an area as page, JSON, Word file and command: one text in each, and honest where nothing is held."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as open_word
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from assistant.glossary import NAMED, terms
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.api import plans
from tests.api.conftest import HERE, settings
from tests.api.letters import write_letters
from tests.api.shown import words

PAGE = {"Accept": "text/html"}
DAY = {"as_of": "2025-06-30"}


@pytest.fixture(scope="module")
def data_dir(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two plans of one area and letters of others."""
    folder = tmp_path_factory.mktemp("briefs")
    (folder / "in").mkdir()
    write_letters(folder / "in")
    (folder / "in" / "plan-1.html").write_text(plans.FIRST, encoding="utf-8")
    (folder / "in" / "plan-2.html").write_text(plans.SECOND, encoding="utf-8")
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=folder / "data"), embedder=embedder) as corpus:
        ingest([folder / "in"], corpus)
    return folder / "data"


@pytest.fixture(scope="module")
def briefs(data_dir: Path, embedder: Embedder) -> Iterator[TestClient]:
    """A client of those."""
    with (
        Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus,
        TestClient(create_app(corpus, settings=settings(), uploads_dir=data_dir / "uploads"), base_url=HERE) as opened,
    ):
        yield opened


def told(client: TestClient, area: str = "Tansworth") -> dict:
    return client.get(f"/api/areas/{area}/brief", params=DAY).json()


def part(brief: dict, heading: str) -> dict:
    return next(one for one in brief["parts"] if one["heading"] == heading)


def test_every_statement_has_its_citation_and_nothing_else_claims_one(briefs: TestClient) -> None:
    brief = told(briefs)
    numbers = {one["number"] for one in brief["citations"]}
    used = {number for each in brief["parts"] for one in each["statements"] for number in one["citations"]}
    assert used == numbers and numbers
    for citation in brief["citations"]:
        page = briefs.get(f"/api/documents/{citation['document_id']}/pages/{citation['page']}").json()["text"]
        assert page[citation["start"] : citation["end"]] == citation["quote"]


def test_counts_lead_to_a_list_of_as_many_actions(briefs: TestClient) -> None:
    brief = told(briefs)
    for each in brief["parts"]:
        if each["url"]:
            shown = words(briefs.get(each["url"], headers=PAGE))
            assert re.search(rf"\b{each['total']} actions?\b", shown), each["heading"]
    assert part(brief, "Slipped")["total"] == 1
    assert part(brief, "Dropped without a word")["total"] == 1


def test_an_area_is_found_in_any_case_and_measured_on_the_day_asked(briefs: TestClient) -> None:
    brief = told(briefs, "tansworth")
    assert (brief["area"], brief["as_of"]) == ("Tansworth", "2025-06-30")


def test_an_empty_part_says_so(briefs: TestClient) -> None:
    brief = told(briefs)
    assert part(brief, "Where it stands")["note"].startswith("No letter about this area is held")
    assert part(brief, "Disputed")["note"] == "Nothing is recorded as judged differently."
    assert part(brief, "Disputed")["url"] is None


def test_the_page_shows_the_same_with_links_to_sources_and_the_glossary_apart(briefs: TestClient) -> None:
    page = briefs.get("/areas/Tansworth/brief", params=DAY, headers=PAGE)
    shown, brief = words(page), told(briefs)
    for each in brief["parts"]:
        assert each["heading"] in shown and each["note"] in shown
        assert all(one["text"] in shown for one in each["statements"])
    assert page.text.count("data-source") >= len(brief["citations"])
    assert (NAMED in shown) is any(each["terms"] for each in brief["parts"])
    assert "<style" not in page.text and " style=" not in page.text


def test_an_area_that_is_not_held_is_said_with_those_that_are(briefs: TestClient) -> None:
    page = briefs.get("/areas/Nowhere/brief", headers=PAGE)
    assert page.status_code == 404
    assert "No document about “Nowhere” is held." in words(page)
    assert 'href="/areas/Tansworth/brief"' in page.text
    problem = briefs.get("/api/areas/Nowhere/brief")
    assert (problem.status_code, problem.json()["code"]) == (404, "area_not_held")


def test_where_nothing_is_held_the_page_leads_to_adding_documents(own_client: TestClient) -> None:
    page = own_client.get("/areas/Tansworth/brief", headers=PAGE)
    assert page.status_code == 404
    assert "No documents are held yet" in words(page) and 'href="/documents"' in page.text


def test_actions_and_documents_lead_to_the_brief(briefs: TestClient) -> None:
    for address in ("/actions?area=Tansworth", "/documents"):
        assert 'href="/areas/Tansworth/brief"' in briefs.get(address, headers=PAGE).text


def test_a_name_that_is_markup_stays_words(briefs: TestClient) -> None:
    page = briefs.get("/areas/%3Cscript%3Ealert(1)%3C%2Fscript%3E/brief", headers=PAGE)
    assert page.status_code == 404
    assert "<script>alert" not in page.text


def test_the_word_file_holds_every_line_and_every_quote(briefs: TestClient) -> None:
    file = briefs.get("/api/areas/Tansworth/brief", params={**DAY, "format": "docx"})
    assert 'filename="brief-tansworth-2025-06-30.docx"' in file.headers["content-disposition"]
    written = open_word(io.BytesIO(file.content))
    lines = "\n".join(one.text for one in written.paragraphs)
    brief = told(briefs)
    assert all(one["text"] in lines for each in brief["parts"] for one in each["statements"])
    assert all(each["note"] in lines for each in brief["parts"])
    assert len(written.tables[-1].rows) == 1 + len(brief["citations"])


def test_the_command_prints_writes_and_refuses(data_dir: Path, briefs: TestClient, tmp_path: Path) -> None:
    del briefs  # it holds the folder; the command must wait until it is given back
    copy = tmp_path / "data"
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=copy)) as corpus:
        (tmp_path / "plan.html").write_text(plans.FIRST, encoding="utf-8")
        ingest([tmp_path / "plan.html"], corpus)

    def run(*typed: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["brief", *typed, "--data-dir", str(copy)])
        return result.exit_code, result.output

    code, printed = run("Tansworth", "--as-of", "2025-06-30")
    assert code == 0 and printed.startswith("Tansworth in brief") and "[1]" in printed and "Sources" in printed
    code, _ = run("Tansworth", "--docx", str(tmp_path / "brief.docx"))
    assert code == 0 and open_word(str(tmp_path / "brief.docx")).paragraphs[0].text == "Tansworth in brief"
    code, printed = run("Nowhere")
    assert code == 1 and "Held are: Tansworth" in printed


def test_the_glossary_page_has_a_place_for_every_term(briefs: TestClient) -> None:
    page = briefs.get("/glossary", headers=PAGE)
    places = re.findall(r' id="([^"]+)"', page.text)
    assert {one.anchor for one in terms()} <= set(places)
    assert len(places) == len(set(places))
    assert "No document says these sentences" in words(page)


def test_an_answer_from_the_glossary_is_marked_and_leads_to_it(briefs: TestClient) -> None:
    answer = briefs.post("/api/chat", json={"message": "what is a deep dive"}).json()
    assert (answer["status"], answer["statements"], answer["citations"]) == ("not_in_documents", [], [])
    assert answer["terms"][0]["url"] == "/glossary#deep-dive"
    page = briefs.get(f"/conversations/{answer['conversation_id']}", headers=PAGE)
    assert "From the glossary" in words(page) and 'href="/glossary#deep-dive"' in page.text
