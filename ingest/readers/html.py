"""An HTML file into pages: headings, paragraphs, list items and tables as a browser would show their words.

Walking is by hand and without recursion, because files come from anywhere and nest as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from corpus.wording import display
from ingest.readers.decode import decode
from ingest.readers.flow import Part, Piece, write_flow
from ingest.readers.html_tables import grid_of, is_layout
from ingest.readers.html_tree import BLOCKS, HEADINGS, content_root, is_left_out, parse
from ingest.readers.page_warnings import warnings_of
from ingest.readers.pages import FileContent
from ingest.readers.sniff import MediaType

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE)
_WITHIN_ITEM = frozenset({"p", "div", "section"})
"""Elements that hold the words of a list item, not words of their own."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Words:
    """The words gathered for the piece being read."""

    part: Part = Part.PARAGRAPH
    level: int = 1
    label: str = ""
    """The bullet or number of a list item; without words after it, it is nothing."""
    pieces: list[str] = field(default_factory=list)

    def add(self, text: str, *, verbatim: bool) -> None:
        self.pieces.append(text.replace("\r\n", "\n") if verbatim else _SPACE.sub(" ", text))

    def text(self) -> str:
        lines = "".join(self.pieces).split("\n")
        words = "\n".join(re.sub(" {2,}", " ", line).strip(" ") for line in lines).strip()
        return self.label + words if words else ""


@dataclass(slots=True)
class _Lists:
    """The lists that the walk is inside of, outermost first: the next number of each, None for bullets."""

    numbers: list[int | None] = field(default_factory=list)

    def label(self) -> str:
        if not self.numbers or self.numbers[-1] is None:
            return "• "
        self.numbers[-1] += 1
        return f"{self.numbers[-1] - 1}. "


def read_html(data: bytes, name: str) -> FileContent:
    """Return the content of an HTML file; raises CorruptFileError when it nests too deep."""
    declared = _DECLARED.search(data[:4096])
    text, warnings = decode(data, declared[1].decode("ascii") if declared else None)
    tree = parse(text.replace("\x00", " "), name)
    root = content_root(tree)
    flow = write_flow(list(_read(root)) if root is not None else [])
    named = tree.css_first("title")
    title = display(named.text()) if named is not None else ""
    pages = flow.pages
    return FileContent(
        MediaType.HTML, pages, title or None, flow.headings, flow.list_marks, (*warnings, *warnings_of(flow.troubles))
    )


def _read(root: LexborNode) -> Iterator[Piece]:
    """Yield the pieces under `root` in reading order."""
    words, lists = _Words(), _Lists()
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        if node.tag == "-text":
            words.add(node.text_content or "", verbatim=_inside_pre(node))
            continue
        if node.tag == "br":
            words.pieces.append("\n")
            continue
        opens_item = node.tag in _WITHIN_ITEM and not is_end and words.label and not words.text()
        if (node.tag in BLOCKS or node.tag in HEADINGS) and not opens_item:
            if words.text():
                yield Piece(words.part, words.text(), words.level)
            words = _Words()
        if is_end:
            _close(node, lists)
        elif node.tag == "table" and not is_layout(node):
            yield from _table(node, root)
        else:
            words = _open(node, lists, words)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(_children(node, root)))
    if words.text():
        yield Piece(words.part, words.text(), words.level)


def _open(node: LexborNode, lists: _Lists, words: _Words) -> _Words:
    if node.tag in HEADINGS:
        return _Words(Part.HEADING, HEADINGS[node.tag])
    if node.tag in ("ul", "menu", "ol"):
        start = node.attributes.get("start") or ""
        lists.numbers.append((int(start) if start.isdecimal() else 1) if node.tag == "ol" else None)
    elif node.tag == "li":
        return _Words(Part.ITEM, max(1, len(lists.numbers)), lists.label())
    return words


def _close(node: LexborNode, lists: _Lists) -> None:
    if node.tag in ("ul", "menu", "ol") and lists.numbers:
        lists.numbers.pop()


def _table(table: LexborNode, root: LexborNode) -> Iterator[Piece]:
    caption = next((child for child in table.iter() if child.tag == "caption"), None)
    if caption is not None and (text := _cell_text(caption, root)):
        yield Piece(Part.PARAGRAPH, text)
    grid, header_rows = grid_of(table, lambda cell: _cell_text(cell, root))
    yield Piece(Part.TABLE, grid=grid, header_rows=header_rows)


def _cell_text(cell: LexborNode, root: LexborNode) -> str:
    """Return the words of a cell, a line for each block in it."""
    words = _Words()
    stack: list[tuple[LexborNode, bool]] = [(cell, False)]
    while stack:
        node, is_end = stack.pop()
        if node.tag == "-text":
            words.add(node.text_content or "", verbatim=False)
            continue
        if node.tag == "br" or node.tag in BLOCKS or node.tag in HEADINGS:
            words.pieces.append("\n")
        if not is_end and node.tag != "br":
            words.pieces.extend(["• "] if node.tag == "li" else [])
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(_children(node, root)))
    return "\n".join(line for line in words.text().split("\n") if line)


def _children(node: LexborNode, root: LexborNode) -> list[LexborNode]:
    return [
        child
        for child in node.iter(include_text=True)
        if child.tag == "-text" or not (child.tag.startswith(("-", "!")) or is_left_out(child, root))
    ]


def _inside_pre(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "pre"
