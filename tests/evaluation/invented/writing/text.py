"""Lays a document out as plain text with lines of 78 characters, some words cut by a hyphen at a line's end.

Tables have no rules in plain text: a row is a line, its cells stand between bars.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from corpus.samples.source import Block
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed

_WIDTH = 78
_CUT = re.compile(r"(?<=[a-z]{3}[aeiou][bcdglmnprst])(?=[bcdglmnprst][aeiou][a-z]{3})")


def write_text(composed: Composed, target: Path) -> None:
    """Write a composed document as plain text."""
    parts = [_table(block) if isinstance(block, Grid) else _part(block) for block in composed.blocks]
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _part(block: Block) -> str:
    lines = [line.replace("\\-", "").replace("<br>", " ") for line in block.lines]
    if block.kind == "table":
        return "\n".join(" | ".join(row) for row in block.rows)
    if block.kind == "list":
        return "\n".join(_wrapped(line, "- ", "  ") for line in lines)
    if block.kind in ("para", "quote"):
        return _wrapped(" ".join(lines))
    if block.kind.startswith("heading") or block.kind == "subject":
        return "\n".join(textwrap.wrap(" ".join(lines), _WIDTH, break_on_hyphens=False))
    return "\n".join(_wrapped(line) for line in lines)


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return the text in lines; where a long word does not fit it may be cut at a syllable."""
    lines: list[str] = []
    line = first
    for word in text.split(" "):
        joint = "" if line in (first, rest) else " "
        if len(line) + len(joint) + len(word) <= _WIDTH or line in (first, rest):
            line += joint + word
            continue
        head, tail = _cut(word, _WIDTH - len(line) - 2)
        lines.append(f"{line} {head}-" if head else line)
        line = rest + tail
    return "\n".join([*lines, line])


def _cut(word: str, room: int) -> tuple[str, str]:
    places = [match.start() for match in _CUT.finditer(word) if match.start() <= room and word.isalpha()]
    return (word[: places[-1]], word[places[-1] :]) if places else ("", word)


def _table(grid: Grid) -> str:
    rows = [[cell.words.replace("<br>", " ") if cell else "" for cell in line] for line in grid.lines]
    return "\n".join(" | ".join(row) for row in rows)
