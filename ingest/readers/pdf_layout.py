"""Lines and tables of a PDF's pages into page text with paragraphs, and marks on what its type makes a heading.

A PDF has no paragraphs: a blank line is written where the gap between two lines is wider than the
document's own line spacing, or where the type changes. Words and line ends stay as drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import Span
from ingest.readers.bold import BOLD_LEVEL, LONGEST_HEADING, could_head
from ingest.readers.grid import GridRow, write_grid
from ingest.readers.page_text import PageText
from ingest.readers.page_warnings import MERGED_CELLS, Trouble
from ingest.readers.pages import HeadingMark
from ingest.readers.pdf_lines import Line

_WIDER = 1.22
"""How much wider than the usual a gap must be to divide paragraphs; 3 pt after 14 pt lines is 1.21."""
_LARGER = 1.12
_COMMON = 0.12
"""Share of all gaps that a spacing must have to be the spacing within paragraphs."""
_USUAL_SPACING = 1.2
_ENDS = re.compile(r"[.!?:;][\"'’”)]*$")


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table found on a page, with the height at which it starts."""

    y: float
    grid: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A document's usual type: body size in points, line spacing as a multiple of the type size."""

    body_size: float
    spacing: float
    heading_sizes: tuple[float, ...]
    """Sizes larger than the body's, largest first."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What writing a page found: heading marks, tables whose header is a guess, and troubles."""

    headings: tuple[HeadingMark, ...]
    guessed: tuple[Span, ...]
    troubles: tuple[Trouble, ...]


def measure(pages: Sequence[Sequence[Line | DrawnTable]]) -> TypeStyle:
    """Work out the usual type of a document from all its lines."""
    sizes: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for parts in pages:
        lines = [part for part in parts if isinstance(part, Line)]
        for line in lines:
            sizes[_half_points(line.size)] += len(line.text)
        for before, line in zip(lines, lines[1:], strict=False):
            gap = (line.y - before.y) / max(line.size, 1)
            if 0.8 < gap < 3 and abs(line.size - before.size) < 0.6:
                gaps[round(gap * 20) / 20] += 1
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    common = [gap for gap, count in gaps.items() if count >= _COMMON * gaps.total()]
    larger = sorted((size for size in sizes if size > body * _LARGER), reverse=True)
    return TypeStyle(body, min(common, default=_USUAL_SPACING), tuple(larger))


def write_page(page: PageText, parts: Sequence[Line | DrawnTable], style: TypeStyle) -> LaidOut:
    """Write one page's lines and tables in order."""
    headings: list[HeadingMark] = []
    guessed: list[Span] = []
    troubles: list[Trouble] = []
    for part in _paragraphs(parts, style):
        if isinstance(part, DrawnTable):
            written = write_grid(page, part.grid, goes_on=page.number > 1 and not page.tables)
            headings.extend(HeadingMark(span, BOLD_LEVEL) for span, emphatic in written.bands if emphatic)
            guessed.extend(written.guessed)
            if written.merged:
                troubles.append((MERGED_CELLS, page.number))
            continue
        page.apart("\n\n")
        span = page.add("\n".join(line.text for line in part))
        level = _heading_level(part, style)
        if level is not None:
            headings.append(HeadingMark(span, level))
    return LaidOut(tuple(headings), tuple(guessed), tuple(troubles))


def _paragraphs(parts: Sequence[Line | DrawnTable], style: TypeStyle) -> Iterator[list[Line] | DrawnTable]:
    gathered: list[Line] = []
    for part in parts:
        if gathered and (isinstance(part, DrawnTable) or _divides(gathered[-1], part, style)):
            yield gathered
            gathered = []
        if isinstance(part, DrawnTable):
            yield part
        else:
            gathered.append(part)
    if gathered:
        yield gathered


def _divides(before: Line, line: Line, style: TypeStyle) -> bool:
    """Tell whether a new paragraph starts with `line`."""
    size = max(before.size, line.size)
    gap = line.y - before.y
    if gap < -0.5 * size:
        # The next column, or a box beside: the words go on only if they plainly do.
        return bool(_ENDS.search(before.text)) or not line.text[:1].islower()
    if gap > style.spacing * _WIDER * size:
        return True
    if size > min(before.size, line.size) * _LARGER:
        return True
    if before.bold and not line.opens_bold:
        return True
    return line.bold and not before.closes_bold and bool(_ENDS.search(before.text))


def _heading_level(lines: Sequence[Line], style: TypeStyle) -> int | None:
    text = " ".join(line.text for line in lines)
    size = min(line.size for line in lines)
    if size > style.body_size * _LARGER and len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)):
        return 1 + next((rank for rank, larger in enumerate(style.heading_sizes) if larger <= size + 0.5), 0)
    is_bold = all(line.bold for line in lines)
    return BOLD_LEVEL if is_bold and could_head(text) else None


def _half_points(size: float) -> float:
    return round(size * 2) / 2
