"""Questions as officers, advisers and new staff type them: what the register answers, and what it leaves alone."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

import pytest

from assistant.answers import Answer, Status
from assistant.ask import Assistant
from assistant.questions import understand
from assistant.register.asked import read
from assistant.register.asking import Asking, Form
from corpus.store import Corpus
from corpus.wording import fold
from tests.assistant.samples import said, uncited

TODAY = date(2025, 3, 1)


def asked(text: str) -> Asking:
    found = read(understand(text).folded, TODAY)
    assert found is not None, text
    return found


def refs(answer: Answer) -> list[str]:
    return re.findall(r"^(?:Ref: |Action )(\d\.\d)", said(answer), flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("brackenshire how many reds", ["3.2"]),
        ("wich northmere plan actions are delayed and overdue", ["1.2"]),
        ("late actions owned by health in northmere", []),
        ("everything the icb leads in brackenshire", ["1.3", "3.4"]),
        ("actions for the council in calderwick", ["1.1", "3.1"]),
        ("actions under priority action 2 in northmere", ["2.1", "2.2", "2.3", "2.4"]),
        ("list all AFI 1 actions in calderwick", ["1.1", "1.2"]),
        ("brackenshire green actions led by hannah brightwell", ["1.2", "1.6"]),
        ("list everything martin okell is accountable for", ["1.4", "3.1", "3.2", "3.3", "3.4", "3.5"]),
        ("list northmere plan actions due before xmas 2024", ["1.1", "1.2", "1.3", "3.1", "3.3", "3.4"]),
        ("are all of northmeres actions complete", ["1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.2", "3.4"]),
    ],
)
def test_a_list_asked_for_in_passing_is_complete(on_day: Assistant, question: str, found: list[str]) -> None:
    answer = on_day.ask(question)
    assert refs(answer) == found
    assert answer.message
    assert not uncited(answer)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("is 2.2 in brackenshire on track", "2.2 is on track."),
        ("has 1.2 been completed in calderwick", "1.2 is complete."),
        ("is 1.2 overdue in northmere", "1.2 is overdue. Measured on 1 March 2025: an action is overdue when"),
        ("is 2.3 overdue in northmere", "2.3 is not overdue. Measured on 1 March 2025"),
        ("is 2.3 done in northmere", "2.3 is not said to be complete."),
        ("when is 3.1 due in northmere and has it moved", "3.1 has no later date than the one first set."),
        ("when is 3.2 due in northmere and has it slipped", "3.2 has a later date than the one first set."),
    ],
)
def test_one_action_is_told_with_whether_it_is_as_asked(on_day: Assistant, question: str, message: str) -> None:
    answer = on_day.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.message.startswith(message)
    assert len(answer.statements) == 1


def test_a_lead_whose_organisation_stands_elsewhere_is_cited_there_too(on_day: Assistant) -> None:
    answer = on_day.ask("everything the icb leads in brackenshire")
    assert answer.message.startswith("2 of the 19 actions")
    assert "NHS Brackenshire and Tarn ICB" in answer.statements[0].text
    assert len({one.document_id for one in answer.citations}) == 2


@pytest.mark.parametrize(
    "question",
    [
        "what was asked of northmere last time and has it been done",
        "did northmere do what we asked in october",
        "what still needs doing from the october letter in northmere",
        "has northmere done what was asked in the last letter",
    ],
)
def test_what_became_of_a_letters_asks_is_told_for_each_of_them(on_day: Assistant, question: str) -> None:
    answer = on_day.ask(question)
    assert "(9 October 2024) asked for 6 things" in answer.message
    assert len(answer.statements) == 6
    assert answer.statements[0].under == "Not spoken of since"
    assert not uncited(answer)


def test_a_letter_of_a_month_that_is_not_held_is_said_to_be_missing(on_day: Assistant) -> None:
    answer = on_day.ask("did northmere do what we asked in june 2024")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "No letter of Northmere is held from 1 June 2024 to 30 June 2024" in answer.message


def test_a_month_without_a_year_is_the_last_one_that_a_letter_was_written_in(samples: Corpus) -> None:
    years_on = Assistant(samples, today=lambda: date(2026, 11, 24))
    answer = years_on.ask("did northmere do what we asked in october")
    assert "(9 October 2024) asked for 6 things" in answer.message


def test_dropped_since_a_time_leaves_out_what_was_dropped_before_it(on_day: Assistant) -> None:
    ever = on_day.ask("which actions did brackenshire drop")
    since = on_day.ask("has anything been dropped in brackenshire since the last letter")
    assert 0 < len(since.statements) < len(ever.statements)
    assert "not mentioned on 27 November 2024" in ever.message
    assert "not mentioned on 27 November 2024" not in since.message


def test_a_first_plan_cannot_show_what_came_about_since(on_day: Assistant) -> None:
    answer = on_day.ask("actions finished since the last letter in brackenshire")
    assert "cannot be told" in answer.message
    assert refs(answer) == ["1.1", "1.3", "1.8", "2.1", "3.3", "3.6"]


def test_next_deadlines_come_soonest_first_and_leave_out_what_is_complete(on_day: Assistant) -> None:
    answer = on_day.ask("next deadlines in the northmere plan")
    assert refs(answer) == ["2.1", "2.4", "2.3", "3.2"]


def test_actions_by_owner_are_counted_and_stand_under_their_lead(on_day: Assistant) -> None:
    answer = on_day.ask("who has the most actions in northmere")
    assert "By lead: Duncan Farrow 3, Anjali Voss 2" in answer.message
    assert [one.under for one in answer.statements][:4] == [*["Duncan Farrow"] * 3, "Anjali Voss"]


def test_rows_of_several_areas_and_documents_stand_under_their_names(on_day: Assistant) -> None:
    answer = on_day.ask("overdue actions in all areas")
    total = int(re.search(r"In all: (\d+) of \d+ over 5 areas", answer.message)[1])
    assert len(answer.statements) == total
    named = [under for under, _ in groupby(answer.statements, key=lambda one: one.under)]
    assert len(named) == len(set(named)) > 5
    assert all(re.match(r"\w+: “.+” \(\d+ \w+ 20\d\d\)$", under) for under in named)


def test_overdue_counts_what_letters_and_minutes_ask_for_unless_the_plan_is_named(on_day: Assistant) -> None:
    everything = on_day.ask("overdue actions in northmere").message
    assert re.match(r"\d+ of the 23 actions held \(13 in plans, 6 asked for in letters, 4 in minutes", everything)
    assert (
        "of the 13 actions in “Northmere Priority Action Plan”"
        in on_day.ask("overdue actions in the northmere plan").message
    )


@pytest.mark.parametrize("lacked", ["success measure", "owner"])
def test_none_is_not_said_with_two_denials(on_day: Assistant, lacked: str) -> None:
    answer = on_day.ask(f"northmere actions with no {lacked}")
    assert re.search(r"^None of the 13 actions in .* is without a (?:success measure|lead)\.$", answer.message)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what does the dfe want brackenshire to do", Form.ROWS),
        ("list the asks from the last letter", Form.ROWS),
        ("what new things did the dfe ask for in the last letter", Form.NEW),
        ("which areas have overdue actions", Form.ROWS),
        ("how far has 1.2 got", Form.FIELD),
    ],
)
def test_the_form_is_read_from_plain_words(text: str, form: Form) -> None:
    assert asked(text).form is form


@pytest.mark.parametrize(
    "text",
    [
        "what actions did the minister take",
        "how many children have an EHCP",
        "list the attendees",
        "who chairs the improvement board",
        "why is 2.2 delayed",
        "how many schools were visited",
        "what is priority action 1",
        "who signed the letter",
        "list the areas for improvement",
        "how much money is spent on the plan",
        "how many complaints were overdue",
        "what percentage of plans are completed in 20 weeks",
        "are annual reviews on track",
        "has there been a drop in complaints",
        "what did inspectors find overdue",
        "who wrote the minutes",
    ],
)
def test_what_only_sounds_like_the_register_is_left_to_the_search(on_day: Assistant, text: str) -> None:
    found = read(fold(text), TODAY)
    assert found is None or found.about(())
    answer = on_day.ask(f"{text} in northmere")
    assert not re.search(r"of the \d+ (?:actions|things)|is overdue when", answer.message)
