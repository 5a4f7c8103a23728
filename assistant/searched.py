"""The documents searched, in words: said with every answer and every refusal."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.documents import Document

_NAMED = 3


def describe(documents: Sequence[Document]) -> str:
    """Return which documents were searched, the newest by name."""
    if not documents:
        return "no documents"
    named = [f"“{one.title}”{_dated(one)}" for one in documents[:_NAMED]]
    more = len(documents) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _dated(document: Document) -> str:
    return f" ({document.date.day} {document.date:%B %Y})" if document.date else ""
