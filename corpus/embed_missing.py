"""Texts without a vector of the model in use to vectors: for one document, or for all after a change of model.

Embedding is the slow part of everything, so nothing that has a vector is embedded again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np

from corpus import catalogue, stored_vectors
from corpus.database import Database
from corpus.embedding import Embedder
from corpus.index import SearchIndex

_log = logging.getLogger(__name__)
_FINGERPRINT = "fingerprint"
_AT_ONCE = 512


def new_vectors(database: Database, embedder: Embedder, texts: Sequence[str]) -> dict[bytes, np.ndarray]:
    """Return vectors, by digest, of those among `texts` (all different) that have none."""
    digests = {stored_vectors.digest_of(text, embedder.fingerprint): text for text in texts}
    with database.reading() as connection:
        kept = stored_vectors.rows_by_digest(connection, list(digests))
    missing = {digest: text for digest, text in digests.items() if digest not in kept}
    return dict(zip(missing, embedder.embed(list(missing.values())), strict=True)) if missing else {}


def follow_model(database: Database, embedder: Embedder) -> None:
    """Embed everything held anew if it was embedded with another model; interrupted, it goes on the next time."""
    with database.reading() as connection:
        before = catalogue.fact(connection, _FINGERPRINT)
        if before == embedder.fingerprint:
            return
        texts = stored_vectors.all_texts(connection)
    if texts:
        _log.warning("Making sure that %d texts have vectors of %s.", len(texts), embedder.name)
    for start in range(0, len(texts), _AT_ONCE):
        vectors = new_vectors(database, embedder, texts[start : start + _AT_ONCE])
        with database.writing() as connection:
            stored_vectors.keep(connection, vectors)
        _log.info("Embedded %d of %d texts.", min(start + _AT_ONCE, len(texts)), len(texts))
    with database.writing() as connection:
        stored_vectors.relink(connection, embedder.fingerprint)
        catalogue.set_fact(connection, _FINGERPRINT, embedder.fingerprint)
        SearchIndex.break_seal(connection)
