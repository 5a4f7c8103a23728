"""A page drawn as a picture, with the letters on it and where each stands, to bytes and back.

All places are in tenths of a pixel of the picture, from its top left corner. What comes out of a reader
process is checked here before anyone uses it: it has had a hostile file in its hands.
"""

from __future__ import annotations

import json
import struct
from array import array
from dataclasses import dataclass
from typing import Any

PNG = "image/png"
_HEAD = struct.Struct("!Q")
_PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_PNG_SIZE = struct.Struct("!II")
_FURTHEST = 10_000_000
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, right and bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as it looks: `png` of `width` by `height` pixels, and its letters in the order they are drawn."""

    png: bytes
    width: int
    height: int
    letters: str
    turns: str
    """For each letter the way its line runs: "0" to the right, "1" up, "2" to the left, "3" down, "-" aslant."""
    places: array
    """Left, top, right and bottom of each letter, one letter after another."""

    def box(self, letter: int) -> Box:
        """Return where one letter stands."""
        return Box(*self.places[4 * letter : 4 * letter + 4])


def encode(page: DrawnPage) -> bytes:
    """Return `page` as JSON with its picture behind."""
    told = json.dumps(
        {
            "width": page.width,
            "height": page.height,
            "letters": page.letters,
            "turns": page.turns,
            "places": page.places.tolist(),
        },
        separators=(",", ":"),
    ).encode("ascii")
    return _HEAD.pack(len(told)) + told + page.png


def decode(data: bytes) -> DrawnPage:
    """Return the page that `data` holds; raises ValueError when it is not what `encode` writes."""
    try:
        (length,) = _HEAD.unpack_from(data)
        png = bytes(data[_HEAD.size + length :])
        told = json.loads(data[_HEAD.size : _HEAD.size + length])
        page = DrawnPage(png, told["width"], told["height"], told["letters"], told["turns"], array("i", told["places"]))
        _check(page)
    except (KeyError, TypeError, IndexError, OverflowError, RecursionError, struct.error) as error:
        raise ValueError(f"not a drawn page: {type(error).__name__}: {error}") from error
    return page


def _check(page: DrawnPage) -> None:
    size = (page.width, page.height)
    texts: tuple[Any, ...] = (page.letters, page.turns)
    if not all(isinstance(text, str) for text in texts) or not all(type(side) is int for side in size):
        raise TypeError("expected letters and the size of the picture")
    if not page.png.startswith(_PNG_START) or _PNG_SIZE.unpack_from(page.png, len(_PNG_START)) != size:
        raise ValueError("the picture is no PNG of the size told")
    if not len(page.letters) == len(page.turns) == len(page.places) / 4 or set(page.turns) - set("0123-"):
        raise ValueError("letters and their places differ in number")
    if any(abs(place) > _FURTHEST for place in page.places):
        raise ValueError("a letter stands off the page")
