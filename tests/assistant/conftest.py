"""The sample letters and plans, taken in once for every test of answering; tests here only read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.ask import Assistant
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.assistant.samples import SAMPLES


@pytest.fixture(scope="session")
def samples(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """A corpus of every sample document."""
    data_dir = tmp_path_factory.mktemp("samples")
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus:
        failed = [receipt.file for receipt in ingest([SAMPLES], corpus) if receipt.outcome != "added"]
        assert not failed
        yield corpus


@pytest.fixture(scope="session")
def assistant(samples: Corpus) -> Assistant:
    """The assistant over every sample document."""
    return Assistant(samples)
