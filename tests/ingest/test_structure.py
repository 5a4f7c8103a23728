"""Whole letters through every step: nothing is lost, and what a page break cuts is whole again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.passages import PassageKind, SectionRole
from corpus.readings import Reading
from corpus.wording import display
from tests.ingest.letters import ADDRESS_BLOCK_STYLE, BROKEN_LINE_STYLE, ONE_LINE_STYLE, PLAIN_STYLE, RATED_STYLE
from tests.ingest.written import passages_in, read, section_of, texts, words_at

PDF = "application/pdf"
LETTERS = [(ONE_LINE_STYLE, "text/plain"), (BROKEN_LINE_STYLE, PDF), (PLAIN_STYLE, "text/plain")]
LETTERS += [(ADDRESS_BLOCK_STYLE, "text/plain"), (RATED_STYLE, "text/plain")]
PIECES = st.sampled_from(
    [
        "Priority Action 1: ‘Leaders should act’",
        "Area for Improvement 2:",
        "Areas for Continued Focus",
        "- Plans. Do more of",
        "• one",
        "(a) two",
        "1. Three",
        "4.2 The chair said so.",
        "Dear Jo,",
        "Yours sincerely,",
        "Cc: Jane Doe, Director, Oak Council",
        "15 January 2025",
        "Since September",
        "2024, it grew",
        "Lead: Ann Lee; Due: May 25",
        "Action: Ann Lee to go.",
        "It was e.g. so. “Was it?” Yes.",
        "\u200b",
        "ﬁnal “quote’",
        "",
        "\f",
        "\t ",
    ]
)


def assert_nothing_is_lost(reading: Reading) -> None:
    """Every shown character stands in a passage, and every passage and sentence says what stands at its spans."""
    for passage in reading.passages:
        assert passage.text == " ".join(sentence.text for sentence in passage.sentences)
        for sentence in passage.sentences:
            assert sentence.spans
            assert sentence.text == display(words_at(reading, sentence.spans))
    for page in reading.pages:
        kept = [span for passage in reading.passages for span in passage.spans if span.page == page.number]
        covered = {offset for span in kept for offset in range(span.start, span.end)}
        assert all(0 <= span.start < span.end <= len(page.text) for span in kept)
        lost = [mark for offset, mark in enumerate(page.text) if offset not in covered and display(mark)]
        assert lost == []


@pytest.mark.parametrize(("letter", "media_type"), LETTERS)
def test_every_word_of_a_letter_is_in_a_passage(letter: str, media_type: str) -> None:
    assert_nothing_is_lost(read(letter, media_type=media_type))


@given(st.lists(PIECES, max_size=25), st.sampled_from(["text/plain", PDF, "text/markdown"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_arrangement_of_lines_loses_a_word(pieces: list[str], media_type: str) -> None:
    assert_nothing_is_lost(read("\n".join(pieces), media_type=media_type))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_whatever_loses_a_word(text: str) -> None:
    assert_nothing_is_lost(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "x" * 20_000,
        "." * 20_000,
        "- " * 5_000,
        "word " * 5_000,
        "Jane Doe, " * 2_000,
        "‘" * 5_000,
        "Priority Action 1: ‘" + "Leaders should act\n" * 500,
        "Ω≈ç√∫˜µ≤≥÷ \ud83d\udc69 ('\"); DROP TABLE passages;-- <script>alert(1)</script>",
        "\u202e\u2066 right to left \u200f",
    ],
)
def test_odd_text_is_read_like_any_other(text: str) -> None:
    assert_nothing_is_lost(read(text))


def test_the_same_text_gives_the_same_ids() -> None:
    first, second = read(ONE_LINE_STYLE), read(ONE_LINE_STYLE)

    assert first == second
    ids = [passage.passage_id for passage in first.passages] + [section.section_id for section in first.sections]
    assert len(set(ids)) == len(ids)


def test_a_date_cut_by_a_blank_line_is_in_one_sentence() -> None:
    reading = read(ONE_LINE_STYLE)
    paragraph = passages_in(reading, section_of(reading, "PA2"), PassageKind.PARAGRAPH)[0]

    assert "Since October 2024, nobody has waited past the spring." in [part.text for part in paragraph.sentences]
    assert len(paragraph.spans) == 1
    assert "October\n\n2024" in words_at(reading, paragraph.spans)


def test_a_paragraph_cut_by_a_page_break_has_a_span_on_each_page() -> None:
    reading = read(BROKEN_LINE_STYLE, media_type=PDF)
    paragraph = passages_in(reading, section_of(reading, "PA1"), PassageKind.PARAGRAPH)[0]
    cut = [part for part in paragraph.sentences if len(part.spans) == 2]

    assert [span.page for span in paragraph.spans] == [1, 2]
    assert [part.text for part in cut] == [
        "Officers explained that the new team had been trained by the university, which we thought a good idea."
    ]


def test_a_paragraph_as_wide_as_a_page_turned_on_its_side_is_whole() -> None:
    bodies = "Oak County Council, NHS Oak and Ash Integrated Care Board and Oak Parents Together"
    paragraph = f"This plan says what {bodies} and others will do by the end of the next school year with the SEND"
    text = f"Improvement plan\n\n{paragraph}\nImprovement Board.\n\nRatings are those of the day.\n"
    passages = texts(read(text, media_type=PDF).passages)

    assert len(paragraph) > 160
    assert f"{paragraph} Improvement Board." in passages


def test_a_list_is_whole_over_blank_lines_and_page_breaks() -> None:
    reading = read(ONE_LINE_STYLE)
    items = [passage for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM]

    assert {item.list_number for item in items} == {0}
    assert [item.sentences[0].text for item in items] == [
        "Therapy waits.",
        "Records: Train school staff in the new system.",
        "Short breaks.",
    ]
    assert items[2].text == "Short breaks. Publish the offer, which parents have asked for twice, by the summer."

    broken = read(BROKEN_LINE_STYLE, media_type=PDF)
    items = [passage for passage in broken.passages if passage.kind is PassageKind.LIST_ITEM]
    assert len(items) == 5
    assert {item.list_number for item in items} == {0}
    assert [span.page for span in items[1].spans] == [2, 3]
    assert items[1].text.endswith("beginning with those of children in Year 9 and Year 11, who cannot wait.")


def test_a_list_names_the_paragraph_that_leads_into_it() -> None:
    reading = read(ONE_LINE_STYLE)
    leads = {passage.lead_in for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM}
    by_id = {passage.passage_id: passage for passage in reading.passages}

    assert [by_id[lead].text for lead in leads if lead] == ["Work remains in several areas. These are:"]


def test_two_lists_have_two_numbers() -> None:
    reading = read("Note\n\nFirst we ask:\n\n- one\n- two\n\nThen we ask:\n\n- three\n")

    assert [passage.list_number for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM] == [0, 0, 1]


def test_a_bullet_is_in_the_span_of_its_passage_and_not_in_its_words() -> None:
    reading = read("Note\n\n• Do this.\n\n(a) Do that.\n")
    first, second = [passage for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM]

    assert (first.text, words_at(reading, first.spans)) == ("Do this.", "• Do this.")
    assert second.text == "(a) Do that."


@pytest.mark.parametrize("mark", ["*", "•", "-"])
def test_a_bullet_at_the_end_of_a_page_is_in_the_passage_of_the_words_below(mark: str) -> None:
    reading = read(f"{mark}\f0")

    assert_nothing_is_lost(reading)
    assert texts(reading.passages) == ["0"]


def test_letterhead_date_people_and_subject_have_their_kinds() -> None:
    reading = read(ONE_LINE_STYLE)
    kinds = {passage.text[:14]: passage.kind for passage in reading.passages}

    assert kinds["Department for"] is PassageKind.PARAGRAPH
    assert kinds["Petra Lindqvis"] is PassageKind.PEOPLE
    assert kinds["3 March 2025"] is PassageKind.DATE
    assert kinds["Dear Petra, To"] is PassageKind.PEOPLE
    assert kinds["Ashmere: SIX-M"] is PassageKind.TITLE
    assert kinds["We are copying"] is PassageKind.PEOPLE
    assert kinds["Yours sincerel"] is PassageKind.PEOPLE


def test_the_lines_of_one_signature_are_one_passage() -> None:
    reading = read(ONE_LINE_STYLE)
    closing = passages_in(reading, reading.sections[-1])

    assert texts(closing)[-2:] == [
        "Françoise Dunmoor Deputy Head of the Western Unit, Department for Education",
        "Callum O'Hare-Brady Assistant Director of Nursing Regional SEND Lead. NHS England West",
    ]


def test_items_broken_to_the_width_of_the_page_are_whole() -> None:
    items = [part for part in read(ADDRESS_BLOCK_STYLE).passages if part.kind is PassageKind.LIST_ITEM]

    assert [item.list_number for item in items] == [0, 0, 0, 1, 1, 2, 2, 2]
    assert items[0].text == "In October, 52% of plans were issued within 20 weeks compared with 31% in March."


def test_nested_bullets_and_copies_by_line_are_kept_in_a_broken_letter() -> None:
    reading = read(BROKEN_LINE_STYLE, media_type=PDF)
    focus = section_of(reading, SectionRole.CONTINUED_FOCUS)

    assert texts(passages_in(reading, focus, PassageKind.LIST_ITEM))[2:4] == ["Year 9 first", "then Year 11"]
    assert reading.passages[-1].kind is PassageKind.PEOPLE
