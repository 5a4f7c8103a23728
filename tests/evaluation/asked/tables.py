"""The tables of words of this package, read once: `wording/NAME.toml` by name, and every phrasing by kind."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_WORDING = Path(__file__).parent / "wording"
_PHRASED = ("letters", "plans", "people", "compared")
VOICES = ("officer", "adviser", "new_staff")


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table of `wording/`."""
    return tomllib.loads((_WORDING / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def phrasings() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return by kind of fact, and then by voice or "keywords", the questions people put."""
    return {kind: phrases for name in _PHRASED for kind, phrases in table(name).items()}
