"""Killed at any moment, the corpus loses nothing it acknowledged and keeps nothing twice or half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from corpus.settings import CorpusSettings
from corpus.store import Corpus
from tests.corpus.hashed import HashedEmbedder

ROOT = Path(__file__).parents[2]
LONGEST_LIFE_SECONDS = 1.5


@pytest.mark.parametrize("kills", [3, pytest.param(30, marks=pytest.mark.soak)])
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path, kills):
    chance = random.Random(kills)
    expected: set[str] = set()
    for seed in range(kills):
        said = _killed_after(tmp_path / "data", seed, chance.uniform(0, LONGEST_LIFE_SECONDS))
        sure, unsure = _held_after(expected, said)
        expected = _checked(tmp_path / "data", sure, unsure)
    assert expected, "no document was ever kept: the killing came too early to show anything"


def _killed_after(data_dir: Path, seed: int, seconds: float) -> list[tuple[str, str]]:
    """Return what the working process said before it was killed, this long after it opened the corpus."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.corpus.working", str(data_dir), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        assert first.startswith("opened"), first
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().splitlines()
    return [(word, document_id) for word, document_id in (line.split() for line in lines if line.count(" ") == 1)]


def _held_after(before: set[str], said: list[tuple[str, str]]) -> tuple[set[str], set[str]]:
    """Return the documents that must be held, and the one that may be: it was on its way in or out."""
    held, moving = set(before), set()
    for word, document_id in said:
        moving = {document_id} if word in ("adding", "removing") else set()
        if word == "added":
            held.add(document_id)
        elif word == "removed":
            held.discard(document_id)
    return held - moving, moving


def _checked(data_dir: Path, sure: set[str], unsure: set[str]) -> set[str]:
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=HashedEmbedder()) as corpus:
        held = Counter(document.document_id for document in corpus.documents(include_superseded=True))
        assert set(held) >= sure
        assert set(held) <= sure | unsure
        assert set(held.values()) <= {1}
        assert corpus.check().problems == ()
        for document in corpus.documents():
            assert len(corpus.versions(document.document_id)) == document.version or document.version > 1
            for passage in corpus.passages(document.document_id):
                vector = corpus.embedder.embed_question(f"{passage.context}\n{passage.text}")
                assert corpus.nearest(vector, None, 1)[0].passage_id == passage.passage_id
        return set(held)
