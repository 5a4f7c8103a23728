"""Headings read to roles and refs, and sections put together from them."""

from __future__ import annotations

import pytest

from corpus.passages import PassageKind, SectionRole
from ingest.headings import label_length, read_heading
from tests.ingest.letters import ADDRESS_BLOCK_STYLE, BROKEN_LINE_STYLE, ONE_LINE_STYLE, PLAIN_STYLE, RATED_STYLE
from tests.ingest.written import content_of, passages_in, read, read_content, section_of, texts, words_at

PDF = "application/pdf"


@pytest.mark.parametrize(
    ("heading", "role", "refs"),
    [
        ("Priority Action 1: ‘Leaders should’", SectionRole.PRIORITY_ACTION, ("PA1",)),
        ("PRIORITY ACTION 12", SectionRole.PRIORITY_ACTION, ("PA12",)),
        ("PA 2 – Governance", SectionRole.PRIORITY_ACTION, ("PA2",)),
        ("Area for priority action two “Health”", SectionRole.PRIORITY_ACTION, ("PA2",)),
        ("Areas for Priority Action 1 and 2: waits", SectionRole.PRIORITY_ACTION, ("PA1", "PA2")),
        ("Area for Improvement 3", SectionRole.AREA_FOR_IMPROVEMENT, ("AFI3",)),
        ("Improvement area B: plans", SectionRole.AREA_FOR_IMPROVEMENT, ("AFIB",)),
        ("AFI4. Voice", SectionRole.AREA_FOR_IMPROVEMENT, ("AFI4",)),
        ("2. Areas requiring further work", SectionRole.CONTINUED_FOCUS, ("2",)),
        ("Areas for Development", SectionRole.CONTINUED_FOCUS, ()),
        ("RECOMMENDATIONS", SectionRole.CONTINUED_FOCUS, ()),
        ("What happens next", SectionRole.NEXT_STEPS, ()),
        ("4.2 Date of next meeting", SectionRole.NEXT_STEPS, ("4.2",)),
        ("Our conclusion", SectionRole.CONCLUSION, ()),
        ("Copies:", SectionRole.PEOPLE, ()),
        ("A. Introduction", SectionRole.INTRODUCTION, ("A",)),
        ("Action 1.2: Recruit two officers", SectionRole.OTHER, ("1.2",)),
        ("Governance and data", SectionRole.OTHER, ()),
    ],
)
def test_the_words_of_a_heading_give_its_role_and_refs(heading: str, role: SectionRole, refs: tuple[str, ...]) -> None:
    words = read_heading(heading)

    assert (words.role, words.refs) == (role, refs)


@pytest.mark.parametrize(
    "prose",
    [
        "Priority Action 1 has seen good progress",
        "Area for improvement 3 remains of concern to us",
        "Action 1.5 of the plan is closed",
        "I am writing to you",
    ],
)
def test_prose_that_begins_with_a_label_is_no_heading(prose: str) -> None:
    assert not read_heading(prose).is_labelled


def test_a_label_ends_where_the_heading_s_own_words_begin() -> None:
    for heading, words in (
        ("Action 1.2: Recruit two officers", "Recruit two officers"),
        ("3. Priority Action one – “Waits”", "“Waits”"),
        ("2.1 Scope", "Scope"),
        ("Scope", "Scope"),
    ):
        assert heading[label_length(heading) :] == words


def test_sections_keep_the_order_of_the_letter_and_not_that_of_their_numbers() -> None:
    reading = read(ONE_LINE_STYLE)

    assert [section.ref for section in reading.sections if section.ref] == ["PA2", "AFI1", "AFI3", "AFI2"]
    assert [section.role.value for section in reading.sections] == [
        "people",
        "introduction",
        "priority_action",
        "area_for_improvement",
        "area_for_improvement",
        "area_for_improvement",
        "conclusion",
        "continued_focus",
        "next_steps",
        "people",
    ]
    assert [section.ordinal for section in reading.sections] == list(range(len(reading.sections)))


def test_two_headings_in_a_row_share_the_narrative_below_the_second() -> None:
    reading = read(ONE_LINE_STYLE)
    first, second = section_of(reading, "AFI1"), section_of(reading, "AFI3")

    assert first.narrative == second.section_id
    assert second.narrative is None
    assert section_of(reading, "AFI2").narrative is None
    narrative = passages_in(reading, second, PassageKind.PARAGRAPH)
    assert narrative[0].text.startswith("One system went live")
    assert "Area for Improvement 1" in narrative[0].context
    assert "Area for Improvement 3" in narrative[0].context


def test_a_quoted_heading_is_whole_whatever_quotes_and_apostrophes_it_holds() -> None:
    reading = read(ONE_LINE_STYLE)

    for ref in ("PA2", "AFI1", "AFI3"):
        section = section_of(reading, ref)
        heading = passages_in(reading, section, PassageKind.HEADING)
        assert texts(heading) == [section.heading]
        assert words_at(reading, section.spans) == section.heading
    assert section_of(reading, "PA2").heading.endswith("carers’ trust grows.’")
    assert section_of(reading, "AFI3").heading.endswith("before plans change.'")


