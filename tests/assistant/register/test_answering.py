"""Answers from the register over the samples: complete, each row cited by its own words, the rules printed."""

from __future__ import annotations

import re

import pytest

from assistant.answers import Scope, Status
from assistant.ask import Assistant
from corpus.documents import DocumentKind
from corpus.store import Corpus
from corpus.wording import display
from tests.assistant.samples import cited_files, said, uncited

BRACKENSHIRE = "brackenshire-priority-action-plan-2025-02.pdf"
NORTHMERE = "northmere-priority-action-plan-v3.docx"


def refs(text: str) -> list[str]:
    return re.findall(r"^(?:Ref: |Action )(\d\.\d)", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which actions in the Brackenshire plan have no owner?", ["1.5", "2.5"]),
        ("Which actions in the Northmere plan have no accountable officer?", ["2.3"]),
        ("Which actions in the Northmere plan have no date?", ["3.5"]),
        ("How many actions in the Brackenshire plan are complete?", ["1.1", "1.3", "1.8", "2.1", "3.3", "3.6"]),
        ("Which actions in the Brackenshire plan are Red or Amber?", ["1.4", "1.5", "2.3", "3.1", "3.2"]),
        ("Which actions does Hannah Brightwell lead?", ["1.1", "1.2", "1.6", "1.8"]),
        ("Which actions is Alistair Penhallow accountable for?", ["1.2"]),
        ("Which actions in the Northmere plan have slipped?", ["1.2", "3.2"]),
        ("Which actions in the Northmere plan are due by 31 October 2024?", ["1.1", "1.3", "3.1", "3.3"]),
        ("Which actions in the Calderwick plan are due in spring 2025?", ["1.1", "2.2"]),
        ("Which actions in the Calderwick plan are overdue?", ["3.1"]),
    ],
)
def test_a_list_has_every_row_that_fits_and_no_other(on_day: Assistant, question: str, found: list[str]) -> None:
    answer = on_day.ask(question)
    assert answer.status is Status.ANSWERED
    assert refs(said(answer)) == found
    assert answer.message.startswith(f"{len(found)} of the ")
    assert not uncited(answer)


def test_every_action_is_listed_with_its_owner_and_date_and_what_is_absent_is_said(on_day: Assistant) -> None:
    answer = on_day.ask("List every action in the Brackenshire plan with owner and date")
    assert len(answer.statements) == 19
    assert answer.message.startswith("19 actions in “Brackenshire SEND Priority Action Plan (PAP)” (14 February 2025)")
    assert "No lead is given for 1.5 and 2.5." in answer.message
    first = "Ref: 1.1; Action: Publish the recovery trajectory for EHC plans and report against it each month"
    owner = "Action lead: Hannah Brightwell, SEND Service Manager; Due: 30 September 2024"
    assert answer.statements[0].text == f"{first}; {owner}"
    assert cited_files(answer) == {BRACKENSHIRE}


def test_every_cell_of_a_row_stands_in_the_quotes_that_the_row_cites(on_day: Assistant) -> None:
    for question in (
        "List every action in the Brackenshire plan with owner and date",
        "Which actions in the Northmere plan have slipped?",
        "What changed since the last letter in Northmere?",
    ):
        answer = on_day.ask(question)
        quotes = {one.number: display(one.quote) for one in answer.citations}
        for statement in answer.statements:
            quoted = " ".join(quotes[number] for number in statement.citations)
            for cell in statement.text.split("; "):
                words = cell.split(": ", 1)[-1].strip(" .")
                assert words in quoted, (question, cell)


def test_overdue_is_measured_on_the_stated_day_and_the_rule_is_printed(on_day: Assistant) -> None:
    then = on_day.ask("Which actions in the Northmere plan are overdue as of 1 September 2024?")
    assert refs(said(then)) == ["1.2"]
    assert "Measured on 1 September 2024" in then.message
    now = on_day.ask("Which actions in the Northmere plan are overdue?")
    assert "Measured on 1 March 2025: an action is overdue when the date first set for it has passed" in now.message
    assert refs(said(now)) == ["1.2", "1.3", "1.4", "2.2", "3.4"]
    assert "20 December 2024 (was 28 June 2024)" in said(now)


def test_slips_are_counted_in_days(on_day: Assistant) -> None:
    answer = on_day.ask("Which actions in the Northmere plan slipped, and by how long?")
    assert "1.2 by 175 days (28 June 2024 to 20 December 2024) and 3.2 by 212 days" in answer.message


