"""Chroma as our index: wide scopes, a server instead of a folder, and no setting from elsewhere."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SettingsError
from corpus.store import Corpus
from corpus.vectors import PassageIndex
from tests.corpus.hashed import HashedEmbedder
from tests.corpus.made import made
from tests.corpus.test_crash import ROOT


def test_a_wide_scope_finds_what_comparing_every_vector_finds(corpus_settings, tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.index._ALWAYS_NARROW", 0)
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()) as corpus:
        ids = [
            corpus.add(*made(tmp_path, [f"Line {n} of {d}." for n in range(10)], file=f"{d}")).document_id
            for d in range(8)
        ]
        for some in (ids[:2], ids[3:], ids):
            for ask in range(5):
                vector = corpus.embedder.embed_question(f"question {ask}")
                found = corpus.nearest(vector, some, 7)
                monkeypatch.setattr("corpus.index._NARROW", 1)
                assert [hit.passage_id for hit in corpus.nearest(vector, some, 7)] == [hit.passage_id for hit in found]
                monkeypatch.setattr("corpus.index._NARROW", 0)
                assert len(found) == 7


def test_asking_for_more_than_there_is_gives_what_there_is(corpus_settings, tmp_path):
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()) as corpus:
        vector = corpus.embedder.embed_question("anything")
        assert corpus.nearest(vector, None, 5) == []
        corpus.add(*made(tmp_path, ["One.", "Two."]))
        assert len(corpus.nearest(vector, None, 500)) == 2
        assert corpus.nearest(vector, None, 0) == []


def test_no_text_is_given_to_chroma(corpus_settings, tmp_path):
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()) as corpus:
        corpus.add(*made(tmp_path, ["The quillhaven family was visited."], context="Quillhaven visits"))
    for path in (corpus_settings.data_dir / "index").rglob("*"):
        assert path.is_dir() or b"quillhaven" not in path.read_bytes().lower()


def test_chroma_takes_no_setting_from_the_environment_or_a_dot_env_file(tmp_path):
    (tmp_path / ".env").write_text("MIGRATIONS=none\nALLOW_RESET=true\nPERSIST_DIRECTORY=elsewhere\n")
    script = (
        "import sys; from pathlib import Path; import numpy as np; from corpus.vectors import PassageIndex\n"
        "index = PassageIndex.in_folder(Path('index')); index.upsert([('p', 'd', np.ones(4, 'f4'))])\n"
        "assert index.count() == 1 and not index._client.get_settings().allow_reset\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MIGRATIONS": "none", "ALLOW_RESET": "true"}
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], cwd=tmp_path, env=environment, check=True)
    assert not (tmp_path / "elsewhere").exists()


def test_a_variable_chroma_chokes_on_is_named(tmp_path):
    script = (
        "from corpus.errors import SettingsError; from corpus.vectors import PassageIndex; from pathlib import Path\n"
        "try: PassageIndex.in_folder(Path('index'))\n"
        "except SettingsError as fault: print(fault)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IS_PERSISTENT": "perhaps"}
    command = [sys.executable, "-W", "ignore", "-c", script]
    said = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert "is_persistent" in said


@pytest.mark.parametrize("url", ["http://8.8.8.8:8000", "ftp://127.0.0.1", "127.0.0.1:8000", "http://"])
def test_a_chroma_server_elsewhere_is_refused(corpus_settings, url):
    settings = corpus_settings.model_copy(update={"chroma_url": url})
    with pytest.raises(SettingsError, match="STOCKTAKE_CHROMA_URL"):
        Corpus.open(settings, embedder=HashedEmbedder())


@pytest.fixture
def chroma_server(tmp_path):
    """Run Chroma's own server on a free port; return its address and how to stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    # Its log must go somewhere: unread, it blocks the server.
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": {**os.environ, "RUST_LOG": "error"}}
    with subprocess.Popen(command, **quiet) as process:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", process.kill
        process.kill()


def test_the_index_can_lie_on_a_chroma_server(corpus_settings, tmp_path, chroma_server):
    url, stop = chroma_server
    settings = corpus_settings.model_copy(update={"chroma_url": url})
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        first = corpus.add(*made(tmp_path, ["One line.", "Another line."], file="one"))
        second = corpus.add(*made(tmp_path, ["Something else."], file="two"))
        corpus.remove(second.document_id)
        assert corpus.check().problems == ()
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        vector = corpus.embedder.embed_question("Priority Action 1\nAnother line.")
        assert corpus.nearest(vector, None, 1)[0].passage_id == f"{first.document_id}-p1"
        assert len(corpus._index._live._client.list_collections()) == 1
        stop()
        assert corpus.nearest(vector, None, 1)[0].passage_id == f"{first.document_id}-p1"
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        assert corpus.nearest(vector, None, 1)[0].passage_id == f"{first.document_id}-p1"


def test_what_is_not_found_by_its_own_vector_is_named(tmp_path):
    index = PassageIndex.in_folder(tmp_path)
    rows = [(f"p{n}", "d", np.eye(8, dtype=np.float32)[n]) for n in range(8)]
    index.upsert(rows[:6])
    assert index.not_found(rows) == ["p6", "p7"]
    index.close()
