"""Lays a source out as a PDF with reportlab: letterhead, running heads and feet, lists, tables.

Streams are left uncompressed: compressors differ between machines, and a rebuild must give the
same bytes everywhere.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from corpus.samples.looks import LOOKS, STATUS_COLOURS, Look
from corpus.samples.source import PAGE_BREAK, Block, Source

_HEADING_SCALE = {"heading1": 1.45, "heading2": 1.12, "heading3": 1.0}


class _CountingCanvas(Canvas):
    """A canvas that draws running heads and feet once the number of pages is known."""

    def __init__(self, *args: object, source: Source, **options: object) -> None:
        super().__init__(*args, **options)
        self._source = source
        self._finished_pages: list[dict] = []

    def showPage(self) -> None:
        self._finished_pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        total = len(self._finished_pages)
        for number, state in enumerate(self._finished_pages, start=1):
            self.__dict__.update(state)
            self._draw_furniture(number, total)
            super().showPage()
        super().save()

    def _draw_furniture(self, number: int, total: int) -> None:
        look = LOOKS[self._source.look]
        width, height = self._pagesize
        self.setFont(look.font, 8)
        foot = self._source.running_foot.format(page=number, pages=total)
        self.drawCentredString(width / 2, 26, foot)
        if number > 1 and self._source.running_head:
            self.drawString(look.margin, height - 30, self._source.running_head)


def write_pdf(source: Source, target: Path) -> None:
    """Write `source` as a PDF file whose bytes depend on nothing else."""
    look = LOOKS[source.look]
    template = SimpleDocTemplate(
        str(target),
        pagesize=landscape(A4) if look.landscape else A4,
        leftMargin=look.margin,
        rightMargin=look.margin,
        topMargin=52,
        bottomMargin=52,
        title=source.title,
        author="",
        invariant=1,
        pageCompression=0,
    )
    story: list[Flowable] = []
    for block in source.blocks:
        story += _flowables(block, look, template.width)
    template.build(story, canvasmaker=partial(_CountingCanvas, source=source))


def _style(look: Look, **changes: object) -> ParagraphStyle:
    settings: dict = {
        "fontName": look.font,
        "fontSize": look.size,
        "leading": look.leading,
        "spaceAfter": look.leading * 0.65,
        "alignment": TA_JUSTIFY if look.justified else TA_LEFT,
        "embeddedHyphenation": 1,
        "allowWidows": 1,
        "allowOrphans": 1,
    }
    return ParagraphStyle("block", **(settings | changes))


def _markup(text: str) -> str:
    parts = escape(text.replace("\\-", "\u00ad")).replace("&lt;br&gt;", "<br/>").split("**")
    return "".join(f"<b>{part}</b>" if place % 2 else part for place, part in enumerate(parts))


def _flowables(block: Block, look: Look, width: float) -> list[Flowable]:
    if block.kind in _HEADING_SCALE:
        scale = _HEADING_SCALE[block.kind]
        style = _style(
            look,
            fontName=look.bold if look.heading_bold else look.font,
            fontSize=look.size * scale,
            leading=look.leading * scale,
            alignment=TA_LEFT,
            spaceBefore=look.leading * 0.4,
        )
        # Room for the heading and two lines; keeping it with a whole table would push the table over.
        return [CondPageBreak(style.leading * 3 + look.leading * 2), Paragraph(_markup(block.text), style)]
    if block.kind == "page":
        return [PageBreak()]
    if block.kind in ("list", "numbered"):
        return [_entry(line, block.kind, look) for line in block.lines]
    if block.kind == "table":
        return [_table(block, look, width), Spacer(1, look.leading)]
    return _special(block, look) or _paragraph(block, look)


def _paragraph(block: Block, look: Look) -> list[Flowable]:
    style = _style(look, leftIndent=24, rightIndent=24) if block.kind == "quote" else _style(look)
    flowables: list[Flowable] = []
    for place, part in enumerate(block.text.split(f" {PAGE_BREAK} ")):
        flowables += [PageBreak()] if place else []
        flowables.append(Paragraph(_markup(part), style))
    return flowables


def _special(block: Block, look: Look) -> list[Flowable]:
    tight = _style(look, spaceAfter=0, alignment=TA_LEFT)
    if block.kind == "letterhead":
        mark = _style(look, fontName=look.bold, fontSize=17, leading=19, spaceAfter=0, alignment=TA_LEFT)
        lines: list[Flowable] = [Paragraph(_markup(line), mark) for line in block.lines]
        rule = HRFlowable(width="38%", thickness=2.5, color=HexColor(look.accent), hAlign="LEFT")
        return [*lines, Spacer(1, 5), rule, Spacer(1, 26)]
    if block.kind == "lines":
        return [*(Paragraph(_markup(line), tight) for line in block.lines), Spacer(1, look.leading)]
    if block.kind == "right":
        to_the_right = _style(look, spaceAfter=0, alignment=TA_RIGHT)
        return [*(Paragraph(_markup(line), to_the_right) for line in block.lines), Spacer(1, look.leading)]
    if block.kind == "subject":
        return [Paragraph(_markup(block.text), _style(look, fontName=look.bold, alignment=TA_LEFT))]
    if block.kind == "sign":
        space = Spacer(1, look.leading * 2.2)
        return [KeepTogether([space, *(Paragraph(_markup(line), tight) for line in block.lines)])]
    return []


def _entry(line: str, kind: str, look: Look) -> Paragraph:
    indent = 18 if kind == "list" else 34
    label, text = (look.bullet, line) if kind == "list" else line.split(" ", 1)
    return Paragraph(_markup(text), _style(look, leftIndent=indent, bulletIndent=2), bulletText=label)


def _table(block: Block, look: Look, width: float) -> Table:
    cell_style = _style(look, spaceAfter=0, alignment=TA_LEFT)
    head_style = _style(look, spaceAfter=0, alignment=TA_LEFT, fontName=look.bold, textColor=white)
    head, *rows = block.rows
    cells = [[Paragraph(_markup(cell), head_style) for cell in head]]
    cells += [[Paragraph(_markup(cell), cell_style) for cell in row] for row in rows]
    rules: list[tuple] = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#888888")),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(look.accent)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    rules += [
        ("BACKGROUND", (column, number), (column, number), HexColor(STATUS_COLOURS[cell]))
        for number, row in enumerate(rows, start=1)
        for column, cell in enumerate(row)
        if cell in STATUS_COLOURS
    ]
    widths = [width * share / 100 for share in block.widths]
    # A row is cut by a page only where the header is not repeated: with both, reportlab prints it twice.
    return Table(
        cells,
        colWidths=widths,
        repeatRows=int(block.repeat),
        style=TableStyle(rules),
        splitInRow=int(not block.repeat),
    )
