"""Rows between horizontal rules or shaded bands into cells, where only white space divides the columns.

A gap counts as a column border when it runs through all rows, header included; body text under a rule
has no such gap and stays text.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

Box = tuple[float, float, float, float]

_SAME = 3.0
"""Points by which the ends of rules that belong together may differ."""
_LEAST_SHARE = 0.3
"""Of the page's width that a rule must run to be a table's."""
_FEWEST_RULES = 3
_LEAST_GAP = 8.0
"""Points of white space that divide columns; words on a line are 2 to 5 apart."""
_MOST_COLUMNS = 12


def ruled_rows(page: Any) -> Iterator[list[list[Box | None]]]:
    """Yield, table by table, rows of cells found between rules of one length."""
    for left, right, heights in _rules(page):
        bands = [(top, bottom) for top, bottom in zip(heights, heights[1:], strict=False) if bottom - top > _SAME]
        words = [word for word in page.extract_words() if _within(word, left, right, heights[0], heights[-1])]
        borders = _borders(words, left, right)
        if len(bands) < 2 or not 2 <= len(borders) - 1 <= _MOST_COLUMNS or _has_many_rows(words, bands, borders):
            continue
        columns = list(zip(borders, borders[1:], strict=False))
        yield [[(x0, top, x1, bottom) for x0, x1 in columns] for top, bottom in bands]


def _rules(page: Any) -> list[tuple[float, float, list[float]]]:
    """Return the sets of horizontal rules that start and end alike, each with its heights from the top."""
    sets: list[tuple[float, float, list[float]]] = []
    for edge in sorted(page.horizontal_edges, key=lambda edge: edge["top"]):
        if edge["x1"] - edge["x0"] < _LEAST_SHARE * page.width:
            continue
        for left, right, heights in sets:
            if abs(left - edge["x0"]) <= _SAME and abs(right - edge["x1"]) <= _SAME:
                if edge["top"] - heights[-1] > 1:
                    heights.append(edge["top"])
                break
        else:
            sets.append((edge["x0"], edge["x1"], [edge["top"]]))
    return [rules for rules in sets if len(rules[2]) >= _FEWEST_RULES]


def _within(word: dict[str, Any], left: float, right: float, top: float, bottom: float) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return left <= across <= right and top <= down <= bottom


def _borders(words: Sequence[dict[str, Any]], left: float, right: float) -> list[float]:
    """Return the column borders: the middles of the gaps that no word crosses, and both ends."""
    borders, reach = [left], None
    for word in sorted(words, key=lambda word: word["x0"]):
        if reach is not None and word["x0"] - reach >= _LEAST_GAP:
            borders.append((word["x0"] + reach) / 2)
        reach = max(reach or word["x1"], word["x1"])
    return [*borders, right]


def _has_many_rows(
    words: Sequence[dict[str, Any]], bands: Sequence[tuple[float, float]], borders: Sequence[float]
) -> bool:
    """Tell whether a band holds several rows that no rule divides: every column has the same several lines."""
    lines: dict[tuple[int, int], set[int]] = {}
    for word in words:
        across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
        band = next((index for index, (top, bottom) in enumerate(bands) if top <= down < bottom), -1)
        lines.setdefault((band, bisect(borders, across)), set()).add(round(word["bottom"]))
    for band in range(len(bands)):
        counts = {len(lines.get((band, column), ())) for column in range(1, len(borders))}
        if len(counts) == 1 and counts.pop() > 1:
            return True
    return False