def test_numbered_headings_in_capitals_are_found_without_blank_lines() -> None:
    reading = read(BROKEN_LINE_STYLE, media_type=PDF)

    assert [(section.role.value, section.ref) for section in reading.sections if section.heading] == [
        ("introduction", "1"),
        ("priority_action", "PA1"),
        ("priority_action", "PA2"),
        ("continued_focus", "4"),
        ("next_steps", "5"),
    ]


def test_headings_over_two_lines_and_over_ratings_are_found() -> None:
    broken, rated = read(ADDRESS_BLOCK_STYLE), read(RATED_STYLE)

    assert [section.heading for section in broken.sections if section.heading] == [
        "Overall progress",
        "Area for Priority Action 1 - Leaders should improve the timeliness of EHC needs assessments",
        "Area for Priority Action 2 - Leaders should reduce waiting times for neurodevelopmental assessment",
        *["Areas for Improvement 1, 2 and 5"] * 3,
        "Risks and issues",
        "Next steps",
    ]
    assert [(section.role.value, section.ref) for section in rated.sections if section.heading] == [
        ("conclusion", None),
        ("other", "Area1"),
        ("other", "Area2"),
        ("other", "Area3"),
        ("continued_focus", None),
        ("next_steps", None),
    ]


def test_a_letter_without_headings_has_people_opening_and_people() -> None:
    reading = read(PLAIN_STYLE)

    assert [section.heading for section in reading.sections] == [""] * len(reading.sections)
    assert reading.sections[0].role is SectionRole.PEOPLE
    assert reading.sections[1].role is SectionRole.INTRODUCTION


def test_a_heading_with_two_refs_gives_two_sections() -> None:
    reading = read("Dear Ana,\n\nAreas for Improvement 1 and 4: ‘Leaders should act.’\n\nMuch has been done on both.\n")
    first, second = section_of(reading, "AFI1"), section_of(reading, "AFI4")

    assert first.heading == second.heading
    assert first.narrative == second.section_id
    assert len([passage for passage in reading.passages if passage.kind is PassageKind.HEADING]) == 1


def test_a_label_alone_takes_the_quoted_line_below_it() -> None:
    reading = read("Dear Ana,\n\nPriority Action 1\n\n‘Leaders should put it right.’\n\nIt has been put right.\n")
    section = section_of(reading, "PA1")

    assert section.heading == "Priority Action 1 ‘Leaders should put it right.’"
    assert texts(passages_in(reading, section, PassageKind.PARAGRAPH)) == ["It has been put right."]


def test_a_narrative_on_the_line_of_its_heading_is_text() -> None:
    wording = "‘Leaders should agree one set of records and use them in every meeting that they hold.’"
    narrative = "Records are agreed. The board has seen them twice and was content with what it saw in them."
    reading = read(f"Dear Ana,\n\nPriority Action 1: {wording} {narrative}\n\nConclusion\n\nAll is well.\n")
    section = section_of(reading, "PA1")

    assert section.heading == f"Priority Action 1: {wording}"
    assert texts(passages_in(reading, section, PassageKind.PARAGRAPH)) == [narrative]


def test_wording_without_quotes_stays_heading_when_it_says_should() -> None:
    wording = "Leaders should agree one set of records. They should use it in every meeting that the board holds."
    reading = read(f"Dear Ana,\n\nPriority Action 1: {wording}\n\nPriority Action 2: {wording}\n\nBoth are done.\n")

    assert section_of(reading, "PA1").heading == f"Priority Action 1: {wording}"
    assert section_of(reading, "PA1").narrative == section_of(reading, "PA2").section_id


def test_headings_under_a_bare_label_stand_in_its_section() -> None:
    text = """Dear Ana,

APA 2: 'Leaders must act.'

What is going well

The team has grown to nine people this year.

What is not yet good enough

Reviews are late in two of the five districts.

Conclusion

There is more to do before the autumn.
"""
    reading = read(text)
    label = section_of(reading, "PA2")
    inner = [section for section in reading.sections if section.parent == label.section_id]

    assert [section.heading for section in inner] == ["What is going well", "What is not yet good enough"]
    assert section_of(reading, SectionRole.CONCLUSION).parent is None
    assert passages_in(reading, inner[0], PassageKind.PARAGRAPH)[0].context.startswith("APA 2")


def test_headings_the_format_declares_nest_by_their_level() -> None:
    content = content_of("Report\n\nWaits\n\nThey are long.\n", headings=["Waits"])

    reading = read_content(content)

    assert [(section.heading, section.level) for section in reading.sections][-1] == ("Waits", 2)


def test_short_lines_that_are_no_headings_open_no_section() -> None:
    text = "Dear Ana,\n\nThank you.\n\n14 May 2025\n\nLead: Jo Marsh\n\nJo Marsh, Director\n\nWe agree with it.\n"

    assert [section.heading for section in read(text).sections if section.heading] == []
