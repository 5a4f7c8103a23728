"""Choices made the same way every time: phrases, dirt and quotation marks from a seed.

A phrase is not used twice in one document while another of its kind is left.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.evaluation.invented.load import read_table

_WORD = re.compile(r"[A-Za-z]+")
_SYLLABLE_END = re.compile(r"(?<=[aeiou][bcdfglmnprstvy])(?=[bcdfglmnprst][aeiou])")
_FRESH_AHEAD = 0.4
"""How far a phrase of unseen areas moves ahead of the others, where 1 would always put it first."""
_LONG_WORD = re.compile(r"\b[a-z]{10,}\b")


class Picker:
    """Picks among phrases; the seed is the area and the document.

    A phrase that begins with "~" is used in unseen areas alone, and there rather than others.
    """

    def __init__(self, seed: str, *, is_unseen: bool) -> None:
        self._is_unseen = is_unseen
        self._random = random.Random(seed)
        self._left: dict[tuple[str, ...], list[str]] = {}

    def one(self, phrases: Sequence[str]) -> str:
        """Return one of the phrases, not one already used while others are left."""
        left = self._left.setdefault(tuple(phrases), [])
        if not left:
            allowed = [phrase for phrase in phrases if self._is_unseen or not phrase.startswith("~")]
            places = [self._random.random() + _FRESH_AHEAD * phrase.startswith("~") for phrase in allowed]
            left.extend(phrase.lstrip("~") for _, phrase in sorted(zip(places, allowed, strict=True)))
        return left.pop()

    def chance(self, share: float) -> bool:
        """Return True in about this share of calls."""
        return self._random.random() < share

    def shuffled(self, values: Sequence[str]) -> list[str]:
        """Return the values in another order."""
        return self._random.sample(list(values), len(values))


class Dirt:
    """The small faults of real papers: typos, mixed quotation marks, hyphens where lines may end."""

    def __init__(self, seed: str, quotes: str) -> None:
        self._random = random.Random(f"dirt {seed}")
        self._quotes = quotes
        self._typos = read_table("wording/dirt.toml")["typos"]
        self._share = read_table("wording/dirt.toml")["typo_share"]

    def words(self, text: str) -> str:
        """Return `text` as the paper prints it; what is true is what this returns."""
        curly = self._quotes == "curly" or (self._quotes == "mixed" and self._random.random() < 0.5)
        if curly:
            text = re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")
            text = re.sub(r'"([^"]*)"', "“\\1”", text)
        if self._random.random() >= self._share:
            return text
        known = [match for match in _WORD.finditer(text) if match.group() in self._typos]
        if not known:
            return text
        slip = self._random.choice(known)
        return text[: slip.start()] + self._typos[slip.group()] + text[slip.end() :]

    def hyphenated(self, text: str) -> str:
        """Return `text` with marks where some of its long words may be cut at the end of a line."""
        return _LONG_WORD.sub(lambda word: self._cut(word.group()), text)

    def _cut(self, word: str) -> str:
        places = [match.start() for match in _SYLLABLE_END.finditer(word) if 3 <= match.start() <= len(word) - 3]
        if not places or self._random.random() < 0.6:
            return word
        place = self._random.choice(places)
        return word[:place] + "\\-" + word[place:]
