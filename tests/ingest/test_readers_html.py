"""HTML files: the words a browser shows, without the web site around them."""

from __future__ import annotations

import pytest

from corpus.errors import CorruptFileError, EmptyFileError
from ingest.reading import read_pages
from tests.ingest.made_files import quoted, words_of


def read(body: str, encoding: str = "utf-8"):
    return read_pages(
        f"<!doctype html><html><head><title>A plan</title></head><body>{body}</body></html>".encode(encoding), "a.html"
    )


def test_the_web_site_around_the_document_is_left_out() -> None:
    content = read(
        "<header><a>Log in</a></header><nav>Home</nav><div class='cookie-banner'>Accept cookies?</div>"
        "<main><h1>Plan</h1><p>Words<script>alert(1)</script><style>p{}</style> here.</p><p hidden>No</p></main>"
        "<aside>See also</aside><footer>Contact</footer>"
    )

    assert content.pages[0].text == "Plan\n\nWords here."
    assert content.title == "A plan"


def test_sections_are_pages_and_headings_are_marked() -> None:
    content = read("<h1>Plan</h1><p>Why</p><h2>One</h2><p>a</p><h3>Deep</h3><h2>Two</h2><p>b</p>")

    assert [(page.label, page.text) for page in content.pages] == [
        ("Opening", "Plan\n\nWhy"),
        ("One", "One\n\na\n\nDeep"),
        ("Two", "Two\n\nb"),
    ]
    assert [(quoted(content, mark.span), mark.level) for mark in content.headings] == [
        ("Plan", 1),
        ("One", 2),
        ("Deep", 3),
        ("Two", 2),
    ]


def test_lists_keep_numbers_depth_and_words_in_paragraphs() -> None:
    content = read("<ul><li>a<ul><li>deep</li></ul></li><li><p>b</p></li></ul><ol start=3><li>c<li>d</ol>")

    marks = [(quoted(content, mark.span), mark.level) for mark in content.list_marks]
    assert marks == [("• a", 1), ("• deep", 2), ("• b", 1), ("3. c", 1), ("4. d", 1)]


def test_inline_markup_neither_joins_nor_divides_words() -> None:
    assert (
        read("<p>caf&eacute; <b>bold</b>est&nbsp;one,\n  two<br>three</p>").pages[0].text
        == "café boldest\xa0one, two\nthree"
    )


def test_a_table_keeps_header_spans_and_rows() -> None:
    content = read(
        "<table><caption>Measures</caption><thead><tr><th>Ref</th><th colspan=2>Who</th></tr></thead>"
        "<tr><td rowspan=2>1</td><td>a<br>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>"
    )

    (table,) = content.pages[0].tables
    assert words_of([table.header, *table.rows]) == [["Ref", "Who", ""], ["1", "a b", "c"], ["", "d", "e"]]
    assert content.pages[0].text.startswith("Measures\n\nRef")
    assert any("Merged cells" in warning for warning in content.warnings)


def test_two_header_rows_are_joined_column_by_column() -> None:
    content = read(
        "<table><thead><tr><th rowspan=2>KPI</th><th colspan=2>May</th></tr>"
        "<tr><th>Target</th><th>Actual</th></tr></thead>"
        "<tr><td>Plans</td><td>60</td><td>56</td></tr></table>"
    )

    (table,) = content.pages[0].tables
    assert words_of([table.header]) == [["KPI", "May Target", "May Actual"]]
    assert [quoted(content, span) for span in table.header[2].spans] == ["May", "Actual"]


def test_row_headers_do_not_make_a_header_row() -> None:
    rows = "<tr><th>Due date</th><td>30 May 2025</td></tr><tr><th>Lead officer</th><td>Ana Orr</td></tr>"
    (table,) = read(f"<table>{rows}</table>").pages[0].tables

    assert table.header == ()
    assert words_of(table.rows) == [["Due date", "30 May 2025"], ["Lead officer", "Ana Orr"]]


def test_a_table_that_places_things_is_plain_words() -> None:
    content = read("<table><tr><td><h2>One</h2><table><tr><td>x</td></tr></table></td><td>two</td></tr></table>")

    assert content.pages[0].tables == ()
    assert content.pages[0].text == "One\n\nx\n\ntwo"


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [("utf-8", ""), ("cp1252", ""), ("cp1252", "<meta charset=windows-1252>"), ("utf-16", ""), ("utf-8-sig", "")],
)
def test_the_encoding_is_found(encoding: str, declaration: str) -> None:
    data = f"<html>{declaration}<body><p>The board’s café spent £5</p></body></html>".encode(encoding)

    assert read_pages(data, "a.html").pages[0].text == "The board’s café spent £5"


def test_nesting_without_end_is_refused_and_unclosed_paragraphs_are_not() -> None:
    with pytest.raises(CorruptFileError, match="nested at most"):
        read("<div>" * 200_000 + "words")
    assert read("<p>word" * 3_000).pages[0].text.count("word") == 3_000


def test_a_cell_that_claims_billions_of_places_costs_nothing() -> None:
    row = "<td colspan=999999999 rowspan=999999999>a</td>"
    content = read(f"<table><tr>{row * 50}</tr><tr><td>b</td><td>c</td></tr></table>")

    assert "a" in content.pages[0].text


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        read("<script>only()</script>")
