"""Shared by all tests: the real embedding model, loaded once, and a fresh corpus in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The bundled model; loading it takes seconds, so all tests share it."""
    return Embedder.open(CorpusSettings(_env_file=None, embedding_model="auto"))


@pytest.fixture
def corpus_settings(tmp_path: Path) -> CorpusSettings:
    """Settings of a corpus nobody else has, untouched by the environment's `.env`."""
    return CorpusSettings(_env_file=None, data_dir=tmp_path / "data", embedding_model="auto", chroma_url=None)


@pytest.fixture
def corpus(corpus_settings: CorpusSettings, embedder: Embedder) -> Iterator[Corpus]:
    """An empty corpus, closed after the test."""
    with Corpus.open(corpus_settings, embedder=embedder) as opened:
        yield opened
