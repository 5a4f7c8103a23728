"""The payloads into documents of every format: in names, titles, areas, headings, cells and text.

A slash cannot stand in a file name and becomes a fraction slash there; nothing else is changed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from corpus.store import Corpus
from ingest.pipeline import ingest
from ingest.receipts import Outcome
from tests.browser.payloads import PAYLOADS
from tests.ingest.made_files import docx_of, paragraph, pdf_of, pdf_table

TOGETHER = 4
"""How many payloads one file name, title and area holds."""
IN_A_PART = 5
NAMED = tuple(" + ".join(PAYLOADS[at : at + TOGETHER]) for at in range(0, len(PAYLOADS), TOGETHER))
PRINTABLE = tuple(words for words in NAMED if words.isascii() and words.isprintable())
"""What the base fonts of a PDF can draw."""


def file_name(words: str) -> str:
    """Return `words` as a file's name."""
    return words.replace("/", "\N{FRACTION SLASH}") + ".txt"


def take_in_hostile(folder: Path, corpus: Corpus) -> None:
    """Write the documents into `folder` with a manifest, and take them in."""
    folder.mkdir(parents=True)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as manifest:
        rows = csv.writer(manifest)
        rows.writerow(("file", "area", "date", "kind", "title"))
        for day, (name, words) in enumerate(_letters(), start=1):
            (folder / name).write_text(_letter(words), encoding="utf-8")
            rows.writerow((name, f"Area {words}", f"2025-01-{day:02}", "stocktake_letter", f"Letter {words}"))
        for name, content in _reports().items():
            (folder / name).write_bytes(content)
            rows.writerow((name, "Area of reports", "2025-03-01", "inspection_report", f"Report {name}"))
    failed = [receipt for receipt in ingest([folder], corpus) if receipt.outcome is not Outcome.ADDED]
    assert not failed, failed


def _letters() -> Iterator[tuple[str, str]]:
    yield from ((file_name(words), words) for words in NAMED)


def _letter(words: str) -> str:
    findings = "\n\n".join(f"The board was sent {word} by a family." for word in words.split(" + "))
    return f"Dear colleagues\n\nPriority Action 1: {words}\n\n{findings}\n"


def _reports() -> dict[str, bytes]:
    return {"report.html": _html(), "report.docx": _docx(), "report.md": _markdown(), "report.pdf": _pdf()}


def _parts() -> Iterator[tuple[int, Sequence[str]]]:
    """Yield a few parts, numbered: a document without pages has a page for each."""
    yield from enumerate((NAMED[at : at + IN_A_PART] for at in range(0, len(NAMED), IN_A_PART)), start=1)


def _html() -> bytes:
    parts = "".join(
        f"<h2>Part {number}</h2>"
        + "".join(f"<h3>{escape(words)}</h3>" for words in part)
        + f"<table><tr><th>Ref</th><th>{escape(part[0])}</th></tr>"
        + "".join(f"<tr><td>{number}</td><td>{escape(words)}</td></tr>" for words in part)
        + "</table>"
        for number, part in _parts()
    )
    return f'<!doctype html><meta charset="utf-8"><title>Report</title><h1>Report</h1>{parts}'.encode()


def _docx() -> bytes:
    def build(document) -> None:
        document.add_heading("Report", 1)
        for number, part in _parts():
            document.add_heading(f"Part {number}", 2)
            for words in part:
                document.add_heading(words, 3)
            rows = document.add_table(rows=0, cols=2)
            for words in part:
                cells = rows.add_row().cells
                cells[0].text, cells[1].text = str(number), words

    return docx_of(build)


def _markdown() -> bytes:
    parts = (f"## Part {number}\n\n" + "".join(f"### {words}\n\n" for words in part) for number, part in _parts())
    return "\n".join(("# Report\n", *parts)).encode()


def _pdf() -> bytes:
    rows = [["Ref", "What was sent"], *([str(at), escape(words)] for at, words in enumerate(PRINTABLE, start=1))]
    return pdf_of([paragraph("Report", "Title"), *(paragraph(escape(each)) for each in PRINTABLE), pdf_table(rows)])
