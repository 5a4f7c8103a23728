"""Text, lists and tables into a Word file: the one place that writes them, whatever they are about.

What is put in may be hostile: characters that XML forbids or that reverse the reading direction are left
out, and nothing in it becomes a field, a link or a picture. Headings, lists and header rows are Word's
own, so that a screen reader and the navigation pane know them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row

from api.terminal import without_controls

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_AUTHOR = "Stocktake Assistant"
_LANGUAGE = "en-GB"
_FONT = "Arial"
_INK = RGBColor(0x0B, 0x0C, 0x0C)
_IN_TABLES = "No Spacing"
# Points, by the name of a style of Word's own.
_SIZES = {"Normal": 11, "Title": 22, "Heading 1": 16, "Heading 2": 13, _IN_TABLES: 10}
_PAGE_CM = (21, 29.7)
_MARGIN_CM = 2.5
_PROPERTY_CHARS = 255
"""Longer core properties are refused by python-docx, as the standard asks."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class WordFile:
    """A Word file written from top to bottom."""

    def __init__(self, title: str, *, about: str, created: dt.datetime) -> None:
        """Begin a file with its title; `about` is its subject in a few words, `created` in UTC."""
        self._document = Document()
        self._set_up()
        self._set_properties(title, about, created)
        self._document.add_heading(printable(title), level=0)

    def heading(self, text: str, level: int) -> None:
        """Add a heading of level 1 or 2."""
        self._document.add_heading(printable(text), level)

    def paragraph(self, text: str, *, label: str = "") -> None:
        """Add a paragraph, beginning with `label` in bold."""
        paragraph = self._document.add_paragraph()
        if label:
            paragraph.add_run(f"{printable(label)} ").bold = True
        paragraph.add_run(printable(text))

    def bullets(self, lines: Iterable[str]) -> None:
        """Add a list."""
        for line in lines:
            self._document.add_paragraph(printable(line), style="List Bullet")

    def table(
        self, about: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, widths_cm: Sequence[float]
    ) -> None:
        """Add a table whose header row comes again on each page; `about` describes it to a screen reader."""
        if self._document.element.body[-2].tag == qn("w:tbl"):
            self._document.add_paragraph()  # Word makes one table of two that touch.
        table = self._document.add_table(rows=0, cols=len(header), style="Table Grid")
        table.autofit = False
        _describe(table, about)
        for column, width in zip(table.columns, widths_cm, strict=True):
            column.width = Cm(width)
        style_id = self._document.styles[_IN_TABLES].style_id
        _fill(table.add_row(), header, widths_cm, style_id, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            _fill(table.add_row(), row, widths_cm, style_id)

    def to_bytes(self) -> bytes:
        """Return the file."""
        packed = io.BytesIO()
        self._document.save(packed)
        return packed.getvalue()

    def _set_up(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = map(Cm, _PAGE_CM)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
        for name, points in _SIZES.items():
            _set_type(self._document.styles[name], points)
        for language in self._document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), _LANGUAGE)
        foot = section.footer.paragraphs[0]
        foot.add_run("Page ")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        foot._p.append(number)

    def _set_properties(self, title: str, about: str, created: dt.datetime) -> None:
        properties = self._document.core_properties
        properties.title = printable(title)[:_PROPERTY_CHARS]
        properties.subject = printable(about)[:_PROPERTY_CHARS]
        properties.author = properties.last_modified_by = _AUTHOR
        properties.language = _LANGUAGE
        properties.comments = ""
        # Word takes these for UTC and they may not say so themselves.
        properties.created = properties.modified = created.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)


def printable(text: str) -> str:
    """Return `text` without what an Office file cannot hold or should not: line ends stay, tabs become spaces."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return without_controls(_NOT_XML.sub("", plain))


def _set_type(style: ParagraphStyle, points: int) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(points), _INK
    # The template's headings name a font of its theme, which wins over the one named here.
    fonts = style.element.rPr.rFonts
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]


def _describe(table: Table, about: str) -> None:
    for name in ("w:tblCaption", "w:tblDescription"):
        described = OxmlElement(name)
        described.set(qn("w:val"), printable(about))
        table._tbl.tblPr.append(described)


def _fill(row: _Row, texts: Sequence[str], widths_cm: Sequence[float], style_id: str, *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        # By its id: python-docx would look through all styles for the name, again in each cell.
        paragraph._p.style = style_id
        paragraph.add_run(printable(text)).bold = bold or None
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
