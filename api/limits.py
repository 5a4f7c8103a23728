"""How much of a request is read: each body is counted as it arrives and cut off at its limit.

The declared length is checked first, but a body sent in pieces declares none, so the counting is
what holds. Files inside an upload have a limit of their own, in `api.uploads`.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem import problem

JSON_BYTES = 64 * 1024
QUESTION_CHARS = 2000
_UPLOADS = re.compile(r"(?:/api)?/documents/?|/documents/[^/]+/replace/?")
"""Where files are sent to, by programs and by the pages' forms."""


class BodyLimit:
    """Refuses a body beyond its limit: the upload limit for uploads, 64 KB for everything else."""

    def __init__(self, app: ASGIApp, *, upload_bytes: int) -> None:
        self.app = app
        self.upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_upload = scope["method"] == "POST" and _UPLOADS.fullmatch(scope["path"])
        limit = self.upload_bytes if is_upload else JSON_BYTES
        detail = (
            f"At most {limit // 2**20} MB of files can be sent at a time."
            if is_upload
            else f"The request body may hold at most {limit:,} bytes."
        )
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isascii() or not declared.isdigit() or int(declared) > limit:
            response = problem(scope, 413, detail, code="too_large", headers={"Connection": "close"})
            await response(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                # An HTTPException, because body parsers turn any other error into "400 cannot be parsed".
                raise HTTPException(413, detail, {"Connection": "close"})
            return message

        await self.app(scope, counted, send)
