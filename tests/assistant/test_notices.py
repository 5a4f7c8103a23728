"""A newer document that speaks to the point is pointed out; one that does not never is."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answers import Answer, Scope, Status
from assistant.ask import Assistant
from corpus.store import Corpus

JUNE = "brackenshire-stocktake-letter-2025-06-12.pdf"
MAY = "brackenshire-stocktake-letter-2024-05-20.pdf"
APRIL = "northmere-stocktake-letter-2025-04-29.pdf"
LAST_OF_2024 = date(2024, 12, 31)


def only(samples: Corpus, file: str) -> Scope:
    """Return the scope of one document."""
    return Scope(document_ids=tuple(one.document_id for one in samples.documents() if one.file == file))


def is_told_of(answer: Answer, file: str, words: str) -> None:
    """Assert that an answer has one notice, of these words in this file, and says where they are."""
    assert answer.status is Status.ANSWERED
    (newer,) = answer.newer
    (notice,) = answer.notices
    assert newer.number == 1
    assert newer.file == file
    assert words in " ".join(newer.quote.split())
    assert all(newer.date > one.date for one in answer.citations)
    day = f"{newer.date.day} {newer.date:%B %Y}"
    assert notice.endswith(f"ewer document speaks to this: {newer.document}, {day}, page {newer.page}.") or (
        notice.endswith(f"; a newer document speaks to this too: {newer.document}, {day}, page {newer.page}.")
    )


@pytest.mark.parametrize(
    ("question", "file", "words"),
    [
        ("What did the first stocktake in Brackenshire say about annual reviews?", JUNE, "190 overdue annual reviews"),
        ("What was the average neurodevelopmental wait in Brackenshire in May 2024?", JUNE, "58 weeks in April 2025"),
        ("How far had Brackenshire got with part-time timetables by November 2024?", JUNE, "from 412 to 286"),
        ("Who was the case lead for Northmere in 2024?", APRIL, "Imogen Sharrow"),
        ("How many children waited for a specialist place in Northmere in March 2024?", APRIL, "163 children"),
    ],
)
def test_an_earlier_round_asked_for_is_answered_and_the_newer_word_pointed_out(
    assistant: Assistant, question: str, file: str, words: str
) -> None:
    answer = assistant.ask(question)
    is_told_of(answer, file, words)
    assert answer.notices[0].startswith("You asked about an earlier round; ")


def test_an_older_document_that_speaks_best_is_followed_by_the_newer_word(assistant: Assistant) -> None:
    answer = assistant.ask("Why was Harbour Lane put back to April 2026?")
    is_told_of(answer, APRIL, "September 2026")
    assert answer.notices[0].startswith("A newer document ")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What progress has been made on Priority Action 1?", "clear and sustained"),
        ("How many annual reviews are overdue?", "190 overdue annual reviews"),
        ("Who is the SEND adviser?", "Yvonne Astley"),
        ("When is the next stocktake?", "13 November 2025"),
    ],
)
def test_one_document_or_earlier_days_chosen_are_answered_from_and_the_newer_word_pointed_out(
    assistant: Assistant, samples: Corpus, question: str, words: str
) -> None:
    answer = assistant.ask(question, scope=only(samples, MAY))
    is_told_of(answer, JUNE, words)
    assert {citation.file for citation in answer.citations} == {MAY}
    assert answer.notices[0].startswith("You chose an earlier document; ")
    answer = assistant.ask(question, scope=Scope(areas=("Brackenshire",), to_date=LAST_OF_2024))
    is_told_of(answer, JUNE, words)
    assert answer.notices[0].startswith("You asked about earlier dates; ")


@pytest.mark.parametrize(
    "question",
    [
        "Who signed the letter?",
        "Who was copied in?",
        "What is the date of the letter?",
        "What does BPCA stand for?",
        "What are the priority actions?",
        "When was the deep dive held?",
        "When did the front door for advice open?",
    ],
)
def test_what_cannot_be_overtaken_or_has_not_changed_brings_no_notice(
    assistant: Assistant, samples: Corpus, question: str
) -> None:
    answer = assistant.ask(question, scope=only(samples, MAY))
    assert not answer.notices
    assert not answer.newer


@pytest.mark.parametrize(
    "question",
    [
        "What progress has Brackenshire made on Priority Action 1?",
        "When is the next stocktake in Northmere?",
        "What does the latest letter say about annual reviews in Brackenshire?",
        "Who is Faye Mottershead?",
        "What risks are in the Brackenshire plan?",
        "Who do I contact at NHS England about Calderwick?",
        "When does the Calderwick joint commissioning manager's funding run out?",
        "Had sufficient progress been made at Wendlesea's revisit?",
        "Is the Northmere dashboard finished?",
    ],
)
def test_an_answer_no_newer_document_speaks_to_has_no_notice(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert not answer.notices
    assert not answer.newer


def test_documents_of_another_area_or_kind_are_never_the_newer_word(assistant: Assistant, samples: Corpus) -> None:
    scope = Scope(areas=("Northmere",), to_date=LAST_OF_2024)
    answer = assistant.ask("What did the letter say about Talking Rooms in primary schools?", scope=scope)
    held = {one.document_id: one for one in samples.documents()}
    assert answer.newer
    for one in answer.newer:
        assert one.area == "Northmere"
        assert held[one.document_id].kind == answer.citations[0].kind


def test_a_refusal_has_no_notice(assistant: Assistant, samples: Corpus) -> None:
    answer = assistant.ask("When does Harbour Lane open?", scope=only(samples, MAY))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert not answer.newer
    assert not answer.notices


def test_two_areas_are_each_told_of_their_own(assistant: Assistant) -> None:
    scope = Scope(areas=("Brackenshire", "Northmere"), to_date=LAST_OF_2024)
    answer = assistant.ask("What progress was made on Priority Action 1 in Brackenshire and Northmere?", scope=scope)
    assert {one.file for one in answer.newer} == {JUNE, APRIL}
    assert [one.number for one in answer.newer] == [1, 2]
    assert len(answer.notices) == 2
