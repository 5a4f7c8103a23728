"""Lays a source out as a web page, as Markdown or as plain text.

The web page carries what council pages carry around the words (a menu, a cookie notice, a script),
none of which is part of the document.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from corpus.samples.source import PAGE_BREAK, Block, Source

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ font-family: sans-serif; max-width: 60em; margin: auto }} td, th {{ border: 1px solid #888 }}</style>
<script>window.siteMenu = {{ open: false }};</script>
</head>
<body>
<nav aria-label="Main menu"><a href="/">Home</a> <a href="/news">News</a> <a href="/contact">Contact</a></nav>
<main>
{body}
</main>
<footer><p>{foot}</p></footer>
</body>
</html>
"""


def write_html(source: Source, target: Path) -> None:
    """Write `source` as a web page."""
    body = "\n".join(_element(block) for block in source.blocks)
    page = _PAGE.format(title=html.escape(source.title), body=body, foot=html.escape(source.running_foot))
    target.write_text(page, encoding="utf-8", newline="\n")


def _inline(text: str) -> str:
    text = html.escape(text.replace("\\-", ""), quote=False).replace("&lt;br&gt;", "<br>")
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text.replace(f" {PAGE_BREAK} ", " "))


def _element(block: Block) -> str:
    lines = [_inline(line) for line in block.lines]
    if block.kind.startswith("heading"):
        level = block.kind[-1]
        return f"<h{level}>{' '.join(lines)}</h{level}>"
    if block.kind == "list":
        return "<ul>\n" + "\n".join(f"  <li>{line}</li>" for line in lines) + "\n</ul>"
    if block.kind == "labels":
        pairs = (line.split(": ", 1) for line in lines)
        return "<dl>\n" + "\n".join(f"  <dt>{label}:</dt>\n  <dd>{words}</dd>" for label, words in pairs) + "\n</dl>"
    if block.kind == "table":
        return _table(block)
    if block.kind == "quote":
        return f"<blockquote><p>{' '.join(lines)}</p></blockquote>"
    if block.kind in ("lines", "sign", "right", "letterhead"):
        return "<p>" + "<br>\n".join(lines) + "</p>"
    return f"<p>{' '.join(lines)}</p>"


def _table(block: Block) -> str:
    head, *rows = block.rows
    out = [
        "<table>",
        "<thead><tr>" + "".join(f"<th>{_inline(cell)}</th>" for cell in head) + "</tr></thead>",
        "<tbody>",
    ]
    out += ["<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join([*out, "</tbody>", "</table>"])


def write_text(source: Source, target: Path) -> None:
    """Write `source` as Markdown or plain text, by the target's suffix."""
    mark = (lambda kind: "#" * int(kind[-1]) + " ") if target.suffix == ".md" else (lambda _: "")
    parts = []
    for block in source.blocks:
        lines = [line.replace("\\-", "").replace(f" {PAGE_BREAK} ", " ") for line in block.lines]
        if block.kind.startswith("heading"):
            parts.append(mark(block.kind) + " ".join(lines))
        elif block.kind == "list":
            parts.append("\n".join(f"- {line}" for line in lines))
        elif block.kind in ("para", "quote", "subject"):
            parts.append(("> " if block.kind == "quote" else "") + " ".join(lines))
        else:
            parts.append("\n".join(lines))
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
