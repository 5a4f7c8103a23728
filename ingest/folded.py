"""Text without what differs between two readings of one page: white space, hyphens, ligatures, quote marks.

Only for finding the same words again. Unlike `corpus.wording.fold` it knows where each character came
from, and leaves out whatever a reader may add or lose: line ends, hyphens at them, bullets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_SAME = str.maketrans("‘’‚‛`´“”„‟«»", "''''''\"\"\"\"\"\"")
_BULLETS = frozenset("•●○■□▪▫◦‣➢►✓✔∙·*→")
_LEFT_OUT = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn", "Cs", "Pd", "Mn", "Me"))
"""Spaces, controls, invisible and private characters, dashes, and accents once they stand apart."""
_UNNAMED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Folded:
    """Text to compare, and for each of its characters the place in the text it was made of."""

    text: str
    origins: tuple[int, ...]


def fold_pieces(text: str, pieces: Iterable[tuple[int, int]]) -> Folded:
    """Return the pieces of `text`, each a start and an end, one after another."""
    letters: list[str] = []
    origins: list[int] = []
    for start, end in pieces:
        for place in range(start, end):
            for letter in _plain(text[place]):
                letters.append(letter)
                origins.append(place)
    return Folded("".join(letters), tuple(origins))


@lru_cache(maxsize=10_000)
def _plain(letter: str) -> str:
    if letter in _BULLETS or letter == _UNNAMED:
        return ""
    parts = unicodedata.normalize("NFKD", letter.translate(_SAME)).translate(_SAME)
    return "".join(part for part in parts if unicodedata.category(part) not in _LEFT_OUT)
