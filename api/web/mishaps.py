"""Errors into pages in plain words, for people whose browser asked for a page.

Programs never see these: a page is sent only where the request says it takes HTML and is not for the
programs' part of the server, under `/api`. The words of the error itself are the error's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from api.web.pages import render


@dataclass(frozen=True, slots=True)
class Mishap:
    """What a page says about a status: its heading, and what can be done."""

    heading: str
    advice: str
    says_detail: bool = True
    """Whether the error's own words help the reader of a page."""


_MISHAPS = {
    400: Mishap("This request could not be read", "Go back, load the page again and try once more."),
    403: Mishap("This is not allowed", "Open the page from this server's own address and try again there."),
    404: Mishap(
        "Page not found",
        "If you typed the address, check it. If you followed a link, what it led to may have been removed.",
    ),
    405: Mishap("This address does not do that", "Start again from one of the links above.", says_detail=False),
    413: Mishap("That is too large", "Send fewer or smaller files, or a shorter question."),
    422: Mishap("Something is not as expected", "Go back, check the form or the address, and try again."),
    503: Mishap("Not ready yet", "Wait a few seconds and load this page again."),
}
_FAULT = Mishap("Sorry, something went wrong", "Try again. If it happens again, tell whoever runs this service.")


def wants_page(scope: Scope) -> bool:
    """Tell whether the request in `scope` comes from somebody looking at a browser."""
    for_programs = scope["path"] == "/api" or scope["path"].startswith("/api/")
    return not for_programs and "text/html" in Headers(scope=scope).get("accept", "")


def mishap_page(
    status_code: int, detail: str, *, request_id: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the page that says what went wrong, what can be done, and the request's id to quote."""
    mishap = _MISHAPS.get(status_code, _FAULT)
    # A status without words of its own ("Not Found") adds nothing to the heading.
    told = detail if mishap.says_detail and detail.endswith((".", "?")) else ""
    page = render("mishap.html", status_code, mishap=mishap, told=told, request_id=request_id)
    page.headers.update(headers or {})
    return page
