"""Static files into addresses that change with their content, and the responses to those addresses.

An address with the current hash (`?v=…`) is kept by browsers for ever; any other is asked about
again each time. Styles are built by `make web` and are absent in a fresh copy until then.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
STYLES = "built/app.css"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def asset_url(path: str) -> str:
    """Return the address of a file under `static`; raises FileNotFoundError when there is none."""
    return f"/static/{path}?v={_version(path)}"


def styles_are_built() -> bool:
    """Tell whether `make web` has made the style sheet."""
    return (STATIC / STYLES).is_file()


class Assets(StaticFiles):
    """The files under `static`, each kept by browsers for as long as its address says."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return one file, or raise the 404 or 405 that is due."""
        response = await super().get_response(path, scope)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        response.headers["Cache-Control"] = _FOR_EVER if asked == [_version(path)] else _ASK_AGAIN
        return response


def _version(path: str) -> str:
    # The time of change is part of the key, so that a file edited or built again gets a new address at once.
    return _hash(path, (STATIC / path).stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _hash(path: str, _changed_ns: int) -> str:
    return hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:12]
