"""Two wordings of the same thing into runs of words, each told apart as kept or changed.

Words are compared folded, so that another dash or capital is no change; what is shown is as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.wording import display, fold

_ALIKE = 0.4
"""The share of common words from which it helps to mark the others."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together, and whether the other wording lacks them."""

    words: str
    is_changed: bool


def word_changes(before: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both wordings in runs; of two with little in common nothing is marked, because all of it would be."""
    old, new = display(before).split(), display(now).split()
    matcher = SequenceMatcher(None, [fold(one) for one in old], [fold(one) for one in new], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (Run(" ".join(old), False),), (Run(" ".join(new), False),)
    steps = matcher.get_opcodes()
    return (
        tuple(_runs(old, ((step[0], step[1], step[2]) for step in steps))),
        tuple(_runs(new, ((step[0], step[3], step[4]) for step in steps))),
    )


def _runs(words: list[str], steps: Iterator[tuple[str, int, int]]) -> Iterator[Run]:
    for name, start, end in steps:
        if start < end:
            yield Run(" ".join(words[start:end]), name != "equal")
