"""The server process: one owner of one data folder, listening on this machine only.

The port is taken before anything slow happens, so that a port in use is said at once, and the
address is written beside the corpus, so that commands typed meanwhile find the server.
"""

from __future__ import annotations

import errno
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from api import uploads
from api.access import require_loopback
from api.app import create_app
from api.settings import ServerSettings
from corpus.errors import CorpusInUseError, SettingsError
from corpus.lock import read_owner
from corpus.settings import CorpusSettings
from corpus.store import Corpus

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "documents"
_SAMPLES_TAKEN_IN = "samples-taken-in"
TakeIn = Callable[[Corpus, Path], None]


def serve(
    settings: ServerSettings,
    corpus_settings: CorpusSettings,
    *,
    take_in_samples: TakeIn | None = None,
    say: Callable[[str], None],
) -> None:
    """Serve until stopped; `take_in_samples` is called once in the life of a data folder."""
    require_loopback(settings.host)
    if (owner := read_owner(corpus_settings.data_dir)) and owner.url:
        raise CorpusInUseError(
            f"These documents are served already at {owner.url}. Stop that server first: Ctrl-C there."
        )
    # uvicorn ends by sending itself the signal that stopped it, whose default is to die on the spot.
    signal.signal(signal.SIGTERM, _leave)
    with listening(settings.host, settings.port) as listener, Corpus.open(corpus_settings, warm=True) as corpus:
        uploads_dir = corpus_settings.data_dir / "uploads"
        uploads.clear(uploads_dir)
        if take_in_samples:
            _take_in_once(corpus, corpus_settings.data_dir / _SAMPLES_TAKEN_IN, take_in_samples)
        app = create_app(corpus, settings=settings, uploads_dir=uploads_dir)
        app.state.desk.page_images.warm()
        url = f"http://{_in_url(settings.host)}:{listener.getsockname()[1]}"
        # Announced before the first request is answered: the listener already queues them.
        corpus.announce(url)
        say(url)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(_uvicorn(app)).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port`; raises SettingsError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    # Without this a port stays taken for a minute after a server was stopped.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(
                f"Port {port} on {host} is taken by another program. Stop that program, or choose another port: "
                f"STOCKTAKE_PORT={port + 1} make run"
            ) from error
        raise SettingsError(f"Cannot listen on {host} port {port}: {error.strerror}. Check the settings.") from error
    return listener


def _take_in_once(corpus: Corpus, done: Path, take_in: TakeIn) -> None:
    if not done.exists():
        take_in(corpus, SAMPLES)
        done.touch()


def _leave(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def _in_url(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host


def _uvicorn(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level=logging.WARNING,
        # An access log would hold what people search for.
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
        limit_concurrency=200,
    )
