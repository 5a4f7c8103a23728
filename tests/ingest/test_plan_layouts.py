"""Plans in other layouts: a card for each action, labels in a paragraph or in a cell, heads told by their meaning."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.actions import Action, ActionKind
from corpus.readings import Reading
from ingest.fields import FieldName, field_named, head_named
from ingest.headings import read_heading
from ingest.reading import read_pages
from tests.ingest.written import read, read_content, words_at

CARDS = """<html><body><h1>Oak Vale SEND Improvement Plan</h1><h2>Priority Action 1: Late plans</h2>
<table><tr><td>Action 1.1</td><td>Publish a trajectory</td></tr><tr><td>Lead officer</td><td>Ann Lee</td></tr>
<tr><td>Accountable director</td><td>Bo Roe</td></tr><tr><td>Deadline</td><td>May 25 (before: March 25)</td></tr>
<tr><td>How success is judged</td><td>All plans in time</td></tr><tr><td>Position now</td><td>-</td></tr></table>
<table><tr><td>Action 1.2</td><td>Fill the posts</td></tr><tr><td>Lead officer</td><td>-</td></tr>
<tr><td>Rating</td><td>Green</td></tr></table></body></html>"""

RUNS = """Oak Vale Priority Action Plan

Priority Action 1: Late plans

1.1 Publish a trajectory. Lead: Head of SEND: Ann Lee. Answerable: Director: Bo Roe. To
be finished: May 2025. Test of success: All plans in time. Status: At risk. Update: A draft
is out. Work goes on.

1.2 Fill the posts of caseworkers.
Lead: Cy Dole. Status: Complete

