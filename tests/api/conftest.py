"""A served corpus of three short letters, shared by tests that only read, and an empty one for the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ServerSettings
from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.api.letters import write_letters

HERE = "http://127.0.0.1:8000"


def settings(**named: object) -> ServerSettings:
    """Return server settings untouched by the environment's `.env`."""
    return ServerSettings(_env_file=None, **named)


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three letters with a manifest."""
    folder = tmp_path_factory.mktemp("letters")
    write_letters(folder)
    return folder


@pytest.fixture(scope="session")
def read_only_app(letters: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application over the three letters; tests that use it change nothing but conversations."""
    data_dir = tmp_path_factory.mktemp("served")
    with Corpus.open(CorpusSettings(_env_file=None, data_dir=data_dir), embedder=embedder) as corpus:
        ingest([letters], corpus)
        yield create_app(corpus, settings=settings(), uploads_dir=data_dir / "uploads")


@pytest.fixture(scope="session")
def client(read_only_app: FastAPI) -> Iterator[TestClient]:
    """A client of the three letters."""
    with TestClient(read_only_app, base_url=HERE) as opened:
        yield opened


@pytest.fixture
def own_client(corpus: Corpus, tmp_path: Path) -> Iterator[TestClient]:
    """A client of an empty corpus that a test may fill and change."""
    app = create_app(corpus, settings=settings(max_upload_mb=30), uploads_dir=tmp_path / "uploads")
    with TestClient(app, base_url=HERE) as opened:
        yield opened
