"""Sentences and passages: where they end, and that they fit the model."""

from __future__ import annotations

import pytest

from corpus.passages import PassageKind
from ingest.sentences import split_sentences
from tests.ingest.written import MAX_TOKENS, content_of, count_words, page_with_table, read, read_content, words_at

SENTENCE = "The team in the north of the county has met with families on five evenings since the spring. "


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. A. Smith came with Dr. Lee.",
        "The area lead was B. Ashdown of the forum.",
        "See para. 3.4 and No. 5 of the plan, e.g. The Oaks.",
        "They live in St. Ives, i.e. by the sea.",
        "It cost £1.2 million in Sept. 2024.",
        "Versus a target of 5 vs. 6 on p. 12.",
    ],
)
def test_a_full_stop_in_an_abbreviation_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two went.", ["One came.", "Two went."]),
        ("“Is it so?” Yes. ‘No.’ Then", ["“Is it so?”", "Yes.", "‘No.’", "Then"]),
        ("In 2024. In 2025!", ["In 2024.", "In 2025!"]),
        ("Plans, etc. The rest", ["Plans, etc.", "The rest"]),
        ("Run by Acme Ltd. The firm", ["Run by Acme Ltd.", "The firm"]),
        ("It is on track on AI B. The forum agreed.", ["It is on track on AI B.", "The forum agreed."]),
        ("See improvement area C. Heads spoke of it.", ["See improvement area C.", "Heads spoke of it."]),
        ("line one\nline two. Next", ["line one\nline two.", "Next"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_passages_fit_the_model_with_their_context_and_end_with_a_sentence() -> None:
    reading = read(f"Dear Ana,\n\nPriority Action 1: ‘Leaders should act.’\n\n{SENTENCE * 40}\n")
    paragraphs = [passage for passage in reading.passages if passage.kind is PassageKind.PARAGRAPH]

    assert len(paragraphs) > 3
    for passage in paragraphs:
        assert count_words(f"{passage.context}\n{passage.text}") <= MAX_TOKENS
        assert passage.text.endswith("since the spring.")
        assert passage.context == "Priority Action 1: ‘Leaders should act.’"


def test_neighbouring_paragraphs_are_not_merged() -> None:
    reading = read("Dear Ana,\n\nOne is short.\n\nTwo is short.\n")

    assert [part.text for part in reading.passages if part.kind is PassageKind.PARAGRAPH] == [
        "One is short.",
        "Two is short.",
    ]


def test_a_sentence_too_long_is_cut_at_a_clause_and_not_within_a_word() -> None:
    clause = "and the fourth school in the west of the county, "
    reading = read(f"Dear Ana,\n\nWe saw {clause * 60}too.\n")
    paragraphs = [passage for passage in reading.passages if passage.kind is PassageKind.PARAGRAPH]

    assert len(paragraphs) > 4
    assert all(count_words(passage.text) <= MAX_TOKENS for passage in paragraphs)
    assert all(passage.text.endswith("county,") for passage in paragraphs[:-1])
    assert " ".join(passage.text for passage in paragraphs) == f"We saw {clause * 60}too."


def test_a_word_longer_than_a_passage_is_cut_too() -> None:
    reading = read_content(content_of("x" * 50_000))
    longest = max(len(passage.text) for passage in reading.passages)

    assert sum(len(passage.text) for passage in reading.passages) == 50_000
    assert longest <= 50_000


def test_a_list_item_holds_its_sentences() -> None:
    reading = read("Note\n\nWe ask:\n\n- Plans. Write more of them. Read them.\n")
    item = next(passage for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM)

    assert [part.text for part in item.sentences] == ["Plans.", "Write more of them.", "Read them."]


def test_the_number_of_an_item_stays_with_its_first_sentence() -> None:
    reading = read("Note\n\nWe ask:\n\n1. Plans. Write more.\n2. Reviews. Hold them.\n")
    items = [passage for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM]

    assert [item.sentences[0].text for item in items] == ["1. Plans.", "2. Reviews."]


def test_a_table_row_reads_with_its_heads_and_quotes_its_cells() -> None:
    page = page_with_table([["Ref", "Action", "Lead"], ["1.1", "Hire staff", ""], ["1.2", "Train staff", "Ann Lee"]])
    reading = read_content(type(content_of(""))("application/pdf", (page,)))
    rows = [passage for passage in reading.passages if passage.kind is PassageKind.TABLE_ROW]

    assert [row.text for row in rows] == [
        "Ref: 1.1; Action: Hire staff",
        "Ref: 1.2; Action: Train staff; Lead: Ann Lee",
    ]
    assert [len(row.sentences) for row in rows] == [1, 1]
    assert words_at(reading, rows[1].spans) == "1.2 Train staff Ann Lee"
    assert words_at(reading, rows[1].sentences[0].spans) == "1.2 Train staff Ann Lee"


def test_a_row_too_long_for_one_passage_is_cut_between_its_cells() -> None:
    page = page_with_table([["Ref", "Action", "Update"], ["1.1", "Hire staff", SENTENCE * 20]])
    reading = read_content(type(content_of(""))("application/pdf", (page,)))
    rows = [passage for passage in reading.passages if passage.kind is PassageKind.TABLE_ROW]

    assert len(rows) > 1
    assert all(count_words(row.text) <= MAX_TOKENS for row in rows)
    assert rows[0].text.startswith("Ref: 1.1 Action: Hire staff")


def test_a_row_over_a_page_break_is_one_passage_on_two_pages() -> None:
    from corpus.documents import Cell, Page, Row, Span, Table
    from ingest.readers.pages import FileContent

    header = (Cell("Ref", (Span(1, 0, 3),)), Cell("Action", (Span(1, 4, 10),)))
    row = Row((Cell("1.1", (Span(1, 11, 14),)), Cell("Hire more staff", (Span(1, 15, 24), Span(2, 0, 5)))))
    pages = (
        Page(1, "1", "Ref Action\n1.1 Hire more", tables=(Table(header, (row,), Span(1, 0, 24)),)),
        Page(2, "2", "staff\n\nThe table ends here."),
    )
    reading = read_content(FileContent("application/pdf", pages))

    assert [passage.text for passage in reading.passages] == [
        "Ref; Action",
        "Ref: 1.1; Action: Hire more staff",
        "The table ends here.",
    ]
    assert [span.page for span in reading.passages[1].spans] == [1, 1, 2]
