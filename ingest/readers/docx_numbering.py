"""Word's list definitions into the number or bullet that stands before a paragraph: "1.2", "(a)", "•".

The number is nowhere in the paragraph's own text: Word counts it up while it lays out the page, so
paragraphs must be asked for in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    pattern: str


class Numbering:
    """The lists of one document, counting as its paragraphs come."""

    def __init__(self, numbering: Any | None) -> None:
        """Read the root element of the numbering part; None when the document has no lists."""
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._levels = {
                abstract.get(f"{W}abstractNumId"): _levels(abstract) for abstract in numbering.iter(f"{W}abstractNum")
            }
            for num in numbering.iter(f"{W}num"):
                self._read_list(num)

    def label(self, list_id: str, depth: int) -> str | None:
        """Return what stands before the next paragraph of a list, None when no such list is defined."""
        key = self._lists.get(list_id)
        level = self._levels.get(key, {}).get(depth) if key is not None else None
        if level is None:
            return None
        if level.number_format in ("bullet", "none"):
            return "•" if level.number_format == "bullet" else ""
        counts = self._counts.setdefault(key, {})
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._printed(key, level, counts)

    def _printed(self, key: str, level: _Level, counts: Mapping[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = self._levels[key].get(depth, level)
            return _FORMATS.get(other.number_format, str)(counts.get(depth, other.start))

        return re.sub(r"%([1-9])", number, level.pattern).strip()

    def _read_list(self, num: Any) -> None:
        list_id, abstract = num.get(f"{W}numId"), num.find(f"{W}abstractNumId")
        if list_id is None or abstract is None:
            return
        key = abstract.get(f"{W}val")
        overrides = {
            int(override.get(f"{W}ilvl", 0)): int(start.get(f"{W}val", 1))
            for override in num.iter(f"{W}lvlOverride")
            if (start := override.find(f"{W}startOverride")) is not None
        }
        if overrides and key in self._levels:
            # A list that starts again counts by itself; lists without an override go on counting together.
            levels = self._levels[key]
            key = f"{key}/{list_id}"
            self._levels[key] = {
                depth: _Level(overrides.get(depth, level.start), level.number_format, level.pattern)
                for depth, level in levels.items()
            }
        self._lists[list_id] = key


def _levels(abstract: Any) -> dict[int, _Level]:
    def value(level: Any, name: str, default: str) -> str:
        element = level.find(f"{W}{name}")
        return default if element is None else element.get(f"{W}val", default)

    return {
        int(level.get(f"{W}ilvl", 0)): _Level(
            start=int(value(level, "start", "1")),
            number_format=value(level, "numFmt", "decimal"),
            pattern=value(level, "lvlText", ""),
        )
        for level in abstract.iter(f"{W}lvl")
    }


def _letters(number: int) -> str:
    """Word's letters run a…z, then aa, bb…"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    words = ""
    for worth, sign in _ROMAN:
        words += sign * (number // worth)
        number %= worth
    return words + _ROMAN_ONES[number]


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