The board heard why plans are late. Status: the report that it asked for is due in May.
"""

HEAD = "<tr><th>No.</th><th>Task</th><th>Who</th><th>Finish</th><th>June 25</th></tr>"


def actions_of(reading: Reading, kind: ActionKind = ActionKind.PLAN_ACTION) -> list[Action]:
    return [action for action in reading.actions if action.kind is kind]


def _from_html(html: str) -> Reading:
    return read_content(read_pages(html.encode(), "plan.html"), "plan.html")


def test_a_table_of_labels_and_words_is_one_action() -> None:
    reading = _from_html(CARDS)
    first, second = actions_of(reading)

    assert (first.ref, first.text, second.ref, second.text) == ("1.1", "Publish a trajectory", "1.2", "Fill the posts")
    assert (first.owner.words, first.accountable.words, first.success.words) == (
        "Ann Lee",
        "Bo Roe",
        "All plans in time",
    )
    assert (first.due.end, first.former_due.words, first.progress) == (date(2025, 5, 31), "March 25", None)
    assert (second.owner, second.status.words) == (None, "Green")
    assert words_at(reading, first.owner.spans) == "Ann Lee"


def test_a_card_without_a_line_of_its_own_is_named_by_the_heading_above() -> None:
    html = "<h1>Oak Vale plan</h1><h3>2.1 Open a desk</h3><table><tr><td>Lead</td><td>Ann Lee</td></tr>"
    html += "<tr><td>By when</td><td>May 25</td></tr></table>"
    (action,) = actions_of(_from_html(f"<html><body>{html}</body></html>"))

    assert (action.ref, action.text, action.owner.words) == ("2.1", "Open a desk", "Ann Lee")


def test_an_ordinary_table_is_no_card() -> None:
    html = "<table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>By when</th></tr>"
    html += "<tr><td>1.1</td><td>Open a desk</td><td>Ann Lee</td><td>May 25</td></tr></table>"
    (action,) = actions_of(_from_html(f"<html><body>{html}</body></html>"))

    assert (action.ref, action.text, action.owner.words) == ("1.1", "Open a desk", "Ann Lee")


def test_a_paragraph_that_runs_through_its_labels_is_one_action() -> None:
    reading = read(RUNS)
    first, second = actions_of(reading)

    assert (first.ref, first.text) == ("1.1", "Publish a trajectory")
    assert (first.owner.words, first.accountable.words) == ("Head of SEND: Ann Lee", "Director: Bo Roe")
    assert (first.due.end, first.success.words, first.status.words) == (
        date(2025, 5, 31),
        "All plans in time",
        "At risk",
    )
    assert first.progress.words == "A draft is out. Work goes on."
    assert (second.text.rstrip("."), second.owner.words, second.status.words) == (
        "Fill the posts of caseworkers",
        "Cy Dole",
        "Complete",
    )
    assert words_at(reading, first.owner.spans) == "Head of SEND: Ann Lee"


def test_the_fields_of_a_run_are_not_those_of_the_heading_above_it() -> None:
    (heading,) = actions_of(read(RUNS), ActionKind.PRIORITY_ACTION)

    assert (heading.owner, heading.due, heading.status) == (None, None, None)


@pytest.mark.parametrize("parting", ["<br>", "; ", " / "])
def test_the_labels_in_a_cell_say_who_is_who(parting: str) -> None:
    rows = f"<tr><td>1a</td><td>Open a desk</td><td>Owner: Ann Lee{parting}Sponsor: Bo Roe</td><td>May 25</td><td></td>"
    rows += "</tr><tr><td>1b</td><td>Fill the posts</td><td>Sponsor: Bo Roe</td><td></td><td>Contract let</td></tr>"
    first, second = actions_of(_from_html(f"<html><body><table>{HEAD}{rows}</table></body></html>"))

    assert (first.owner.words, first.accountable.words) == ("Ann Lee", "Bo Roe")
    assert (second.owner, second.accountable.words) == (None, "Bo Roe")
    assert [(step.words, step.due.start) for step in second.milestones] == [("Contract let", date(2025, 6, 1))]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Led by", FieldName.OWNER),
        ("Accountable director", FieldName.ACCOUNTABLE),
        ("Sponsor on the board", FieldName.ACCOUNTABLE),
        ("What will be different", FieldName.SUCCESS),
        ("How we shall be able to tell", FieldName.SUCCESS),
        ("Done when", FieldName.SUCCESS),
        ("Impact so far", FieldName.PROGRESS),
        ("Where it stands now", FieldName.PROGRESS),
        ("BRAG this month", FieldName.STATUS),
        ("To be done by", FieldName.DUE),
        ("Notes of the meeting with schools", None),
        ("Owner: Ann Lee", None),
    ],
)
def test_heads_are_told_by_what_they_mean(head: str, name: FieldName | None) -> None:
    assert head_named(head) is name


def test_a_label_in_a_sentence_is_told_by_whole_names_only() -> None:
    assert field_named("The owner of the building") is None


@pytest.mark.parametrize(
    "heads",
    [
        ("Performance measure", "Starting point (June 2023)", "Goal", "Outturn"),
        ("What we count", "Baseline", "Goal", "Outturn"),
        ("Families and schools", "Baseline", "Target", "Actual"),
    ],
)
def test_tables_of_indicators_are_told_by_their_figures(heads: tuple[str, ...]) -> None:
    head = "".join(f"<th>{words}</th>" for words in heads)
    row = "<tr><td>Plans in time</td><td>17%</td><td>68%</td><td>44%</td></tr>"
    (measure,) = _from_html(f"<html><body><table><tr>{head}</tr>{row}</table></body></html>").measures

    assert measure.name.words == "Plans in time"
    assert [figure.value.words for figure in measure.figures] == ["17%", "68%", "44%"]


def test_a_table_of_actions_with_a_target_is_no_table_of_indicators() -> None:
    head = "<tr><th>Action</th><th>Target</th><th>Current position</th></tr>"
    row = "<tr><td>Open a desk</td><td>One desk</td><td>Begun</td></tr>"

    assert not _from_html(f"<html><body><table>{head}{row}</table></body></html>").measures


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("PA1 Late plans", ("PA1",)),
        ("AFI2 Children who are too ill for school", ("AFI2",)),
        ("PA1 is late", ()),
        ("SEND2 Returns of the council", ()),
    ],
)
def test_a_short_label_and_its_title_need_nothing_between_them(text: str, refs: tuple[str, ...]) -> None:
    assert read_heading(text).refs == refs
