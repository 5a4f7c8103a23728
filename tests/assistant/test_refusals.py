"""What the documents do not say is refused, with what was searched, what came nearest and what is true instead."""

from __future__ import annotations

import pytest

from assistant.answers import Scope, Status
from assistant.ask import Assistant
from corpus.store import Corpus
from tests.assistant.samples import said, uncited

REFUSALS = frozenset(Status) - {Status.ANSWERED, Status.PARTLY_ANSWERED, Status.ERROR}

NOT_SAID = [
    ("What is Yvonne Astley's email address?", "Yvonne Astley"),
    ("Phone number for the Brackenshire duty line?", "duty line"),
    ("How many children in Brackenshire have an EHC plan?", "EHC plan"),
    ("Who leads action 2.5 in the Brackenshire plan?", "Look into referrals of girls"),
    ("Who is the action lead for 1.5 in Brackenshire's plan?", "Audit EHC plans"),
    ("Who is accountable for action 2.3 in the Northmere plan?", "Bring the average wait"),
    ("What RAG rating is action 2.5 in the Brackenshire plan?", "Look into referrals of girls"),
    ("By when must Northmere offer education to the 46 children in no school?", "Offer education to the 46 children"),
    (
        "deadline for the ICB to sort out referrals of girls in the June 2025 Brackenshire letter?",
        "look into referrals of girls",
    ),
    ("RAG for Hallowdene APA 2?", "APA 2"),
    ("What RAG rating does the June 2025 letter give Brackenshire's Priority Action 2?", ""),
]


@pytest.mark.parametrize(("question", "nearest"), NOT_SAID, ids=[one[0] for one in NOT_SAID])
def test_what_is_not_said_is_refused_with_the_nearest_passages(
    assistant: Assistant, question: str, nearest: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.message
    assert not answer.statements
    assert answer.nearest
    assert any(nearest in " ".join(one.quote.split()) for one in answer.nearest)
    assert [one.number for one in answer.nearest] == list(range(1, len(answer.nearest) + 1))
    assert "“" in answer.searched


@pytest.mark.parametrize(
    ("question", "correction", "evidence"),
    [
        ("What progress has Brackenshire made on priority action 3?", "two priority actions", 2),
        ("What did the letter say about Area for Improvement 5 in Brackenshire?", "four areas for improvement", 4),
        ("What did Northmere's fourth area for priority action ask for?", "three priority actions", 3),
        ("Which priority actions were set for Calderwick?", "no priority actions; it has four areas", 4),
    ],
)
def test_a_ref_there_is_not_is_corrected_with_the_true_count(
    assistant: Assistant, question: str, correction: str, evidence: int
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.PREMISE_NOT_SUPPORTED
    assert correction in answer.message
    assert len(answer.statements) == evidence
    assert not uncited(answer)
    assert answer.searched


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Why was the Brackenshire improvement notice lifted?", "can be reviewed this autumn"),
        ("who replaced Lydia Farnaby as chair in Brackenshire", "continues to chair"),
        ("Why did Northmere drop the EOTAS register?", "The EOTAS register is well kept"),
        ("why did harriet nakamura resign", "would take up the post"),
    ],
)
def test_a_wrong_premise_is_met_with_the_true_fact(assistant: Assistant, question: str, fact: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.PREMISE_NOT_SUPPORTED
    assert fact in said(answer)
    assert not uncited(answer)
    assert answer.searched


def test_an_action_no_plan_has_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("what does action 4.7 in the Brackenshire plan say")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "4.7" in answer.message
    assert not answer.statements
    assert answer.searched


@pytest.mark.parametrize("area", ["Devon", "Kent"])
def test_an_area_not_held_is_refused_and_those_held_are_named(assistant: Assistant, area: str) -> None:
    answer = assistant.ask(f"What are the priority actions for {area}?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert f"No documents about {area} are held" in answer.message
    assert "Brackenshire, Calderwick, Hallowdene, Northmere, Wendlesea" in answer.message
    assert not answer.statements
    assert answer.searched == "no documents"


def test_another_area_is_not_answered_from_the_area_on_the_screen(assistant: Assistant) -> None:
    answer = assistant.ask("What are Northmere's priority actions?", scope=Scope(areas=("Brackenshire",)))
    assert answer.status in REFUSALS
    assert not answer.statements
    assert "Northmere" not in answer.searched


def test_a_round_not_held_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("What did the 2022 stocktake letter to Brackenshire say?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "2022" in answer.message
    assert not answer.statements


@pytest.mark.parametrize(
    "question",
    [
        "what is the capital of france",
        "write me a poem about the Northmere dashboard",
        "is my child entitled to an EHC plan?",
        "whats the weather in northmere tomorrow",
        "hello",
        "thank you very much",
    ],
)
def test_what_is_outside_the_subject_is_said_to_be(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.OUT_OF_SCOPE
    assert answer.message
    assert not answer.statements
    assert answer.searched


@pytest.mark.parametrize("question", ["", "   ", "???", "\n\t", "…"])
def test_nothing_asked_is_met_with_an_example(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NEEDS_CLARIFICATION
    assert "for example" in answer.message
    assert not answer.statements


@pytest.mark.parametrize("question", ["When is the next review?", ""])
def test_with_no_documents_held_the_first_step_is_said(corpus: Corpus, question: str) -> None:
    answer = Assistant(corpus).ask(question)
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "No documents are held yet" in answer.message
    assert answer.searched == "no documents"
