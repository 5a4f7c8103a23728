"""Plans written as blocks of labelled lines, in Markdown and in plain text; highlight reports and minutes."""

from __future__ import annotations

from datetime import date

from corpus.actions import ActionKind
from ingest.reading import read_pages
from tests.ingest.written import read, read_content

MARKDOWN = b"""# Oak Vale SEND Improvement Plan

### Action 1.1: Open one front door

- **Due date:** May 25
- **Lead:** Ann Lee
- **Status:** Amber

### Action 1.2: Tell families

**Due date:** ~~July 2025~~ April 2026

**Lead:** TBC
"""
TEXT = """Oak Vale plan

1.1 Move to one waiting list for the whole
area

Lead: Ann Lee
To be done by: autumn 2025, moved from end of July 2025
How we will know: One list in use
Where we are: Thresholds have been agreed.
Our rating: At risk

1.2 Recruit clinicians

Accountable officer: Bo Roe
To be done by: Ongoing
"""


def test_labels_in_bold_and_behind_bullets_are_labels() -> None:
    first, second = read_content(read_pages(MARKDOWN, "plan.md")).actions

    assert (first.ref, first.owner.words, first.status.words) == ("1.1", "Ann Lee", "Amber")
    assert first.due.end == date(2025, 5, 31)
    assert (second.ref, second.owner) == ("1.2", None)
    assert (second.due.end, second.former_due.words) == (date(2026, 4, 30), "July 2025")


def test_a_numbered_line_over_labels_is_an_action_in_plain_text() -> None:
    first, second = read(TEXT).actions

    assert (first.ref, first.text) == ("1.1", "Move to one waiting list for the whole area")
    assert (first.due.end, first.former_due.words) == (date(2025, 11, 30), "end of July 2025")
    assert (first.success.words, first.progress.words) == ("One list in use", "Thresholds have been agreed.")
    assert first.status.words == "At risk"
    assert (second.owner, second.accountable.words, second.due.words) == (None, "Bo Roe", "Ongoing")


def test_a_highlight_report_gives_the_ref_before_the_action() -> None:
    report = """Highlight report

Action ref: 1.2
Action: Open one front door
Owner: Ann Lee
Target date: 30 April 2025
Revised date: 30 June 2025

Action ref: 1.3
Action: Tell families
Owner: None
Target date: May 25
Revised date: None
"""
    first, second = read(report).actions

    assert [(action.ref, action.text) for action in (first, second)] == [
        ("1.2", "Open one front door"),
        ("1.3", "Tell families"),
    ]
    assert (first.due.end, first.former_due.end) == (date(2025, 6, 30), date(2025, 4, 30))
    assert (second.owner, second.due.words, second.former_due) == (None, "May 25", None)


def test_what_minutes_report_of_a_numbered_action_is_no_action() -> None:
    minutes = """Oak Vale SEND Board

Minutes of the meeting held on 3 June 2025

Action 1.4: the lead reported that this is on track.

Action 2.1 (open one front door) has been closed: another service does it now.

Action: Ann Lee to send the paper by the end of
August 2025.
"""
    (action,) = read(minutes).actions

    assert (action.kind, action.owner.words) == (ActionKind.PLAN_ACTION, "Ann Lee")
    assert (action.due.words, action.due.end) == ("the end of August 2025", date(2025, 8, 31))
