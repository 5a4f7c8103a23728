"""Feedback: given below an answer, kept with it, listed and downloaded by whoever runs the service."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli import app
from api.csv_file import csv_file
from api.web.feedback import FRAGMENT
from api.web.turns import ENDINGS
from assistant.answers import Status
from corpus.store import Corpus
from tests.api.letters import QUENTHORPE
from tests.api.live import serving

CHAIRED = "Who chaired the meeting in Quenthorpe?"
UNKNOWN = "0" * 32


@pytest.fixture
def answered(own_client: TestClient) -> tuple[TestClient, str, str]:
    """A client, and the conversation and answer of a first question."""
    own_client.post("/api/documents", files={"files": ("march.txt", QUENTHORPE.encode())}, data={"area": "Quenthorpe"})
    return own_client, *asked(own_client)


def asked(client: TestClient, question: str = CHAIRED, conversation_id: str | None = None) -> tuple[str, str]:
    answer = client.post("/api/chat", json={"message": question, "conversation_id": conversation_id}).json()
    return answer["conversation_id"], answer["answer_id"]


def give(client: TestClient, talk: str, answer: str, useful: str, reason: str = "", **headers: str):
    return client.post(
        f"/conversations/{talk}/answers/{answer}/feedback",
        data={"useful": useful, "reason": reason},
        headers=headers,
        follow_redirects=False,
    )


def pressed(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="useful" value="(yes|no)" aria-pressed="(true|false)"', page))


def status(page: str) -> str:
    return " ".join(re.search(r'role="status">(.*?)</p>', page, re.DOTALL)[1].split())


def test_a_word_on_an_answer_leads_back_to_it_and_is_shown_there(answered) -> None:
    client, talk, answer = answered
    _, second = asked(client, "And what are the next steps?", talk)
    response = give(client, talk, second, "no", "It names\r\nno dates.")
    assert (response.status_code, response.headers["location"]) == (303, f"/conversations/{talk}#turn-2")
    page = client.get(f"/conversations/{talk}").text
    forms = re.findall(r'<form class="app-feedback__form.*?</form>', page, re.DOTALL)
    assert [pressed(form) for form in forms] == [{"yes": "false", "no": "false"}, {"yes": "false", "no": "true"}]
    assert "You said this was not useful, and why." in page
    turns = client.get(f"/api/conversations/{talk}").json()["turns"]
    assert turns[0]["feedback"] is None
    assert (turns[1]["feedback"]["useful"], turns[1]["feedback"]["reason"]) == (False, "It names\nno dates.")


def test_a_script_gets_the_part_of_the_page_that_changed(answered) -> None:
    client, talk, answer = answered
    for useful, thanks in (
        ("no", "Thank you. You said this was not useful."),
        ("yes", "Thank you. You said this was useful."),
    ):
        response = give(client, talk, answer, useful, Accept=FRAGMENT)
        assert response.status_code == 200
        assert "<html" not in response.text
        assert status(response.text) == thanks
        assert pressed(response.text)[useful] == "true"
        assert "true" not in pressed(response.text)[{"yes": "no", "no": "yes"}[useful]]
    assert client.get("/api/feedback").json()["total"] == 1


def test_why_is_asked_at_once_when_an_answer_was_not_useful(answered) -> None:
    client, talk, answer = answered
    assert (
        '<details class="govuk-details app-feedback__why" open>'
        in give(client, talk, answer, "no", Accept=FRAGMENT).text
    )
    assert " open>" not in give(client, talk, answer, "no", "Too short.", Accept=FRAGMENT).text
    assert " open>" not in give(client, talk, answer, "yes", Accept=FRAGMENT).text


HOSTILE = '"><script>alert(1)</script></textarea><img src=x onerror=alert(2)>'


def test_a_hostile_reason_is_shown_and_never_run(answered) -> None:
    client, talk, answer = answered
    shown = give(client, talk, answer, "no", HOSTILE, Accept=FRAGMENT).text
    for page in (shown, client.get("/feedback").text, client.get(f"/conversations/{talk}").text):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert html.escape(HOSTILE, quote=False).replace('"', "&#34;") in page


WRONG = [
    ({"useful": "maybe"}, 422),
    ({}, 422),
    ({"useful": "yes", "reason": "x" * 2001}, 422),
    ({"useful": "yes", "reason": "x" * 70_000}, 413),
]


@pytest.mark.parametrize(("sent", "ends"), WRONG, ids=range(len(WRONG)))
def test_a_word_that_cannot_be_is_refused_and_changes_nothing(answered, sent: dict[str, str], ends: int) -> None:
    client, talk, answer = answered
    give(client, talk, answer, "no", "Kept.")
    response = client.post(f"/conversations/{talk}/answers/{answer}/feedback", data=sent)
    assert response.status_code == ends
    assert client.get("/api/feedback").json()["items"][0]["reason"] == "Kept."


def test_the_longest_reason_is_counted_as_its_box_counts_it(answered) -> None:
    client, talk, answer = answered
    reason = "line\n" * 399 + "12345"
    assert len(reason) == 2000
    assert give(client, talk, answer, "yes", reason.replace("\n", "\r\n")).status_code == 303
    assert client.get("/api/feedback").json()["items"][0]["reason"] == reason


def test_a_word_on_an_answer_that_is_not_kept_is_not_found(answered) -> None:
    client, talk, answer = answered
    elsewhere, _ = asked(client)
    for place in ((talk, UNKNOWN), (UNKNOWN, answer), (elsewhere, answer)):
        response = give(client, *place, "yes")
        assert (response.status_code, response.json()["code"]) == (404, "answer_not_found")


def test_another_sites_page_cannot_give_feedback(answered) -> None:
    client, talk, answer = answered
    assert give(client, talk, answer, "yes", Origin="https://evil.example").status_code == 403
    assert client.get("/api/feedback").json()["total"] == 0


def test_feedback_is_listed_newest_first_with_what_it_is_about(answered) -> None:
    client, talk, first = answered
    _, second = asked(client, "What is the annual budget for school buses?", talk)
    give(client, talk, first, "yes")
    give(client, talk, second, "no", "It is in the plan.")
    newest, oldest = client.get("/api/feedback").json()["items"]
    assert (newest["answer_id"], newest["useful"], newest["reason"]) == (second, False, "It is in the plan.")
    assert newest["url"] == f"/conversations/{talk}#turn-2"
    assert newest["status"] == "not_in_documents"
    assert (oldest["question"], oldest["status"], oldest["useful"]) == (CHAIRED, "answered", True)
    assert "Imran Bellweather" in oldest["answer"]
    only = client.get("/api/feedback", params={"useful": "false"}).json()
    assert ([row["answer_id"] for row in only["items"]], only["total"]) == ([second], 1)


def test_feedback_is_read_one_page_at_a_time(own_client: TestClient, corpus: Corpus) -> None:
    kept_answers(corpus, 7)
    seen, cursor = [], None
    while True:
        query = {"limit": 3, "useful": "true", "cursor": cursor} if cursor else {"limit": 3, "useful": "true"}
        listed = own_client.get("/api/feedback", params=query).json()
        assert listed["total"] == 7
        seen += [row["answer_id"] for row in listed["items"]]
        cursor = listed["next"]
        if cursor is None:
            break
    assert seen == [f"a{n}" for n in reversed(range(7))]


def kept_answers(corpus: Corpus, count: int, *, reason: str = "") -> None:
    """Keep so many answers, each found useful."""
    empty = {"statements": [], "citations": [], "as_at": [], "notices": [], "nearest": [], "follow_ups": []}
    plain = {
        **empty,
        "status": "answered",
        "answer": "=1+1",
        "message": "",
        "searched": "",
        "engine": "",
        "elapsed_ms": 0,
    }
    for n in range(count):
        answer = {**plain, "conversation_id": "talk", "answer_id": f"a{n}"}
        corpus.conversations.append("talk", f"Question {n}?", json.dumps(answer))
        corpus.feedback.give("talk", f"a{n}", useful=True, reason=reason)


@pytest.mark.parametrize("query", [{"cursor": "%%%"}, {"cursor": "eHl6"}, {"limit": 0}, {"useful": "maybe"}])
def test_a_list_asked_for_wrongly_is_refused(own_client: TestClient, query: dict) -> None:
    assert own_client.get("/api/feedback", params=query).status_code == 422
    assert own_client.get("/api/conversations", params={"cursor": "eHl6"}).status_code == 422


def test_the_table_holds_everything_and_no_formula(own_client: TestClient, corpus: Corpus) -> None:
    kept_answers(corpus, 205, reason='=HYPERLINK("http://evil.example","see"), "quoted"\nnext line')
    response = own_client.get("/api/feedback.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="feedback.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert len(rows) == 205
    assert [dict(zip(header, row, strict=True))["answer_id"] for row in rows] == [f"a{n}" for n in reversed(range(205))]
    first = dict(zip(header, rows[0], strict=True))
    assert first["reason"] == '\'=HYPERLINK("http://evil.example","see"), "quoted"\nnext line'
    assert first["answer"] == "'=1+1"
    assert (first["useful"], first["status"], first["question"]) == ("yes", "answered", "Question 204?")


FORMULAS = ["=1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "\x00=1", "\u200e=1", "＝1", "\ufeff=1"]


@pytest.mark.parametrize("cell", FORMULAS, ids=ascii)
def test_no_cell_of_a_table_begins_like_a_formula(cell: str) -> None:
    written = csv_file(["name"], [[cell]]).decode("utf-8-sig")
    ((shown,),) = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert shown.startswith("'")


def test_an_ordinary_cell_is_left_as_it_is() -> None:
    written = csv_file(["name"], [["a = b, “quoted” - é"]]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(written, newline="")))[1] == ["a = b, “quoted” - é"]


def test_the_page_shows_counts_reasons_and_the_way_to_the_answer(answered) -> None:
    client, talk, first = answered
    assert "Nobody has said yet" in client.get("/feedback").text
    _, second = asked(client, "What is the annual budget for school buses?", talk)
    give(client, talk, first, "yes")
    assert "No answer was found not useful yet." in client.get("/feedback", params={"useful": "no"}).text
    give(client, talk, second, "no", "It is in the plan.")
    page = client.get("/feedback").text
    ended = ENDINGS[Status.NOT_IN_DOCUMENTS].heading
    for shown in ("All (2)", "Useful (1)", "Not useful (1)", "It is in the plan.", ended, "/api/feedback.csv"):
        assert shown in page
    assert page.index(f"/conversations/{talk}#turn-2") < page.index(f"/conversations/{talk}#turn-1")
    only = client.get("/feedback", params={"useful": "no"}).text
    assert "It is in the plan." in only
    assert f"/conversations/{talk}#turn-1" not in only
    assert "/api/feedback.csv?useful=false" in only


def test_the_page_goes_on_to_older_feedback(own_client: TestClient, corpus: Corpus) -> None:
    kept_answers(corpus, 30)
    first = own_client.get("/feedback", params={"useful": "yes"}).text
    older = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    rest = own_client.get(older).text
    assert (first.count("app-given__one"), rest.count("app-given__one")) == (25, 5)
    assert 'rel="prev"' in rest and 'href="/feedback?useful=yes"' in rest


def test_conversations_over_http_are_listed_read_and_erased(answered) -> None:
    client, talk, answer = answered
    give(client, talk, answer, "yes", "Quick.")
    listed = client.get("/api/conversations", params={"q": "chaired"}).json()
    assert (listed["total"], listed["next"]) == (1, None)
    row = listed["items"][0]
    assert (row["conversation_id"], row["title"], row["questions"]) == (talk, CHAIRED, 1)
    whole = client.get(f"/api/conversations/{talk}").json()
    assert {name: whole[name] for name in row} == row
    assert (whole["turns"][0]["question"], whole["turns"][0]["answer"]["answer_id"]) == (CHAIRED, answer)
    assert whole["turns"][0]["feedback"]["reason"] == "Quick."
    gone = client.delete(f"/api/conversations/{talk}")
    assert (gone.status_code, gone.content) == (204, b"")
    for response in (client.get(f"/api/conversations/{talk}"), client.delete(f"/api/conversations/{talk}")):
        assert (response.status_code, response.json()["code"]) == (404, "conversation_not_found")
    assert client.get("/api/feedback").json()["total"] == client.get("/api/conversations").json()["total"] == 0


def test_the_command_prints_a_table_or_what_a_program_reads(answered, corpus: Corpus, corpus_settings) -> None:
    client, talk, answer = answered
    give(client, talk, answer, "no", "Too \x1b[2Jshort.")
    rows = client.get("/api/feedback").json()["items"]
    corpus.close()
    data = ["--data-dir", str(corpus_settings.data_dir)]
    printed = CliRunner().invoke(app, ["feedback", *data])
    assert printed.exit_code == 0
    assert "Useful" in printed.stdout.splitlines()[0]
    assert re.search(rf"\d\d:\d\d +no +answered +{re.escape(CHAIRED)}", printed.stdout)
    assert "“Too [2Jshort.”" in printed.stdout
    listed = json.loads(CliRunner().invoke(app, ["feedback", "--json", "--not-useful", *data]).stdout)
    assert (listed["items"], listed["total"], listed["next"]) == (rows, 1, None)


def test_the_command_says_so_when_there_is_none(tmp_path: Path) -> None:
    printed = CliRunner().invoke(app, ["feedback", "--data-dir", str(tmp_path / "data")])
    assert (printed.exit_code, printed.stdout) == (0, "Nobody has said yet what they thought of an answer.\n")


def test_the_command_works_beside_a_running_server(corpus: Corpus, corpus_settings) -> None:
    kept_answers(corpus, 205, reason="Quick.")
    corpus.close()
    with serving(corpus_settings.data_dir):
        data = ["--data-dir", str(corpus_settings.data_dir)]
        listed = json.loads(CliRunner().invoke(app, ["feedback", "--json", *data]).stdout)
        assert [row["answer_id"] for row in listed["items"]] == [f"a{n}" for n in reversed(range(205))]
        none = CliRunner().invoke(app, ["feedback", "--not-useful", *data])
        assert (none.exit_code, none.stdout) == (0, "Nobody has said yet what they thought of an answer.\n")
