"""A page's stored text into blocks to show: headings, paragraphs, list items and tables, with words marked.

Every character of the page is in exactly one piece. What only lays the page out (line ends, the bars between
cells) is in pieces that are not shown; all else is shown once. So the marked pieces, in the order of the page,
are the quote, character for character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from api.web.page_claims import BlockKind, claims
from api.web.page_tables import Layout, lay_out
from corpus.documents import Page, Span
from corpus.passages import Passage, Section

_HIGHEST_HEADING = 3
"""The page's own headings stand under the document's title and the number of the page."""
_LOWEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the page, from `start`."""

    start: int
    text: str
    is_marked: bool = False
    is_shown: bool = True
    opens: bool = False
    """Whether it is the first of the marked pieces shown."""
    closes: bool = False
    """Whether it is the last of them."""


@dataclass(frozen=True, slots=True)
class CellBlock:
    """A table's cell: its words on this page, or the words of a header that stands elsewhere."""

    pieces: tuple[Piece, ...] = ()
    repeated: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on the page, with the heading's level where it is one."""

    kind: BlockKind
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    header: tuple[CellBlock, ...] = ()
    rows: tuple[tuple[CellBlock, ...], ...] = ()

    @property
    def cells(self) -> Iterator[CellBlock]:
        """All cells of a table, header first."""
        for row in (self.header, *self.rows):
            yield from row


def page_blocks(
    page: Page, passages: Sequence[Passage], sections: Sequence[Section], span: Span | None
) -> tuple[Block, ...]:
    """Return the blocks of `page`, with the words at `span` marked."""
    blocks: list[Block] = []
    position = 0

    def cut(start: int, end: int, *, is_shown: bool = True) -> tuple[Piece, ...]:
        return tuple(_cut(page.text, start, end, span, is_shown=is_shown))

    for claim in claims(page, passages, sections):
        gap = cut(position, claim.start, is_shown=False)
        if claim.table:
            blocks.extend(_table(gap, lay_out(page, claim.table), cut))
        else:
            blocks.append(Block(claim.kind, (*gap, *cut(claim.start, claim.end)), claim.level))
        position = claim.end
    blocks.append(Block(BlockKind.PARAGRAPH, cut(position, len(page.text), is_shown=False)))
    return _ends_told(_levelled(block for block in blocks if any(block.cells) or block.pieces))


def pieces_of(blocks: Iterable[Block]) -> list[Piece]:
    """Return the pieces of blocks in the order of the page, those not shown among them."""
    found = [piece for block in blocks for part in (block, *block.cells) for piece in part.pieces]
    return sorted(found, key=lambda piece: piece.start)


def _cut(text: str, start: int, end: int, span: Span | None, *, is_shown: bool) -> Iterator[Piece]:
    """Yield the text from `start` to `end`, divided where marked words start and end."""
    low, high = (span.start, span.end) if span else (0, 0)
    edges = sorted({start, *(edge for edge in (low, high) if start < edge < end), end})
    for first, last in zip(edges, edges[1:], strict=False):
        yield Piece(first, text[first:last], low <= first < high, is_shown)


def _table(gap: tuple[Piece, ...], layout: Layout, cut: Callable[..., tuple[Piece, ...]]) -> Iterator[Block]:
    """Yield the words that stand in a table but in none of its cells, then the table itself."""
    yield Block(BlockKind.PARAGRAPH, gap)
    for stretch in layout.outside:
        yield Block(BlockKind.LINES, cut(*stretch))
    yield Block(
        BlockKind.PARAGRAPH, tuple(piece for stretch in layout.drawing for piece in cut(*stretch, is_shown=False))
    )

    def cell(place: tuple[int, int]) -> CellBlock:
        pieces = tuple(piece for stretch in layout.cells.get(place, ()) for piece in cut(*stretch))
        return CellBlock(pieces, "" if pieces else layout.repeated.get(place, ""))

    header, *rows = (tuple(cell((row, column)) for column in range(layout.width)) for row in range(layout.height))
    yield Block(BlockKind.TABLE, header=header if layout.has_header else (), rows=tuple(rows))


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the headings' levels such that none skips a level."""
    open_levels: list[int] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            yield block
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        yield replace(block, level=min(_HIGHEST_HEADING + len(open_levels) - 1, _LOWEST_HEADING))


def _ends_told(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with the first and the last of the marked pieces shown told as such."""
    found = list(blocks)
    marked = [piece for block in found for part in (block, *block.cells) for piece in part.pieces]
    marked = [piece.start for piece in marked if piece.is_marked and piece.is_shown and piece.text.strip()]
    if not marked:
        return tuple(found)

    def told(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(
            replace(piece, opens=piece.start == marked[0], closes=piece.start == marked[-1])
            if piece.start in (marked[0], marked[-1])
            else piece
            for piece in pieces
        )

    def cells(row: tuple[CellBlock, ...]) -> tuple[CellBlock, ...]:
        return tuple(replace(cell, pieces=told(cell.pieces)) for cell in row)

    return tuple(
        replace(block, pieces=told(block.pieces), header=cells(block.header), rows=tuple(map(cells, block.rows)))
        for block in found
    )
