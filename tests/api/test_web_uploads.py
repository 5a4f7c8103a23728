"""Files sent from the page: a receipt in words for each, whatever is wrong with it, and nothing half kept."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.api.letters import HTML, QUENTHORPE, SKELBROOK
from tests.api.live import serving
from tests.api.shown import words
from tests.ingest.made_files import docx_of, encrypted, letter_pdf, picture_pdf

EVENTS = {"Accept": "text/event-stream"}
PAGE = {"Accept": "text/html"}


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", " " * 150_000_000)
    return made.getvalue()


def sent(client: TestClient, *files: tuple[str, bytes], **said: str) -> str:
    """Send files as the form does without script, and return the words of the receipts."""
    response = client.post("/documents", files=[("files", file) for file in files], data=said, headers=PAGE)
    assert (response.status_code, len(response.history)) == (200, 1)
    assert response.history[0].status_code == 303
    return words(response)


def told(client: TestClient, file: tuple[str, bytes], **said: str) -> list[tuple[str, dict]]:
    """Send one file as the page's script does, and return the events."""
    response = client.post("/documents", files={"files": file}, data=said, headers=EVENTS)
    assert response.status_code == 200, response.text
    return [
        (event.partition("\n")[0].removeprefix("event: "), json.loads(event.partition("data: ")[2]))
        for event in response.text.split("\n\n")
        if event
    ]


def test_a_letter_is_taken_in_and_its_receipt_says_what_was_found(own_client: TestClient) -> None:
    shown = sent(own_client, ("march.txt", QUENTHORPE.encode()))
    (row,) = own_client.get("/api/documents").json()["items"]
    assert "1 file taken in" in shown
    assert "1 page, 4 actions. Stocktake letter about Quenthorpe, 14 March 2025." in shown
    assert "Look at it" in shown
    assert row["file"] == "march.txt"


def test_the_links_of_a_receipt_lead_somewhere(own_client: TestClient) -> None:
    response = own_client.post("/documents", files={"files": ("march.txt", QUENTHORPE.encode())}, headers=PAGE)
    links = re.findall(r'href="(/[^"#]*)', response.text.partition("<article")[2].partition("</article>")[0])
    assert len(links) == 3
    for link in links:
        assert own_client.get(link, headers=PAGE).status_code == 200, link


