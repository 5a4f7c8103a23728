"""Lays a plan out as a PDF: merged cells, label lines, rows cut by the end of a page.

Streams stay uncompressed and the file invariant, so that the same facts give the same bytes. A group of
merged rows is kept on one page by reportlab; rows themselves may be cut where a layout says so.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.tables import TableStyle

from corpus.samples.looks import STATUS_COLOURS, Look
from corpus.samples.source import Block
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.writing.looks import LOOKS

_HEADING_SCALE = {"heading1": 1.5, "heading2": 1.15, "heading3": 1.0}


class _NumberedCanvas(Canvas):
    """Draws running heads and feet when the number of pages is known."""

    def __init__(self, *args: object, composed: Composed, **options: object) -> None:
        super().__init__(*args, **options)
        self._composed, self._look = composed, LOOKS[composed.look]
        self._drawn: list[dict] = []

    def showPage(self) -> None:
        self._drawn.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._drawn, start=1):
            self.__dict__.update(state)
            width, height = self._pagesize
            self.setFont(self._look.font, 8)
            foot = self._composed.running_foot.format(page=number, pages=len(self._drawn))
            self.drawRightString(width - self._look.margin, 24, foot)
            self.drawString(self._look.margin, height - 28, self._composed.running_head)
            super().showPage()
        super().save()


def write_pdf(composed: Composed, target: Path) -> None:
    """Write a composed plan as a PDF."""
    look = LOOKS[composed.look]
    template = SimpleDocTemplate(
        str(target),
        pagesize=landscape(A4) if look.landscape else A4,
        leftMargin=look.margin,
        rightMargin=look.margin,
        topMargin=50,
        bottomMargin=50,
        title=composed.truth.title,
        author="",
        invariant=1,
        pageCompression=0,
    )
    story: list[Flowable] = []
    for block in composed.blocks:
        story += _grid(block, look, template.width) if isinstance(block, Grid) else _flowables(block, look)
    template.build(story, canvasmaker=partial(_NumberedCanvas, composed=composed))


def _style(look: Look, **changes: object) -> ParagraphStyle:
    settings = {"fontName": look.font, "fontSize": look.size, "leading": look.leading, "embeddedHyphenation": 1}
    settings |= {"allowWidows": 1, "allowOrphans": 1}  # so that a row of two lines can be cut
    return ParagraphStyle("block", **(settings | {"spaceAfter": look.leading * 0.6} | changes))


def _markup(text: str) -> str:
    return escape(text.replace("\\-", "\u00ad")).replace("&lt;br&gt;", "<br/>")


def _flowables(block: Block, look: Look) -> list[Flowable]:
    if block.kind in _HEADING_SCALE:
        scale = _HEADING_SCALE[block.kind]
        style = _style(look, fontName=look.bold, fontSize=look.size * scale, leading=look.leading * scale)
        return [CondPageBreak(style.leading * 4), Paragraph(_markup(block.text), style)]
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "list":
        indented = _style(look, leftIndent=16, bulletIndent=2, spaceAfter=1)
        return [*(Paragraph(_markup(line), indented, bulletText=look.bullet) for line in block.lines), Spacer(1, 4)]
    if block.kind == "labels":
        return [*(Paragraph(_labelled(line), _style(look, spaceAfter=1)) for line in block.lines), Spacer(1, 5)]
    return [Paragraph(_markup(block.text), _style(look))]


def _labelled(line: str) -> str:
    label, words = line.split(": ", 1)
    return f"<b>{_markup(label)}:</b> {_markup(words)}"


def _grid(grid: Grid, look: Look, width: float) -> list[Flowable]:
    plain = _style(look, spaceAfter=0)
    head = _style(look, spaceAfter=0, fontName=look.bold, textColor=white)
    cells: list[list[Paragraph | str]] = [["" for _ in line] for line in grid.lines]
    rules: list[tuple] = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#777777")),
        ("BACKGROUND", (0, 0), (-1, grid.heads - 1), HexColor(look.accent)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    for row, column, cell in grid.cells():
        cells[row][column] = Paragraph(_markup(cell.words), head if row < grid.heads else plain)
        if cell.rows > 1 or cell.columns > 1:
            rules.append(("SPAN", (column, row), (column + cell.columns - 1, row + cell.rows - 1)))
        colour = STATUS_COLOURS.get(cell.words.capitalize())
        if colour and row >= grid.heads:
            rules.append(("BACKGROUND", (column, row), (column, row), HexColor(colour)))
    table = Table(
        cells,
        colWidths=[width * share / sum(grid.widths) for share in grid.widths],
        repeatRows=grid.heads if grid.repeat and not grid.splits_rows else 0,
        splitByRow=int(not grid.splits_rows),
        splitInRow=int(grid.splits_rows),
        style=TableStyle(rules),
    )
    return [table, Spacer(1, look.leading)]
