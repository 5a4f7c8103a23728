"""A question that leans on the turn before is put on its own feet; one that stands alone is left alone."""

from __future__ import annotations

import pytest

from assistant.answers import Answer, Status, Turn
from assistant.ask import Assistant
from assistant.conversation import resolve
from tests.assistant.samples import cited_files, said


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
    resolved = resolve("What about Northmere?", [Turn("When is the next stocktake in Brackenshire?")])
    assert resolved.text == "When is the next stocktake in Northmere?"


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
