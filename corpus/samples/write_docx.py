"""Lays a source out as a Word file with python-docx, then repacks it so that a rebuild is identical.

python-docx stamps the zip with the time of saving; the repacked file has fixed times, sorted
members and no compression, because compressors differ between machines.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.samples.looks import LOOKS, STATUS_COLOURS, Look
from corpus.samples.source import PAGE_BREAK, Block, Source

_FONTS = {"Times-Roman": "Times New Roman"}


def write_docx(source: Source, target: Path) -> None:
    """Write `source` as a Word file whose bytes depend on nothing else."""
    look = LOOKS[source.look]
    document = Document()
    _set_up(document, source, look)
    for block in source.blocks:
        _add(document, block, look)
    _drop_unused(document)
    packed = io.BytesIO()
    document.save(packed)
    _repack(packed, target)


def _repack(packed: io.BytesIO, target: Path) -> None:
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        # [Content_Types].xml must come first for strict readers; "[" sorts before lower-case names.
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0)), old.read(name))


def _drop_unused(document: WordDocument) -> None:
    """Drop the 800 KB of picture and table styles that python-docx's template brings along."""
    for part in (document.part, document.part.package):
        for key, link in list(part.rels.items()):
            if link.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del part.rels[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Table Grid", "Normal Table"):
            style.delete()


def _set_up(document: WordDocument, source: Source, look: Look) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = source.title, "", "", ""
    properties.created = properties.modified = datetime.fromisoformat(source.created)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS.get(look.font, look.font), Pt(look.size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Pt(look.margin)
    section.top_margin = section.bottom_margin = Cm(2)
    if source.running_head:
        section.different_first_page_header_footer = not look.landscape
        section.header.paragraphs[0].text = source.running_head
    _add_foot(section.footer.paragraphs[0], source.running_foot)
    if section.different_first_page_header_footer:
        _add_foot(section.first_page_footer.paragraphs[0], source.running_foot)


def _add_foot(paragraph: Paragraph, foot: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, found, after = foot.partition("{page}")
    paragraph.add_run(before)
    if found:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
    paragraph.add_run(after.replace("{pages}", ""))


def _add_runs(paragraph: Paragraph, text: str) -> Paragraph:
    for page, part in enumerate(text.split(f" {PAGE_BREAK} ")):
        if page:
            paragraph.add_run(" ").add_break(WD_BREAK.PAGE)
        for place, piece in enumerate(part.replace("\\-", "").split("**")):
            for line, words in enumerate(piece.split("<br>")):
                if line:
                    paragraph.add_run().add_break()
                paragraph.add_run(words).bold = True if place % 2 else None
    return paragraph


def _add(document: WordDocument, block: Block, look: Look) -> None:
    if block.kind in ("list", "numbered"):
        _add_list(document, block)
    elif block.kind == "table":
        _add_table(document, block, look)
    elif block.kind.startswith("heading"):
        _add_heading(document, block, look)
    elif block.kind in ("lines", "right", "sign", "letterhead"):
        _add_lines(document, block, look)
    else:
        style = "Intense Quote" if block.kind == "quote" else None
        text = f"**{block.text}**" if block.kind == "subject" else block.text
        _add_runs(document.add_paragraph(style=style), text)


def _add_list(document: WordDocument, block: Block) -> None:
    for line in block.lines:
        if block.kind == "list":
            _add_runs(document.add_paragraph(style="List Bullet"), line)
            continue
        paragraph = _add_runs(document.add_paragraph(), line.replace(" ", "\t", 1))
        paragraph.paragraph_format.left_indent = Cm(1.2)
        paragraph.paragraph_format.first_line_indent = Cm(-1.2)


def _add_heading(document: WordDocument, block: Block, look: Look) -> None:
    if look.heading_bold and block.kind != "heading3":
        heading = document.add_heading(level=int(block.kind[-1]))
        _add_runs(heading, block.text)
        for run in heading.runs:
            run.font.name = _FONTS.get(look.font, look.font)
            run.font.color.rgb = RGBColor.from_string(look.accent[1:].upper())
    else:
        paragraph = _add_runs(document.add_paragraph(), block.text)
        for run in paragraph.runs:
            run.bold = True


def _add_lines(document: WordDocument, block: Block, look: Look) -> None:
    if block.kind == "sign":
        document.add_paragraph()
    for line in block.lines:
        paragraph = _add_runs(document.add_paragraph(), line)
        paragraph.paragraph_format.space_after = Pt(0)
        if block.kind == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if block.kind == "letterhead":
            for run in paragraph.runs:
                run.bold, run.font.size = True, Pt(16)
                run.font.color.rgb = RGBColor.from_string(look.accent[1:].upper())
    document.add_paragraph()


def _add_table(document: WordDocument, block: Block, look: Look) -> None:
    rows = block.rows
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = int(width * share / 100)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            paragraph = _add_runs(cell.paragraphs[0], f"**{text}**" if number == 0 else text)
            for run in paragraph.runs:
                run.font.size = Pt(look.size)
            _fill(cell, "#D9D2E9" if number == 0 else STATUS_COLOURS.get(text))
    if block.repeat:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _fill(cell: _Cell, colour: str | None) -> None:
    if colour:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), colour[1:].upper())
        cell._tc.get_or_add_tcPr().append(shading)
