"""Loads the embedding model beside the start of the server, and says when that is done or why not.

The server answers from its first moment; questions that come early wait for the model like anyone. What the
first page shows is made after that, in the same thread, so that readiness never waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock, Thread

from corpus.embedding import Embedder
from corpus.errors import EmbeddingModelError

_log = logging.getLogger("stocktake.server")


class WarmUp:
    """One loading of the model, in a thread of its own."""

    def __init__(self) -> None:
        self.is_done = False
        self.words = "The embedding model is still being loaded. Try again in a few seconds."
        self._is_stopped = False
        self._afterwards = Lock()

    def start(self, embedder: Embedder, afterwards: Callable[[], object]) -> None:
        """Begin loading; `is_done` turns true when a question could be answered, then `afterwards` is called."""
        Thread(target=self._load, args=(embedder, afterwards), name="warm up", daemon=True).start()

    def stop(self) -> None:
        """Wait for what is done afterwards, and let none of it begin: the corpus is about to be closed."""
        self._is_stopped = True
        with self._afterwards:
            pass

    def _load(self, embedder: Embedder, afterwards: Callable[[], object]) -> None:
        try:
            embedder.embed_question("Who attended the stocktake meeting?")
        except EmbeddingModelError as error:
            _log.error("%s", error)
            self.words = str(error)
            return
        self.is_done = True
        with self._afterwards:
            if not self._is_stopped:
                self._prepare(afterwards)

    def _prepare(self, afterwards: Callable[[], object]) -> None:
        try:
            afterwards()
        except Exception:
            _log.exception("the first page could not be prepared; whoever opens it first waits for it")
