"""Lays a plan out as a Word file: merged cells, label lines, header rows that repeat.

python-docx stamps the zip with the time of saving; the repacked file has fixed times and sorted members.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.samples.looks import STATUS_COLOURS, Look
from corpus.samples.source import Block
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.writing.looks import LOOKS

_FONTS = {"Times-Roman": "Times New Roman", "Helvetica": "Arial"}


def write_docx(composed: Composed, target: Path) -> None:
    """Write a composed plan as a Word file."""
    look = LOOKS[composed.look]
    document = Document()
    _set_up(document, composed, look)
    for block in composed.blocks:
        if isinstance(block, Grid):
            _add_grid(document, block, look)
        else:
            _add(document, block)
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0)), old.read(name))


def _set_up(document: WordDocument, composed: Composed, look: Look) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = composed.truth.title, "", ""
    properties.created = properties.modified = datetime.combine(composed.truth.date, time())
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS.get(look.font, look.font), Pt(look.size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Pt(look.margin)
    section.header.paragraphs[0].text = composed.running_head
    foot = section.footer.paragraphs[0]
    before, _, _ = composed.running_foot.partition("{page}")
    foot.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def _add(document: WordDocument, block: Block) -> None:
    if block.kind.startswith("heading"):
        document.add_heading(block.text, level=int(block.kind[-1]))
    elif block.kind == "page":
        document.add_page_break()
    elif block.kind == "list":
        for line in block.lines:
            document.add_paragraph(line, style="List Bullet")
    elif block.kind == "labels":
        for line in block.lines:
            label, words = line.split(": ", 1)
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{label}: ").bold = True
            _add_words(paragraph, words)
    else:
        _add_words(document.add_paragraph(), block.text)


def _add_words(paragraph: Paragraph, text: str) -> Paragraph:
    for place, words in enumerate(text.replace("\\-", "").split("<br>")):
        if place:
            paragraph.add_run().add_break()
        paragraph.add_run(words)
    return paragraph


def _add_grid(document: WordDocument, grid: Grid, look: Look) -> None:
    table = document.add_table(rows=len(grid.lines), cols=len(grid.widths), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = int(width * share / sum(grid.widths))
    places = [list(row.cells) for row in table.rows]
    for row, column, cell in grid.cells():
        place = places[row][column]
        if cell.rows > 1 or cell.columns > 1:
            place = place.merge(places[row + cell.rows - 1][column + cell.columns - 1])
        paragraph = _add_words(place.paragraphs[0], cell.words)
        for run in paragraph.runs:
            run.font.size, run.bold = Pt(look.size), row < grid.heads or None
        _fill(place, STATUS_COLOURS.get(cell.words.capitalize()) if row >= grid.heads else "#D9E2E9")
    if grid.repeat:
        for row in table.rows[: grid.heads]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _fill(cell: _Cell, colour: str | None) -> None:
    if colour:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), colour[1:].upper())
        cell._tc.get_or_add_tcPr().append(shading)
