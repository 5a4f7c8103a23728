"""Blocks of a letter written as a file of each format we read, the way ordinary programs write them."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on the page: its lines are a paragraph's one, a list's items or a table's cells, row by row."""

    kind: str
    lines: tuple[str, ...]
    columns: int = 1


def write_file(path: Path, blocks: Sequence[Block]) -> None:
    """Write `blocks` in the format that the suffix of `path` names."""
    _WRITERS[path.suffix](path, blocks)


def _rows(block: Block) -> list[Sequence[str]]:
    return [block.lines[start : start + block.columns] for start in range(0, len(block.lines), block.columns)]


def _write_text(path: Path, blocks: Sequence[Block]) -> None:
    parts = []
    for block in blocks:
        if block.kind == "table":
            parts.append("\n".join("\t".join(row) for row in _rows(block)))
        elif block.kind == "list":
            parts.append("\n".join("- " + textwrap.fill(line, 78, subsequent_indent="  ") for line in block.lines))
        else:
            parts.append(textwrap.fill(block.lines[0], 80, break_long_words=False, break_on_hyphens=False))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _write_markdown(path: Path, blocks: Sequence[Block]) -> None:
    parts = []
    for block in blocks:
        if block.kind == "table":
            header, *rows = ["| " + " | ".join(row) + " |" for row in _rows(block)]
            parts.append("\n".join([header, "|" + " --- |" * block.columns, *rows]))
        elif block.kind == "list":
            parts.append("\n".join(f"- {line}" for line in block.lines))
        else:
            parts.append(("## " if block.kind == "heading" else "") + block.lines[0])
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _write_html(path: Path, blocks: Sequence[Block]) -> None:
    parts = []
    for block in blocks:
        lines = [html.escape(line) for line in block.lines]
        if block.kind == "table":
            rows = _rows(Block("table", tuple(lines), block.columns))
            parts.append(
                "<table>" + "".join(_html_row(row, "td" if i else "th") for i, row in enumerate(rows)) + "</table>"
            )
        elif block.kind == "list":
            parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            tag = "h2" if block.kind == "heading" else "p"
            parts.append(f"<{tag}>{lines[0]}</{tag}>")
    page = f"<!doctype html><html lang='en'><head><title>A letter</title></head><body>{''.join(parts)}</body></html>"
    path.write_text(page, encoding="utf-8")


def _html_row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _write_docx(path: Path, blocks: Sequence[Block]) -> None:
    import docx

    document = docx.Document()
    styles = {"heading": "Heading 2", "list": "List Bullet", "paragraph": None}
    for block in blocks:
        if block.kind == "table":
            table = document.add_table(rows=0, cols=block.columns)
            for row in _rows(block):
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        else:
            for line in block.lines:
                document.add_paragraph(line, style=styles[block.kind])
    document.save(str(path))


def _write_pdf(path: Path, blocks: Sequence[Block]) -> None:
    # A small page, so that paragraphs, lists and tables are cut by page breaks.
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = getSampleStyleSheet()
    styles = {"heading": sheet["Heading2"], "paragraph": sheet["BodyText"]}
    for style in styles.values():
        style.fontName = "Vera"

    def shown(line: str) -> Paragraph:
        return Paragraph(html.escape(line), styles["paragraph"])

    story = []
    for block in blocks:
        if block.kind == "table":
            cells = [[shown(cell) for cell in row] for row in _rows(block)]
            story.append(Table(cells, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        elif block.kind == "list":
            story.append(ListFlowable([shown(line) for line in block.lines], bulletType="bullet"))
        else:
            story.append(Paragraph(html.escape(block.lines[0]), styles[block.kind]))
        story.append(Spacer(1, 9))

    def running(canvas: object, layout: object) -> None:
        canvas.drawString(72, A5[1] - 40, "Brackenshire stocktake letter")
        canvas.drawString(190, 30, f"Page {layout.page}")

    SimpleDocTemplate(str(path), pagesize=A5).build(story, onFirstPage=running, onLaterPages=running)


_WRITERS = {".pdf": _write_pdf, ".docx": _write_docx, ".html": _write_html, ".md": _write_markdown, ".txt": _write_text}
FORMATS = tuple(suffix.removeprefix(".") for suffix in _WRITERS)
