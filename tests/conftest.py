"""Shared by all tests: the real embedding model, loaded once, and a fresh corpus in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "documents"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The bundled model; loading it takes seconds, so all tests share it."""
    return Embedder.open(CorpusSettings(_env_file=None, embedding_model="auto"))


@pytest.fixture(scope="session")
def samples_data_dir(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with every sample document taken in and nobody using it; copy it, do not open it."""
    data_dir = tmp_path_factory.mktemp("samples") / "data"
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus:
        failed = [receipt.file for receipt in ingest([SAMPLES], corpus) if receipt.outcome != "added"]
        assert not failed
    return data_dir


@pytest.fixture
def corpus_settings(tmp_path: Path) -> CorpusSettings:
    """Settings of a corpus nobody else has, untouched by the environment's `.env`."""
    return CorpusSettings(_env_file=None, data_dir=tmp_path / "data", embedding_model="auto", chroma_url=None)


@pytest.fixture
def corpus(corpus_settings: CorpusSettings, embedder: Embedder) -> Iterator[Corpus]:
    """An empty corpus, closed after the test."""
    with Corpus.open(corpus_settings, embedder=embedder) as opened:
        yield opened
