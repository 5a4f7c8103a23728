"""Who may reach the server: this machine only, by its own names, and no other site's page.

Without access keys the server is one person's machine, so the bind address, the `Host` header (which
a hostile page can point at us by its own DNS name) and the `Origin` header are all checked.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem import problem
from corpus.errors import SettingsError

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_loopback(host: str) -> bool:
    """Tell whether `host`, a name or address without port, is this machine's own."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_loopback(host: str) -> None:
    """Raise SettingsError unless `host` is an address only this machine can reach."""
    if not is_loopback(host):
        raise SettingsError(
            f"STOCKTAKE_HOST is {host!r}, which other machines could reach, and there are no access keys yet to say "
            "who may read these documents. Use 127.0.0.1 and reach it from elsewhere through an SSH tunnel."
        )


class LocalRequests:
    """Lets through only requests addressed to this machine by name, and from no other site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not is_loopback(_without_port(host)):
            detail = "The Host header must name this machine: 127.0.0.1, localhost or [::1]."
            await problem(scope, 400, detail, code="host")(scope, receive, send)
        elif scope["method"] not in _SAFE_METHODS and _is_cross_site(headers, scope["scheme"], host):
            detail = "This request comes from another site's page. Only this server's own pages and programs may write."
            await problem(scope, 403, detail, code="cross_site")(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _is_cross_site(headers: Headers, scheme: str, host: str) -> bool:
    # Programs send neither header; browsers send Origin with every request that is not a plain read.
    origin = headers.get("origin")
    if origin is not None:
        return origin.casefold() != f"{scheme}://{host}".casefold()
    return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
