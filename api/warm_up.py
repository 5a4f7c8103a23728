"""Loads the embedding model beside the start of the server, and says when that is done or why not.

The server answers from its first moment; questions that come early wait for the model like anyone. What the
pages show is made after that, one step at a time in the same thread, so that readiness never waits for it; between
steps it rests, so that those who ask meanwhile hardly notice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread

from corpus.embedding import Embedder
from corpus.errors import EmbeddingModelError

_log = logging.getLogger("stocktake.server")
_REST_SECONDS = 0.1


class WarmUp:
    """One loading of the model, in a thread of its own."""

    def __init__(self) -> None:
        self.is_done = False
        self.words = "The embedding model is still being loaded. Try again in a few seconds."
        self._stopped = Event()
        self._afterwards = Lock()

    def start(self, embedder: Embedder, *afterwards: Callable[[], object]) -> None:
        """Begin loading; `is_done` is true once a question can be answered, then `afterwards` are called in turn."""
        Thread(target=self._load, args=(embedder, afterwards), name="warm up", daemon=True).start()

    def stop(self) -> None:
        """Wait for the step under way afterwards, and let no other begin: the corpus is about to be closed."""
        self._stopped.set()
        with self._afterwards:
            pass

    def _load(self, embedder: Embedder, afterwards: Sequence[Callable[[], object]]) -> None:
        try:
            embedder.embed_question("Who attended the stocktake meeting?")
        except EmbeddingModelError as error:
            _log.error("%s", error)
            self.words = str(error)
            return
        self.is_done = True
        with self._afterwards:
            for step in afterwards:
                if self._stopped.is_set():
                    return
                self._prepare(step)
                self._stopped.wait(_REST_SECONDS)

    def _prepare(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception:
            _log.exception("a page could not be prepared; whoever opens it first waits for it")
