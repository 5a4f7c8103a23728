"""Plain text and Markdown: the text as typed, and what its signs say."""

from __future__ import annotations

import pytest

from corpus.errors import OversizedFileError
from ingest.reading import read_pages
from tests.ingest.made_files import quoted, words_of

LETTER = "Dear Ana,\n\nThe board’s café cost £5.\n\nYours sincerely"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_letter_is_one_page_whatever_its_encoding(encoding: str) -> None:
    content = read_pages(LETTER.encode(encoding), "a.txt")

    assert [(page.label, page.text) for page in content.pages] == [("Text", LETTER)]
    assert bool(content.warnings) == (encoding == "cp1252")


def test_line_ends_of_every_system_are_line_feeds() -> None:
    assert read_pages(b"a\r\nb\rc\nd", "a.txt").pages[0].text == "a\nb\nc\nd"


def test_a_form_feed_ends_a_page_and_running_lines_are_furniture() -> None:
    content = read_pages(b"OFFICIAL\n\nFirst words\n\f OFFICIAL\n\nSecond words\n\f", "a.txt")

    assert [page.label for page in content.pages] == ["Page 1", "Page 2"]
    assert [[page.quote(span) for span in page.furniture] for page in content.pages] == [["OFFICIAL"], ["OFFICIAL"]]


def test_characters_nobody_can_see_become_one_space_each() -> None:
    assert read_pages("a\x00b\x1fc \uf0b7 d".encode(), "a.txt").pages[0].text == "a b c • d"


def test_a_text_longer_than_any_document_is_refused() -> None:
    with pytest.raises(OversizedFileError, match="at most 5,000,000 characters"):
        read_pages(b"word " * 1_000_001, "a.txt")


def test_markdown_keeps_its_text_and_marks_headings_items_and_tables() -> None:
    text = (
        "Opening words\n\n# Plan\n\n## One ##\n\n- first\n  goes on\n  - deep\n* second\n\n"
        "| Ref | Action |\n|---|:-:|\n| 1 | do \\| it |\n| 2 |\n\nTwo\n---\n\n```\n# no heading\n```\n1. last"
    )
    content = read_pages(text.encode(), "a.md")

    assert [page.label for page in content.pages] == ["Opening", "One", "Two"]
    assert "\n\n".join(page.text for page in content.pages) == text
    assert [(quoted(content, mark.span), mark.level) for mark in content.headings] == [
        ("Plan", 1),
        ("One", 2),
        ("Two", 2),
    ]
    assert [(quoted(content, mark.span), mark.level) for mark in content.list_marks] == [
        ("- first\n  goes on", 1),
        ("- deep", 2),
        ("* second", 1),
        ("1. last", 1),
    ]
    (table,) = content.pages[1].tables
    assert words_of([table.header, *table.rows]) == [["Ref", "Action"], ["1", "do \\| it"], ["2", ""]]
    assert content.title == "Plan"
