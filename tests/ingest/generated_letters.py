"""A seed and a format in, a file of that format out, with the blocks it was made from.

Sentences are ordinary and odd words thrown together; each holds one marker word that stands nowhere
else in the letter, so a test can say exactly which sentence was lost.
"""

from __future__ import annotations

import html
import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

WORDS = (
    *(
        "plan",
        "board",
        "review",
        "school",
        "family",
        "health",
        "support",
        "clinic",
        "report",
        "team",
        "the",
        "of",
        "and",
    ),
    *(
        "with",
        "early",
        "local",
        "shared",
        "young",
        "people",
        "waiting",
        "agreed",
        "new",
        "because",
        "While",
        "After",
        "May",
    ),
)
# What copy and paste, other languages and type-setting leave in a letter.
ODD = (
    *("café", "naïve", "Ōtaki", "‘so-called’", "“quoted”", "it’s", "£1,250.50", "50%", "30–52", "part-time", "and/or"),
    *("AT&T", "a<b", "#4", "*", "1)", "(see 2.1)", "e.g. this", "co\u00adoperate", "one\u00a0two", "ﬁve", "oﬀer"),
)
NAMES = ("Ada Thornby", "Piers Okonkwo-Lane", "Zoë Márquez", "Dame Hilda Carrow", "Dr Ruth O’Malley")
ROLES = ("Director of Learning", "SEND Adviser", "Head of Nursing", "Case Lead")
BODIES = ("Brackenshire Council", "NHS Brackenshire", "Department of Schools")
FORMATS = ("pdf", "docx", "html", "md", "txt")


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on the page: its lines are a paragraph's one, a list's items or a table's cells, row by row."""

    kind: str
    lines: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class GeneratedLetter:
    """A file written, and what was put in it in order."""

    path: Path
    blocks: tuple[Block, ...]
    markers: tuple[str, ...]


def write_letter(folder: Path, file_format: str, seed: int) -> GeneratedLetter:
    """Write one letter of `file_format` under `folder`, the same for the same seed."""
    chance = random.Random(f"{file_format}-{seed}")
    words = _Words(chance)
    blocks = (
        Block("paragraph", (f"{chance.randint(1, 28)} March 20{chance.randint(26, 39)}",)),
        Block("heading", (f"Brackenshire: stocktake {words.marker()}",)),
        *(chance.choice(_MAKERS)(words, chance) for _ in range(chance.randint(5, 10))),
        Block("paragraph", (_copied(words, chance),)),
    )
    path = folder / f"letter-{seed}.{file_format}"
    _WRITERS[file_format](path, blocks)
    return GeneratedLetter(path, blocks, tuple(words.markers))


class _Words:
    """A source of invented words that remembers the markers it gave out."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.markers: list[str] = []

    def marker(self) -> str:
        marker = f"mark{len(self.markers)}x"
        self.markers.append(marker)
        return marker

    def some(self, least: int, most: int) -> str:
        count = self.chance.randint(least, most)
        words = [self.marker(), *(self._word() for _ in range(count))]
        return " ".join(words)

    def sentences(self, most: int) -> str:
        return " ".join(f"The {self.some(3, 25)}." for _ in range(self.chance.randint(1, most)))

    def _word(self) -> str:
        if self.chance.random() < 0.12:
            return self.chance.choice(ODD)
        return self.chance.choice(WORDS)


def _paragraph(words: _Words, chance: random.Random) -> Block:
    return Block("paragraph", (words.sentences(6),))


def _heading(words: _Words, chance: random.Random) -> Block:
    label = chance.choice(
        ("Priority Action {}: ‘Leaders should {}’", "Area for Improvement {}: {}", "Next steps {} {}")
    )
    return Block("heading", (label.format(chance.randint(1, 5), words.some(2, 9)),))


def _list(words: _Words, chance: random.Random) -> Block:
    return Block("list", tuple(words.sentences(2) for _ in range(chance.randint(2, 6))))


def _table(words: _Words, chance: random.Random) -> Block:
    columns, rows = chance.randint(2, 4), chance.randint(2, 5)
    cells = [f"Column {words.marker()}" for _ in range(columns)]
    cells.extend("" if chance.random() < 0.1 else words.some(1, 6) for _ in range(columns * rows))
    return Block("table", tuple(cells), columns)


def _dated(words: _Words, chance: random.Random) -> Block:
    day = f"{chance.randint(1, 28)} {chance.choice(('May', 'June', 'October'))} 2027"
    return Block("paragraph", (f"Your next review of {words.marker()} will take place on {day}.",))


def _copied(words: _Words, chance: random.Random) -> str:
    people = [f"{name}, {chance.choice(ROLES)}, {chance.choice(BODIES)}" for name in chance.sample(NAMES, 3)]
    return f"We are copying this letter to: {', '.join(people)} ({words.marker()})."


_MAKERS: tuple[Callable[[_Words, random.Random], Block], ...] = (
    _paragraph,
    _paragraph,
    _heading,
    _list,
    _table,
    _dated,
)


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


_WRITERS = {"pdf": _write_pdf, "docx": _write_docx, "html": _write_html, "md": _write_markdown, "txt": _write_text}
