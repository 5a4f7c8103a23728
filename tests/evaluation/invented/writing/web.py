"""Lays a plan out as a web page (rowspan and colspan for merged cells) or as Markdown."""

from __future__ import annotations

import html
from pathlib import Path

from corpus.samples.source import Block
from tests.evaluation.invented.grids import Grid, GridCell
from tests.evaluation.invented.sheet import Composed

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<header><p>{head}</p><nav><a href="/">Home</a> <a href="/send">SEND</a> <a href="/contact">Contact us</a></nav></header>
<main>
{body}
</main>
<footer><p>{foot}</p></footer>
</body>
</html>
"""


def write_html(composed: Composed, target: Path) -> None:
    """Write a composed plan as a web page."""
    body = "\n".join(_table(block) if isinstance(block, Grid) else _element(block) for block in composed.blocks)
    foot = composed.running_foot.format(page="", pages="").strip()
    title, head = html.escape(composed.truth.title), html.escape(composed.running_head)
    page = _PAGE.format(title=title, head=head, body=body, foot=html.escape(foot))
    target.write_text(page, encoding="utf-8", newline="\n")


def _inline(text: str) -> str:
    return html.escape(text.replace("\\-", "\u00ad"), quote=False).replace("&lt;br&gt;", "<br>")


def _element(block: Block) -> str:
    lines = [_inline(line) for line in block.lines]
    if block.kind.startswith("heading"):
        return f"<h{block.kind[-1]}>{' '.join(lines)}</h{block.kind[-1]}>"
    if block.kind == "list":
        return "<ul>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + "\n</ul>"
    if block.kind == "labels":
        pairs = (line.split(": ", 1) for line in lines)
        return "\n".join(f"<p><strong>{label}:</strong> {words}</p>" for label, words in pairs)
    return f"<p>{' '.join(lines)}</p>"


def _table(grid: Grid) -> str:
    out = ["<table>"]
    for row, line in enumerate(grid.lines):
        tag = "th" if row < grid.heads else "td"
        out.append("<tr>" + "".join(_cell(cell, tag) for cell in line if cell is not None) + "</tr>")
    return "\n".join([*out, "</table>"])


def _cell(cell: GridCell, tag: str) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{spans}>{_inline(cell.words)}</{tag}>"


def write_markdown(composed: Composed, target: Path) -> None:
    """Write a composed plan as Markdown; its tables must have no merged cells."""
    parts = [_markdown_table(block) if isinstance(block, Grid) else _markdown(block) for block in composed.blocks]
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _markdown(block: Block) -> str:
    lines = [line.replace("\\-", "") for line in block.lines]
    if block.kind.startswith("heading"):
        return "#" * int(block.kind[-1]) + " " + " ".join(lines)
    if block.kind == "list":
        return "\n".join(f"- {line}" for line in lines)
    if block.kind == "labels":
        return "\n".join("- **{}:** {}".format(*line.split(": ", 1)) for line in lines)
    return " ".join(lines)


def _markdown_table(grid: Grid) -> str:
    rows = [[cell.words if cell else "" for cell in line] for line in grid.lines]
    rule = "|" + "---|" * len(grid.widths)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines[: grid.heads], rule, *lines[grid.heads :]])
