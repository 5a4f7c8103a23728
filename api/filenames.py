"""File names from outside into names that are safe to show and to keep a copy under.

Only the last part of a path survives, without control characters or the marks that reverse the
reading direction ("exe.pdf" can otherwise be made to look like "fdp.exe").
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from api.terminal import without_controls

_MAX_BYTES = 200
"""Below the 255 bytes a file system allows for one name."""


def safe_name(name: str | None) -> str:
    """Return the last part of `name` fit to show and to save under; never empty, never a path."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    tidy = " ".join(without_controls(unicodedata.normalize("NFC", last)).split()).lstrip(".")
    ending = PurePath(tidy).suffix[:10]
    stem = tidy[: len(tidy) - len(ending)] if ending else tidy
    room = _MAX_BYTES - len(ending.encode())
    return (stem.encode()[:room].decode(errors="ignore") or "unnamed") + ending


def hyphened(text: str, chars: int) -> str:
    """Return the words of `text` in small letters, figures and hyphens, at most `chars`; "" when none are left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return words if len(words) <= chars else words[: chars + 1].rpartition("-")[0] or words[:chars]
