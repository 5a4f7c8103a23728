"""Rectangles over a page's picture: on the words that are quoted, one for each line, or nowhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

from corpus.documents import Page, Span
from ingest.drawn_page import TENTHS, Box
from ingest.pointing import point_out
from ingest.readers.pdf_picture import draw_page
from ingest.reading import read_pages
from tests.ingest.made_files import paragraph, pdf_of, pdf_table
from tests.ingest.pointed import Witness, folded, spans_of, words_quoted
from tests.ingest.written import read_content

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples" / "documents").glob("*.pdf"))
WORDS = ("The board met in May.", "The plan was agreed.", "It will meet again.", "Yes, in May", "Yes", "No", "May")
PLAN = [
    ["Ref", "What will be done", "Done"],
    ["1", "Publish the recovery plan and tell every family what it means for them", "Yes"],
    ["2", "Appoint two therapists", "Yes"],
    ["3", "Write to schools about part-time timetables", "No"],
]
SIDE, HIGH, STEP, WIDE = 300, 400, 20, 97
"""A small page, in points, and from one line of it to the next, from one column to the next."""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:30])
def test_every_place_a_citation_can_name_in_the_samples_is_pointed_at_rightly(path: Path) -> None:
    check_every_place(path.read_bytes(), path.name)


def test_every_place_in_a_table_with_wrapped_cells_is_pointed_at_rightly() -> None:
    check_every_place(pdf_of([paragraph("Plan of the year", "Heading1"), pdf_table(PLAN)]), "plan.pdf")


def check_every_place(data: bytes, name: str) -> None:
    reading = read_content(read_pages(data, name), name)
    witness = Witness(data)
    drawn = {page.number: draw_page(data, name, page.number) for page in reading.pages}
    places = [span for span in dict.fromkeys(spans_of(reading)) if folded(reading.pages[span.page - 1].quote(span))]
    assert places
    for span in places:
        page = reading.pages[span.page - 1]
        boxes = point_out(page, span, drawn[span.page])
        assert boxes, f"{page.quote(span)!r} was not found"
        assert witness.under(span.page, drawn[span.page], boxes) == words_quoted(page, span)


def test_a_quote_of_several_lines_has_a_rectangle_for_each_and_a_row_one_for_each_line_of_a_cell() -> None:
    data = pdf_of([paragraph("Long words stand here again and again. " * 8), pdf_table(PLAN)])
    page = read_pages(data, "a.pdf").pages[0]
    drawn = draw_page(data, "a.pdf", 1)
    end = page.text.index("\n\n")
    prose = point_out(page, Span(1, 0, end), drawn)
    assert len(prose) == page.text[:end].count("\n") + 1
    assert all(upper.bottom <= lower.top + 40 for upper, lower in zip(prose, prose[1:], strict=False))
    spans = [span for cell in page.tables[0].rows[0].cells for span in cell.spans]
    row = point_out(page, Span(1, spans[0].start, spans[-1].end), drawn)
    assert len(row) == sum(page.quote(span).count("\n") + 1 for span in spans)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.data())
def test_words_that_stand_in_several_places_are_never_pointed_at_in_a_wrong_one(data: st.DataObject) -> None:
    """Rows of few different words, drawn by rows, by columns or in any order, as programs do."""
    columns = data.draw(st.integers(1, 3))
    rows = data.draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=columns, max_size=columns), min_size=1, max_size=8)
    )
    places = [(row, column) for row in range(len(rows)) for column in range(columns)]
    by_column = sorted(places, key=lambda place: place[::-1])
    order = data.draw(st.sampled_from([places, by_column]) | st.permutations(places))
    text = "\n".join(" ".join(row) for row in rows)
    first = data.draw(st.integers(0, len(places) - 1))
    quoted = places[first : first + data.draw(st.integers(1, 3))]
    starts = [sum(len(rows[y][x]) + 1 for y, x in places[:number]) for number in range(len(places))]
    last_row, last_column = quoted[-1]
    span = Span(1, starts[first], starts[first + len(quoted) - 1] + len(rows[last_row][last_column]))
    drawn = draw_page(page_of([(10 + WIDE * x, HIGH - STEP * (y + 1), rows[y][x]) for y, x in order], 8), "a.pdf", 1)

    boxes = point_out(Page(1, "1", text), span, drawn)

    scale = drawn.width / SIDE * TENTHS
    marked = [
        (y, x)
        for y, x in places
        if any(
            box.left <= (13 + WIDE * x) * scale <= box.right and box.top <= (STEP * (y + 1) - 3) * scale <= box.bottom
            for box in boxes
        )
    ]
    assert marked in ([], quoted)
    if order == places:
        assert marked == quoted


def test_cells_of_the_same_words_are_not_confused_when_a_table_is_drawn_column_by_column() -> None:
    columns = (["Plans", "Waits", "Schools"], ["Yes", "Yes", "No"], ["Ana", "Ben", "Cal"])
    pieces = [
        (20 + 90 * x, HIGH - STEP * (y + 1), words)
        for x, column in enumerate(columns)
        for y, words in enumerate(column)
    ]
    drawn = draw_page(page_of(pieces), "a.pdf", 1)
    page = Page(1, "1", "\n".join(" ".join(row) for row in zip(*columns, strict=True)))
    for row, line in enumerate(page.text.split("\n")):
        start = page.text.index(line)
        for word in line.split():
            at = start + line.index(word)
            boxes = point_out(page, Span(1, at, at + len(word)), drawn)
            assert [line_of(box, drawn.height) for box in boxes] == [row]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_on_a_turned_page_the_rectangles_turn_with_it(angle: int) -> None:
    data = page_of([(20, HIGH - STEP, "Upright words"), (20, HIGH - 5 * STEP, "and others below.")])
    page = Page(1, "1", "Upright words\nand others below.")
    upright = draw_page(data, "a.pdf", 1)
    turned = draw_page(changed(data, lambda sheet: sheet.rotate(angle)), "a.pdf", 1)
    assert (turned.width == upright.width) == (angle == 180)

    (before,), (after,) = (point_out(page, Span(1, 0, 13), drawn) for drawn in (upright, turned))

    left, top = before.left / upright.width, before.top / upright.height
    right, bottom = before.right / upright.width, before.bottom / upright.height
    expected = {
        90: (1e1 - bottom, left, 1e1 - top, right),
        180: (1e1 - right, 1e1 - bottom, 1e1 - left, 1e1 - top),
        270: (top, 1e1 - right, bottom, 1e1 - left),
    }[angle]
    found = (
        after.left / turned.width,
        after.top / turned.height,
        after.right / turned.width,
        after.bottom / turned.height,
    )
    assert found == pytest.approx(expected, abs=0.05)


def test_on_a_cropped_page_the_rectangles_move_with_it_and_words_cut_off_have_none() -> None:
    data = page_of([(20, HIGH - STEP, "Cut off at the top."), (60, HIGH - 5 * STEP, "These words stay.")])
    page = Page(1, "1", "Cut off at the top.\nThese words stay.")
    cropped = changed(data, lambda sheet: setattr(sheet, "cropbox", RectangleObject((40, 0, SIDE, HIGH - 3 * STEP))))
    whole, part = draw_page(data, "a.pdf", 1), draw_page(cropped, "a.pdf", 1)
    stays = Span(1, 20, len(page.text))
    (before,), (after,) = point_out(page, stays, whole), point_out(page, stays, part)
    assert points(after, part, SIDE - 40).left == pytest.approx(points(before, whole, SIDE).left - 40, abs=1)
    assert points(after, part, SIDE - 40).top == pytest.approx(points(before, whole, SIDE).top - 3 * STEP, abs=1)
    assert point_out(page, Span(1, 0, 19), part) == ()


def test_words_that_run_up_the_page_have_one_rectangle() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(50, 40)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Up the margin")

    drawn = draw_page(drawn_by(draw), "a.pdf", 1)
    (box,) = point_out(Page(1, "1", "Up the margin"), Span(1, 0, 13), drawn)
    assert box.height > 4 * box.width


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("recom-\nmendation", ["recom-", "mendation"]),
        ("the ﬁrst oﬃce", ["the first office"]),
        ("“Quoted” words’ marks", ['"Quoted" words\' marks']),
        ("soft\u00adhyphen and  wide   spaces", ["softhyphen and wide spaces"]),
        ("Priority – action", ["Priority - action"]),
    ],
)
def test_what_readers_write_differently_is_found_all_the_same(stored: str, shown: list[str]) -> None:
    pieces = [(20, HIGH - STEP * (number + 1), words) for number, words in enumerate(shown)]
    boxes = point_out(Page(1, "1", stored), Span(1, 0, len(stored)), draw_page(page_of(pieces), "a.pdf", 1))
    assert len(boxes) == len(shown)


@pytest.mark.parametrize("stored", ["The board met in June.", "board met in Ma", "•", " \n ", "and"])
def test_words_that_are_not_certain_have_no_rectangle(stored: str) -> None:
    drawn = draw_page(page_of([(20, 300, "The board met in May."), (20, 200, "and then and again")]), "a.pdf", 1)
    assert point_out(Page(1, "1", stored), Span(1, 0, len(stored)), drawn) == ()


def page_of(pieces: list[tuple[float, float, str]], size: int = 12) -> bytes:
    """Return a PDF of one small page with words at places, drawn in this order."""

    def draw(canvas: Canvas) -> None:
        canvas.setFontSize(size)
        for x, y, words in pieces:
            canvas.drawString(x, y, words)

    return drawn_by(draw)


def drawn_by(draw) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(SIDE, HIGH))
    draw(canvas)
    canvas.save()
    return made.getvalue()


def changed(data: bytes, change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer.pages[0])
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def line_of(box: Box, height: int) -> int:
    middle = (box.top + box.bottom) / 2 / TENTHS / height * HIGH
    return round(middle / STEP) - 1


def points(box: Box, drawn, width: float) -> Box:
    """Return the box in points of a page so wide."""
    scale = width / drawn.width / TENTHS
    return Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
