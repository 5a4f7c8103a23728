"""The sample letters and plans, taken in once for every test of answering; tests here only read them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import Assistant
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus


@pytest.fixture(scope="session")
def samples(samples_data_dir: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """A corpus of every sample document."""
    data_dir = tmp_path_factory.mktemp("assistant") / "data"
    shutil.copytree(samples_data_dir, data_dir)
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus:
        yield corpus


@pytest.fixture(scope="session")
def assistant(samples: Corpus) -> Assistant:
    """The assistant over every sample document."""
    return Assistant(samples)
