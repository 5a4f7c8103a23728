"""The real server: one owner of its data, found by the command line, closed cleanly, refusing by name."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.api.letters import write_letters
from tests.api.live import serving, stocktake


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A data folder and the address of the server that holds it, with the three letters taken in through it."""
    folder = tmp_path_factory.mktemp("live")
    (folder / "letters").mkdir()
    write_letters(folder / "letters")
    with serving(folder / "data") as (_, url):
        taken_in = stocktake("ingest", folder / "letters", "--data-dir", folder / "data", folder=folder)
        assert taken_in.returncode == 0, taken_in.stdout + taken_in.stderr
        yield folder, url


def test_a_command_beside_a_server_goes_through_it(served: tuple[Path, str]) -> None:
    folder, url = served
    asked = stocktake("ask", "Who chaired the meeting in Quenthorpe?", "--data-dir", folder / "data", folder=folder)
    assert asked.returncode == 0, asked.stderr
    assert "Imran Bellweather" in asked.stdout
    listed = json.loads(stocktake("documents", "--json", "--data-dir", folder / "data", folder=folder).stdout)
    assert listed["items"] == httpx2.get(f"{url}/api/documents").json()["items"]


def test_a_manifest_beside_files_sent_to_a_server_counts(served: tuple[Path, str]) -> None:
    _, url = served
    rows = httpx2.get(f"{url}/api/documents").json()["items"]
    assert {(row["file"], row["area"], row["date"]) for row in rows} == {
        ("quenthorpe-march-2025.txt", "Quenthorpe", "2025-03-14"),
        ("skelbrook-june-2025.txt", "Skelbrook", "2025-06-02"),
        ("skelbrook-plan.html", "Skelbrook", "2025-02-04"),
    }


def test_what_the_server_refuses_is_an_error_of_the_command(served: tuple[Path, str]) -> None:
    folder, _ = served
    removed = stocktake("remove", "0123456789abcdef", "--data-dir", folder / "data", folder=folder)
    assert removed.returncode == 1
    assert "0123456789abcdef" in removed.stderr
    assert "Traceback" not in removed.stderr


def test_files_that_cannot_be_sent_to_a_server_fail_alone(served: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = served
    (tmp_path / "again.txt").write_bytes((folder / "letters" / "skelbrook-june-2025.txt").read_bytes())
    (tmp_path / "manifest.csv").write_text("file,area\nnot-there.pdf,Skelbrook\n")
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(26 * 1024 * 1024)
    taken_in = stocktake("ingest", tmp_path, "--json", "--data-dir", folder / "data", folder=folder)
    assert taken_in.returncode == 1, taken_in.stderr
    assert {row["file"]: row["error_code"] for row in json.loads(taken_in.stdout)["items"]} == {
        "again.txt": None,
        "huge.pdf": "oversized",
        "not-there.pdf": "unreadable",
    }


def test_actions_come_from_the_running_server(served: tuple[Path, str], tmp_path: Path) -> None:
    folder, url = served
    place = ("--data-dir", folder / "data")
    listed = stocktake("actions", "--area", "quenthorpe", "--as-of", "2025-06-01", "--json", *place, folder=folder)
    rows = json.loads(listed.stdout)["items"]
    assert {row["area"] for row in rows} == {"Quenthorpe"}
    assert {row["as_of"] for row in rows} == {"2025-06-01"}
    one = stocktake("actions", rows[0]["action_id"], *place, folder=folder)
    assert rows[0]["action_id"] in one.stdout
    unknown = stocktake("actions", "../documents", *place, folder=folder)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    written = stocktake("actions", "--csv", tmp_path / "a.csv", "--ics", tmp_path / "a.ics", *place, folder=folder)
    assert written.returncode == 0, written.stderr
    assert f"{url}/documents/" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("command", ["serve", "check", "rebuild"])
def test_a_command_that_must_own_the_data_is_told_who_does(served: tuple[Path, str], command: str) -> None:
    folder, url = served
    refused = stocktake(command, "--data-dir", folder / "data", folder=folder, STOCKTAKE_PORT="0")
    assert refused.returncode == 1
    assert url in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_reader_who_goes_away_leaves_the_server_answering(served: tuple[Path, str]) -> None:
    _, url = served
    body = json.dumps({"message": "Who chaired the meeting?"})
    for _ in range(5):
        connection = http.client.HTTPConnection(urlsplit(url).netloc)
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        connection.request("POST", "/api/chat", body, headers)
        connection.close()
    assert httpx2.post(f"{url}/api/chat", content=body, headers={"Content-Type": "application/json"}).status_code == 200


def test_the_server_says_nothing_of_itself_and_refuses_other_hosts(served: tuple[Path, str]) -> None:
    _, url = served
    assert "server" not in httpx2.get(f"{url}/healthz").headers
    assert httpx2.get(f"{url}/healthz", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_in_pieces_beyond_its_limit_is_cut_off(served: tuple[Path, str]) -> None:
    _, url = served
    pieces = (b"x" * 4096 for _ in range(1000))
    response = httpx2.post(f"{url}/api/chat", content=pieces, headers={"Content-Type": "application/json"})
    assert response.status_code == 413


def test_a_stopped_server_leaves_a_sound_corpus_and_no_uploads(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    write_letters(tmp_path / "letters")
    with serving(tmp_path / "data") as (process, _):
        stocktake("ingest", tmp_path / "letters", "--data-dir", tmp_path / "data", folder=tmp_path)
        process.terminate()
        assert process.wait(timeout=30) == 0
    checked = stocktake("check", "--json", "--data-dir", tmp_path / "data", folder=tmp_path)
    assert json.loads(checked.stdout) == {"problems": []}
    assert list((tmp_path / "data" / "uploads").glob("*")) == []


def test_a_port_in_use_is_said_before_anything_slow(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = stocktake("serve", "--port", port, "--data-dir", tmp_path / "data", folder=tmp_path)
    assert refused.returncode == 2
    assert f"Port {port}" in refused.stderr
    assert not (tmp_path / "data").exists()


def test_any_other_bind_address_refuses_to_start(tmp_path: Path) -> None:
    refused = stocktake("serve", "--data-dir", tmp_path / "data", folder=tmp_path, STOCKTAKE_HOST="0.0.0.0")
    assert refused.returncode == 2
    assert "access keys" in refused.stderr
    assert not (tmp_path / "data").exists()
