"""Lines put together into blocks: paragraphs, list items, marked headings and table rows.

A paragraph that a blank line or a page break cuts in two is one block with its words in both
places; a block is never more than that, so nothing is merged for size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.documents import Span
from corpus.passages import PassageKind
from corpus.people import Capacity
from ingest.bullets import Marker, read_heading_marker, read_marker
from ingest.dates import MONTHS, read_date
from ingest.fields import opens_field
from ingest.headings import opens_labelled_heading, read_heading
from ingest.in_prose import is_label_in_prose, is_marker_in_prose
from ingest.layout import Layout, ends_in_label, is_unfinished, opens_low, read_layout
from ingest.lines import Line, TableLine
from ingest.phrases import ADDRESSEES, ATTENDANCE, CLOSING, COPIES, ENDS_SENTENCE, SALUTATION
from ingest.readers.flow import BOLD_LEVEL
from ingest.running import Pages, merged, shown

_LONGEST_HEADING = 1500
"""Characters; a quotation mark that is never closed must not swallow the narrative."""
_LONGEST_DATE = 60
_DAY_AT_END = re.compile(r"(?:^|\s)(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
_BEFORE_DATE = re.compile(
    r"\b(?:(?:end of|by|in|on|until|before|from|of|after|since|during)(?: the)?"
    r"|(?:q[1-4]|spring|summer|autumn|winter)(?: term)?)$",
    re.IGNORECASE,
)
_LIST_LINE = 0.6
"""Of the measure that a line in a list item fills before it breaks, whatever word comes next."""
_PROSE_WORDS = 8
"""Words a block needs before a blank line can be taken for a cut."""
_UNFINISHED_WORDS = 5
"""The same, where its last word cannot end a sentence."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document of one kind, with its words on one line."""

    kind: PassageKind
    spans: tuple[Span, ...]
    text: str
    marker: Marker | None = None
    level: int | None = None
    """Of a heading or list item that the format declares."""
    row: TableLine | None = None
    gap: bool = True
    """A blank line or page break stands before it."""
    lines: int = 1
    capacity: Capacity | None = None
    """In what capacity the people in it are named, when it is a place for people."""

    @property
    def words(self) -> str:
        """Its text; of a table row its cells, the first of two as the label of the other."""
        cells = [cell.text for cell in self.row.row.cells if cell.text] if self.row else []
        return f"{cells[0].rstrip(' :')}: {cells[1]}" if len(cells) == 2 else " | ".join(cells) or self.text

    def as_kind(self, kind: PassageKind) -> Block:
        """Return the same block read as another kind."""
        return replace(self, kind=kind)


@dataclass(slots=True)
class _Open:
    """The block being put together."""

    lines: list[Line]
    marker: Marker | None
    is_labelled: bool
    words: int = 0
    length: int = field(default=0)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def first(self) -> Line:
        return self.lines[0]

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.words += len(line.text.split())
        self.length += len(line.text)


def build_blocks(lines: Sequence[Line | TableLine], media_type: str, pages: Pages) -> list[Block]:
    """Return the blocks of a document in reading order."""
    layout = read_layout([line for line in lines if isinstance(line, Line)], media_type)
    return [block for part in _open_blocks(lines, layout) for block in _closed(part, pages)]


def _open_blocks(lines: Iterable[Line | TableLine], layout: Layout) -> Iterator[_Open | TableLine]:
    block: _Open | None = None
    for line in lines:
        if isinstance(line, TableLine):
            if block:
                yield block
            block = None
            yield line
        elif block and _continues(block, line, layout):
            block.add(line)
        else:
            if block:
                yield block
            block = _begin(line)
    if block:
        yield block


def _begin(line: Line) -> _Open:
    marker = read_heading_marker(line.text) if line.heading else read_marker(line.text)
    block = _Open([], marker, opens_labelled_heading(line.text))
    block.add(line)
    return block


def _continues(block: _Open, line: Line, layout: Layout) -> bool:
    """Tell whether `line` goes on with `block`."""
    last = block.last
    if last.heading or line.heading:
        return last.heading is not None and line.heading == last.heading
    if line.list_item and last.list_item == line.list_item:
        return True
    if line.list_item or _is_marker_alone(block):
        return _is_marker_alone(block) and not line.list_item
    return _goes_on_with_date(last, line) or _continues_text(block, line, layout)


def _continues_text(block: _Open, line: Line, layout: Layout) -> bool:
    """Tell whether `line` goes on with `block`, of neither of which the format says anything."""
    last = block.last
    is_full = layout.is_full(last, line)
    if _stands_alone(last) or _starts_afresh(block, line, is_full):
        return False
    ended = bool(ENDS_SENTENCE.search(last.text[-4:])) and not ends_in_label(last.text)
    if block.is_labelled and block.length < _LONGEST_HEADING:
        state = _quoted_heading(block, line)
        if state is not None:
            return state and not (ended and (line.gap or not is_full))
    if not line.gap:
        if _fills_list_item(block, layout):
            return True
        is_unended = opens_low(line.text) or (bool(layout.measure) and is_unfinished(last.text))
        return is_full or (not ended and is_unended)
    if ended or block.words < (_UNFINISHED_WORDS if is_unfinished(last.text) else _PROSE_WORDS):
        return False
    return _goes_on_after_gap(last, line, is_full)


