"""The pages of conversations: listed, found, removed, and saved as a Word file that holds every quote."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from starlette.testclient import TestClient

from api.conversation_word import conversation_file, file_name
from api.schemas.conversations import WholeConversation
from api.word import WordFile
from corpus.store import Corpus
from tests.api.letters import write_letters
from tests.api.odd_strings import ODD_STRINGS

CHAIRED = "Who chaired the meeting in Quenthorpe?"
BUDGET = "What is the annual budget for school buses?"
HOSTILE = "<script>alert(1)</script> \x00\x07\ufffe \u202ereversed\u202c \"'&amp; {{ 7*7 }} =HYPERLINK(1)"


@pytest.fixture
def lettered(own_client: TestClient, tmp_path: Path) -> TestClient:
    """A client whose corpus holds one letter."""
    write_letters(tmp_path)
    letter = tmp_path / "quenthorpe-march-2025.txt"
    own_client.post("/api/documents", files={"files": (letter.name, letter.read_bytes())}, data={"area": "Quenthorpe"})
    return own_client


def ask(client: TestClient, *questions: str) -> str:
    conversation_id = None
    for question in questions:
        sent = {"message": question, "conversation_id": conversation_id}
        answer = client.post("/api/chat", json=sent)
        assert answer.status_code == 200, answer.text
        conversation_id = answer.json()["conversation_id"]
    return conversation_id


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_an_empty_list_says_how_to_begin(own_client: TestClient) -> None:
    page = own_client.get("/conversations").text
    assert "Nothing has been asked yet" in page
    assert "<form" not in page


def test_conversations_are_listed_with_the_one_last_asked_in_first(lettered: TestClient) -> None:
    first = ask(lettered, CHAIRED, "And when will they meet again?")
    second = ask(lettered, BUDGET)
    page = lettered.get("/conversations").text
    assert page.index(second) < page.index(first)
    assert "2 conversations" in words_of(page)
    assert "2 questions." in words_of(page)
    for conversation_id in (first, second):
        assert f'href="/conversations/{conversation_id}/export"' in page
        assert f'href="/conversations/{conversation_id}/remove"' in page


def test_a_conversation_is_found_by_words_of_its_questions(lettered: TestClient) -> None:
    wanted, other = ask(lettered, CHAIRED), ask(lettered, BUDGET)
    page = lettered.get("/conversations", params={"q": "CHAIRED quenthorpe"}).text
    assert wanted in page
    assert other not in page
    none = lettered.get("/conversations", params={"q": "<b>nothing</b> like this"}).text
    assert "No conversations with" in words_of(none)
    assert "<b>nothing" not in none


def test_a_long_list_goes_on_to_older_ones(own_client: TestClient, corpus: Corpus) -> None:
    for n in range(30):
        corpus.conversations.append(f"talk-{n}", f"Which question {n}?", "{}")
    seen, path = [], "/conversations?q=which"
    while path:
        page = own_client.get(path).text
        seen += re.findall(r'href="/conversations/(talk-\d+)"', page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path = older[1].replace("&amp;", "&") if older else None
    assert seen == [f"talk-{n}" for n in reversed(range(30))]


def test_removing_asks_first_and_says_when_it_is_done(lettered: TestClient) -> None:
    gone, kept = ask(lettered, CHAIRED), ask(lettered, BUDGET)
    asked = lettered.get(f"/conversations/{gone}/remove").text
    assert "Remove this conversation?" in asked
    assert CHAIRED in asked
    assert f'action="/conversations/{gone}/remove"' in asked
    done = lettered.post(f"/conversations/{gone}/remove", follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/conversations?done=removed")
    page = lettered.get(done.headers["location"]).text
    assert "has been removed" in page
    assert gone not in page
    assert kept in page
    assert lettered.post(f"/conversations/{gone}/remove").status_code == 404


@pytest.mark.parametrize("place", ["remove", "export"])
def test_a_conversation_that_is_not_kept_is_a_page_not_found(own_client: TestClient, place: str) -> None:
    shown = own_client.get(f"/conversations/{'0' * 32}/{place}", headers={"Accept": "text/html"})
    assert shown.status_code == 404
    assert shown.headers["content-type"].startswith("text/html")


def exported(client: TestClient, conversation_id: str) -> docx.document.Document:
    response = client.get(f"/conversations/{conversation_id}/export")
    assert response.status_code == 200
    assert response.headers["content-type"].endswith("wordprocessingml.document")
    return docx.Document(io.BytesIO(response.content))


def texts(document: docx.document.Document, *styles: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name in styles]


def test_a_saved_conversation_holds_questions_answers_and_each_quote_in_full(lettered: TestClient) -> None:
    conversation_id = ask(lettered, CHAIRED, "And what are the next steps?")
    answers = [turn["answer"] for turn in lettered.get(f"/api/conversations/{conversation_id}").json()["turns"]]
    document = exported(lettered, conversation_id)
    assert texts(document, "Title") == [CHAIRED]
    assert texts(document, "Heading 1") == [CHAIRED, "And what are the next steps?", "How these answers are made"]
    whole = "\n".join(each.text for each in document.paragraphs)
    for answer, table in zip(answers, document.tables, strict=True):
        for statement in answer["statements"]:
            marks = "".join(f"[{number}]" for number in statement["citations"])
            assert f"{statement['text']} {marks}" in whole
        header, *rows = ([cell.text for cell in row.cells] for row in table.rows)
        assert header == ["No.", "Exact words", "Where it stands"]
        assert len(rows) == len(answer["citations"])
        for (number, quote, place), citation in zip(rows, answer["citations"], strict=True):
            assert number == f"[{citation['number']}]"
            assert quote == f"“{' '.join(citation['quote'].split())}”"
            assert f"Page {citation['page']}" in place
            assert citation["document"] in place and citation["file"] in place and "14 March 2025" in place
    assert "As at 14 March 2025" in whole
    if len(answers[1]["statements"]) > 1:
        assert len(texts(document, "List Bullet")) >= len(answers[1]["statements"])


def test_a_saved_refusal_says_what_was_searched_and_what_came_nearest(lettered: TestClient) -> None:
    conversation_id = ask(lettered, BUDGET)
    (turn,) = lettered.get(f"/api/conversations/{conversation_id}").json()["turns"]
    document = exported(lettered, conversation_id)
    whole = "\n".join(each.text for each in document.paragraphs)
    assert turn["answer"]["message"] in whole
    assert f"What was searched: {turn['answer']['searched']}" in whole
    assert bool(turn["answer"]["nearest"]) == any("nearest" in each for each in texts(document, "Heading 2"))


def test_a_saved_conversation_is_named_and_described(lettered: TestClient) -> None:
    conversation_id = ask(lettered, CHAIRED)
    response = lettered.get(f"/conversations/{conversation_id}/export")
    today = dt.datetime.now().astimezone().date().isoformat()
    expected = f'attachment; filename="conversation-{today}-who-chaired-the-meeting-in-quenthorpe.docx"'
    assert response.headers["content-disposition"] == expected
    document = docx.Document(io.BytesIO(response.content))
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == (CHAIRED, "en-GB", "Stocktake Assistant")
    assert properties.comments == ""
    assert abs(properties.created - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_a_table_of_references_is_one_a_screen_reader_understands(lettered: TestClient) -> None:
    (table,) = exported(lettered, ask(lettered, CHAIRED)).tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert "exact words" in table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    order = [each.tag.split("}")[1] for each in table._tbl.tblPr]
    assert order.index("tblLook") < order.index("tblCaption") < order.index("tblDescription")


def made(question: str, **answer: object) -> WholeConversation:
    """Return a conversation of one turn with words of our choosing everywhere."""
    place = {"document_id": "d", "document": question, "file": question, "area": question, "kind": "other"}
    quote = {
        "date": None,
        "page": 1,
        "section": question,
        "quote": question,
        "start": 0,
        "end": 1,
        "url": "/",
        "passage_id": "p",
    }
    plain = {
        **{"conversation_id": "c", "answer_id": "a", "status": "answered", "answer": "", "message": question},
        **{"statements": [{"text": question, "citations": [1]}, {"text": question, "citations": [1]}]},
        **{"citations": [{"number": 1, **place, **quote}], "as_at": [{"document_id": "d", "date": None}]},
        **{"notices": [question], "nearest": [], "searched": question, "follow_ups": [], "engine": "", "elapsed_ms": 0},
    }
    now = "2025-01-15T12:00:00Z"
    turn = {"question": question, "asked_at": now, "answer": {**plain, **answer}, "feedback": None}
    listed = {"conversation_id": "c", "title": question[:80], "started_at": now, "last_asked_at": now, "questions": 1}
    return WholeConversation.model_validate({**listed, "turns": [turn]})


def test_hostile_words_become_plain_text_in_the_file() -> None:
    packed = conversation_file(made(HOSTILE))
    document = docx.Document(io.BytesIO(packed))
    whole = "\n".join([each.text for each in document.paragraphs] + [document.tables[0].cell(1, 1).text])
    assert "<script>alert(1)</script>" in whole
    assert "{{ 7*7 }} =HYPERLINK(1)" in whole
    assert not set(whole) & set("\x00\x07\ufffe\u202e\u202c")
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        written = parts.read("word/document.xml").decode()
        assert "<script" not in written
        assert "w:hyperlink" not in written
        links = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
        assert not any('TargetMode="External"' in each for each in links)


LONG = ["word " * 400, "x" * 2000, "é" * 300, "\n\n", "…", "\U0001f600" * 100, "\ud800 half"]


@pytest.mark.parametrize("question", LONG, ids=range(len(LONG)))
def test_any_question_makes_a_file_with_a_safe_name(question: str) -> None:
    conversation = made(question.encode("utf-8", "replace").decode())
    assert re.fullmatch(r"conversation-\d{4}-\d\d-\d\d(-[a-z0-9-]{1,60})?\.docx", file_name(conversation))
    document = docx.Document(io.BytesIO(conversation_file(conversation)))
    assert len(document.core_properties.title) <= 255


def test_odd_questions_are_listed_found_and_saved(own_client: TestClient, corpus: Corpus) -> None:
    for number, odd in enumerate(ODD_STRINGS[::10]):
        plain = made("A question").turns[0].answer.model_dump_json()
        corpus.conversations.append(f"talk-{number}", odd, plain)
        sent = odd.encode("utf-8", "replace").decode()
        assert own_client.get("/conversations", params={"q": sent}).status_code in (200, 422)
        assert own_client.get(f"/conversations/talk-{number}/remove").status_code == 200
        docx.Document(io.BytesIO(own_client.get(f"/conversations/talk-{number}/export").content))
    shown = own_client.get("/conversations").text
    assert len(re.findall(r'<h2 class="[^"]+"><a [^>]+>[^<]+</a></h2>', shown)) == 25
    assert "<script>" not in shown


def test_a_cut_heading_has_its_question_in_full_below() -> None:
    question = "What of this, " * 100
    document = docx.Document(io.BytesIO(conversation_file(made(question))))
    assert len(texts(document, "Heading 1")[0]) <= 200
    assert f"In full: {question}" in [each.text for each in document.paragraphs]


def test_the_writer_of_word_files_knows_nothing_of_conversations() -> None:
    file = WordFile("A briefing", about="Northmere", created=dt.datetime(2025, 1, 15, tzinfo=dt.UTC))
    file.heading("Actions", level=1)
    file.bullets(["One", "Two"])
    file.table("Actions", ("Action", "Owner"), [("One", "A. Person")], widths_cm=(8, 8))
    document = docx.Document(io.BytesIO(file.to_bytes()))
    assert texts(document, "List Bullet") == ["One", "Two"]
    assert document.core_properties.created == dt.datetime(2025, 1, 15, tzinfo=dt.UTC)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file(lettered: TestClient, tmp_path: Path) -> None:
    conversation_id = ask(lettered, CHAIRED, BUDGET)
    saved = tmp_path / "saved.docx"
    saved.write_bytes(lettered.get(f"/conversations/{conversation_id}/export").content)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    ran = subprocess.run(
        [*command, "txt:Text", saved.name], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    text = saved.with_suffix(".txt").read_text(encoding="utf-8")
    assert CHAIRED in text, ran.stderr
    assert "Imran Bellweather" in text
