"""What the invented documents print, to hold every label against: words in, the files that have them out.

Words are compared without white space, hyphens, bullets and case, as layout may change all of these; a number is
looked for as a number, so that "12" does not stand in "112".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from corpus.samples.source import plain
from corpus.wording import fold
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.check import squashed
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed

_SHORT_CHARS = 12


@cache
def _pattern(words: str) -> re.Pattern[str]:
    flat = r"\s+".join(map(re.escape, fold(words).split()))
    return re.compile(rf"(?<![\w.,%£/]){flat}(?![\w%/]|[.,]\d)")


def stands_in(words: str, text: str) -> bool:
    """Return whether `words` stand in `text`, short ones as whole words."""
    return _stands(words, fold(text), squashed(text))


def _stands(words: str, folded: str, text: str) -> bool:
    flat = squashed(words)
    if flat not in text:
        return False
    return len(words) > _SHORT_CHARS or bool(_pattern(words).search(folded))


class Held:
    """The words of every document of some areas."""

    def __init__(self, areas: Sequence[InventedArea]) -> None:
        self.areas = tuple(areas)
        self.area_of: Mapping[str, str] = {d.truth.file: a.truth.area for a in areas for d in a.documents}
        self._texts = {d.truth.file: "\n".join(_words(d)) for a in areas for d in a.documents}
        self._folded = {file: (fold(text), squashed(text)) for file, text in self._texts.items()}
        self._found: dict[tuple[str, str], bool] = {}

    def text(self, file: str) -> str:
        """Return the words of a document as composed."""
        return self._texts[file]

    def files_with(self, words: str, files: Iterable[str] | None = None) -> list[str]:
        """Return those of `files` (all when left out) in which `words` stand."""
        looked_at = self._texts if files is None else files
        return [file for file in looked_at if self._has(words, file)]

    def _has(self, words: str, file: str) -> bool:
        if (words, file) not in self._found:
            self._found[words, file] = _stands(words, *self._folded[file])
        return self._found[words, file]

    def names_in(self, words: str) -> list[str]:
        """Return the people named in some words, in their order."""
        there = [name for name in self.names if name in words]
        return sorted((one for one in there if not any(one != far and one in far for far in there)), key=words.find)

    def files_of(self, areas: Iterable[str]) -> list[str]:
        """Return the files of the areas named, of all when none is."""
        wanted = set(areas)
        return [file for file, area in self.area_of.items() if not wanted or area in wanted]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every person's name that any document or posting gives."""
        found = {person.name for area in self.areas for person in area.truth.people}
        found |= {posting.name for area in self.areas for posting in area.truth.postings}
        return frozenset(found - {""})

    def unique_aliases(self, area: InventedArea) -> tuple[str, ...]:
        """Return the short names of an area that no other area could be meant by."""
        others = {
            word.casefold()
            for other in self.areas
            if other.truth.slug != area.truth.slug
            for word in (other.truth.area, *other.truth.aliases, *(short for _, _, short in other.truth.bodies))
        }
        return tuple(alias for alias in area.truth.aliases if alias.casefold() not in others)


def _words(composed: Composed) -> Iterator[str]:
    for block in composed.blocks:
        if isinstance(block, Grid):
            yield from (cell.words.replace("<br>", " ") for _, _, cell in block.cells())
        else:
            yield from (plain(line) for line in block.lines)
