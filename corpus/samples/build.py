"""Makes the sample documents (PDF, Word, web page, text) from the readable sources beside this file.

Run `python -m corpus.samples` after changing a source; a test compares what it makes with
what is committed, byte for byte.
"""

from __future__ import annotations

from pathlib import Path

from corpus.samples.source import read_source
from corpus.samples.write_docx import write_docx
from corpus.samples.write_pdf import write_pdf
from corpus.samples.write_web import write_html, write_text

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

_WRITERS = {".pdf": write_pdf, ".docx": write_docx, ".html": write_html, ".md": write_text, ".txt": write_text}


def source_paths() -> list[Path]:
    """Return the source of every sample document, in name order."""
    return sorted(path for path in SOURCES.glob("*.md") if path.name != "README.md")


def build(into: Path = DOCUMENTS) -> list[Path]:
    """Write every sample document into the folder `into` and return their paths."""
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for path in source_paths():
        source = read_source(path)
        target = into / source.file
        _WRITERS[target.suffix](source, target)
        written.append(target)
    return written