BAD = [
    ("empty.txt", b"", "The file is empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "not a kind of file that can be read"),
    ("locked.pdf", encrypted(letter_pdf(), "secret"), "needs a password"),
    ("damaged.pdf", b"%PDF-1.7 and then nothing", "damaged or incomplete"),
    ("big.txt", b"word " * 5_300_000, "too large"),
    ("bomb.docx", bomb(), "unpacks to far more"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_each_kind_of_bad_file_has_its_own_words_and_advice(
    own_client: TestClient, name: str, data: bytes, said: str
) -> None:
    shown = sent(own_client, (name, data))
    assert "1 file not taken in" in shown
    assert said in shown
    assert "What exactly is wrong" in shown
    assert own_client.get("/api/documents").json()["total"] == 0


def test_a_file_that_takes_too_long_is_stopped_in_words(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STOCKTAKE_READ_TIMEOUT_SECONDS", "0.001")
    assert "took too long" in sent(own_client, ("march.txt", QUENTHORPE.encode()))


def test_a_scan_is_kept_and_said_to_answer_nothing(own_client: TestClient) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.add_page(PdfReader(BytesIO(picture_pdf())).pages[1])
    scan = BytesIO()
    writer.write(scan)
    shown = sent(own_client, ("scan.pdf", scan.getvalue()))
    assert "no question can be answered from it: 1 page without text" in shown
    assert "text recognition" in shown
    (row,) = own_client.get("/api/documents").json()["items"]
    assert "No text" in words(own_client.get("/documents"))
    assert "Ask about this document" not in words(own_client.get(f"/documents/{row['document_id']}"))


def test_several_files_have_a_receipt_each_in_order(own_client: TestClient) -> None:
    shown = sent(
        own_client,
        ("march.txt", QUENTHORPE.encode()),
        ("empty.txt", b""),
        ("plan.html", HTML.encode()),
        ("letter.docx", docx_of(lambda document: document.add_paragraph("Dear all, we met in Quenthorpe."))),
    )
    assert "3 files taken in, 1 not taken in" in shown
    assert shown.index("march.txt") < shown.index("empty.txt") < shown.index("plan.html") < shown.index("letter.docx")


def test_what_was_guessed_is_said_with_the_way_to_correct_it(own_client: TestClient) -> None:
    sent_file = ("skelbrook-send-note.txt", b"We met and talked.")
    response = own_client.post("/documents", files={"files": sent_file}, headers=PAGE)
    assert "“Skelbrook” was taken from the file name" in words(response)
    assert re.search(r'href="/documents/[0-9a-f]+/correct#area"', response.text)
    assert re.search(r'href="/documents/[0-9a-f]+/correct#date-day"', response.text)


def test_the_same_file_again_is_held_already(own_client: TestClient) -> None:
    sent(own_client, ("march.txt", QUENTHORPE.encode()))
    shown = sent(own_client, ("again.txt", QUENTHORPE.encode()))
    assert "1 file held already" in shown
    assert "It was not taken in again" in shown


def test_a_new_version_and_its_old_file_again_are_told_apart(own_client: TestClient) -> None:
    sent(own_client, ("march.txt", QUENTHORPE.encode()))
    newer = sent(own_client, ("march.txt", QUENTHORPE.replace("41 weeks", "42 weeks").encode()))
    assert "version 2" in newer
    older = sent(own_client, ("march.txt", QUENTHORPE.encode()))
    assert "A newer version of it answers questions" in older
    assert "Look at the newest version" in older


def test_what_the_sender_says_wins(own_client: TestClient) -> None:
    said = {"area": " Nether  Quenthorpe", "kind": "minutes", "date-day": "1", "date-month": "Feb", "date-year": "2024"}
    assert "Minutes about Nether Quenthorpe, 1 February 2024." in sent(
        own_client, ("march.txt", QUENTHORPE.encode()), **said
    )


def test_no_file_chosen_is_a_mistake_with_a_way_to_the_field(own_client: TestClient) -> None:
    # As a browser sends a file field left empty.
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
    )
    headers = {**PAGE, "Content-Type": "multipart/form-data; boundary=x"}
    response = own_client.post("/documents", content=body, headers=headers)
    assert response.status_code == 422
    assert "<title>Error: Documents" in response.text
    assert 'href="#files"' in response.text
    assert "Choose at least one file" in words(response)


def test_a_wrong_date_comes_back_with_what_was_typed(own_client: TestClient) -> None:
    said = {"area": "Quenthorpe", "date-day": "31", "date-month": "2", "date-year": "2025"}
    response = own_client.post("/documents", files={"files": ("a.txt", b"words")}, data=said, headers=PAGE)
    assert response.status_code == 422
    assert "Date must be a real date" in words(response)
    assert 'value="31"' in response.text
    assert 'value="Quenthorpe"' in response.text
    assert own_client.get("/api/documents").json()["total"] == 0


def test_the_script_is_told_of_each_stage_and_given_the_receipt(own_client: TestClient) -> None:
    events = told(own_client, ("march.txt", QUENTHORPE.encode()))
    assert [name for name, _ in events] == ["stage", "stage", "done"]
    assert events[-2][1] == {"stage": "reading"}
    assert events[-1][1]["tone"] == "done"
    assert events[-1][1]["announced"].startswith("march.txt: taken in. 1 page")
    assert "<article" in events[-1][1]["html"]


def test_the_script_is_told_of_a_mistake_as_a_problem(own_client: TestClient) -> None:
    response = own_client.post(
        "/documents", files={"files": ("a.txt", b"words")}, data={"date-day": "1"}, headers=EVENTS
    )
    assert response.status_code == 422
    assert response.json()["detail"] == "Date must include a month and a year."


def test_files_wait_while_others_are_read_and_are_told_so(own_client: TestClient, tmp_path: Path) -> None:
    desk = own_client.app.state.desk
    events: list[tuple[str, dict]] = []
    with desk.taking_turns():
        sending = threading.Thread(target=lambda: events.extend(told(own_client, ("march.txt", QUENTHORPE.encode()))))
        sending.start()
        while not list((tmp_path / "uploads").rglob("march.txt")):
            time.sleep(0.01)
    sending.join()
    assert [body.get("stage") for _, body in events] == ["waiting", "reading", None]
    assert list((tmp_path / "uploads").rglob("*")) == []


def test_two_people_uploading_at_once_both_have_theirs_kept(own_client: TestClient) -> None:
    letters = {"march.txt": QUENTHORPE, "june.txt": SKELBROOK}
    outcomes: list[list[tuple[str, dict]]] = []
    people = [
        threading.Thread(target=lambda each=each: outcomes.append(told(own_client, (each[0], each[1].encode()))))
        for each in letters.items()
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [events[-1][1]["tone"] for events in outcomes] == ["done", "done"]
    assert {row["file"] for row in own_client.get("/api/documents").json()["items"]} == set(letters)


def test_receipts_no_longer_kept_are_said_to_be_so(own_client: TestClient) -> None:
    assert "no longer kept" in words(own_client.get("/documents/receipts/0123", headers=PAGE))


def test_a_receipt_outlives_its_document(own_client: TestClient) -> None:
    receipts = own_client.post("/documents", files={"files": ("march.txt", QUENTHORPE.encode())}, headers=PAGE)
    (row,) = own_client.get("/api/documents").json()["items"]
    own_client.delete(f"/api/documents/{row['document_id']}")
    assert "has been removed since" in words(own_client.get(receipts.url, headers=PAGE))


@pytest.mark.parametrize("path", ["/documents", "/documents/0123456789abcdef/replace"])
def test_a_request_beyond_the_limit_is_a_page_in_words(own_client: TestClient, path: str) -> None:
    response = own_client.post(path, content=b"", headers={**PAGE, "Content-Length": str(31 * 2**20)})
    assert response.status_code == 413
    assert "At most 30 MB of files can be sent at a time" in words(response)


def test_a_form_that_sends_no_files_is_held_to_the_small_limit(own_client: TestClient) -> None:
    headers = {**PAGE, "Content-Length": str(2**20)}
    assert own_client.post("/documents/0123456789abcdef/remove", content=b"", headers=headers).status_code == 413


def test_an_upload_given_up_halfway_leaves_nothing(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (_, url):
        place = urlsplit(url)
        head = (
            f"POST /documents HTTP/1.1\r\nHost: {place.netloc}\r\nAccept: text/event-stream\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3000000\r\n\r\n"
            '--x\r\nContent-Disposition: form-data; name="files"; filename="half.txt"\r\n\r\n'
        )
        with socket.create_connection((place.hostname, place.port)) as connection:
            connection.sendall(head.encode() + QUENTHORPE.encode() * 1000)
        sent_whole = {"files": ("march.txt", QUENTHORPE.encode())}
        httpx2.post(f"{url}/documents", files=sent_whole, headers=EVENTS, timeout=60).raise_for_status()
        assert [row["file"] for row in httpx2.get(f"{url}/api/documents").json()["items"]] == ["march.txt"]
        assert list((tmp_path / "data" / "uploads").rglob("*")) == []
