"""What is wrong on single pages into one warning for each trouble, naming all its pages.

A scanned file of 200 pages is one trouble, not 200.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Trouble = tuple[str, int]
"""A sentence with `{}` where the pages are named, and the number of one page."""

PICTURE = "No text on {}: a picture of words cannot be read."
SCAN = "Hardly any text beside the picture on {}: a picture of words cannot be read."
UNNAMED_LETTERS = "No readable letters on {}: the fonts do not say what they show."
TOO_MANY_DRAWINGS = "Too many drawings on {} to look for tables."
MERGED_CELLS = "Merged cells in a table on {}: their words stand in the first cell only."
CUT_ROW = "A table row cut by the end of {} was joined with its rest."


def warnings_of(troubles: Iterable[Trouble]) -> tuple[str, ...]:
    """Return one sentence for each kind of trouble, in the order they first came up."""
    pages: dict[str, set[int]] = {}
    for sentence, page in troubles:
        pages.setdefault(sentence, set()).add(page)
    return tuple(sentence.replace("{}", _named(sorted(found)), 1) for sentence, found in pages.items())


def _named(pages: Sequence[int]) -> str:
    runs = [[pages[0], pages[0]]]
    for before, page in pairwise(pages):
        if page == before + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    words = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"page {listed}" if len(pages) == 1 else f"pages {listed}"
