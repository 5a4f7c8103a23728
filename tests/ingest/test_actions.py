"""Actions: from headings, bullets, next steps, plan tables, label lines and minutes, each field where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.actions import Action, ActionKind
from corpus.readings import Reading
from ingest.fields import FieldName, field_named
from ingest.readers.pages import FileContent
from tests.ingest.letters import ADDRESS_BLOCK_STYLE, BROKEN_LINE_STYLE, ONE_LINE_STYLE, PLAIN_STYLE, RATED_STYLE
from tests.ingest.written import page_with_table, read, read_content, words_at

PDF = "application/pdf"


def of_kind(reading: Reading, kind: ActionKind) -> list[Action]:
    return [action for action in reading.actions if action.kind is kind]


def plan(rows: list[list[str]], before: str = "") -> Reading:
    return read_content(FileContent(PDF, (page_with_table(rows, before),)))


def words(field: object) -> str | None:
    return field.words if field else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Action Lead", FieldName.OWNER),
        ("Responsible officer(s)", FieldName.OWNER),
        ("Who?", FieldName.OWNER),
        ("SRO", FieldName.ACCOUNTABLE),
        ("Accountable officer", FieldName.ACCOUNTABLE),
        ("By when?", FieldName.DUE),
        ("Timescale", FieldName.DUE),
        ("Target date", FieldName.DUE),
        ("BRAG", FieldName.STATUS),
        ("RAG rating", FieldName.STATUS),
        ("Success measure", FieldName.SUCCESS),
        ("What we will see", FieldName.SUCCESS),
        ("What we will do", FieldName.TITLE),
        ("Key actions", FieldName.TITLE),
        ("No.", FieldName.REF),
        ("Progress to date", FieldName.PROGRESS),
        ("Name", None),
        ("Baseline", None),
        ("Risk", None),
    ],
)
def test_column_heads_of_many_plans_name_the_same_fields(head: str, name: FieldName | None) -> None:
    assert field_named(head) is name


def test_headings_give_one_action_each_with_the_inspectors_wording() -> None:
    reading = read(ONE_LINE_STYLE)
    headed = [action for action in reading.actions if action.ref]

    assert [(action.kind, action.ref) for action in headed] == [
        (ActionKind.PRIORITY_ACTION, "PA2"),
        (ActionKind.IMPROVEMENT_AREA, "AFI1"),
        (ActionKind.IMPROVEMENT_AREA, "AFI3"),
        (ActionKind.IMPROVEMENT_AREA, "AFI2"),
    ]
    assert headed[1].text == "Leaders should agree one set of records for all children."
    assert all(action.text in words_at(reading, action.spans) for action in headed)
    assert {(action.owner, action.due, action.status) for action in headed} == {(None, None, None)}


def test_bullets_of_continued_focus_are_actions_with_a_topic() -> None:
    points = of_kind(read(ONE_LINE_STYLE), ActionKind.CONTINUED_FOCUS)

    assert [point.title for point in points] == ["Therapy waits", "Therapy waits", "Records", "Short breaks"]
    assert points[1].due is not None
    assert (points[1].due.words, points[1].due.start) == ("30 June 2025", date(2025, 6, 30))
    assert (points[0].due, points[2].due) == (None, None)
    assert points[0].owner is None


def test_continued_focus_without_a_list_takes_its_paragraphs() -> None:
    reading = read("Dear Ana,\n\nAreas for development\n\nWe see two.\n\nWaits. They should be shorter in the north.\n")

    assert [point.title for point in of_kind(reading, ActionKind.CONTINUED_FOCUS)] == ["We see two.", "Waits"]


def test_a_list_that_a_request_leads_into_holds_points_wherever_it_stands() -> None:
    points = of_kind(read(ADDRESS_BLOCK_STYLE), ActionKind.CONTINUED_FOCUS)

    assert [point.title for point in points] == [
        "a revised trajectory to 70% by the end of March 2025; and",
        "evidence from dip sampling of the quality of the plans being issued.",
    ]


def test_a_rating_printed_under_a_heading_is_its_status() -> None:
    rated = [action for action in read(RATED_STYLE).actions if action.status]

    assert [(action.ref, words(action.status)) for action in rated] == [
        ("Area1", "Green"),
        ("Area2", "Amber"),
        ("Area3", "Red"),
    ]


@pytest.mark.parametrize(
    ("letter", "media_type", "steps"),
    [
        (ONE_LINE_STYLE, "text/plain", [("9 September 2025", date(2025, 9, 9), "day")]),
        (BROKEN_LINE_STYLE, PDF, [("November 2025", date(2025, 11, 1), "month")]),
        (
            PLAIN_STYLE,
            "text/plain",
            [("20 December 2024", date(2024, 12, 20), "day"), ("spring of 2025", date(2025, 3, 1), "season")],
        ),
    ],
)
def test_next_steps_have_the_date_the_letter_gives(
    letter: str, media_type: str, steps: list[tuple[str, date, str]]
) -> None:
    reading = read(letter, media_type=media_type)
    found = of_kind(reading, ActionKind.NEXT_STEP)

    assert [(step.due.words, step.due.start, step.due.precision) for step in found if step.due] == steps
    assert all(words_at(reading, step.due.spans) == step.due.words for step in found if step.due)


def test_rows_of_a_plan_are_actions_with_every_field_where_it_stands() -> None:
    reading = plan(
        [
            ["Ref", "What we will do", "Lead", "SRO", "By when", "What we will see", "BRAG"],
            ["1.1", "Hire six officers", "Ann Lee, Head of SEND", "Bo Roe", "May 25", "No vacancies", "Green"],
            ["1.2", "Write to families", "", "", "ongoing", "", "-"],
            ["", "", "Cy Dole", "", "June 25", "", ""],
        ],
        before="Priority Action 1: Timely plans\n\n",
    )
    first, second = of_kind(reading, ActionKind.PLAN_ACTION)

    assert (first.ref, first.title) == ("1.1", "Hire six officers")
    assert [words(part) for part in (first.owner, first.accountable, first.success, first.status)] == [
        "Ann Lee, Head of SEND",
        "Bo Roe",
        "No vacancies",
        "Green",
    ]
    assert first.due is not None
    assert (first.due.start, first.due.end, first.due.precision) == (date(2025, 5, 1), date(2025, 5, 31), "month")
    for part in (first.owner, first.accountable, first.due, first.success, first.status):
        assert part is not None
        assert words_at(reading, part.spans) == part.words
    assert (second.owner, second.accountable, second.success, second.status) == (None, None, None, None)
    assert second.due is not None
    assert (second.due.words, second.due.start) == ("ongoing", None)


@pytest.mark.parametrize(
    "header",
    [["KPI", "Baseline", "Target"], ["Area", "Responsible body", "Notes"], ["Risk", "Rating", "What we are doing"]],
)
def test_tables_of_other_things_hold_no_actions(header: list[str]) -> None:
    assert plan([header, ["Plans in 20 weeks", "40%", "60%"]]).actions == ()


LABELS = """Oak Vale SEND Improvement Plan

