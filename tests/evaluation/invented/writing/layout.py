"""A composed document into a file of its format: the samples' writers where they can, ours for the rest.

The samples' writers lay out letters and minutes; merged cells, label lines and wrapped plain text are ours.
"""

from __future__ import annotations

from pathlib import Path

from corpus.samples.source import Block, Source
from corpus.samples.write_docx import write_docx as write_sample_docx
from corpus.samples.write_pdf import write_pdf as write_sample_pdf
from corpus.samples.write_web import write_html as write_sample_html
from corpus.samples.write_web import write_text as write_sample_text
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.writing.docx import write_docx
from tests.evaluation.invented.writing.pdf import write_pdf
from tests.evaluation.invented.writing.text import write_text
from tests.evaluation.invented.writing.web import write_html, write_markdown

_OURS = {".pdf": write_pdf, ".docx": write_docx, ".html": write_html, ".md": write_markdown, ".txt": write_text}
_SAMPLES = {
    ".pdf": write_sample_pdf,
    ".docx": write_sample_docx,
    ".html": write_sample_html,
    ".md": write_sample_text,
}


def lay_out(composed: Composed, folder: Path) -> Path:
    """Write the document into `folder` and return its path."""
    target = folder / composed.truth.file
    needs_ours = any(isinstance(block, Grid) or block.kind == "labels" for block in composed.blocks)
    if needs_ours or target.suffix not in _SAMPLES:
        _OURS[target.suffix](composed, target)
    else:
        _SAMPLES[target.suffix](_source(composed, target), target)
    return target


def _source(composed: Composed, target: Path) -> Source:
    return Source(
        file=composed.truth.file,
        look=composed.look,
        title=composed.truth.title,
        running_head=composed.running_head,
        running_foot=_foot(composed, target),
        created=composed.truth.date.isoformat(),
        blocks=tuple(_ruled(block) for block in composed.blocks) if target.suffix == ".md" else composed.blocks,
    )


def _foot(composed: Composed, target: Path) -> str:
    """Return the running foot; a web page has no page numbers."""
    if target.suffix != ".html":
        return composed.running_foot
    return composed.running_foot.replace("of {pages}", "").format(page="", pages="").strip()


def _ruled(block: Block) -> Block:
    """Return a plain table as the lines of a Markdown table, other blocks as they are."""
    if block.kind != "table":
        return block
    head, *rows = [f"| {' | '.join(cells)} |" for cells in block.rows]
    return Block("lines", (head, "|" + "---|" * len(block.widths), *rows))