def _fills_list_item(block: _Open, layout: Layout) -> bool:
    """Tell whether the last line of a list item is long enough to have been broken: what stands below goes on."""
    is_item = block.marker is not None and block.marker.kind == "symbol"
    return is_item and len(block.last.text) >= _LIST_LINE * layout.measure > 0


def _goes_on_after_gap(last: Line, line: Line, is_full: bool) -> bool:
    opening = line.text.lstrip("\"'‘“(")[:1]
    return opens_low(line.text) or opening.isdigit() or is_unfinished(last.text) or (line.new_page and is_full)


def _is_marker_alone(block: _Open) -> bool:
    return block.marker is not None and len(block.lines) == 1 and block.marker.length >= len(block.first.text)


def _stands_alone(line: Line) -> bool:
    text = line.text
    return len(text) < _LONGEST_DATE and bool(read_date(text) or CLOSING.match(text) or SALUTATION.match(text))


def _starts_afresh(block: _Open, line: Line, is_full: bool) -> bool:
    """Tell whether `line` opens a block of its own whatever stands before it."""
    text = line.text
    marker = read_marker(text)
    if marker:
        return block.marker is not None or not is_marker_in_prose(block.last, line, marker, is_full)
    if opens_labelled_heading(text):
        is_prose = not block.is_labelled and block.words >= _UNFINISHED_WORDS
        return not is_label_in_prose(block.last, line, is_full=is_full and is_prose)
    if opens_field(text) or _stands_alone(line):
        return True
    for pattern in (SALUTATION, CLOSING, COPIES, ADDRESSEES, ATTENDANCE):
        opening = pattern.match(text)
        if opening:
            is_copies = opening.group().casefold().startswith(("cc", "c.c"))
            return is_copies or not opens_low(text) or line.gap or opening.group().endswith(":")
    is_heading = len(text) < 80 and not opens_low(text) and not text.endswith(".") and read_heading(text).is_known
    return is_heading and not is_unfinished(block.last.text) and (line.gap or not is_full)


def _goes_on_with_date(last: Line, line: Line) -> bool:
    """Tell a date that the end of a line cuts off or in two ("... by the end of", "... on Monday 27")."""
    if line.gap and not line.new_page:
        return False
    if _DAY_AT_END.search(last.text[-6:]):
        return line.text.split(maxsplit=1)[0].casefold().strip(".,") in MONTHS
    is_date = len(line.text) < _LONGEST_DATE and read_date(line.text) is not None
    return is_date and bool(_BEFORE_DATE.search(last.text[-30:]))


def _quoted_heading(block: _Open, line: Line) -> bool | None:
    """Tell whether the quote of a labelled heading is still open; None when it holds no quote."""
    text = " ".join(part.text for part in block.lines)
    rest = read_heading(text).rest
    if not rest.startswith(("'", '"')):
        return None
    is_closed = text.rstrip(" .,;").endswith(("'", '"', "’", "”")) and len(rest) > 1
    return not is_closed or opens_low(line.text)


def _closed(part: _Open | TableLine, pages: Pages) -> Iterator[Block]:
    if isinstance(part, TableLine):
        yield _row_block(part)
        return
    first = part.first
    spans = merged((line.span for line in part.lines), pages)
    kind, level = PassageKind.PARAGRAPH, None
    if first.heading:
        # Bold type is a sign, not a statement: it says nothing about the level.
        level = first.heading.level if first.heading.level < BOLD_LEVEL else None
        kind = PassageKind.HEADING
    elif first.list_item or (part.marker and part.marker.kind != "outline"):
        kind, level = PassageKind.LIST_ITEM, first.list_item.level if first.list_item else None
    text = shown(_after_symbol(spans, part.marker), pages)
    yield Block(kind, spans, text, part.marker, level, gap=first.gap, lines=len(part.lines))


def _after_symbol(spans: tuple[Span, ...], marker: Marker | None) -> tuple[Span, ...]:
    """Return where the words stand: a symbol is no part of them, unless it is all there is."""
    first = spans[0]
    if marker is None or marker.kind != "symbol" or first.start + marker.length >= first.end:
        return spans
    return (Span(first.page, first.start + marker.length, first.end), *spans[1:])


def _row_block(row: TableLine) -> Block:
    spans = tuple(span for cell in row.row.cells for span in cell.spans)
    return Block(PassageKind.TABLE_ROW, spans, "", row=row)