Updated: 3 March 2025

Action 1.2: One front door

Due date: 30 June 2025

Responsible officer: Ann Lee, Head of SEND

Senior responsible officer:

Bo Roe, Director

Success criteria:

- One number
- One form

Status: On track

Action 1.3: Short breaks

Due date:

autumn 2025

Responsible officer: To be confirmed
"""


def test_label_lines_under_a_heading_make_an_action() -> None:
    first, second = of_kind(read(LABELS), ActionKind.PLAN_ACTION)

    assert (first.ref, first.title, words(first.owner)) == ("1.2", "One front door", "Ann Lee, Head of SEND")
    assert (words(first.accountable), words(first.status)) == ("Bo Roe, Director", "On track")
    assert words(first.success) == "One number One form"
    assert first.due is not None
    assert first.due.start == date(2025, 6, 30)
    assert (second.ref, words(second.owner), second.due.precision if second.due else None) == (
        "1.3",
        "To be confirmed",
        "season",
    )


def test_a_label_and_its_value_are_one_passage() -> None:
    assert "Senior responsible officer: Bo Roe, Director" in [passage.text for passage in read(LABELS).passages]


def test_minutes_name_the_owner_after_the_word_action() -> None:
    text = """Oak Vale SEND Board

Minutes of the meeting held on 3 June 2025

3.1 Waits were discussed at length and the paper was noted. Action: Ann Lee to bring a plan by 4 July 2025.

3.2 The letter will go on the website. Action: Bo Roe, by 1 August 2025.

Action: Cy Dole and Di Fox to meet the schools.

ACTION: all to read the paper.
"""
    found = of_kind(read(text), ActionKind.PLAN_ACTION)

    assert [words(action.owner) for action in found] == ["Ann Lee", "Bo Roe", "Cy Dole and Di Fox", None]
    assert [action.due.words if action.due else None for action in found] == [
        "4 July 2025",
        "1 August 2025",
        None,
        None,
    ]
    assert found[1].text == "3.2 The letter will go on the website. Action: Bo Roe, by 1 August 2025."


def test_actions_are_numbered_in_reading_order_with_ids_that_do_not_change() -> None:
    first, second = read(ONE_LINE_STYLE).actions, read(ONE_LINE_STYLE).actions

    assert [action.ordinal for action in first] == list(range(len(first)))
    assert [action.action_id for action in first] == [action.action_id for action in second]
    assert len({action.action_id for action in first}) == len(first)
