"""Running heads, feet and page numbers are marked; words of the document never are."""

from __future__ import annotations

import pytest

from corpus.documents import Cell, Page, Row, Span, Table
from ingest.furniture import mark_furniture
from ingest.readers.pages import HeadingMark


def marked(*texts: str, headings: tuple[HeadingMark, ...] = ()) -> list[list[str]]:
    pages = [Page(number, f"Page {number}", text) for number, text in enumerate(texts, start=1)]
    return [[page.quote(span) for span in page.furniture] for page in mark_furniture(pages, headings)]


def test_lines_that_recur_at_the_same_end_are_marked_on_two_pages_too() -> None:
    first = "OFFICIAL\n\nDear all,\n\nWords.\n\nA letter | Page 1 of 2"
    second = "OFFICIAL\n\nMore words.\n\nYours\n\nA letter | Page 2 of 2"

    assert marked(first, second) == [["OFFICIAL", "A letter | Page 1 of 2"], ["OFFICIAL", "A letter | Page 2 of 2"]]


@pytest.mark.parametrize("foot", ["Page {}", "{}", "- {} -", "{} of 3", "Page {} of 3", "{} | Page"])
def test_page_numbers_in_every_dress_are_marked(foot: str) -> None:
    texts = [f"Words {'abc'[page]}\n\n{foot.format(page + 1)}" for page in range(3)]

    assert marked(*texts) == [[foot.format(page)] for page in (1, 2, 3)]


def test_numbered_headings_at_the_top_of_each_page_are_kept() -> None:
    assert marked("Action 1\n\nOne", "Action 2\n\nTwo", "Action 3\n\nThree") == [[], [], []]


def test_bare_numbers_that_do_not_count_pages_are_kept() -> None:
    assert marked("Schools\n\n14", "Colleges\n\n9") == [[], []]


def test_a_line_that_also_stands_within_a_page_is_kept() -> None:
    body = "\n".join(f"line {letter}" for letter in "abcdefghijkl")
    assert marked(f"To agree\n{body}\nTo agree\n{body}", f"To agree\n{body}") == [[], []]


def test_a_title_that_later_pages_repeat_as_their_head_is_kept() -> None:
    title = HeadingMark(Span(1, 0, 8), 1)

    assert marked("The Plan\n\nWords", "The Plan\n\nMore", "The Plan\n\nMost", headings=(title,)) == [
        [],
        ["The Plan"],
        ["The Plan"],
    ]


def test_a_head_missing_from_the_first_page_is_marked_on_the_others() -> None:
    assert marked("Letterhead\n\nDear", "A letter\n\nMore", "A letter\n\nMost") == [[], ["A letter"], ["A letter"]]


def test_only_lines_from_the_end_inwards_are_marked() -> None:
    texts = "Own words\n\nSame words\n\nA", "Other words\n\nSame words\n\nB"

    assert marked(*texts) == [[], []]


def test_the_first_row_of_a_table_is_no_running_head() -> None:
    cell = Cell("Ref", (Span(1, 0, 3),))
    table = Table((), (Row((cell,)),), Span(1, 0, 3))
    pages = [Page(1, "Page 1", "Ref", (table,)), Page(2, "Page 2", "Ref", (table,))]

    assert [page.furniture for page in mark_furniture(pages)] == [(), ()]


def test_a_single_page_has_no_furniture_but_a_plain_page_number() -> None:
    assert marked("OFFICIAL\n\nWords\n\nPage 1 of 1") == [["Page 1 of 1"]]
    assert marked("2\n\nWords") == [[]]
