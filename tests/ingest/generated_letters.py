"""A seed and a format in, a file of that format out, with the blocks it was made from.

Sentences are ordinary and odd words thrown together; each holds one marker word that stands nowhere
else in the letter, so a test can say exactly which sentence was lost.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.ingest.letter_files import Block, write_file

WORDS = (
    "plan", "board", "review", "school", "family", "health", "support", "clinic", "report", "team", "the", "of",
    "and", "with", "early", "local", "shared", "young", "people", "waiting", "agreed", "new", "because", "While",
    "After", "May",
)  # fmt: skip
# What copy and paste, other languages and type-setting leave in a letter.
ODD = (
    *("café", "naïve", "Ōtaki", "‘so-called’", "“quoted”", "it’s", "£1,250.50", "50%", "30–52", "part-time", "and/or"),
    *("AT&T", "a<b", "#4", "*", "1)", "(see 2.1)", "e.g. this", "co\u00adoperate", "one\u00a0two", "ﬁve", "oﬀer"),
)
NAMES = ("Ada Thornby", "Piers Okonkwo-Lane", "Zoë Márquez", "Dame Hilda Carrow", "Dr Ruth O’Malley")
ROLES = ("Director of Learning", "SEND Adviser", "Head of Nursing", "Case Lead")
BODIES = ("Brackenshire Council", "NHS Brackenshire", "Department of Schools")


@dataclass(frozen=True, slots=True)
class GeneratedLetter:
    """A file written, and what was put in it in order."""

    path: Path
    blocks: tuple[Block, ...]
    markers: tuple[str, ...]


def write_letter(folder: Path, file_format: str, seed: int) -> GeneratedLetter:
    """Write one letter of `file_format` under `folder`, the same for the same seed."""
    chance = random.Random(f"{file_format}-{seed}")
    words = _Words(chance)
    blocks = (
        Block("paragraph", (f"{chance.randint(1, 28)} March 20{chance.randint(26, 39)}",)),
        Block("heading", (f"Brackenshire: stocktake {words.marker()}",)),
        *(chance.choice(_MAKERS)(words, chance) for _ in range(chance.randint(5, 10))),
        Block("paragraph", (_copied(words, chance),)),
    )
    path = folder / f"letter-{seed}.{file_format}"
    write_file(path, blocks)
    return GeneratedLetter(path, blocks, tuple(words.markers))


class _Words:
    """A source of invented words that remembers the markers it gave out."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.markers: list[str] = []

    def marker(self) -> str:
        marker = f"mark{len(self.markers)}x"
        self.markers.append(marker)
        return marker

    def some(self, least: int, most: int) -> str:
        count = self.chance.randint(least, most)
        words = [self.marker(), *(self._word() for _ in range(count))]
        return " ".join(words)

    def sentences(self, most: int) -> str:
        return " ".join(f"The {self.some(3, 25)}." for _ in range(self.chance.randint(1, most)))

    def _word(self) -> str:
        if self.chance.random() < 0.12:
            return self.chance.choice(ODD)
        return self.chance.choice(WORDS)


def _paragraph(words: _Words, chance: random.Random) -> Block:
    return Block("paragraph", (words.sentences(4),))


def _heading(words: _Words, chance: random.Random) -> Block:
    label = chance.choice(
        ("Priority Action {}: ‘Leaders should {}’", "Area for Improvement {}: {}", "Next steps {} {}")
    )
    return Block("heading", (label.format(chance.randint(1, 5), words.some(2, 9)),))


def _list(words: _Words, chance: random.Random) -> Block:
    return Block("list", tuple(words.sentences(2) for _ in range(chance.randint(2, 4))))


def _table(words: _Words, chance: random.Random) -> Block:
    columns, rows = chance.randint(2, 4), chance.randint(2, 4)
    cells = [f"Column {words.marker()}" for _ in range(columns)]
    cells.extend("" if chance.random() < 0.1 else words.some(1, 6) for _ in range(columns * rows))
    return Block("table", tuple(cells), columns)


def _dated(words: _Words, chance: random.Random) -> Block:
    day = f"{chance.randint(1, 28)} {chance.choice(('May', 'June', 'October'))} 2027"
    return Block("paragraph", (f"Your next review of {words.marker()} will take place on {day}.",))


def _copied(words: _Words, chance: random.Random) -> str:
    people = [f"{name}, {chance.choice(ROLES)}, {chance.choice(BODIES)}" for name in chance.sample(NAMES, 3)]
    return f"We are copying this letter to: {', '.join(people)} ({words.marker()})."


_MAKERS: tuple[Callable[[_Words, random.Random], Block], ...] = (
    _paragraph,
    _paragraph,
    _heading,
    _list,
    _table,
    _dated,
)
