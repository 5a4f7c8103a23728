"""A stand-in for the embedding model where meaning does not matter: each text's own random unit vector.

For tests that start many processes or change models, where loading the real one each time would take
all the time. It counts the texts it embeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import numpy as np


class HashedEmbedder:
    """Vectors drawn from the digest of the text and the model's name; no two texts are alike."""

    dimension = 32
    max_tokens = 254

    def __init__(self, name: str = "hashed", *, fail_after: int | None = None) -> None:
        self.name = name
        self.fingerprint = sha256(name.encode()).hexdigest()[:32]
        self.embedded = 0
        self._fail_after = fail_after

    def warm(self) -> None:
        pass

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.embedded += len(texts)
        if self._fail_after is not None and self.embedded > self._fail_after:
            raise RuntimeError("the power went")
        return np.stack([self.embed_question(text) for text in texts]) if texts else np.zeros((0, self.dimension))

    def embed_question(self, text: str) -> np.ndarray:
        seed = int.from_bytes(sha256(f"{self.name}{text}".encode()).digest()[:8], "big")
        vector = np.random.default_rng(seed).normal(size=self.dimension).astype(np.float32)
        return vector / np.linalg.norm(vector)
