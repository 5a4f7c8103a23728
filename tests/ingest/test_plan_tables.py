"""Plans' tables in real files: merged cells, page breaks, heads of two rows, heads nobody listed."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.actions import Action, ActionKind
from corpus.readings import Reading
from ingest.readers.pages import FileContent
from ingest.reading import read_pages
from tests.ingest.made_files import docx_of, paragraph, pdf_of, pdf_table
from tests.ingest.written import page_with_table, read_content, words_at

HTML = """<html><body><h1>Oak Vale SEND Improvement Plan</h1><table>
<tr><th rowspan="2">Priority</th><th colspan="2">What</th><th colspan="2">Who and when</th></tr>
<tr><th>Ref</th><th>Action</th><th>Lead</th><th>Due date</th></tr>
<tr><td rowspan="2">Priority Action 1: Late plans</td><td>1.1</td><td>Publish a trajectory</td>
<td rowspan="2">Ann Lee, Head of SEND</td><td>May 25</td></tr>
<tr><td>1.2</td><td>Fill the posts</td><td rowspan="2">autumn 2025 (was July 2025)</td></tr>
<tr><td>Area for Improvement 2: Waits</td><td>2.1</td><td>Run one list</td><td></td></tr>
</table></body></html>"""


def reading_of(data: bytes, name: str) -> Reading:
    return read_content(read_pages(data, name), name)


def plan_actions(reading: Reading) -> list[Action]:
    return [action for action in reading.actions if action.kind is ActionKind.PLAN_ACTION]


def plan(rows: list[list[str]]) -> list[Action]:
    return plan_actions(read_content(FileContent("application/pdf", (page_with_table(rows),))))


def owner(action: Action) -> str | None:
    return action.owner.words if action.owner else None


def test_a_merged_cell_belongs_to_each_row_that_it_reaches_into() -> None:
    reading = reading_of(HTML.encode(), "plan.html")
    first, second, third = plan_actions(reading)

    assert [owner(action) for action in (first, second, third)] == ["Ann Lee, Head of SEND"] * 2 + [None]
    assert first.owner.spans == second.owner.spans
    assert words_at(reading, second.owner.spans) == "Ann Lee, Head of SEND"
    assert [action.due.end for action in (second, third)] == [date(2025, 11, 30)] * 2
    assert second.former_due.words == "July 2025"
    assert [
        (action.kind, action.ref, action.text) for action in reading.actions if action not in (first, second, third)
    ] == [
        (ActionKind.PRIORITY_ACTION, "PA1", "Late plans"),
        (ActionKind.IMPROVEMENT_AREA, "AFI2", "Waits"),
    ]


def test_merged_cells_of_a_word_table_are_shared_alike() -> None:
    def build(document) -> None:
        table = document.add_table(rows=3, cols=4, style="Table Grid")
        for row, cells in enumerate(
            [
                ["Ref", "Action", "Lead", "By when"],
                ["1.1", "Open a desk", "Ann Lee", "May 25"],
                ["1.2", "Close it", "", ""],
            ]
        ):
            for column, words in enumerate(cells):
                table.cell(row, column).text = words
        for column in (2, 3):
            table.cell(1, column).merge(table.cell(2, column))

    first, second = plan_actions(reading_of(docx_of(build), "plan.docx"))

    assert (owner(first), owner(second)) == ("Ann Lee", "Ann Lee")
    assert second.due is not None
    assert second.due.spans == first.due.spans


def test_merged_cells_of_a_pdf_table_are_shared_alike() -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
    style.append(("SPAN", (2, 1), (2, 2)))
    rows = [["Ref", "Action", "Lead"], ["1.1", "Open a desk", "Ann Lee"], ["1.2", "Close the desk", ""]]
    data = pdf_of([paragraph("Oak Vale plan", "Heading1"), pdf_table(rows, style=style)])

    assert [owner(action) for action in plan_actions(reading_of(data, "plan.pdf"))] == ["Ann Lee", "Ann Lee"]


def test_an_action_merged_over_its_steps_is_one_action_with_milestones() -> None:
    html = """<table><tr><th>Action</th><th>Steps</th><th>Lead</th><th>By when</th></tr>
    <tr><td rowspan="2">Open a new school</td><td>Find the site</td><td>Ann Lee</td><td>May 25</td></tr>
    <tr><td>Appoint the head</td><td></td><td>June 25</td></tr></table>"""
    (action,) = plan_actions(reading_of(f"<html><body>{html}</body></html>".encode(), "plan.html"))

    assert (action.text, owner(action)) == ("Open a new school", "Ann Lee")
    assert [step.words for step in action.milestones] == ["Find the site", "Appoint the head"]
    assert action.milestones[1].due.start == date(2025, 6, 1)


def test_a_table_goes_on_over_the_page_though_a_column_is_empty_there() -> None:
    first = [
        [f"1.{n}", f"Do the {n}th thing for the families of the whole area, as was agreed", "Ann Lee", "Slow"]
        for n in range(1, 30)
    ]
    rest = [
        [f"2.{n}", f"Do the {n}th thing for the schools of the whole area, as was agreed", "Bo Roe", ""]
        for n in range(1, 15)
    ]
    rows = [["Ref", "Action", "Lead", "RAG"], *first, *rest]
    data = pdf_of([pdf_table(rows, colWidths=[40, 250, 80, 50], repeatRows=0)])
    actions = plan_actions(reading_of(data, "plan.pdf"))

    assert [action.ref for action in actions] == [row[0] for row in rows[1:]]
    assert owner(actions[-1]) == "Bo Roe"


@pytest.mark.parametrize("head", ["Deliverables of the year", "Undertaking", "Commitment to families"])
def test_the_column_of_doing_is_told_by_what_stands_in_it(head: str) -> None:
    actions = plan(
        [
            ["Nr", head, "Lead", "Timing", "How far"],
            ["1.1", "Publish a new trajectory", "Ann Lee", "May 25", "On track"],
            ["1.2", "Fill the vacant posts", "TBC", "ongoing", "Delayed"],
            ["1.3", "Run one waiting list", "Cy Dole", "30/09/25", "Complete"],
        ]
    )

    assert [(action.ref, action.text) for action in actions][0] == ("1.1", "Publish a new trajectory")
    assert [owner(action) for action in actions] == ["Ann Lee", None, "Cy Dole"]
    assert [action.due.start if action.due else None for action in actions] == [
        date(2025, 5, 1),
        None,
        date(2025, 9, 30),
    ]
    assert [action.status.words for action in actions] == ["On track", "Delayed", "Complete"]


def test_names_and_days_under_heads_that_say_nothing_of_duty_are_no_owner_and_no_deadline() -> None:
    (action,) = plan(
        [["Action", "Status", "Parent consulted", "Date raised"], ["Open a desk", "Green", "Ann Lee", "May 25"]]
    )

    assert (action.owner, action.due) == (None, None)


def test_an_original_and_a_revised_date_are_both_kept() -> None:
    moved, kept = plan(
        [
            ["Action", "Lead", "Original date", "Revised date"],
            ["Open a desk", "Ann Lee", "31/03/25", "Q3 2025/26"],
            ["Close the desk", "Ann Lee", "autumn 2025", ""],
        ]
    )

    assert (moved.due.words, moved.due.end) == ("Q3 2025/26", date(2025, 12, 31))
    assert moved.former_due.start == date(2025, 3, 31)
    assert (kept.due.words, kept.former_due) == ("autumn 2025", None)


@pytest.mark.parametrize(
    ("cell", "ref"),
    [("1.2 Open a desk", "1.2"), ("Open a desk (1.2)", "1.2"), ("Action 3: Open a desk", "3"), ("Open 12 desks", None)],
)
def test_a_ref_in_the_cell_of_the_action_is_read(cell: str, ref: str | None) -> None:
    (action,) = plan([["Action", "Lead"], [cell, "Ann Lee"]])

    assert action.ref == ref


def test_indicators_are_no_actions() -> None:
    rows = [["Measure", "Baseline", "Target", "Milestone", "Actual"], ["Plans on time", "40%", "70%", "50%", "47%"]]
    reading = read_content(FileContent("application/pdf", (page_with_table(rows),)))

    assert reading.actions == ()
    assert [figure.value.words for figure in reading.measures[0].figures] == ["40%", "70%", "50%", "47%"]


def test_bars_make_a_table_of_plain_text() -> None:
    text = b"Oak Vale plan\n\nRef | Action | Lead\n1.1 | Open a desk | Ann Lee\n1.2 | Close it | -\n\nEither | or.\n"
    reading = reading_of(text, "plan.txt")

    assert [(action.ref, owner(action)) for action in plan_actions(reading)] == [("1.1", "Ann Lee"), ("1.2", None)]
    assert words_at(reading, plan_actions(reading)[0].owner.spans) == "Ann Lee"
