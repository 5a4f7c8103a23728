"""A typed question is understood: the kinds of answer wanted, and the refs it names."""

from __future__ import annotations

import pytest

from assistant.questions import Asked, refs_in, understand
from corpus.wording import fold


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("When is the next stocktake?", {Asked.WHEN, Asked.NEXT}),
        ("what's the deadline for the short breaks statement", {Asked.WHEN}),
        ("Who signed the letter?", {Asked.WHO}),
        ("What is her e-mail address?", {Asked.CONTACT}),
        ("phone number for the duty line", {Asked.CONTACT}),
        ("How many children are on part-time timetables?", {Asked.HOW_MANY}),
        ("what percentage of plans were on time", {Asked.HOW_MANY}),
        ("What RAG is action 1.2?", {Asked.RATING}),
        ("How often does the board meet?", {Asked.HOW_OFTEN}),
        ("Why was Harbour Lane put back?", {Asked.WHY}),
        ("What does EOTAS stand for?", {Asked.ACRONYM}),
        ("What is a health passport?", {Asked.DEFINITION}),
        ("List the priority actions", {Asked.LIST}),
        ("Is the dashboard in use?", {Asked.YES_NO}),
        ("Compare Brackenshire and Northmere", {Asked.COMPARISON}),
        ("who is responsible for annual reviews", {Asked.OWNER, Asked.WHO}),
        ("What do we need to do about short breaks?", {Asked.TO_DO}),
        ("How is preparation for adulthood going?", {Asked.PROGRESS}),
        ("What was the overall judgement?", {Asked.OVERALL}),
        ("What were the findings of the deep dive?", {Asked.RESULT}),
        ("who replaced him", {Asked.REPLACED, Asked.WHO}),
        ("who owns 1.2 and when is it due", {Asked.OWNER, Asked.WHO, Asked.WHEN}),
    ],
)
def test_the_kinds_of_answer_wanted_are_recognised(text: str, wanted: set[Asked]) -> None:
    assert wanted <= understand(text).asks


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("List the priority actions", Asked.TO_DO),
        ("What are the areas for improvement?", Asked.PROGRESS),
        ("Who signed the letter?", Asked.WHEN),
        ("When is the next stocktake?", Asked.WHO),
        ("Why was Harbour Lane put back?", Asked.HOW_MANY),
    ],
)
def test_words_in_the_name_of_a_list_ask_for_nothing_else(text: str, unwanted: Asked) -> None:
    assert unwanted not in understand(text).asks


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("What progress on Priority Action 2?", ("PA2",)),
        ("is it on track with APA two", ("PA2",)),
        ("area for priority action one", ("PA1",)),
        ("Compare priority actions 1 and 2", ("PA1", "PA2")),
        ("what about PA1", ("PA1",)),
        ("AFI5", ("AFI5",)),
        ("what did they say about AFI 3?", ("AFI3",)),
        ("Area for Improvement 4", ("AFI4",)),
        ("improvement area B", ("AFIB",)),
        ("the fourth area for priority action", ("PA4",)),
        ("Who owns action 1.2?", ("1.2",)),
        ("northmere 2.4?", ("2.4",)),
        ("PA1 and action 3.2", ("PA1", "3.2")),
        ("who leads 2b in the plan", ("2b",)),
    ],
)
def test_refs_are_named_as_sections_have_them(text: str, refs: tuple[str, ...]) -> None:
    assert refs_in(fold(text)) == refs


@pytest.mark.parametrize(
    "text",
    [
        "the letter of 20 May 2024",
        "issued by 12 June 2025",
        "60% of plans within 20 weeks",
        "£1.2 million",
        "2024 to 2025",
        "Years 9 and 11",
        "year 7b and page 3a",
        "the 2nd of May, 5k runners and 10 a side",
        "what are the two priority actions",
    ],
)
def test_dates_amounts_and_counts_are_no_refs(text: str) -> None:
    assert refs_in(fold(text)) == ()


def test_the_words_that_ask_may_stand_apart_from_the_subject() -> None:
    question = understand("Who is accountable for it — What is action 2.2?", asking="Who is accountable for it")
    assert Asked.OWNER in question.asks
    assert Asked.DEFINITION not in question.asks
    assert question.refs == ("2.2",)


def test_nothing_typed_has_no_words_and_no_terms() -> None:
    question = understand(" \n ??? ")
    assert question.words == ()
    assert question.terms == ()
