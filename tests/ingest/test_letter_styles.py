"""Letters in sections, diaries, tables and e-mails: the wording, the asks, their dates and what is to come."""

from __future__ import annotations

import pytest

from corpus.actions import Action, ActionKind
from ingest.readers.bar_tables import bar_tables
from ingest.readers.pages import FileContent
from ingest.reported import reports_on
from tests.ingest.test_letter_areas import letter
from tests.ingest.written import page_with_table, read, read_content, words_at

MINUTES = "Oak Vale SEND Board\n\nMinutes of the meeting held on 3 June 2025\n\n"


def of_kind(body: str, kind: ActionKind) -> list[Action]:
    return [action for action in letter(body).actions if action.kind is kind]


def asks(body: str) -> list[tuple[str, str | None]]:
    found = of_kind(body, ActionKind.CONTINUED_FOCUS)
    return [(action.text.rstrip("."), action.due.words if action.due else None) for action in found]


def steps(body: str) -> list[str]:
    return [step.due.words for step in of_kind(body, ActionKind.NEXT_STEP) if step.due]


@pytest.mark.parametrize(
    "body",
    [
        "1. Priority Action 1 – Short breaks\n\n“Leaders must see that breaks are there for families.”\n\n1.1 Yes.",
        "PA 1 (Short breaks): “Leaders must see that breaks are there for families.”\n\nWaits fell in May.",
    ],
)
def test_a_quotation_that_stands_alone_under_the_heading_or_behind_its_title_is_the_wording(body: str) -> None:
    reading = letter(body)
    found = [action for action in reading.actions if action.kind is ActionKind.PRIORITY_ACTION]

    assert [action.text.rstrip(".") for action in found] == ["Leaders must see that breaks are there for families"]
    assert found[0].text in words_at(reading, found[0].spans)


def test_a_stroke_between_label_and_title_is_no_part_of_the_title() -> None:
    found = of_kind("Priority action 1 / Short breaks\n\nWaits fell in May.", ActionKind.PRIORITY_ACTION)

    assert [action.text for action in found] == ["Short breaks"]


def test_asks_counted_in_prose_lose_the_count_and_the_partnership_but_keep_anybody_else() -> None:
    body = (
        "Matters for action\n\nThese are the commitments we would like to hear about.\n\n"
        "First, the partnership should publish the list of waits. Seventh, we look to the partnership to ring schools. "
        "Twelfth, Oakvale Council should trace unspent money by 4 June 2025."
    )

    assert asks(body) == [
        ("publish the list of waits", None),
        ("ring schools", None),
        ("Oakvale Council should trace unspent money by 4 June 2025", "4 June 2025"),
    ]


@pytest.mark.parametrize("lead", ["1.3 For the next review:", "What we should like to see next:", "2.1 We ask you to:"])
def test_a_label_of_asking_leads_into_a_list_of_one(lead: str) -> None:
    assert asks(f"Waits\n\n1.2 They fell.\n\n{lead}\n\n– Look again at refusals.") == [("Look again at refusals", None)]


def test_who_is_to_lead_in_brackets_is_the_owner_and_no_part_of_the_ask() -> None:
    body = "Now the partnership is asked to:\n\n- study why waits recur (Ann Lee to lead); and\n- ring schools."
    first, second = of_kind(body, ActionKind.CONTINUED_FOCUS)

    assert (first.text, first.owner.words if first.owner else None) == ("study why waits recur", "Ann Lee")
    assert second.owner is None


def test_recommendations_that_run_on_in_one_paragraph_have_their_own_refs() -> None:
    body = (
        "Recommendations of this review\n\nRecommendation 1: Waits – Connect the two lists. "
        "Recommendation 2: Plans – Ring schools by 4 June 2025."
    )
    found = of_kind(body, ActionKind.CONTINUED_FOCUS)

    assert [(action.ref, action.text) for action in found] == [
        ("R1", "Connect the two lists."),
        ("R2", "Ring schools by 4 June 2025."),
    ]


