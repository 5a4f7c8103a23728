"""A question that leans on the turn before is put on its own feet; one that stands alone is left alone."""

from __future__ import annotations

import pytest

from assistant.answers import Answer, Status, Turn
from assistant.ask import Assistant
from assistant.conversation import resolve
from tests.assistant.samples import cited_files, said

HELD = ("Brackenshire", "Calderwick", "Hallowdene", "Northmere", "Wendlesea")


def follow(*questions: str) -> str:
    """Return the last question as it stands alone after the others, which were not answered."""
    return resolve(questions[-1], [Turn(one) for one in questions[:-1]], HELD).text


def talk(assistant: Assistant, *questions: str) -> Answer:
    """Ask the questions one after the other and return the last answer."""
    history: list[Turn] = []
    for question in questions:
        answer = assistant.ask(question, history=history)
        history.append(Turn(question, answer))
    return answer


def test_a_pronoun_borrows_the_subject_of_the_turn_before() -> None:
    resolved = resolve("who is accountable for it?", [Turn("What is action 2.2 in the Northmere plan?")])
    assert resolved.is_follow_up
    assert "action 2.2 in the Northmere plan" in resolved.text
    assert resolved.asking.startswith("who is accountable")


def test_what_about_keeps_the_question_and_changes_the_subject() -> None:
    asked = follow("When is the next stocktake in Brackenshire?", "What about Northmere?")
    assert asked == "When is the next stocktake in Northmere?"


def test_a_ref_kind_is_carried_over_by_an_ordinal() -> None:
    resolved = resolve("And the second one?", [Turn("What is Northmere's first area for priority action?")])
    assert resolved.text == "What is priority action 2?"


