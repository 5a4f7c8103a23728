"""A data folder of an older version opens, complete, and a step cut short leaves it as it was.

`version-1.tar.gz` is a data folder as the program wrote it when catalogues were of version 1: three
letters, one with a corrected title, two conversations with answers as they were kept then, and an empty one.
"""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from api.desk import Desk
from api.schemas.chat import ChatAnswer, ChatRequest, ScopeIn
from assistant.answers import Scope, Status
from assistant.ask import Assistant
from corpus import schema
from corpus.database import Database
from corpus.errors import CorpusError, CorpusVersionError
from corpus.settings import CorpusSettings
from corpus.store import Corpus

ROOT = Path(__file__).parents[2]
OLD = Path(__file__).parent / "version-1.tar.gz"
KEPT_COLUMNS = {"actions": 10}
"""A later version keeps the fields of an action, which follow these columns, in one place."""
FIRST_QUESTIONS = ["What is the annual budget for school buses?", "Who chaired the meeting in Quenthorpe?"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A data folder of version 1."""
    with tarfile.open(OLD) as packed:
        packed.extractall(tmp_path / "data", filter="data")
    return tmp_path / "data"


def rows(data_dir: Path) -> dict[str, list[tuple]]:
    """Return every row of every table a version 1 catalogue has."""
    with sqlite3.connect(data_dir / "catalogue.sqlite3") as catalogue:
        tables = catalogue.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        found = {name: catalogue.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables if name != "facts"}
    catalogue.close()
    return found


def version(data_dir: Path) -> int:
    catalogue = sqlite3.connect(data_dir / "catalogue.sqlite3")
    found = catalogue.execute("PRAGMA user_version").fetchone()[0]
    catalogue.close()
    return found


def tables(data_dir: Path) -> list[tuple]:
    """Return what each table, column and index is made of."""
    catalogue = sqlite3.connect(data_dir / "catalogue.sqlite3")
    found = catalogue.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    catalogue.close()
    return found


def open_old(data_dir: Path, embedder) -> Corpus:
    return Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder)


def test_the_kept_file_is_of_version_one(old):
    assert version(old) == 1
    assert "feedback" not in rows(old)


def test_an_older_folder_opens_with_all_it_held(old, embedder):
    before = rows(old)
    with open_old(old, embedder) as corpus:
        assert corpus.check().problems == ()
        assert {document.title for document in corpus.documents()} >= {"The Skelbrook letter of June"}
        assert [each.title for each in corpus.conversations.listed()] == FIRST_QUESTIONS
        assert [each.turns for each in corpus.conversations.listed()] == [1, 2]
    after = rows(old)
    assert version(old) == schema.SCHEMA_VERSION
    changed_by_opening = {"unsettled_originals", "vectors"}
    assert set(before["vectors"]) <= set(after["vectors"])
    for name in before.keys() - changed_by_opening:
        width = KEPT_COLUMNS.get(name) or (len(before[name][0]) if before[name] else 0)
        assert [row[:width] for row in after[name]] == [row[:width] for row in before[name]], name


def test_an_action_of_an_older_folder_keeps_what_was_read_of_it(old, embedder):
    catalogue = sqlite3.connect(old / "catalogue.sqlite3")
    due = '["by May 2025", [1, 5, 16], "2025-05-01", "2025-05-31", "month"]'
    catalogue.execute("UPDATE actions SET owner = ?, due = ? WHERE id = 1", ('["Priya Okafor", [1, 20, 32]]', due))
    catalogue.commit()
    catalogue.close()
    with open_old(old, embedder) as corpus:
        actions = [one for document in corpus.documents() for one in corpus.actions(document.document_id)]
    kept = [one for one in actions if one.owner]
    assert [(one.owner.words, one.due.words, one.due.start.year, one.status, one.body) for one in kept] == [
        ("Priya Okafor", "by May 2025", 2025, None, None)
    ]


def test_what_is_brought_up_to_date_is_made_as_a_new_one_is(old, tmp_path, embedder):
    open_old(old, embedder).close()
    (tmp_path / "new").mkdir()
    Database(tmp_path / "new" / "catalogue.sqlite3").close()
    assert tables(old) == tables(tmp_path / "new")


def test_answers_kept_before_are_read_answered_on_and_judged(old, embedder):
    with open_old(old, embedder) as corpus:
        talk = corpus.conversations.listed()[1]
        kept = [
            ChatAnswer.model_validate_json(turn.answer_json)
            for turn in corpus.conversations.turns(talk.conversation_id)
        ]
        assert [answer.status for answer in kept] == [Status.ANSWERED, Status.ANSWERED]
        assert [answer.to_answer().scope for answer in kept] == [Scope(), Scope()]
        assert [answer.to_answer().newer + answer.to_answer().areas_to_choose for answer in kept] == [(), ()]
        desk = Desk(corpus, Assistant(corpus))
        follow_up = ChatRequest(message="What about Quenthorpe?", conversation_id=talk.conversation_id, scope=ScopeIn())
        assert "Imran Bellweather" in desk.ask(follow_up).answer
        corpus.feedback.give(talk.conversation_id, kept[1].answer_id, useful=False, reason="Too short.")
        assert corpus.feedback.of(talk.conversation_id)[kept[1].answer_id].question == "What about Skelbrook?"


def test_opening_twice_changes_nothing_more(old, embedder):
    open_old(old, embedder).close()
    once = rows(old)
    open_old(old, embedder).close()
    assert rows(old) == once


def test_a_step_that_fails_leaves_the_folder_as_it_was(old, embedder, monkeypatch):
    before, made_of = rows(old), tables(old)
    with monkeypatch.context() as patched:
        patched.setattr("corpus.database.STEPS", (*schema.STEPS, "CREATE TABLE half (id); INSERT INTO nowhere;"))
        patched.setattr("corpus.database.SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
        with pytest.raises(CorpusError, match="Nothing of this step was kept"):
            open_old(old, embedder)
    assert (version(old), rows(old), tables(old)) == (1, before, made_of)
    with open_old(old, embedder) as corpus:
        assert corpus.check().problems == ()


STOPPED = """
import sys
from pathlib import Path
from corpus import database, schema
slow = "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;"
database.STEPS = (*schema.STEPS, slow)
database.SCHEMA_VERSION = schema.SCHEMA_VERSION + 1
print("begun", flush=True)
database.Database(Path(sys.argv[1]))
"""


def test_a_kill_in_the_middle_loses_nothing(old, embedder):
    before, made_of = rows(old), tables(old)
    log = old / "catalogue.sqlite3-wal"
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, str(old / "catalogue.sqlite3")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "begun\n"
        # The step never ends; once its pages outgrow the memory set aside for them they go to the log.
        while process.poll() is None and not (log.exists() and log.stat().st_size > 1_000_000):
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert (version(old), rows(old), tables(old)) == (1, before, made_of)
    with open_old(old, embedder) as corpus:
        assert corpus.check().problems == ()
        assert len(corpus.conversations.listed()) == 2


def test_a_newer_folder_is_refused_in_words_and_left_alone(old, embedder):
    open_old(old, embedder).close()
    catalogue = sqlite3.connect(old / "catalogue.sqlite3")
    catalogue.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    catalogue.close()
    before = rows(old)
    with pytest.raises(CorpusVersionError, match=f"knows versions up to {schema.SCHEMA_VERSION}.*newer program"):
        open_old(old, embedder)
    assert (version(old), rows(old)) == (schema.SCHEMA_VERSION + 1, before)
