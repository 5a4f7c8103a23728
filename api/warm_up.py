"""Loads the embedding model beside the start of the server, and says when that is done or why not.

The server answers from its first moment; questions that come early wait for the model like anyone.
"""

from __future__ import annotations

import logging
from threading import Thread

from corpus.embedding import Embedder
from corpus.errors import EmbeddingModelError

_log = logging.getLogger("stocktake.server")


class WarmUp:
    """One loading of the model, in a thread of its own."""

    def __init__(self) -> None:
        self.is_done = False
        self.words = "The embedding model is still being loaded. Try again in a few seconds."

    def start(self, embedder: Embedder) -> None:
        """Begin loading; `is_done` turns true when a question could be answered."""
        Thread(target=self._load, args=(embedder,), name="warm up", daemon=True).start()

    def _load(self, embedder: Embedder) -> None:
        try:
            embedder.embed_question("Who attended the stocktake meeting?")
        except EmbeddingModelError as error:
            _log.error("%s", error)
            self.words = str(error)
        else:
            self.is_done = True
