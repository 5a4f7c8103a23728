"""Every error the server answers with: a page for a browser, `application/problem+json` (RFC 9457) for programs.

What a client sent is never echoed back, and nothing unexpected is described beyond its request id:
the details are in the server's log under that id.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette import status
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ActionNotFoundError, AreaNotHeldError, ConversationNotFoundError
from api.web.mishaps import mishap_page, wants_page
from corpus.errors import AnswerNotFoundError, DocumentNotFoundError, OversizedFileError, ReadError, StocktakeError

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("stocktake.server")
_STATUS_BY_ERROR = (
    (DocumentNotFoundError, status.HTTP_404_NOT_FOUND),
    (ActionNotFoundError, status.HTTP_404_NOT_FOUND),
    (AreaNotHeldError, status.HTTP_404_NOT_FOUND),
    (ConversationNotFoundError, status.HTTP_404_NOT_FOUND),
    (AnswerNotFoundError, status.HTTP_404_NOT_FOUND),
    (OversizedFileError, status.HTTP_413_CONTENT_TOO_LARGE),
    (ReadError, status.HTTP_422_UNPROCESSABLE_CONTENT),
    (StocktakeError, status.HTTP_500_INTERNAL_SERVER_ERROR),
)
# Our own words for each status: the standard library's differ between Python versions.
_TITLES = {
    400: "The request cannot be read",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
    422: "The request is not as expected",
    500: "Something went wrong",
    503: "Not ready",
}


class Mistake(BaseModel):
    """One thing wrong with a request: where, and what was expected there."""

    where: str = Field(examples=["body.scope.from"])
    expected: str = Field(examples=["Input should be a valid date"])


class Problem(BaseModel):
    """What went wrong, in the form of RFC 9457."""

    type: str = Field("about:blank", examples=["about:blank"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["No document with the id 0123456789abcdef is held."])
    instance: str = Field(examples=["urn:request:8c1f0f0e2a7b4f2f"])
    code: str = Field(examples=["document_not_found"])
    errors: list[Mistake] = []


def problem(
    scope: Scope,
    status_code: int,
    detail: str,
    *,
    code: str = "http",
    errors: Sequence[Mistake] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that says what went wrong, as a page when the request in `scope` asks for one."""
    if wants_page(scope):
        return mishap_page(status_code, detail, request_id=request_id(scope), headers=headers)
    body = Problem(
        title=_TITLES.get(status_code, "The request failed"),
        status=status_code,
        detail=detail,
        instance=f"urn:request:{request_id(scope)}",
        code=code,
        errors=list(errors),
    )
    return Response(body.model_dump_json(), status_code, dict(headers or {}), MEDIA_TYPE)


def request_id(scope: Scope) -> str:
    """Return the id of the request in `scope`, given to it by `api.headers`."""
    return scope.get("state", {}).get("request_id", "unknown")


def error_status(error: StocktakeError) -> int:
    """Return the HTTP status that says what `error` says."""
    return next(status_code for kind, status_code in _STATUS_BY_ERROR if isinstance(error, kind))


def documented(*statuses: int) -> dict[int | str, dict]:
    """Return the `responses` of a route that can end with these error statuses."""
    return {
        status_code: {
            "description": _TITLES[status_code],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status_code in statuses
    }


def install(app: FastAPI) -> None:
    """Make every error `app` raises a problem response."""

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        # The headers matter: a 405 must say which methods are allowed.
        return problem(request.scope, error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        errors = [
            Mistake(where=".".join(str(part) for part in found["loc"]), expected=found["msg"])
            for found in error.errors()
        ]
        detail = "; ".join(f"{each.where}: {each.expected}" for each in errors)
        return problem(request.scope, 422, detail, code="validation", errors=errors)

    @app.exception_handler(StocktakeError)
    async def ours(request: Request, error: StocktakeError) -> Response:
        status_code = error_status(error)
        if status_code >= 500:
            _log.error("request %s: %s", request_id(request.scope), error)
        return problem(request.scope, status_code, str(error), code=error.code)


class Faults:
    """Turns what nobody foresaw into a plain 500, and keeps the trace in the log.

    Stands inside `api.headers`, so that this response carries the security headers too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            _log.exception("request %s failed", request_id(scope))
            if scope["type"] != "http" or started:
                raise
            detail = "The server met something it did not expect. The log has the details under this request's id."
            await problem(scope, 500, detail, code="unexpected")(scope, receive, send)