def test_none_is_an_answer_with_its_count(on_day: Assistant) -> None:
    answer = on_day.ask("Which actions in the Brackenshire plan have no date?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.message.startswith("None of the 19 actions in “Brackenshire SEND Priority Action Plan (PAP)”")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who leads 1.1 in Brackenshire?", "Hannah Brightwell"),
        ("Who is accountable for 1.1 in Brackenshire?", "Judith Amberley"),
        ("What is the status of 3.2 in the Brackenshire plan?", "Red"),
        ("When is 2.2 due in the Brackenshire plan?", "May 25"),
        ("What is the success measure of 2.3 in the Brackenshire plan?", "Named contact for every family"),
        ("what RAG is the northmere dashboard action", "RAG: Red"),
        ("Who is accountable for finishing the joint data dashboard in Northmere?", "Alistair Penhallow"),
        ("What was the original due date of 3.1 in Brackenshire?", "December 2025 (was July 2025)"),
    ],
)
def test_a_field_is_answered_from_its_own_row_alone(on_day: Assistant, question: str, words: str) -> None:
    answer = on_day.ask(question)
    assert answer.status is Status.ANSWERED
    assert len(answer.statements) == 1
    assert words in said(answer)


def test_a_field_left_empty_is_said_to_be_absent_and_the_row_is_shown(on_day: Assistant) -> None:
    answer = on_day.ask("Who leads 2.5 in the Brackenshire plan?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "gives no lead for action 2.5" in answer.message
    assert "Look into referrals of girls" in display(answer.nearest[0].quote)
    both = on_day.ask("Who leads 2.5 in the Brackenshire plan and when is it due?")
    assert both.status is Status.PARTLY_ANSWERED
    assert "Autumn 2025" in said(both)


def test_a_name_nobody_has_is_not_answered_from_another_row(on_day: Assistant) -> None:
    answer = on_day.ask("Which actions does Zebedee Quill lead in the Northmere plan?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert not answer.statements


def test_changes_show_the_earlier_words_before_the_later_ones_each_from_its_letter(on_day: Assistant) -> None:
    answer = on_day.ask("What has changed between the two letters in Northmere?")
    assert answer.status is Status.ANSWERED
    files = {one.number: one.file for one in answer.citations}
    redated = next(
        one for one in answer.statements if "20th December 2024" in one.text and "30th September" in one.text
    )
    assert redated.text.index("20th December 2024") < redated.text.index("30th September 2025")
    assert [files[number] for number in redated.citations] == [
        "northmere-stocktake-letter-2024-10-09.docx",
        "northmere-stocktake-letter-2025-04-29.pdf",
    ]


def test_a_single_plan_has_nothing_to_be_new_against(on_day: Assistant) -> None:
    answer = on_day.ask("What is new in the latest Northmere plan?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "Only one plan of Northmere is held" in answer.message


def test_what_was_asked_last_time_is_told_ask_by_ask(on_day: Assistant) -> None:
    answer = on_day.ask("What was asked last time and has it been done in Northmere?")
    assert answer.status is Status.ANSWERED
    count = int(re.search(r"asked for (\d+) things", answer.message)[1])
    assert len(answer.statements) == count
    assert not uncited(answer)


def test_an_area_is_asked_back_and_all_areas_are_told_one_after_the_other(on_day: Assistant) -> None:
    back = on_day.ask("What is overdue?")
    assert back.status is Status.NEEDS_CLARIFICATION
    assert "Northmere" in back.areas_to_choose
    everywhere = on_day.ask("How many actions are complete across all areas?")
    assert everywhere.message.index("Brackenshire: 6 of the 19") < everywhere.message.index("Northmere: ")
    areas = [one.area for one in everywhere.citations]
    assert areas == sorted(areas)


def test_the_scope_on_screen_holds(on_day: Assistant, samples: Corpus) -> None:
    letters = Scope(areas=("Brackenshire",), kinds=(DocumentKind.STOCKTAKE_LETTER,))
    answer = on_day.ask("What is overdue?", scope=letters)
    assert {one.kind for one in answer.citations} <= {DocumentKind.STOCKTAKE_LETTER}
    (plan,) = [one for one in samples.documents() if one.file == NORTHMERE]
    alone = on_day.ask("Which actions are Red?", scope=Scope(document_ids=(plan.document_id,)))
    assert cited_files(alone) == {NORTHMERE}
    assert refs(said(alone)) == ["1.2", "2.3", "3.2"]


def test_all_green_is_answered_with_the_exceptions(on_day: Assistant) -> None:
    answer = on_day.ask("Are all the actions in the Northmere plan rated Green?")
    assert answer.message.startswith("2 of the 13 actions")
    assert len(answer.statements) == 11
