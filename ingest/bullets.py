"""How a line opens when it is a list item or a numbered paragraph.

A symbol is no part of the words; a number or letter is, because people refer to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# The last three are what Word's symbol font leaves in PDF text.
_SYMBOL = re.compile(r"(?:[•●○■□▪▫◦‣➢►✓✔∙·\uf0b7\uf0a7\uf0d8][ \t]*|(?:[-–—*+→]|o)[ \t]+)(?=\S|$)")
_SYMBOL_ALONE = re.compile(r"[•●○■□▪▫◦‣➢►∙·\uf0b7\uf0a7\uf0d8–*o-]$")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\.)[ \t]+(?=\S)")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?[ \t]+(?=[A-Z\"'‘“])")


_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line opens with: `length` characters, of kind symbol, number or outline."""

    kind: str
    length: int


def read_marker(text: str) -> Marker | None:
    """Return the list marker that `text` opens with, if any."""
    for kind, pattern in (("symbol", _SYMBOL), ("symbol", _SYMBOL_ALONE), ("outline", _OUTLINE), ("number", _NUMBER)):
        match = pattern.match(text)
        if match:
            return Marker(kind, match.end())
    return None


def marker_end(marker: Marker | None, text: str) -> int:
    """Return where the words of a block begin in its `text` on one line, 0 when they begin at once or never."""
    found = read_marker(text) if marker else None
    return found.length if found and found.length < len(text) else 0


def read_heading_marker(text: str) -> Marker | None:
    """Return the hashes that a Markdown heading opens with, if any."""
    match = _HASHES.match(text)
    return Marker("symbol", match.end()) if match else None
