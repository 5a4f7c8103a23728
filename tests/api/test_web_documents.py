"""The pages about documents: what is held, one document, and correcting, replacing and removing it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.filenames import safe_name
from corpus.store import Corpus
from tests.api.letters import QUENTHORPE, SKELBROOK
from tests.api.shown import words
from tests.corpus.made import made

PAGE = {"Accept": "text/html"}
UNKNOWN = "0123456789abcdef"
HOSTILE_NAMES = [
    "<script>alert(1)</script>.txt",
    "\"><img src=x onerror=alert(1)>'.txt",
    "letter\u202efdp.txt",
    "{{ 7 * 7 }}{% raw %}.txt",
    "é" * 90 + ".txt",
    "javascript:alert(1).txt",
]


def take_in(client: TestClient, name: str = "march.txt", text: str = QUENTHORPE) -> str:
    """Take in one letter and return its id."""
    (receipt,) = client.post("/api/documents", files={"files": (name, text.encode())}).json()["items"]
    assert receipt["outcome"] in ("added", "new_version"), receipt
    return receipt["document_id"]


def typed(**changed: str) -> dict[str, str]:
    """Return the form to correct the letter, filled in with what is read from it."""
    title = "STOCKTAKE MEETING: QUENTHORPE LOCAL AREA PARTNERSHIP"
    day = {"date-day": "14", "date-month": "3", "date-year": "2025"}
    return {"title": title, "area": "Quenthorpe", "kind": "stocktake_letter", **day, **changed}


def test_what_is_held_is_listed_by_area_with_the_newest_first(client: TestClient) -> None:
    shown = words(client.get("/documents"))
    assert "3 documents about 2 areas, from 4 February 2025 to 2 June 2025" in shown
    order = ("Quenthorpe 1 document", "Skelbrook 2 documents", "2 June 2025 1 page", "4 February 2025 1 page")
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_nothing_held_says_how_to_begin(own_client: TestClient) -> None:
    shown = words(own_client.get("/documents"))
    assert "No documents are held yet" in shown
    assert "Filter" not in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"area": "Skelbrook"}, {"skelbrook-june-2025.txt", "skelbrook-plan.html"}),
        ({"area": "skelbrook", "kind": "improvement_plan"}, {"skelbrook-plan.html"}),
        ({"words": "PLAN  skelbrook"}, {"skelbrook-plan.html"}),
        ({"words": "stocktake meeting"}, {"quenthorpe-march-2025.txt", "skelbrook-june-2025.txt"}),
        ({"kind": "novel"}, set()),
        ({"area": "?"}, set()),
        (
            {"area": "", "kind": "", "words": ""},
            {"quenthorpe-march-2025.txt", "skelbrook-june-2025.txt", "skelbrook-plan.html"},
        ),
    ],
)
def test_the_list_is_narrowed_by_area_kind_and_words(client: TestClient, query: dict, found: set[str]) -> None:
    shown = words(client.get("/documents", params=query))
    files = {"quenthorpe-march-2025.txt", "skelbrook-june-2025.txt", "skelbrook-plan.html"}
    assert {file for file in files if file in shown} == found
    assert found or "No document held fits that" in shown


def test_five_hundred_documents_are_shown_fifty_at_a_time(
    own_client: TestClient, corpus: Corpus, tmp_path: Path
) -> None:
    for number in range(120):
        area = f"Area {number // 40}"
        corpus.add(*made(tmp_path, [f"Paragraph {number}."], file=f"letter-{number:03}.txt", area=area))
    seen = []
    for page in (1, 2, 3):
        shown = words(own_client.get("/documents", params={"page": page}))
        found = re.findall(r"letter-\d{3}\.txt", shown)
        assert len(found) == (50 if page < 3 else 20)
        seen += found
    assert len(set(seen)) == 120
    assert "Area 1 , continued" in words(own_client.get("/documents?page=2")).replace("Area 1,", "Area 1 ,")
    assert len(re.findall(r"letter-\d{3}\.txt", words(own_client.get("/documents?page=999")))) == 20
    assert "letter-" in words(own_client.get("/documents?page=x"))


def test_a_documents_page_shows_what_is_known_and_the_way_to_each_thing_found(client: TestClient) -> None:
    (row,) = client.get("/api/documents", params={"area": "Quenthorpe"}).json()["items"]
    response = client.get(f"/documents/{row['document_id']}")
    shown = words(response)
    for said in ("14 March 2025", "Stocktake letter", "4 actions", "Imran Bellweather", "Rowena Tallis", "30 May 2025"):
        assert said in shown
    assert f'href="/?document_id={row["document_id"]}"' in response.text
    places = re.findall(r'href="(/documents/[0-9a-f]+/pages/\d+\?[^"]*)"', response.text)
    assert len(places) > 8
    for place in places:
        assert client.get(place.replace("&amp;", "&"), headers=PAGE).status_code == 200


@pytest.mark.parametrize("place", ["", "/correct", "/replace", "/remove"])
def test_a_document_not_held_is_a_page_in_words(client: TestClient, place: str) -> None:
    response = client.get(f"/documents/{UNKNOWN}{place}", headers=PAGE)
    assert response.status_code == 404
    assert "may have been removed" in words(response)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_only_words_on_every_page(own_client: TestClient, name: str) -> None:
    receipts = own_client.post("/documents", files={"files": (name, QUENTHORPE.encode())}, headers=PAGE)
    (row,) = own_client.get("/api/documents").json()["items"]
    url = f"/documents/{row['document_id']}"
    own_client.post(f"{url}/correct", data=typed(area=name, title=name))
    query = {"area": safe_name(name), "words": name.replace("\u202e", "")}
    pages = [receipts, own_client.get("/documents", params=query)]
    pages += [own_client.get(f"{url}{place}", headers=PAGE) for place in ("", "/correct", "/replace", "/remove")]
    for page in pages:
        assert page.status_code == 200
        assert row["file"] in words(page) or name.replace("\u202e", "") in words(page)
        assert not re.search(r"<script(?! type=.module)|<img", page.text)
        assert "\u202e" not in page.text
        assert 'href="javascript:' not in page.text


def test_two_documents_of_one_name_are_both_held(own_client: TestClient) -> None:
    take_in(own_client, "letter.txt", QUENTHORPE)
    take_in(own_client, "letter.txt", SKELBROOK)
    shown = words(own_client.get("/documents"))
    assert shown.count("letter.txt") == 2


def test_a_correction_is_kept_and_said_to_be_a_person_s(own_client: TestClient) -> None:
    held = take_in(own_client)
    response = own_client.post(f"/documents/{held}/correct", data=typed(area="Nether Quenthorpe", kind="minutes"))
    assert response.history[0].status_code == 303
    shown = words(response)
    assert "Your corrections are kept" in shown
    assert "Nether Quenthorpe A person’s word. The file itself says: Quenthorpe." in shown
    assert own_client.get(f"/api/documents/{held}").json()["kind"] == "minutes"


def test_a_corrected_doubt_is_no_longer_warned_of(own_client: TestClient) -> None:
    held = take_in(own_client, "skelbrook-send-note.txt", "We met and talked.")
    assert "3 warnings" in words(own_client.get("/documents"))
    own_client.post(f"/documents/{held}/correct", data=typed(title="Note"))
    assert "warning" not in words(own_client.get("/documents"))
    assert "To know" not in words(own_client.get(f"/documents/{held}"))
    assert "taken from the file name" in words(own_client.get(f"/documents/{held}/correct")), "the file's word is there"


def test_a_person_can_go_back_to_what_the_file_says(own_client: TestClient) -> None:
    held = take_in(own_client)
    before = own_client.get(f"/api/documents/{held}").json()
    own_client.post(f"/documents/{held}/correct", data=typed(area="Elsewhere", title="Ours"))
    assert "Go back to what the file says" in words(own_client.get(f"/documents/{held}/correct"))
    response = own_client.post(f"/documents/{held}/correct", data=typed(**{"as-read": "yes"}))
    assert "taken back" in words(response)
    assert own_client.get(f"/api/documents/{held}").json() == before


def test_an_empty_area_and_date_mean_not_known(own_client: TestClient) -> None:
    held = take_in(own_client)
    empty = {"area": "", "date-day": "", "date-month": "", "date-year": ""}
    own_client.post(f"/documents/{held}/correct", data=typed(**empty))
    document = own_client.get(f"/api/documents/{held}").json()
    assert (document["area"], document["date"]) == ("", None)


MISTAKES = [
    ({"date-year": ""}, "date-year", "Date must include a year"),
    ({"date-day": "", "date-month": ""}, "date-day", "Date must include a day and a month"),
    ({"date-day": "31", "date-month": "4"}, "date-day", "Date must be a real date"),
    ({"date-month": "Brumaire"}, "date-day", "Date must be a real date"),
    ({"date-year": "25"}, "date-year", "Year must be 4 numbers"),
    ({"date-day": "٣"}, "date-day", "Date must be a real date"),
    ({"title": "  "}, "title", "Enter a title"),
    ({"title": "x" * 501}, "title", "500 characters or fewer"),
    ({"area": "x" * 201}, "area", "200 characters or fewer"),
    ({"kind": "novel"}, "kind", "Choose a kind"),
]


@pytest.mark.parametrize(("changed", "field", "said"), MISTAKES, ids=[said for _, _, said in MISTAKES])
def test_a_mistake_is_summed_up_and_what_was_typed_kept(
    own_client: TestClient, changed: dict[str, str], field: str, said: str
) -> None:
    held = take_in(own_client)
    before = own_client.get(f"/api/documents/{held}").json()
    filled = {"area": "Typed Area", **changed}
    response = own_client.post(f"/documents/{held}/correct", data=typed(**filled), headers=PAGE)
    assert response.status_code == 422
    assert "<title>Error: " in response.text
    assert f'href="#{field}"' in response.text
    assert f'id="{field}"' in response.text
    assert words(response).count(said) == 2, "in the summary and at the field"
    assert f'value="{filled["area"]}"' in response.text
    assert own_client.get(f"/api/documents/{held}").json() == before


@pytest.mark.parametrize("month", ["2", "02", "feb", "February"])
def test_a_month_may_be_a_number_or_a_name(own_client: TestClient, month: str) -> None:
    held = take_in(own_client)
    own_client.post(f"/documents/{held}/correct", data=typed(**{"date-day": "01", "date-month": month}))
    assert own_client.get(f"/api/documents/{held}").json()["date"] == "2025-02-01"


def test_a_new_file_takes_a_documents_place(own_client: TestClient) -> None:
    held = take_in(own_client)
    own_client.patch(f"/api/documents/{held}", json={"area": "Nether Quenthorpe"})
    new = {"file": ("signed.txt", QUENTHORPE.replace("41 weeks", "40 weeks").encode())}
    shown = words(own_client.post(f"/documents/{held}/replace", files=new, headers=PAGE))
    assert "The new file has taken the place" in shown
    assert "Nether Quenthorpe" in shown
    assert "Version 2 (this one)" in shown
    assert "This is an earlier version" in words(own_client.get(f"/documents/{held}"))
    assert own_client.get(f"/documents/{held}/pages/1", headers=PAGE).status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("", b"", "Choose a file"),
        ("new.pdf", b"%PDF-1.7 rubbish", "damaged"),
        ("june.txt", SKELBROOK.encode(), "held already"),
    ],
)
def test_a_replacement_that_fails_says_why_and_leaves_the_document(
    own_client: TestClient, name: str, data: bytes, said: str
) -> None:
    held = take_in(own_client)
    take_in(own_client, "june.txt", SKELBROOK)
    before = own_client.get(f"/api/documents/{held}").json()
    files = {"file": (name, data)} if name else {}
    response = own_client.post(f"/documents/{held}/replace", files=files, headers=PAGE)
    assert response.status_code == 422
    assert said in words(response)
    assert 'href="#file"' in response.text
    assert own_client.get(f"/api/documents/{held}").json() == before


def test_removing_says_what_goes_with_it_and_does_it(own_client: TestClient) -> None:
    held = take_in(own_client)
    own_client.post("/api/chat", json={"message": "Who chaired the meeting in Quenthorpe?"})
    asked = words(own_client.get(f"/documents/{held}/remove"))
    assert "the original file, march.txt" in asked
    assert "1 answer kept in conversations" in asked
    assert own_client.get(f"/api/documents/{held}").status_code == 200, "looking removes nothing"
    response = own_client.post(f"/documents/{held}/remove")
    assert response.history[0].headers["location"] == "/documents?done=removed"
    assert "The document was removed" in words(response)
    assert own_client.get(f"/api/documents/{held}").status_code == 404


@pytest.mark.parametrize(
    ("which", "left", "said"), [("this", 1, "answers questions again"), ("all", 0, "All versions of the document were")]
)
def test_one_version_or_all_can_be_removed(own_client: TestClient, which: str, left: int, said: str) -> None:
    take_in(own_client)
    newest = take_in(own_client, text=QUENTHORPE.replace("41 weeks", "40 weeks"))
    assert "held in 2 versions" in words(own_client.get(f"/documents/{newest}/remove"))
    response = own_client.post(f"/documents/{newest}/remove", data={"versions": which})
    assert said in words(response)
    rows = own_client.get("/api/documents", params={"include_superseded": True}).json()["items"]
    assert [row["status"] for row in rows] == ["ready"] * left


def test_an_address_brings_no_words_of_its_own(client: TestClient) -> None:
    assert "You have won" not in client.get("/documents", params={"done": "You have won"}).text


def test_a_file_replaces_a_document_over_http_too(own_client: TestClient) -> None:
    held = take_in(own_client)
    new = ("other.txt", QUENTHORPE.replace("41", "40").encode())
    (receipt,) = own_client.post("/api/documents", params={"replaces": held}, files={"files": new}).json()["items"]
    assert receipt["outcome"] == "new_version"
    two = [("files", ("a.txt", b"one")), ("files", ("b.txt", b"two"))]
    assert own_client.post("/api/documents", params={"replaces": held}, files=two).status_code == 422
    missing = own_client.post("/api/documents", params={"replaces": UNKNOWN}, files={"files": new})
    assert missing.status_code == 404
    (again,) = own_client.post(
        "/api/documents", params={"replaces": held}, files={"files": ("c.txt", b"three")}
    ).json()["items"]
    assert again["error_code"] == "cannot_replace"