@pytest.mark.parametrize(
    "question",
    [
        "What are the four areas for improvement in Brackenshire?",
        "Who is the SEND adviser for Calderwick?",
        "When does Harbour Lane special school open?",
        "What did the letter say about suspensions of pupils at SEN support?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    resolved = resolve(question, [Turn("What is action 2.2 in the Northmere plan?")])
    assert resolved.text == question
    assert not resolved.is_follow_up


def test_without_earlier_turns_nothing_is_put_in() -> None:
    assert resolve("And the other one?", []).text == "And the other one?"


@pytest.mark.parametrize(
    ("questions", "words", "area"),
    [
        (("Who is the SEND adviser for Brackenshire?", "When did she start?"), "since 1 April 2025", "brackenshire"),
        (
            ("When is the next stocktake in Brackenshire?", "What about Northmere?"),
            "24th September 2025",
            "northmere",
        ),
        (
            ("What is action 2.2 in the Northmere plan?", "who is accountable for it?"),
            "Raymond Stott",
            "northmere",
        ),
        (
            ("What are Northmere's three areas for priority action?", "Tell me about the second one"),
            "speech and language therapy",
            "northmere",
        ),
        (
            ("What are Northmere's three areas for priority action?", "Who is the SEND adviser?"),
            "Hamish Dunmore",
            "northmere",
        ),
    ],
    ids=["pronoun", "what about", "it", "ordinal", "area carried over"],
)
def test_a_follow_up_is_answered(assistant: Assistant, questions: tuple[str, ...], words: str, area: str) -> None:
    answer = talk(assistant, *questions)
    assert answer.status is Status.ANSWERED
    assert words in said(answer)
    assert all(file.startswith(area) for file in cited_files(answer))


def test_the_other_one_is_the_one_not_just_talked_about(assistant: Assistant) -> None:
    answer = talk(
        assistant, "List the priority actions for Brackenshire", "Tell me about the first one", "And the other one?"
    )
    assert answer.status is Status.ANSWERED
    assert "waits for neurodevelopmental assessment" in said(answer)
    assert "delays in issuing education, health and care plans" not in said(answer)


@pytest.mark.parametrize(
    ("questions", "stands"),
    [
        (
            ("What is the wait for autism assessment in Calderwick?", "and in Northmere?"),
            "What is the wait for autism assessment in Northmere?",
        ),
        (("who's the dco in northmere", "brackenshire?"), "who's the dco in brackenshire"),
        (("who attended the Calderwick board", "and Northmere's?"), "who attended the Northmere board"),
        (
            ("Compare annual reviews in Brackenshire and Northmere", "just Brackenshire"),
            "Compare annual reviews in Brackenshire",
        ),
        (("Are short breaks on track in Brackenshire?", "and Kent?"), "Are short breaks on track in Kent?"),
        (
            ("How many children wait for a place?", "I meant Northmere"),
            "How many children wait for a place in Northmere?",
        ),
    ],
)
def test_another_area_keeps_the_whole_question(questions: tuple[str, ...], stands: str) -> None:
    assert follow(*questions) == stands


@pytest.mark.parametrize(
    ("questions", "stands"),
    [
        (
            ("What did the first Northmere letter say about the dashboard?", "what about the latest?"),
            "What did the latest Northmere letter say about the dashboard?",
        ),
        (
            ("What did the June 2025 letter say about short breaks?", "and in November 2024?"),
            "What did the november 2024 letter say about short breaks?",
        ),
        (
            ("How many reviews were overdue in Brackenshire in March 2024?", "and in September 2024?"),
            "How many reviews were overdue in Brackenshire in september 2024?",
        ),
        (
            ("How many reviews were overdue in Brackenshire in March 2024?", "and now?"),
            "How many reviews were overdue in Brackenshire now?",
        ),
        (("What happened in Northmere since October?", "and since March?"), "What happened in Northmere since march?"),
    ],
)
def test_another_time_keeps_the_whole_question(questions: tuple[str, ...], stands: str) -> None:
    assert follow(*questions) == stands


@pytest.mark.parametrize(
    "correction", ["no, I meant the plan", "not the letter, the plan", "and the plan?", "the plan"]
)
def test_another_kind_of_document_keeps_the_whole_question(correction: str) -> None:
    asked = follow("What did the Northmere letter say about Harbour Lane?", correction)
    assert asked == "What did the Northmere plan say about Harbour Lane?"


@pytest.mark.parametrize(
    ("questions", "stands"),
    [
        (
            ("What is action 2.3 in the Northmere plan?", "and the owner?"),
            "the owner of action 2.3 in the Northmere plan?",
        ),
        (
            ("What is action 2.3 in the Northmere plan?", "and the owner?", "when is it due?"),
            "when is action 2.3 in the Northmere plan due?",
        ),
        (("What is the status of action 2.3?", "Sorry, I meant 2.4"), "What is the status of action 2.4?"),
        (
            ("What is the status of short breaks in Calderwick?", "why?", "who is responsible for it?"),
            "who is responsible for short breaks in Calderwick?",
        ),
        (("What is the mobile number of the Northmere DCS?", "what is her name?"), "what is the Northmere DCS's name?"),
        (("Northmere dashboard", "due date"), "due date — Northmere dashboard?"),
    ],
)
def test_a_question_without_a_subject_borrows_it_however_long_the_chain(
    questions: tuple[str, ...], stands: str
) -> None:
    assert follow(*questions) == stands


@pytest.mark.parametrize(
    ("questions", "stands"),
    [
        (
            ("What did the Wendlesea letter say about money?", "and the local offer?"),
            "What did the Wendlesea letter say about the local offer?",
        ),
        (
            ("When is the next stocktake in Brackenshire?", "and the SEND adviser?"),
            "Who is the SEND adviser in Brackenshire?",
        ),
        (
            ("Are annual reviews on track in Brackenshire?", "what about short breaks?"),
            "Are short breaks on track in Brackenshire?",
        ),
        (
            ("How much did the ICB commit in Northmere?", "and the council?"),
            "How much did the council commit in Northmere?",
        ),
    ],
)
def test_another_topic_keeps_the_frame_and_the_area(questions: tuple[str, ...], stands: str) -> None:
    assert follow(*questions) == stands


def test_a_question_after_one_about_a_letter_stays_with_that_letter() -> None:
    first = "What did the October 2024 letter say about Harbour Lane in Northmere?"
    assert (
        follow(first, "why was it late?")
        == "why was Harbour Lane in Northmere in the october 2024 letter to Northmere late?"
    )
    assert follow(first, "who signed it?") == "who signed the october 2024 letter to Northmere?"
    assert follow(first, "who owns it?") == "who owns Harbour Lane in Northmere?"


def test_going_back_to_an_area_asks_the_question_that_follows_there() -> None:
    asked = follow("What is Talking Rooms in Northmere?", "back to Brackenshire, when is the next stocktake there?")
    assert asked == "when is the next stocktake in Brackenshire?"


def test_going_back_to_an_area_alone_asks_what_was_last_asked_of_it() -> None:
    asked = follow("Who is the DCS in Brackenshire?", "What is Talking Rooms in Northmere?", "back to Brackenshire")
    assert asked == "Who is the DCS in Brackenshire?"


@pytest.mark.parametrize("courtesy", ["thanks", "ok great", "Thank you!"])
def test_thanks_ask_nothing_and_are_passed_over(courtesy: str) -> None:
    assert follow("Who is the DCS in Northmere?", courtesy) == courtesy
    assert follow("Who is the DCS in Northmere?", courtesy, "and in Calderwick?") == "Who is the DCS in Calderwick?"


def test_a_question_of_its_own_drops_the_topic_and_keeps_the_area() -> None:
    resolved = resolve("and who signed the letter?", [Turn("What is Talking Rooms in Northmere?")], HELD)
    assert (resolved.text, resolved.areas) == ("Who signed the letter?", ("Northmere",))
    assert not resolved.is_follow_up


def test_before_that_is_before_the_letter_just_quoted(assistant: Assistant) -> None:
    asked = ["What did the latest Northmere letter say about Talking Rooms?", "and before that?", "and before that?"]
    assert {file[-15:-5] for file in cited_files(talk(assistant, *asked[:2]))} == {"2024-10-09"}
    assert {file[-15:-5] for file in cited_files(talk(assistant, *asked))} == {"2024-03-14"}
    answer = talk(assistant, *asked, "and before that?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert not answer.statements


def test_the_one_named_by_its_topic_is_found_in_the_list(assistant: Assistant) -> None:
    answer = talk(assistant, "List the priority actions for Brackenshire", "the health one")
    assert "waits for neurodevelopmental assessment" in said(answer)
    answer = talk(assistant, "List the priority actions for Brackenshire", "the health one", "no, the other one")
    assert "delays in issuing education, health and care plans" in said(answer)


def test_an_ordinal_inside_a_question_asks_it_of_the_row(assistant: Assistant) -> None:
    answer = talk(assistant, "What actions are overdue in Northmere?", "who owns the first one?", "and the second?")
    assert "Anjali Voss" in said(answer)


@pytest.mark.parametrize(
    "questions",
    [
        ("What are the priority actions in Kent?", "and when is the next stocktake?"),
        ("What are the priority actions in Kent?", "and the second one?"),
        ("What is the mobile number of the Northmere DCS?", "and her email?"),
        ("What is the population of Northmere?", "and of Brackenshire?"),
        ("What did the March 2023 letter to Northmere say?", "are you sure?"),
    ],
)
def test_a_refusal_stays_one_on_the_next_turn(assistant: Assistant, questions: tuple[str, ...]) -> None:
    answer = talk(assistant, *questions)
    assert answer.status in (Status.NOT_IN_DOCUMENTS, Status.OUT_OF_SCOPE)
    assert not answer.statements


def test_a_long_conversation_keeps_to_the_area_last_spoken_of(assistant: Assistant) -> None:
    answer = talk(
        assistant,
        "When is the next stocktake in Northmere?",
        "Who is the SEND adviser?",
        "and in Brackenshire?",
        "thanks",
        "What about annual reviews?",
        "and part-time timetables?",
        "Who signed the letter?",
        "When is the next stocktake?",
    )
    assert "13 November 2025" in said(answer)
    assert all(file.startswith("brackenshire") for file in cited_files(answer))


def test_a_reply_to_our_question_back_may_be_an_ordinal(assistant: Assistant) -> None:
    asked = "When is the next stocktake?"
    back = assistant.ask(asked)
    assert resolve("the first one", [Turn(asked, back)], HELD).text == f"{asked[:-1]} in {back.areas_to_choose[0]}?"
