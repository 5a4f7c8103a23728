"""Ids made from what a thing is and where it stands, so that the same file always gives the same ids."""

from __future__ import annotations

from hashlib import sha256


def derive_id(document_id: str, noun: str, ordinal: int, words: str) -> str:
    """Return the id of the `ordinal`-th section, passage or action of a document."""
    text = "\x1f".join((document_id, noun, str(ordinal), words))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
