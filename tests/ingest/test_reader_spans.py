"""In every format, whatever the words: each cell, heading, list item and furniture stands where its span says."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents import Table
from corpus.wording import display
from ingest.readers.pages import FileContent
from ingest.reading import read_pages
from tests.ingest.made_files import cells_of, docx_of, page_of, paragraph, pdf_of, pdf_table, quoted

WORD = st.sampled_from(
    [
        "plan",
        "Board’s",
        "café",
        "part-time",
        "£1.2m",
        "“quoted”",
        "20%",
        "fi",
        "end.",
        "Leaders",
        "a|b",
        "1.2",
        "SEND",
        "x" * 30,
    ]
)
WORDS = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
SHORT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@dataclass(frozen=True)
class Made:
    """What a generated document says, for any format to say in its own way."""

    heading: str
    paragraphs: Sequence[str]
    items: Sequence[str]
    rows: Sequence[Sequence[str]]


@st.composite
def documents(draw: st.DrawFn) -> Made:
    width = draw(st.integers(2, 4))
    row = st.lists(SHORT | st.just(""), min_size=width, max_size=width)
    return Made(
        heading="Section " + draw(SHORT),
        paragraphs=draw(st.lists(WORDS, min_size=1, max_size=4)),
        items=draw(st.lists(SHORT, min_size=1, max_size=3)),
        rows=[[f"Action {place}" for place in range(width)], *draw(st.lists(row, min_size=1, max_size=30))],
    )


def as_pdf(made: Made) -> bytes:
    flow = [
        paragraph(html.escape(made.heading), "Heading1"),
        *(paragraph(html.escape(text)) for text in made.paragraphs),
    ]
    flow += [paragraph("• " + html.escape(item)) for item in made.items]
    return pdf_of([*flow, pdf_table(made.rows, colWidths=[110] * len(made.rows[0]))])


def as_docx(made: Made) -> bytes:
    def build(document) -> None:
        document.add_heading(made.heading, 1)
        for text in made.paragraphs:
            document.add_paragraph(text)
        for item in made.items:
            document.add_paragraph(item, style="List Bullet")
        table = document.add_table(len(made.rows), len(made.rows[0]), style="Table Grid")
        for cells, words in zip(table.rows, made.rows, strict=True):
            for cell, text in zip(cells.cells, words, strict=True):
                cell.text = text

    return docx_of(build)


def as_html(made: Made) -> bytes:
    rows = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in made.rows]
    parts = [
        f"<h1>{html.escape(made.heading)}</h1>",
        *(f"<p>{html.escape(text)}</p>" for text in made.paragraphs),
        "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in made.items) + "</ul>",
        "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>",
    ]
    return ("<html><meta charset=utf-8>" + "".join(parts)).encode()


def as_markdown(made: Made) -> bytes:
    rows = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in made.rows]
    rows.insert(1, " | ".join("---" for _ in made.rows[0]))
    table = "\n".join(f"| {row} |" for row in rows)
    items = "\n".join(f"- {item}" for item in made.items)
    return "\n\n".join([f"# {made.heading}", *made.paragraphs, items, table]).encode()


def assert_spans_are_true(content: FileContent) -> None:
    for cell in cells_of(content):
        assert bool(cell.text) == bool(cell.spans)
        assert display(" ".join(quoted(content, span) for span in cell.spans)) == cell.text
    for mark in (*content.headings, *content.list_marks):
        words = quoted(content, mark.span)
        assert words == words.strip() != ""
    for page in content.pages:
        for table in page.tables:
            assert 0 <= table.span.start < table.span.end <= len(page.text)
            assert all(len(row.cells) == len(table.header or row.cells) for row in table.rows)
        assert all(page_of(content, span) is page and page.quote(span).strip() for span in page.furniture)


def said(tables: Sequence[Table]) -> list[list[str]]:
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    header = [[cell.text for cell in tables[0].header]] if tables and tables[0].header else []
    return header + rows


@pytest.mark.parametrize(
    ("name", "write"), [("a.pdf", as_pdf), ("a.docx", as_docx), ("a.html", as_html), ("a.md", as_markdown)]
)
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(made=documents())
def test_every_span_is_true_and_no_word_is_lost(name: str, write: Callable[[Made], bytes], made: Made) -> None:
    content = read_pages(write(made), name)

    assert_spans_are_true(content)
    text = "".join("".join(page.text for page in content.pages).split())
    for words in (made.heading, *made.paragraphs, *made.items):
        assert "".join(words.split()) in text
    found = said([table for page in content.pages for table in page.tables])
    expected = [[cell.replace("|", "\\|") if name == "a.md" else cell for cell in row] for row in made.rows]
    # A row of empty cells says nothing; only Markdown, whose text stays as typed, keeps it.
    kept = [row for row in expected if any(row) or name == "a.md"]
    assert ["".join("".join(row).split()) for row in found] == ["".join("".join(row).split()) for row in kept]
