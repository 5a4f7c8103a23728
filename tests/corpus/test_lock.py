"""One process owns a corpus; the next is told who has it, and a crash leaves it free."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from corpus.errors import CorpusInUseError
from corpus.lock import Owner, read_owner
from corpus.store import Corpus
from tests.corpus.hashed import HashedEmbedder
from tests.corpus.test_crash import ROOT


def test_a_second_opening_is_refused_and_names_the_owner(corpus_settings):
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()) as corpus:
        with pytest.raises(CorpusInUseError, match=f"process {os.getpid()}"):
            Corpus.open(corpus_settings, embedder=HashedEmbedder())
        corpus.announce("http://127.0.0.1:8000")
        with pytest.raises(CorpusInUseError, match="http://127.0.0.1:8000"):
            Corpus.open(corpus_settings, embedder=HashedEmbedder())
        assert read_owner(corpus_settings.data_dir) == Owner(os.getpid(), "http://127.0.0.1:8000")
    assert read_owner(corpus_settings.data_dir) is None
    Corpus.open(corpus_settings, embedder=HashedEmbedder()).close()


def test_another_process_is_named_while_it_lives_and_forgotten_when_it_is_killed(corpus_settings):
    command = [sys.executable, "-W", "ignore", "-m", "tests.corpus.working", str(corpus_settings.data_dir), "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().startswith("opened")
        with pytest.raises(CorpusInUseError, match=f"process {process.pid}"):
            Corpus.open(corpus_settings, embedder=HashedEmbedder())
        process.send_signal(signal.SIGKILL)
    assert read_owner(corpus_settings.data_dir) is None
    Corpus.open(corpus_settings, embedder=HashedEmbedder()).close()


def test_nobody_owns_a_folder_that_is_not_there(tmp_path):
    assert read_owner(tmp_path / "nowhere") is None


def test_what_is_kept_is_for_its_owner_only(corpus_settings, tmp_path):
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()):
        for path in corpus_settings.data_dir.rglob("*"):
            if path.parent == corpus_settings.data_dir:
                assert path.stat().st_mode & 0o077 == 0, path


def test_an_opening_that_fails_gives_the_lock_back(corpus_settings):
    corpus_settings.data_dir.mkdir()
    (corpus_settings.data_dir / "catalogue.sqlite3").write_bytes(b"no database" * 1000)
    for _ in range(2):
        with pytest.raises(Exception, match="catalogue"):
            Corpus.open(corpus_settings, embedder=HashedEmbedder())
