"""Words of letters, plans and tables as the published scale has them, and whose words they are."""

from __future__ import annotations

import pytest

from assistant.register.judging import (
    assessor_of,
    assessor_of_column,
    is_of_ratings,
    is_of_whole,
    scale_of_account,
    scale_of_field,
    scale_of_prose,
)
from assistant.register.tracked import Assessor, Scale
from assistant.register.updates import cells_of
from tests.assistant.register.papers import LETTER, PLAN, document

A_LETTER, A_PLAN = document(LETTER, "2024-02-01"), document(PLAN, "2024-01-10")


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("Green/Amber", Scale.SOME_PROGRESS),
        ("Well on course", Scale.ON_TRACK),
        ("Assurance", Scale.ON_TRACK),
        ("Partial", Scale.SOME_PROGRESS),
        ("Half done", Scale.SOME_PROGRESS),
        ("In doubt", Scale.AT_RISK),
        ("Unlikely to be met on time", Scale.AT_RISK),
        ("Insufficient", Scale.DELAYED),
        ("Overdue", Scale.DELAYED),
        ("Not on track", Scale.DELAYED),
        ("Fully met", Scale.COMPLETE),
        ("Embedded", Scale.COMPLETE),
        ("Partly live", Scale.SOME_PROGRESS),
        ("G", Scale.ON_TRACK),
        ("A", Scale.AT_RISK),
        ("100%", Scale.COMPLETE),
        ("40% complete", Scale.SOME_PROGRESS),
        ("0%", Scale.NOT_STARTED),
        ("Not yet live", Scale.NOT_STARTED),
        ("Mostly done", Scale.SOME_PROGRESS),
        ("No issues", Scale.ON_TRACK),
        ("Some issues", Scale.AT_RISK),
        ("Blocked", Scale.DELAYED),
        ("Mixed", Scale.SOME_PROGRESS),
        ("Requires intervention", Scale.AT_RISK),
        ("May not be delivered in time", Scale.AT_RISK),
        ("To time", Scale.ON_TRACK),
        ("No action taken yet", Scale.NOT_STARTED),
        ("Unscored", Scale.NO_JUDGEMENT),
        ("Not yet started", Scale.NOT_STARTED),
        ("Too early to say", Scale.NO_JUDGEMENT),
        ("6.5", Scale.UNCLEAR),
    ],
)
def test_a_status_field_is_read_by_its_words(words: str, scale: Scale) -> None:
    assert scale_of_field(words) is scale


@pytest.mark.parametrize(
    ("sentence", "scale"),
    [
        ("Work on the pathway remains off track.", Scale.DELAYED),
        ("Too little effective work was done on the pathway.", Scale.DELAYED),
        ("The clinic is much later than it should be.", Scale.DELAYED),
        ("Delivery is exposed to further delay while posts stand empty.", Scale.AT_RISK),
        ("We have some reservations about the timetable.", Scale.AT_RISK),
        ("There is real momentum behind the pathway.", Scale.ON_TRACK),
        ("The return you gave us has the pathway as amber.", Scale.AT_RISK),
        ("The council scored the pathway as blue, its highest mark.", Scale.COMPLETE),
        ("Our judgement of Priority Action 2: solid progress", Scale.ON_TRACK),
        ("The board's own rating of Priority Action 2: 3.5", Scale.UNCLEAR),
        ("There has been headway, but not in every school.", Scale.SOME_PROGRESS),
        ("Your evaluation leaves the pathway ungraded.", Scale.NO_JUDGEMENT),
        ("The pathway has yet to get off the ground.", Scale.NOT_STARTED),
        ("There has been limited impact to date.", Scale.DELAYED),
        ("Inspectors found it no further forward.", Scale.DELAYED),
        ("Leaders themselves call this work late.", Scale.DELAYED),
        ("By leaders' own reckoning the work is well on course.", Scale.ON_TRACK),
        ("The second area for improvement (ii) is overdue, and we could not find out why.", Scale.DELAYED),
        ("Leaders think of it as half done.", Scale.SOME_PROGRESS),
        ("We would describe progress here as partial.", Scale.SOME_PROGRESS),
        ("We saw change in some places only.", Scale.SOME_PROGRESS),
        ("The whole of the work has been completed.", Scale.COMPLETE),
        ("There is nothing left to do here.", Scale.COMPLETE),
        ("A judgement is left open until the visit.", Scale.NO_JUDGEMENT),
        ("The score stands at 6.5 of 10.", Scale.UNCLEAR),
        ("The survey put the share of parents who know at 28%.", None),
        ("The team has four members.", None),
    ],
)
def test_a_sentence_judges_by_its_words_or_not_at_all(sentence: str, scale: Scale | None) -> None:
    assert scale_of_prose(sentence) is scale


@pytest.mark.parametrize(
    "account",
    [
        "June 2025: The work is behind schedule. May 2024: Work has not started.",
        "May 2024: Work has not started. June 2025: The work is behind schedule.",
    ],
)
def test_a_running_account_says_what_its_newest_entry_says(account: str) -> None:
    assert scale_of_account(account) is Scale.DELAYED


@pytest.mark.parametrize(
    ("sentence", "assessor"),
    [
        ("We judge this to be on track.", Assessor.DFE_NHSE),
        ("You reported that the backlog is falling.", Assessor.AREA),
        ("We heard that the pathway is in use.", Assessor.AREA),
        ("Leaders themselves call this work late.", Assessor.AREA),
        ("Inspectors found that leaders had acted.", Assessor.INSPECTORS),
        ("The providers have agreed what they report.", Assessor.DFE_NHSE),
    ],
)
def test_a_letters_sentence_belongs_to_whose_account_it_reports(sentence: str, assessor: Assessor) -> None:
    assert assessor_of(sentence, A_LETTER) is assessor


def test_a_plans_sentence_is_the_areas_own() -> None:
    assert assessor_of("The backlog is falling.", A_PLAN) is Assessor.AREA


@pytest.mark.parametrize(
    ("head", "assessor"),
    [
        ("Judgement of DfE and NHS England", Assessor.DFE_NHSE),
        ("The area's own view", Assessor.AREA),
        ("Partnership self-assessment", Assessor.AREA),
        ("Inspectors' view", Assessor.INSPECTORS),
        ("Rating", Assessor.DFE_NHSE),
    ],
)
def test_a_column_of_ratings_is_whose_its_head_says(head: str, assessor: Assessor) -> None:
    assert is_of_ratings(head)
    assert assessor_of_column(head, A_LETTER) is assessor


def test_a_column_of_something_else_holds_no_ratings() -> None:
    assert not is_of_ratings("What it is about")


def test_a_row_comes_apart_into_its_cells() -> None:
    row = "About: Priority 1; Judgement: At risk; slow; The area's own view: Green"
    assert list(cells_of(row)) == [
        ("About", "Priority 1"), ("Judgement", "At risk; slow"), ("The area's own view", "Green"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("folded", "is_whole"),
    [
        ("overall, we judge that tarnwold is on track with its plan.", True),
        ("looking at the plan as a whole, we find it on course.", True),
        ("overall, progress here has been good.", False),
    ],
)
def test_a_judgement_of_the_whole_is_told_from_one_of_the_part_it_stands_under(folded: str, is_whole: bool) -> None:
    assert is_of_whole(folded, A_LETTER) is is_whole