@pytest.mark.parametrize(
    "point",
    [
        "Publish the list of waits (4 June 2025)",
        "Publish the list of waits – 4 June 2025",
        "By 4 June 2025: Publish the list of waits",
    ],
)
def test_a_date_before_or_alone_behind_an_ask_is_its_due_date(point: str) -> None:
    assert asks(f"Areas for further work\n\n- {point}\n- Ring schools")[0][1] == "4 June 2025"


def test_an_ask_in_a_table_takes_the_date_of_its_row_and_is_no_plan_action() -> None:
    before = "3 March 2024\n\nDear Ana and Bo,\n\nSEND stocktake: Oakvale\n\n"
    page = page_with_table([["No.", "What we ask", "By when"], ["1", "Publish the list", "4 June 2025"]], before=before)
    (found,) = read_content(FileContent("text/plain", (page,))).actions

    assert (found.kind, found.due.words if found.due else None) == (ActionKind.CONTINUED_FOCUS, "4 June 2025")


@pytest.mark.parametrize(
    "sentence",
    [
        "You may wish to share this with your staff.",
        "You should expect inspectors to return for their visit in August 2025.",
        "Here is what we would like to have happened by our next visit.",
    ],
)
def test_courtesies_and_announcements_are_no_asks(sentence: str) -> None:
    assert asks(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "7.1 Our next formal review, on every part of the plan that is rated red or amber, is fixed for 4 June 2025.",
        "You should expect inspectors to return in 4 June 2025.",
        "Our advisers intend to go and see a school on 4 June 2025.",
        "Your own board is due to consider the budget on 4 June 2025.",
        "We understand that the budget is on the agenda of your board on 4 June 2025.",
        "May we have a note on staffing from you no later than 4 June 2025?",
        "- We look forward to seeing you on 4 June 2025. That review will look at plans.",
    ],
)
def test_what_is_announced_for_a_day_is_a_next_step_under_any_heading(sentence: str) -> None:
    assert steps(f"Timings\n\n{sentence}") == ["4 June 2025"]


def test_a_day_before_the_letter_is_no_next_step() -> None:
    assert steps("Our deep dive on 4 January 2024 had one subject: plans.") == []


def test_lines_of_a_diary_are_steps_of_their_own() -> None:
    diary = "Review meeting: 4 June 2025\nTo be sent to us by 5 May 2025: a note\nVisit to a school: 6 July 2025"

    assert steps(f"Diary\n\n{diary}") == ["4 June 2025", "5 May 2025", "6 July 2025"]


@pytest.mark.parametrize(
    ("entry", "owner", "text"),
    [
        ("Ann Lee undertook to write to schools.", "Ann Lee", "write to schools."),
        ("Agreed: Ann Lee will write to schools.", "Ann Lee", "write to schools."),
        ("Agreed, without a name so far: write to schools.", None, "write to schools."),
        ("Ann Lee: write to schools.", "Ann Lee", "write to schools."),
        ("Write to schools (Ann Lee, 4 July 2025).", "Ann Lee", "Write to schools"),
    ],
)
def test_minutes_tell_who_undertook_what(entry: str, owner: str | None, text: str) -> None:
    (found,) = read(f"{MINUTES}3. Follow-up\n\n{entry}\n").actions

    assert (found.kind, found.text) == (ActionKind.PLAN_ACTION, text)
    assert (found.owner.words if found.owner else None) == owner


def test_what_a_board_decided_or_heard_is_no_action() -> None:
    text = f"{MINUTES}2. Plan\n\nThe board agreed to raise the risk to red.\n\nAction 4.3: the lead warned of delay.\n"

    assert read(text).actions == ()
    assert reports_on("the lead warned that the date is unlikely to be kept")


def test_a_row_of_bars_keeps_its_empty_cells() -> None:
    (table,) = bar_tables("Do | Who | By\nring schools |  | 4 July 2025\nwrite |  |", 1)

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ring schools", "", "4 July 2025"],
        ["write", "", ""],
    ]
