"""Real servers in processes of their own and a real browser; every page is watched while it is open.

Servers last a session, the browser a module, a context a test. Without a browser every test here
skips and says what to install.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.embedding import Embedder
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.given import Given
from ingest.pipeline import ingest
from tests.api.live import serving
from tests.browser import files
from tests.browser.chromium import MISSING, find_chromium, launched
from tests.browser.hostile import take_in_hostile
from tests.browser.watch import Watch

OpenPage = Callable[..., Page]
WIDE = 1280
TALL = 800
PATIENCE_MS = 15_000
"""How long an element is waited for; a shared machine is slow at times, and a pass never waits."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path."""
    found = find_chromium()
    if not found:
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A running browser."""
    expect.set_options(timeout=PATIENCE_MS)
    with launched(chromium) as opened:
        yield opened


@pytest.fixture(scope="session")
def held(
    chromium: str, samples_data_dir: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server that holds the samples, a PDF of a hundred pages and a scanned one."""
    folder = tmp_path_factory.mktemp("held")
    shutil.copytree(samples_data_dir, folder / "data")
    (folder / files.LONG).write_bytes(files.long_pdf())
    (folder / files.SCANNED).write_bytes(files.scanned_pdf())
    with Corpus.open(_settings(folder), embedder=embedder) as corpus:
        ingest([folder / files.LONG, folder / files.SCANNED], corpus, given=Given(area="Marsholm"))
    with serving(folder / "data") as (_, url):
        # The first start page after a start tries the questions it suggests, which takes seconds.
        urlopen(url, timeout=120).close()
        yield url


@pytest.fixture(scope="module")
def empty(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that holds nothing."""
    with serving(tmp_path_factory.mktemp("empty") / "data") as (_, url):
        yield url


@pytest.fixture(scope="module")
def hostile(chromium: str, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose documents are full of attacks on the page that shows them."""
    folder = tmp_path_factory.mktemp("hostile")
    with Corpus.open(_settings(folder), embedder=embedder) as corpus:
        take_in_hostile(folder / "files", corpus)
    with serving(folder / "data") as (_, url):
        yield url


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens a page on a server, by default the one with documents; its complaints fail the test at the end."""
    watches: list[Watch] = []
    with ExitStack() as contexts:

        def open_one(
            url: str | None = None,
            *,
            width: int = WIDE,
            height: int = TALL,
            expecting: Sequence[str] = (),
            **options: object,
        ) -> Page:
            url = url or request.getfixturevalue("held")
            context = browser.new_context(
                base_url=url, viewport={"width": width, "height": height}, locale="en-GB", **options
            )
            contexts.callback(context.close)
            context.set_default_timeout(PATIENCE_MS)
            watches.append(Watch(context, url, expecting))
            return context.new_page()

        yield open_one
    assert [complaint for watch in watches for complaint in watch.complaints] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of the server with documents, as wide as a desk screen."""
    return open_page()


def _settings(folder: Path) -> CorpusSettings:
    return CorpusSettings(_env_file=None, data_dir=folder / "data")
