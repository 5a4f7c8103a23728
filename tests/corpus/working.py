"""A process that adds, replaces and removes documents until it is killed, saying what is done once it is.

Run as `python -m tests.corpus.working DATA_DIR SEED`; each line is a word and a document_id.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from corpus.settings import CorpusSettings
from corpus.store import Corpus
from tests.corpus.hashed import HashedEmbedder
from tests.corpus.made import made


def work(data_dir: Path, seed: int) -> None:
    """Add documents one after another, remove every fourth, and report each step after it returned."""
    chance = random.Random(seed)
    files = data_dir.parent / "files"
    files.mkdir(exist_ok=True)
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=HashedEmbedder()) as corpus:
        _say("opened", "-")
        for n in range(10_000):
            lines = [
                f"Seed {seed}, document {n}, line {line}. It has two sentences" for line in range(chance.randint(1, 30))
            ]
            # A third of them come under a name already used: a new version.
            reading, original = made(files, lines, file=f"file {chance.randint(0, 3 * n)}.txt")
            _say("adding", reading.document.document_id)
            corpus.add(reading, original)
            _say("added", reading.document.document_id)
            if n % 4 == 3:
                gone = chance.choice(corpus.documents(include_superseded=True)).document_id
                _say("removing", gone)
                corpus.remove(gone)
                _say("removed", gone)


def _say(word: str, document_id: str) -> None:
    print(word, document_id, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
