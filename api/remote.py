"""The desk of a server that runs already: the command line's verbs, sent over HTTP.

Used when a server owns the data folder, because only one process may. Files are sent one request
each, so that a folder of any size stays below the server's limit for one request.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
from pydantic import ValidationError

from api.errors import ServerRefusedError
from api.problem import Problem
from api.schemas.actions import ActionHistory, ListedActions
from api.schemas.actions_asked import ActionsAsked
from api.schemas.briefs import BriefOut
from api.schemas.chat import ChatAnswer, ChatRequest
from api.schemas.conversations import FeedbackOut
from api.schemas.documents import Correction, DocumentOut, ReceiptOut, Receipts
from api.schemas.lists import Listed
from api.taking_away import Taken
from corpus.errors import OversizedFileError, ReadError, StocktakeError
from ingest.files import files_in
from ingest.given import Given
from ingest.pipeline import Progress, check_replaces
from ingest.readers.characters import clean
from ingest.receipts import failed
from ingest.settings import IngestSettings
from ingest.workers import read_file

_TIMEOUT_SECONDS = 600.0
"""A long scan of many pages takes minutes to read and embed on a small machine."""


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

    def actions(self, asked: ActionsAsked) -> ListedActions:
        """Return one page of the actions asked for, the worst first."""
        sent = self._send("GET", "/api/actions", params=asked.as_query())
        return ListedActions.model_validate_json(sent.content)

    def action(self, action_id: str, as_of: dt.date | None = None) -> ActionHistory:
        """Return one action of the server's with its history."""
        query = {"as_of": as_of.isoformat()} if as_of else {}
        sent = self._send("GET", f"/api/actions/{quote(action_id, safe='')}", params=query)
        return ActionHistory.model_validate_json(sent.content)

    def actions_file(self, asked: ActionsAsked, site: str) -> Taken:
        """Return the actions asked for as a file; its links lead to the server, wherever `site` is."""
        sent = self._send("GET", "/api/actions", params=asked.as_query())
        return Taken(sent.content, sent.headers["content-type"], f"actions.{asked.format.value}")

    def brief(self, area: str, as_of: dt.date | None = None) -> BriefOut:
        """Return the brief of an area."""
        query = {"as_of": as_of.isoformat()} if as_of else {}
        sent = self._send("GET", f"/api/areas/{quote(area, safe='')}/brief", params=query)
        return BriefOut.model_validate_json(sent.content)

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

    def feedback(
        self, useful: bool | None = None, *, cursor: str | None = None, limit: int = 50
    ) -> Listed[FeedbackOut]:
        """Return what people told the server of answers, newest first."""
        asked = {"useful": None if useful is None else str(useful).lower(), "cursor": cursor, "limit": str(limit)}
        query = {name: value for name, value in asked.items() if value is not None}
        return Listed[FeedbackOut].model_validate_json(self._send("GET", "/api/feedback", params=query).content)

    def correct(self, document_id: str, correction: Correction) -> DocumentOut:
        """Correct what the server holds about a document."""
        body = correction.model_dump(mode="json", exclude_none=True)
        return DocumentOut.model_validate_json(self._send("PATCH", f"/api/documents/{document_id}", json=body).content)

    def remove(self, *document_ids: str) -> None:
        """Have the server erase documents, one after another."""
        for document_id in document_ids:
            self._send("DELETE", f"/api/documents/{document_id}")

    def take_in(
        self, paths: Sequence[Path], given: Given, progress: Progress | None = None, *, replaces: str | None = None
    ) -> list[ReceiptOut]:
        """Send files, and the files of folders, to the server; return a receipt per file."""
        files = list(files_in(paths))
        check_replaces(replaces, len(files))
        receipts: list[ReceiptOut] = []
        for path, word in files:
            receipts.extend(self._sent(path, given.over(word), replaces))
            if progress:
                progress(len(receipts), len(files), path.name)
        return receipts

    def _sent(self, path: Path, given: Given, replaces: str | None) -> list[ReceiptOut]:
        """Send one file; one that cannot be opened or is too large fails alone, as it would without a server."""
        said = {"area": given.area, "date": given.date and given.date.isoformat(), "kind": given.kind}
        said = {name: str(value) for name, value in {**said, "title": given.title}.items() if value}
        # A name may hold bytes that are no characters at all.
        file = clean(path.name)
        try:
            sent = {"files": (file, read_file(path, IngestSettings()))}
            query = {"replaces": replaces} if replaces else {}
            answer = self._send("POST", "/api/documents", params=query, files=sent, data=said)
        except ReadError as error:
            return [ReceiptOut.model_validate(failed(file, error), from_attributes=True)]
        return Receipts.model_validate_json(answer.content).items

    def _send(self, method: str, path: str, **parts: Any) -> httpx2.Response:
        try:
            answer = self._client.request(method, path, **parts)
        except httpx2.HTTPError as error:
            raise ServerRefusedError(
                f"The server at {self._client.base_url} holds the documents but does not answer ({error}). "
                "Stop it and try again."
            ) from error
        if answer.is_error:
            raise _refusal(answer)
        return answer


def _refusal(answer: httpx2.Response) -> StocktakeError:
    try:
        problem = Problem.model_validate_json(answer.content)
    except ValidationError:
        return ServerRefusedError(f"The server answered with status {answer.status_code} and no reason.")
    kind = OversizedFileError if problem.code == OversizedFileError.code else ServerRefusedError
    return kind(problem.detail)
