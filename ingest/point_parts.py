"""Points that run on in one paragraph ("1. Agree … 2. Publish …", "(a) agree …; and (b) publish …") taken apart.

The numbers count only when they follow one another from the first: "2. Publish" alone is no list.
"""

from __future__ import annotations

import re

_LABELLED = re.compile(
    r"(?:(?<=\s)|^)(?:recommendation|action|expectation|request|requirement|ask|point)\s+(?P<number>\d{1,2})"
    r"\s*[:.)–-]\s+(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2})[.)]\s+(?=[A-Z‘“\"])")
_IN_BRACKETS = re.compile(r"(?:(?<=[\s:;,])|^)\((?P<number>\d{1,2}|[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_ORDERS = (
    [str(number) for number in range(1, 30)],
    list("abcdefgh"),
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
)


def inline_points(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of the points numbered inside `text[start:end]`, [] when fewer than two are."""
    for pattern in (_LABELLED, _NUMBERED, _IN_BRACKETS):
        for order in _ORDERS:
            found = _in_order([match for match in pattern.finditer(text, start, end)], order)
            if len(found) > 1:
                ends = [match.start() for match in found[1:]] + [end]
                return [(match.end(), stop) for match, stop in zip(found, ends, strict=True)]
    return []


def _in_order(matches: list[re.Match[str]], order: list[str]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in matches:
        if len(found) < len(order) and match["number"] == order[len(found)]:
            found.append(match)
    return found
