"""Turns a readable sample source (TOML front matter, then marked-up text) into blocks to be laid out.

A source says what a document says and where its author broke the page; how it looks is decided by
the writer of its format. The marks are few and are listed in `sources/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

PAGE_BREAK = "[[page]]"
_DIRECTIVE = re.compile(r"\[([a-z]+)((?: [a-z]+=[0-9,]+| repeat)*)\]$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source: its kind, its lines, and for a table its column widths."""

    kind: str
    """para, heading1..3, list, numbered, quote, table, page, or a directive such as lines, subject, sign."""
    lines: tuple[str, ...]
    widths: tuple[int, ...] = ()
    """Column widths of a table in hundredths of the text width."""
    repeat: bool = False
    """Whether a table's header row is printed again on each page."""

    @property
    def text(self) -> str:
        """The block's words on one line."""
        return " ".join(self.lines)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table block, header row first."""
        return tuple(tuple(cell.strip() for cell in line.split("|")) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Source:
    """A sample document before layout."""

    file: str
    look: str
    title: str
    running_head: str
    running_foot: str
    created: str
    """ISO date written into the file's own properties, so that a rebuild has the same bytes."""
    blocks: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """Read one source file, whose front matter stands between two `+++` lines."""
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    about = tomllib.loads(front)
    return Source(
        file=about["file"],
        look=about["look"],
        title=about["title"],
        running_head=about.get("running_head", ""),
        running_foot=about.get("running_foot", ""),
        created=about["created"],
        blocks=tuple(_block(text) for text in re.split(r"\n\s*\n", body.strip())),
    )


def _block(text: str) -> Block:
    lines = text.split("\n")
    if text == PAGE_BREAK:
        return Block("page", ())
    if directive := _DIRECTIVE.match(lines[0]):
        options = directive.group(2)
        widths = re.search(r"widths=([0-9,]+)", options)
        return Block(
            directive.group(1),
            tuple(line.strip() for line in lines[1:]),
            tuple(int(width) for width in widths.group(1).split(",")) if widths else (),
            "repeat" in options,
        )
    for mark, kind in (("### ", "heading3"), ("## ", "heading2"), ("# ", "heading1"), ("> ", "quote")):
        if lines[0].startswith(mark):
            return Block(kind, tuple(line.removeprefix("> ").removeprefix(mark) for line in lines))
    for mark, kind in (("- ", "list"), ("+ ", "numbered")):
        if lines[0].startswith(mark):
            return Block(kind, _joined_entries(lines, mark))
    return Block("para", (" ".join(line.strip() for line in lines),))


def _joined_entries(lines: list[str], mark: str) -> tuple[str, ...]:
    entries: list[str] = []
    for line in lines:
        if line.startswith(mark):
            entries.append(line.removeprefix(mark))
        else:
            entries[-1] += " " + line.strip()
    return tuple(entries)


def plain(text: str) -> str:
    """Return a source line as its reader sees it: no bold marks, soft hyphens or page marks."""
    return text.replace("**", "").replace("\\-", "").replace(f" {PAGE_BREAK} ", " ").replace("<br>", " ")


def plain_text(source: Source) -> str:
    """Return all words of a source in reading order, one line for each line or cell of a block."""
    lines: list[str] = []
    for block in source.blocks:
        if block.kind == "table":
            lines += [plain(cell) for row in block.rows for cell in row if cell]
        elif block.kind == "para":
            lines.append(plain(block.text))
        else:
            lines += [plain(line) for line in block.lines]
    return "\n".join(lines)
