"""A page's text as blocks: nothing lost, nothing added, and the marked words are the quote to the letter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.web.page_blocks import Block, page_blocks, pieces_of
from api.web.page_claims import BlockKind
from corpus.documents import Cell, Page, Row, Span, Table
from corpus.readings import Reading
from ingest.readers.flow import Part, Piece, write_flow
from ingest.readers.grid import GridCell
from ingest.readers.pages import FileContent
from ingest.reading import read_pages
from tests.ingest.written import page_with_table, read, read_content

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples" / "documents").iterdir())
WORDS = st.text("ab cé|•-\n.,1:", min_size=1, max_size=30)
CELLS = st.sampled_from(["Ana Holt", "31 May 2025", "", "Clear the backlog\nby June", "|", "1.1", "–"]).map(GridCell)
GRIDS = st.integers(2, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4))
PIECES = st.one_of(
    st.builds(Piece, st.sampled_from([Part.HEADING, Part.PARAGRAPH, Part.ITEM, Part.FURNITURE]), WORDS),
    st.builds(Piece, st.just(Part.HEADING), st.just("Next steps"), st.integers(1, 6)),
    st.builds(Piece, st.just(Part.TABLE), grid=GRIDS.map(tuple), header_rows=st.sampled_from([None, 0, 1, 2])),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=8), st.data())
def test_of_any_page_and_any_span_the_marked_pieces_are_the_quote(pieces: list[Piece], data: st.DataObject) -> None:
    flow = write_flow(pieces)
    content = FileContent("text/html", flow.pages, headings=flow.headings, list_marks=flow.list_marks)
    reading = read_content(content)
    page = data.draw(st.sampled_from([page for page in reading.pages if page.text] or [Page(1, "1", "words")]))
    start = data.draw(st.integers(0, len(page.text) - 1))
    check(reading, page, Span(page.number, start, data.draw(st.integers(start + 1, len(page.text)))))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:30])
def test_of_every_passage_of_the_samples_the_marked_pieces_are_the_quote(path: Path) -> None:
    reading = sample(path)
    for page in reading.pages:
        check(reading, page, None)
    for span in {span for passage in reading.passages for span in passage.spans}:
        check(reading, reading.pages[span.page - 1], span)


def check(reading: Reading, page: Page, span: Span | None) -> None:
    blocks = blocks_of(reading, page, span)
    pieces = pieces_of(blocks)
    assert "".join(piece.text for piece in pieces) == page.text
    assert "".join(piece.text for piece in pieces if piece.is_marked) == (page.quote(span) if span else "")
    assert not any(map(str.isalnum, "".join(piece.text for piece in pieces if not piece.is_shown)))
    shown = [piece for piece in pieces if piece.is_marked and piece.is_shown and piece.text.strip()]
    displayed = [piece for block in blocks for part in (block, *block.cells) for piece in part.pieces]
    assert sum(piece.opens for piece in displayed) == sum(piece.closes for piece in displayed) == bool(shown)
    levels = [2, *(block.level for block in blocks if block.kind is BlockKind.HEADING)]
    assert all(
        3 <= after <= min(before + 1, 6) or after <= before for before, after in zip(levels, levels[1:], strict=False)
    )


def test_a_table_has_header_cells_and_a_mark_over_two_cells_is_in_both() -> None:
    page = page_with_table([["Ref", "Action", "Lead"], ["1", "Clear the backlog", "Ana Holt"]], "Plan\n\n")
    action, lead = page.tables[0].rows[0].cells[1:]
    span = Span(1, action.spans[0].start + 6, lead.spans[0].start + 3)
    (table,) = [block for block in page_blocks(page, (), (), span) if block.kind is BlockKind.TABLE]
    assert [shown(cell.pieces) for cell in table.header] == ["Ref", "Action", "Lead"]
    marked = [[piece.text for piece in cell.pieces if piece.is_marked] for cell in table.rows[0]]
    assert marked == [[], ["the backlog"], ["Ana"]]


def test_a_header_repeated_after_a_page_break_is_in_the_header_and_nowhere_else() -> None:
    text = "Ref | Lead\n2 | Ben Cole"
    header = (Cell("Ref", (Span(1, 0, 3),)), Cell("Lead", (Span(1, 6, 10),)))
    row = Row((Cell("2", (Span(2, 11, 12),)), Cell("Ben Cole", (Span(2, 15, 23),))))
    printed = (Span(2, 0, 3), Span(2, 6, 10))
    page = Page(2, "2", text, (Table(header, (row,), Span(2, 0, 23), continues=True),), printed)
    (table,) = [block for block in page_blocks(page, (), (), None) if shown(block.pieces) or block.rows]
    assert [shown(cell.pieces) for cell in table.header] == ["Ref", "Lead"]


def test_a_header_that_stands_only_on_the_page_before_is_repeated() -> None:
    header = (Cell("Ref", (Span(1, 0, 3),)), Cell("Lead", (Span(1, 6, 10),)))
    row = Row((Cell("2", (Span(2, 0, 1),)), Cell("Ben Cole", (Span(2, 4, 12),))))
    page = Page(2, "2", "2 | Ben Cole", (Table(header, (row,), Span(2, 0, 12), continues=True),))
    (table,) = [block for block in page_blocks(page, (), (), None) if block.rows]
    assert [cell.repeated for cell in table.header] == ["Ref", "Lead"]


def test_the_rest_of_a_row_cut_by_a_page_break_is_shown_before_the_table() -> None:
    text = "and by June\n2 | Ben Cole"
    row = Row((Cell("2", (Span(2, 12, 13),)), Cell("Ben Cole", (Span(2, 16, 24),))))
    page = Page(2, "2", text, (Table((), (row,), Span(2, 0, 24), continues=True),))
    blocks = [block for block in page_blocks(page, (), (), Span(2, 0, 11)) if shown(block.pieces) or block.rows]
    assert [block.kind for block in blocks] == [BlockKind.LINES, BlockKind.TABLE]
    assert shown(blocks[0].pieces).strip() == "and by June"


def test_headings_lists_and_paragraphs_are_told_apart_and_a_mark_goes_over_several() -> None:
    reading = read(
        "# Minutes\n\nThe board met.\n\n## Next steps\n\n- Write to schools.\n- Meet again.\n",
        media_type="text/markdown",
    )
    page = reading.pages[0]
    start = page.text.index("board")
    blocks = [block for block in blocks_of(reading, page, Span(1, start, len(page.text) - 3)) if shown(block.pieces)]
    kinds = [block.kind for block in blocks]
    assert kinds.count(BlockKind.ITEM) == 2
    assert kinds.count(BlockKind.HEADING) >= 1
    assert sum(any(piece.is_marked for piece in block.pieces) for block in blocks) == len(blocks) - 1


def test_many_passages_on_one_page_are_blocks_in_no_time() -> None:
    reading = read("\n\n".join(f"Line {number} says what was agreed." for number in range(3_000)))
    assert len(blocks_of(reading, reading.pages[0], Span(1, 5, 20))) >= 3_000


def blocks_of(reading: Reading, page: Page, span: Span | None) -> tuple[Block, ...]:
    here = [each for each in reading.passages if any(place.page == page.number for place in each.spans)]
    return page_blocks(page, here, reading.sections, span)


def shown(pieces: Iterable) -> str:
    return "".join(piece.text for piece in pieces if piece.is_shown)


@cache
def sample(path: Path) -> Reading:
    return read_content(read_pages(path.read_bytes(), path.name), path.name)
