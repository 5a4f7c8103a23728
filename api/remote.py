"""The desk of a server that runs already: the command line's verbs, sent over HTTP.

Used when a server owns the data folder, because only one process may. Files are sent one request
each, so that a folder of any size stays below the server's limit for one request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx2

from api.schemas.chat import ChatAnswer, ChatRequest
from api.schemas.documents import Correction, DocumentOut, ReceiptOut
from corpus.errors import StocktakeError
from ingest.given import Given

_TIMEOUT_SECONDS = 600.0
"""A long scan of many pages takes minutes to read and embed on a small machine."""


class ServerRefusedError(StocktakeError):
    """The running server refused what was asked, or cannot be reached."""

    code = "server_refused"


class RemoteDesk:
    """The verbs of `api.desk.Desk` at the server at `url`."""

    def __init__(self, url: str) -> None:
        self._client = httpx2.Client(base_url=url, timeout=_TIMEOUT_SECONDS, trust_env=False)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def ask(self, request: ChatRequest) -> ChatAnswer:
        """Ask the server a question."""
        sent = self._send("POST", "/api/chat", json=request.model_dump(mode="json", by_alias=True))
        return ChatAnswer.model_validate_json(sent.content)

    def documents(self, *, include_superseded: bool = False) -> list[DocumentOut]:
        """Return every document the server holds."""
        rows: list[DocumentOut] = []
        query: dict[str, str] = {"limit": "200", "include_superseded": str(include_superseded).lower()}
        while True:
            listed = self._send("GET", "/api/documents", params=query).json()
            rows.extend(DocumentOut.model_validate(row) for row in listed["items"])
            if not listed["next"]:
                return rows
            query["cursor"] = listed["next"]

    def correct(self, document_id: str, correction: Correction) -> DocumentOut:
        """Correct what the server holds about a document."""
        body = correction.model_dump(mode="json", exclude_none=True)
        return DocumentOut.model_validate_json(self._send("PATCH", f"/api/documents/{document_id}", json=body).content)

    def remove(self, document_id: str) -> None:
        """Have the server erase a document."""
        self._send("DELETE", f"/api/documents/{document_id}")
