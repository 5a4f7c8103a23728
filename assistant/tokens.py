"""A text into its words with the places they stand at, so that what was understood can be replaced or taken out.

The words are those of `words.words`; a possessive ending belongs to the place of its word and not to the word.
Newcomers trip over this: places are of the text as returned by `aligned`, which falls back to the folded text
where folding changes its length ("½").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.wording import display, fold

_TOKEN = re.compile(r"(?P<word>[a-z0-9]+(?:[/.][0-9]+)*(?:'(?!s\b)[a-z]+)?)(?:'s\b|')?")
_GAPS = re.compile(r"\s+(?=[,.;:?!])|(?<=^)[\s,;:.–—-]+|[\s,;:–—-]+(?=[?!.]*$)")


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word and where it stands."""

    word: str
    start: int
    end: int


def aligned(text: str) -> tuple[str, str]:
    """Return a text as shown and as folded, both of the same length, so that places in one are places in the other."""
    shown, folded = display(text), fold(text)
    return (shown, folded) if len(shown) == len(folded) else (folded, folded)


def tokens(folded: str) -> list[Token]:
    """Return the words of a folded text in order."""
    return [Token(one["word"].replace("'", ""), one.start(), one.end()) for one in _TOKEN.finditer(folded)]


def without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return a text with what stands at these places taken out."""
    return put(text, ((start, end, "") for start, end in places))


def put(text: str, replaced: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with what stands at each place replaced; of places that overlap the first counts."""
    kept, at = [], 0
    for start, end, instead in sorted(replaced):
        if start < at:
            continue
        kept += [text[at:start], instead]
        at = end
    return tidy("".join([*kept, text[at:]]))


def tidy(text: str) -> str:
    """Return a text on one line without the gaps and stray marks that taking words out leaves."""
    return " ".join(_GAPS.sub("", " ".join(text.split())).split())
