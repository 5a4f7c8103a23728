"""Documents over HTTP: taken in with receipts, listed, read, corrected, downloaded and erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.letters import HTML, QUENTHORPE

UNKNOWN = "0123456789abcdef"


def upload(client: TestClient, *files: tuple[str, bytes], **said: str) -> list[dict]:
    response = client.post("/api/documents", files=[("files", file) for file in files], data=said)
    assert response.status_code == 200, response.text
    return response.json()["items"]


def test_each_file_of_an_upload_has_its_own_receipt(own_client: TestClient) -> None:
    receipts = upload(
        own_client,
        ("march.txt", QUENTHORPE.encode()),
        ("broken.pdf", b"%PDF-1.7 and then nothing"),
        ("empty.txt", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
    )
    assert [receipt["file"] for receipt in receipts] == ["march.txt", "broken.pdf", "empty.txt", "picture.png"]
    assert [receipt["outcome"] for receipt in receipts] == ["added", "failed", "failed", "failed"]
    assert receipts[0]["passages"] > 0
    assert [receipt["error_code"] for receipt in receipts[1:]] == ["corrupt", "empty", "unsupported_type"]
    assert own_client.get("/api/documents").json()["total"] == 1


def test_what_the_sender_says_of_a_file_wins(own_client: TestClient) -> None:
    said = {"area": "Elsewhere", "date": "2024-01-31", "kind": "minutes", "title": "Our title"}
    (receipt,) = upload(own_client, ("march.txt", QUENTHORPE.encode()), **said)
    document = own_client.get(f"/api/documents/{receipt['document_id']}").json()
    assert {name: document[name] for name in said} == said


def test_the_same_bytes_again_are_one_document(own_client: TestClient) -> None:
    upload(own_client, ("march.txt", QUENTHORPE.encode()))
    (receipt,) = upload(own_client, ("march.txt", QUENTHORPE.encode()))
    assert receipt["outcome"] == "unchanged"
    assert own_client.get("/api/documents").json()["total"] == 1


@pytest.mark.parametrize("said", [{"date": "soon"}, {"kind": "novel"}, {"title": "x" * 501}])
def test_an_upload_with_a_word_that_cannot_be_is_refused(own_client: TestClient, said: dict[str, str]) -> None:
    response = own_client.post("/api/documents", files={"files": ("march.txt", b"words")}, data=said)
    assert response.status_code == 422
    assert own_client.get("/api/documents").json()["total"] == 0


def test_a_file_larger_than_allowed_is_too_large(own_client: TestClient) -> None:
    response = own_client.post("/api/documents", files={"files": ("big.txt", b"word " * 5_500_000)})
    assert response.status_code == 413
    assert response.json()["code"] == "oversized"


def test_a_file_larger_than_allowed_does_not_keep_the_others_out(own_client: TestClient) -> None:
    receipts = upload(own_client, ("big.txt", b"word " * 5_500_000), ("march.txt", QUENTHORPE.encode()))
    assert [receipt["error_code"] for receipt in receipts] == ["oversized", None]


NAMES = [
    ("../../../escape.txt", "escape.txt"),
    ("..\\..\\escape.txt", "escape.txt"),
    ("/etc/cron.d/escape.txt", "escape.txt"),
    ("C:\\Users\\me\\letter.txt", "letter.txt"),
    (".hidden.txt", "hidden.txt"),
    ("line\nbreak.txt", None),
    ("letter‮fdp.txt", "letterfdp.txt"),
    ("é" * 300 + ".txt", None),
    ("Ünïcode – draft (2).txt", "Ünïcode – draft (2).txt"),
]


@pytest.mark.parametrize(("sent", "shown"), NAMES, ids=range(len(NAMES)))
def test_a_file_name_is_shown_and_never_a_path(
    own_client: TestClient, tmp_path: Path, sent: str, shown: str | None
) -> None:
    before = {path for path in tmp_path.rglob("*") if "data" not in path.parts}
    (receipt,) = upload(own_client, (sent, QUENTHORPE.encode()))
    assert receipt["outcome"] == "added"
    assert shown is None or receipt["file"] == shown
    assert not set(receipt["file"]) & set("/\\\n\r\0")
    assert len(receipt["file"].encode()) <= 255
    after = {path for path in tmp_path.rglob("*") if "data" not in path.parts}
    assert after - before <= {tmp_path / "uploads"}, "an upload left something behind"


def test_a_list_is_read_one_page_at_a_time(client: TestClient) -> None:
    whole = client.get("/api/documents").json()
    assert (whole["total"], whole["next"]) == (3, None)
    seen, cursor = [], None
    while True:
        query = {"limit": 1, "cursor": cursor} if cursor else {"limit": 1}
        listed = client.get("/api/documents", params=query).json()
        assert listed["total"] == 3
        seen += listed["items"]
        cursor = listed["next"]
        if cursor is None:
            break
    assert seen == whole["items"]


def test_documents_are_listed_by_area_and_the_newest_first(client: TestClient) -> None:
    listed = [(row["area"], row["date"]) for row in client.get("/api/documents").json()["items"]]
    assert listed == [("Quenthorpe", "2025-03-14"), ("Skelbrook", "2025-06-02"), ("Skelbrook", "2025-02-04")]


def test_one_areas_documents_are_listed(client: TestClient) -> None:
    listed = client.get("/api/documents", params={"area": "skelbrook"}).json()
    assert {row["area"] for row in listed["items"]} == {"Skelbrook"}


@pytest.mark.parametrize("query", [{"cursor": "%%%"}, {"cursor": "AAA"}, {"limit": 0}, {"limit": 10**6}])
def test_a_list_asked_for_wrongly_is_refused(client: TestClient, query: dict) -> None:
    assert client.get("/api/documents", params=query).status_code == 422


def document(client: TestClient, file: str) -> dict:
    return next(row for row in client.get("/api/documents").json()["items"] if row["file"] == file)


def test_an_original_comes_back_byte_for_byte_as_a_download(client: TestClient, letters: Path) -> None:
    held = document(client, "quenthorpe-march-2025.txt")
    response = client.get(f"/api/documents/{held['document_id']}/original")
    assert response.content == (letters / held["file"]).read_bytes()
    assert response.headers["content-disposition"].startswith("attachment")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_html_original_is_never_sent_as_a_page(client: TestClient) -> None:
    held = document(client, "skelbrook-plan.html")
    response = client.get(f"/api/documents/{held['document_id']}/original")
    assert response.content == HTML.encode()
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment")
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_page_points_out_the_words_asked_for(client: TestClient) -> None:
    held = document(client, "quenthorpe-march-2025.txt")
    text = client.get(f"/api/documents/{held['document_id']}/pages/1").json()["text"]
    start = text.index("Imran Bellweather")
    marks = {"start": start, "end": start + len("Imran Bellweather")}
    page = client.get(f"/api/documents/{held['document_id']}/pages/1", params=marks).json()
    assert page["highlight"] == {**marks, "quote": "Imran Bellweather"}


@pytest.mark.parametrize("marks", [{"start": 5}, {"end": 5}, {"start": 5, "end": 5}, {"start": 0, "end": 10**9}])
def test_words_that_cannot_be_on_a_page_are_refused(client: TestClient, marks: dict[str, int]) -> None:
    held = document(client, "quenthorpe-march-2025.txt")
    assert client.get(f"/api/documents/{held['document_id']}/pages/1", params=marks).status_code == 422


@pytest.mark.parametrize("place", ["", "/original", "/pages/1"])
def test_an_unknown_document_is_not_found(client: TestClient, place: str) -> None:
    response = client.get(f"/api/documents/{UNKNOWN}{place}")
    assert response.status_code == 404
    assert response.json()["code"] == "document_not_found"


def test_a_page_beyond_the_last_is_not_found(client: TestClient) -> None:
    held = document(client, "quenthorpe-march-2025.txt")
    assert client.get(f"/api/documents/{held['document_id']}/pages/{held['pages'] + 1}").status_code == 404


def test_a_correction_is_kept_when_the_file_comes_again(own_client: TestClient) -> None:
    (receipt,) = upload(own_client, ("march.txt", QUENTHORPE.encode()))
    url = f"/api/documents/{receipt['document_id']}"
    corrected = own_client.patch(url, json={"area": "Nether Quenthorpe", "date": "2025-03-15"}).json()
    assert (corrected["area"], corrected["date"]) == ("Nether Quenthorpe", "2025-03-15")
    upload(own_client, ("march.txt", QUENTHORPE.encode()))
    assert own_client.get(url).json() == corrected


@pytest.mark.parametrize("body", [{"colour": "red"}, {"area": ""}, {"date": "soon"}, {"kind": "novel"}])
def test_a_correction_that_cannot_be_is_refused(client: TestClient, body: dict[str, str]) -> None:
    held = document(client, "quenthorpe-march-2025.txt")
    assert client.patch(f"/api/documents/{held['document_id']}", json=body).status_code == 422


def test_an_erased_document_is_gone(own_client: TestClient) -> None:
    (receipt,) = upload(own_client, ("march.txt", QUENTHORPE.encode()))
    url = f"/api/documents/{receipt['document_id']}"
    response = own_client.delete(url)
    assert (response.status_code, response.content) == (204, b"")
    assert own_client.get(url).status_code == 404
    assert own_client.delete(url).status_code == 404
    assert own_client.get("/api/search", params={"q": "Imran Bellweather"}).json()["total"] == 0


def test_a_search_finds_the_passage_that_says_it(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "part-time timetables", "limit": 3}).json()
    assert any("part-time timetables from 90 to 52" in row["text"] for row in found["items"])
    assert found["items"][0]["area"] == "Skelbrook"


def test_a_search_stays_within_its_scope(client: TestClient) -> None:
    query = {"q": "Who chaired the meeting?", "area": "Quenthorpe", "from": "2025-01-01"}
    found = client.get("/api/search", params=query).json()
    assert {row["area"] for row in found["items"]} == {"Quenthorpe"}


@pytest.mark.parametrize(
    "query", [{}, {"q": ""}, {"q": "x" * 2001}, {"q": "x", "from": "2025-06-01", "to": "2025-01-01"}]
)
def test_a_search_asked_for_wrongly_is_refused(client: TestClient, query: dict[str, str]) -> None:
    assert client.get("/api/search", params=query).status_code == 422


def test_areas_are_listed_with_the_dates_they_cover(client: TestClient) -> None:
    assert client.get("/api/areas").json()["items"] == [
        {"area": "Quenthorpe", "documents": 1, "first": "2025-03-14", "last": "2025-03-14"},
        {"area": "Skelbrook", "documents": 2, "first": "2025-02-04", "last": "2025-06-02"},
    ]
