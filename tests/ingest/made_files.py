"""Small files of every format, made on the spot: no document of anyone else is kept with the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import docx
from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from corpus.documents import Cell, Page, Span
from ingest.readers.pages import FileContent

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
CELL = ParagraphStyle("cell", parent=BODY, spaceBefore=0, spaceAfter=0)

HTML_OF_CELLS = b"<html><table>" + b"<tr>" + b"<td>1</td>" * 1_000_000 + b"</table>"
"""Small for a file, and seconds and hundreds of megabytes to read."""


def paragraph(words: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(words, STYLES[style])


def pdf_of(
    flow: Sequence[Flowable], each_page: Callable[[Canvas, SimpleDocTemplate], None] | None = None, **options: object
) -> bytes:
    """Return a PDF of `flow`; `each_page` draws its running head and foot, before the text as Word does."""
    made = BytesIO()
    draw = each_page or (lambda canvas, template: None)
    SimpleDocTemplate(made, pagesize=A4, **options).build(list(flow), onFirstPage=draw, onLaterPages=draw)
    return made.getvalue()


def pdf_table(rows: Sequence[Sequence[object]], **options: object) -> Table:
    """Return a ruled table whose texts wrap in their cells, its header in bold."""
    options = {"style": RULED, "colWidths": [40, 250, 110], "repeatRows": 1} | options
    wrapped = [
        [Paragraph(cell, CELL) if isinstance(cell, str) and len(cell) > 20 else cell for cell in row] for row in rows
    ]
    return Table(wrapped, **options)


def letter_pdf(pages: int = 2, head: str = "OFFICIAL") -> bytes:
    """Return a letter with a running head and a numbered foot on each page."""

    def furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.drawString(60, 815, head)
        canvas.drawString(60, 20, f"Page {canvas.getPageNumber()} of {pages}")

    flow: list[Flowable] = []
    for number in range(1, pages + 1):
        flow += [
            paragraph(f"Body of sheet {number}, said once."),
            paragraph(f"Second thought on sheet {number}."),
            PageBreak(),
        ]
    return pdf_of(flow[:-1], furniture)


def encrypted(data: bytes, password: str) -> bytes:
    """Return the PDF `data` under AES with a password to open it; "" is the usual official PDF."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def picture_pdf() -> bytes:
    """Return a PDF whose second page is nothing but a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    made = BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.drawString(72, 700, "The first page has words.")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 40), "grey")), 72, 400, 300, 200)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def docx_of(build: Callable[[docx.document.Document], None]) -> bytes:
    """Return a Word file that `build` filled."""
    document = docx.Document()
    build(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the zip archive `data` with its members changed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def page_of(content: FileContent, span: Span) -> Page:
    return content.pages[span.page - 1]


def quoted(content: FileContent, span: Span) -> str:
    return page_of(content, span).quote(span)


def cells_of(content: FileContent) -> Iterator[Cell]:
    for page in content.pages:
        for table in page.tables:
            yield from table.header
            yield from (cell for row in table.rows for cell in row.cells)


def furniture_of(content: FileContent) -> list[list[str]]:
    return [[page.quote(span) for span in page.furniture] for page in content.pages]


def words_of(rows: Sequence[object]) -> list[list[str]]:
    return [[cell.text for cell in getattr(row, "cells", row)] for row in rows]
