"""PDF files: words, paragraphs, headings and tables as a reader of the page sees them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, PageBreak

from corpus.errors import CorruptFileError, EncryptedFileError, ReadError
from ingest.readers.grid import GridCell, write_grid
from ingest.readers.page_text import PageText
from ingest.reading import read_pages
from tests.ingest.made_files import (
    RULED,
    encrypted,
    furniture_of,
    letter_pdf,
    paragraph,
    pdf_of,
    pdf_table,
    picture_pdf,
    quoted,
    words_of,
)

HEADER = ["Ref", "Action", "Lead"]
LONG = "Agree the shared measures with every partner and report on them to the board each month"


def read(data: bytes):
    return read_pages(data, "made.pdf")


def test_paragraphs_are_divided_where_the_gap_between_lines_says_so() -> None:
    content = read(pdf_of([paragraph("The first paragraph runs on. " * 12), paragraph("The second one. " * 12)]))

    first, second = content.pages[0].text.split("\n\n")
    assert first.count("\n") >= 2
    assert second.startswith("The second one.")


def test_large_type_and_bold_paragraphs_are_headings_and_bold_words_are_not() -> None:
    flow = [
        paragraph("A large title", "Title"),
        paragraph("Plain words with a <b>stressed part</b> in them. " * 5),
        paragraph("<b>Priority Action 1: ‘Leaders should act’</b>"),
        paragraph("More plain words. " * 20),
        paragraph("<b>This must be done by May.</b>"),
    ]
    content = read(pdf_of(flow))

    marks = [(quoted(content, mark.span), mark.level) for mark in content.headings]
    assert [words for words, _ in marks] == ["A large title", "Priority Action 1: ‘Leaders should act’"]
    assert marks[0][1] < marks[1][1]


def test_a_bullet_stands_on_the_line_of_its_words() -> None:
    items = [ListItem(paragraph(words)) for words in ("First point", "Second point")]
    content = read(pdf_of([paragraph("These include:"), ListFlowable(items, bulletType="bullet")]))

    assert [line for line in content.pages[0].text.splitlines() if line] == [
        "These include:",
        "• First point",
        "• Second point",
    ]


def test_running_heads_and_feet_drawn_first_stand_at_their_places_and_are_furniture() -> None:
    content = read(letter_pdf(pages=2))

    assert furniture_of(content) == [["OFFICIAL", "Page 1 of 2"], ["OFFICIAL", "Page 2 of 2"]]
    assert content.pages[0].text.endswith("Second thought on sheet 1.\n\nPage 1 of 2")
    assert [page.label for page in content.pages] == ["Page 1", "Page 2"]


def test_a_ruled_table_keeps_header_rows_and_empty_cells() -> None:
    rows = [HEADER, ["1.1", LONG, "Ana Orr"], ["1.2", "Publish it", ""]]
    content = read(pdf_of([paragraph("Before the table."), pdf_table(rows), paragraph("After the table.")]))

    (table,) = content.pages[0].tables
    assert words_of([table.header]) == [HEADER]
    assert words_of(table.rows) == rows[1:]
    assert "\n" in quoted(content, table.rows[0].cells[1].spans[0])
    text = content.pages[0].text
    assert text.index("Before the table.") < table.span.start < table.span.end < text.index("After the table.")


def test_a_table_over_a_page_break_goes_on_with_its_header_printed_again_or_not() -> None:
    rows = [HEADER, *([f"1.{number}", LONG, "Ana Orr"] for number in range(1, 61))]
    for repeat in (1, 0):
        content = read(pdf_of([pdf_table(rows, repeatRows=repeat)]))

        assert len(content.pages) > 1
        tables = [table for page in content.pages for table in page.tables]
        assert [table.continues for table in tables] == [False] + [True] * (len(tables) - 1)
        assert all(words_of([table.header]) == [HEADER] for table in tables)
        assert [row.cells[0].text for table in tables for row in table.rows] == [row[0] for row in rows[1:]]


def test_a_header_printed_again_is_furniture() -> None:
    rows = [HEADER, *([f"1.{number}", LONG, "Ana Orr"] for number in range(1, 31))]
    content = read(pdf_of([pdf_table(rows)]))

    assert furniture_of(content)[1] == HEADER


def cut_table_pdf(*sheets: list[list[str]]) -> bytes:
    """Return a PDF with one ruled table on each page, as Word draws the parts of a table it has to cut."""
    made = BytesIO()
    canvas = Canvas(made)
    lefts = (50, 100, 350, 450)
    for rows in sheets:
        for x in lefts:
            canvas.line(x, 700, x, 700 - 40 * len(rows))
        for number, row in enumerate(rows):
            canvas.line(lefts[0], 700 - 40 * number, lefts[-1], 700 - 40 * number)
            for x, words in zip(lefts, row, strict=False):
                canvas.drawString(x + 5, 680 - 40 * number, words)
        canvas.line(lefts[0], 700 - 40 * len(rows), lefts[-1], 700 - 40 * len(rows))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("printed_again", [True, False])
def test_a_row_cut_by_the_page_break_is_whole_and_the_join_is_reported(printed_again: bool) -> None:
    head = [HEADER] if printed_again else []
    first = [HEADER, ["1.1", "Do it now.", "Ana Orr"], ["1.2", "Agree the shared measures", "Bo Lee, Head"]]
    content = read(cut_table_pdf(first, [*head, ["", "with every partner", "of Service"], ["1.3", "Publish", "Cy"]]))

    before, after = (page.tables[0] for page in content.pages)
    cut = before.rows[-1]
    assert words_of([cut]) == [["1.2", "Agree the shared measures with every partner", "Bo Lee, Head of Service"]]
    assert [span.page for span in cut.cells[1].spans] == [1, 2]
    assert [quoted(content, span) for span in cut.cells[2].spans] == ["Bo Lee, Head", "of Service"]
    assert words_of([after.header, *after.rows]) == [HEADER, ["1.3", "Publish", "Cy"]]
    assert content.warnings == ("A table row cut by the end of page 1 was joined with its rest.",)


def test_a_row_that_opens_a_page_is_not_joined_to_the_row_before_it() -> None:
    rows = [HEADER, ["1.1", "Do it now", "Ana Orr"]], [["1.2", "Agree the measures", ""], ["", "Publish them", "Bo"]]
    content = read(cut_table_pdf(*rows))

    assert [len(page.tables[0].rows) for page in content.pages] == [1, 2]
    assert content.warnings == ()


def test_two_tables_of_one_width_on_two_pages_are_two_tables() -> None:
    first = pdf_table([HEADER, ["1.1", LONG, "Ana Orr"]])
    second = pdf_table([["No.", "Risk", "Rating"], ["R1", LONG, "Red"]])
    content = read(pdf_of([first, PageBreak(), second]))

    assert [table.continues for page in content.pages for table in page.tables] == [False, False]


def test_merged_cells_keep_their_words_in_the_first_place_and_are_reported() -> None:
    style = [*RULED, ("SPAN", (1, 1), (2, 1))]
    content = read(pdf_of([pdf_table([HEADER, ["1.1", "Both columns", ""], ["1.2", "One", "Two"]], style=style)]))

    (table,) = content.pages[0].tables
    assert words_of(table.rows) == [["1.1", "Both columns", ""], ["1.2", "One", "Two"]]
    assert any("Merged cells in a table on page 1" in warning for warning in content.warnings)


def test_a_row_merged_over_the_whole_width_stands_as_a_line_over_the_rows_below() -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 0), (-1, 0))]
    rows = [["Priority Action 1: on time", "", ""], HEADER, ["1.1", LONG, "Ana Orr"]]
    content = read(pdf_of([pdf_table(rows, style=style)]))

    (table,) = content.pages[0].tables
    assert words_of([table.header]) == [HEADER]
    assert content.pages[0].text.startswith("Priority Action 1: on time\n\nRef")


def test_shaded_bands_without_upright_rules_make_a_table() -> None:
    bands = [("BACKGROUND", (0, row), (-1, row), colors.HexColor(0xDDDDDD)) for row in (0, 2, 4)]
    rows = [HEADER, *([f"1.{number}", "Do it well", "Ana Orr"] for number in range(1, 5))]
    content = read(pdf_of([paragraph("Words around it. " * 30), pdf_table(rows, style=bands)]))

    (table,) = content.pages[0].tables
    assert words_of([table.header]) == [HEADER]
    assert words_of(table.rows) == rows[1:]


def test_a_frame_around_text_is_no_table() -> None:
    content = read(pdf_of([pdf_table([[LONG]], colWidths=[300]), paragraph("Below.")]))

    assert content.pages[0].tables == ()
    assert LONG in content.pages[0].text.replace("\n", " ")


def test_a_page_that_is_a_picture_is_named() -> None:
    content = read(picture_pdf())

    assert [page.needs_ocr for page in content.pages] == [False, True]
    assert content.warnings == ("No text on page 2: a picture of words cannot be read.",)


def test_a_pdf_of_pictures_only_is_read_and_not_refused() -> None:
    writer = PdfWriter()
    writer.add_page(PdfReader(BytesIO(picture_pdf())).pages[1])
    made = BytesIO()
    writer.write(made)

    assert [page.needs_ocr for page in read(made.getvalue()).pages] == [True]


def test_printed_page_labels_are_named_where_they_differ() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(letter_pdf(pages=3))))
    writer.set_page_label(0, 0, style="/r")
    writer.set_page_label(1, 2, style="/D", start=1)
    made = BytesIO()
    writer.write(made)

    labels = [page.label for page in read(made.getvalue()).pages]
    assert labels == ["Page 1 (numbered i)", "Page 2 (numbered 1)", "Page 3 (numbered 2)"]


def test_an_encrypted_file_opens_without_a_password_and_is_refused_with_one() -> None:
    plain = letter_pdf()

    assert read(encrypted(plain, "")).pages[0].text == read(plain).pages[0].text
    with pytest.raises(EncryptedFileError, match="needs a password"):
        read(encrypted(plain, "secret"))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_read_or_refused_by_name(share: float) -> None:
    data = letter_pdf()
    try:
        content = read(data[: int(len(data) * share)])
    except ReadError as error:
        assert isinstance(error, CorruptFileError)
    else:
        assert content.pages


def test_a_wrong_cross_reference_costs_no_words() -> None:
    data = letter_pdf()
    start = data.rindex(b"startxref") + len(b"startxref")

    assert read(data[:start] + b"\n7\n%%EOF\n").pages[0].text == read(data).pages[0].text


def test_text_drawn_twice_to_look_bold_stands_once_in_a_table() -> None:
    made = BytesIO()
    canvas = Canvas(made)
    for x in (50, 150, 250):
        canvas.line(x, 600, x, 700)
    for y in (600, 650, 700):
        canvas.line(50, y, 250, y)
    for shift in (0, 0.2):
        canvas.drawString(60 + shift, 670, "Ref")
        canvas.drawString(160 + shift, 670, "Lead")
    canvas.drawString(60, 620, "1.1")
    canvas.drawString(160, 620, "Ana")
    canvas.save()

    (table,) = read(made.getvalue()).pages[0].tables
    assert words_of([table.header, *table.rows]) == [["Ref", "Lead"], ["1.1", "Ana"]]


def test_a_sign_that_its_font_cannot_say_is_a_space_in_its_cell() -> None:
    page = PageText(1, "Page 1")
    write_grid(page, [(GridCell("Ref"), GridCell("Action")), (GridCell("1.1\0"), GridCell("To o\0er it"))])
    written = page.page()
    cells = written.tables[0].rows[0].cells
    assert [cell.text for cell in cells] == ["1.1", "To o er it"]
    assert [written.quote(cell.spans[0]) for cell in cells] == ["1.1", "To o er it"]
