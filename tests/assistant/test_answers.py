"""Questions over the samples are answered with the words that stand there, every statement cited."""

from __future__ import annotations

import pytest

from assistant.answers import Scope, Status
from assistant.ask import Assistant
from corpus.store import Corpus
from tests.assistant.samples import cited_files, in_order, said, uncited

JUNE = "brackenshire-stocktake-letter-2025-06-12.pdf"
NOVEMBER = "brackenshire-stocktake-letter-2024-11-27.pdf"
MAY = "brackenshire-stocktake-letter-2024-05-20.pdf"
PLAN = "brackenshire-priority-action-plan-2025-02.pdf"
NORTHMERE = "northmere-stocktake-letter-2025-04-29.pdf"
NORTHMERE_FIRST = "northmere-stocktake-letter-2024-03-14.docx"
NORTHMERE_PLAN = "northmere-priority-action-plan-v3.docx"
CALDERWICK = "calderwick-stocktake-letter-2025-02-21.pdf"
CALDERWICK_PLAN = "calderwick-send-improvement-plan.html"
HALLOWDENE = "hallowdene-deep-dive-letter-2025-01-30.txt"
WENDLESEA = "wendlesea-accelerated-progress-plan-letter-2021-11-16.pdf"

DATES = [
    ("What is the date of the first stocktake letter to Brackenshire?", ("20 May 2024",), MAY),
    ("What date was version 3 of the Northmere plan?", ("8 November 2024",), NORTHMERE_PLAN),
    ("When was the deep dive in Hallowdene?", ("14 January 2025",), HALLOWDENE),
    ("By what date was Wendlesea told to publish the final APP?", ("10 December 2021",), WENDLESEA),
]
PEOPLE = [
    ("Who is Rosalind Ewart?", ("Deputy Director",), NORTHMERE),
    ("Who is the designated clinical officer in Northmere?", ("Priyanka Bhandari",), NORTHMERE),
    ("Who is Brackenshire's SEND adviser now?", ("Yvonne Astley",), JUNE),
    ("Who chairs the Brackenshire SEND Improvement Board?", ("Professor Lydia Farnaby",), PLAN),
    ("Who signed the Wendlesea letter?", ("Christabel Hume, Team Leader",), WENDLESEA),
]
NEXT = [
    ("When is the next stocktake in Brackenshire?", ("13 November 2025",), JUNE),
    ("When is the next stocktake in Northmere?", ("24th September 2025",), NORTHMERE),
    ("When is the third review in Calderwick?", ("July 2025", "on a date to be agreed"), CALDERWICK),
]
PROGRESS = [
    ("What progress has Brackenshire made on Priority Action 1?", ("clear and sustained", "63%"), JUNE),
    ("is Northmere on track with APA one?", ("has not made sufficient progress",), NORTHMERE),
    ("how many children are on part time timetables in Brackenshire?", ("from 412 to 286",), JUNE),
]
DEFINED = [
    ("What does NVT stand for?", ("Northmere Voices Together (NVT)",), NORTHMERE),
    ("What is an APP in Wendlesea?", ("Accelerated Progress Plan (APP)",), WENDLESEA),
    ("What does SENCO mean?", ("special educational needs co-ordinators (SENCOs)",), CALDERWICK),
]
PLANS = [
    ("What is action 3.6 in the Brackenshire plan?", ("re-integration mentors", "Imran Sadiq"), PLAN),
    ("Who leads on action 2.2 in the Brackenshire plan?", ("Dr Cormac Tierney",), PLAN),
    ("What is the RAG of action 1.2 in the Northmere plan?", ("RAG: Red",), NORTHMERE_PLAN),
    ("What is the due date of Calderwick action 2.1?", ("September 2025",), CALDERWICK_PLAN),
]


@pytest.mark.parametrize(
    ("question", "words", "file"),
    [*DATES, *PEOPLE, *NEXT, *PROGRESS, *DEFINED, *PLANS],
    ids=lambda value: str(value)[:60],
)
def test_a_fact_is_answered_from_the_document_that_says_it(
    assistant: Assistant, question: str, words: tuple[str, ...], file: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(one in said(answer) for one in words), said(answer)
    assert file in cited_files(answer)
    assert not uncited(answer)
    assert answer.searched


LISTS = [
    (
        "Who was the June 2025 Brackenshire letter copied to?",
        (
            "Judith Amberley",
            "Peter Nwosu",
            "Siân Llewellyn-Frost",
            "Faye Mottershead",
            "Yvonne Astley",
            "Rukmini Desai",
            "Keziah Thrale",
        ),
        JUNE,
    ),
    (
        "cc list for the Hallowdene letter",
        ("Marguerite Donnelly", "Ashok Pemberton", "Ines Carvalho", "Vivienne Harcastle", "Callum Reddy"),
        HALLOWDENE,
    ),
    (
        "What are Northmere's three areas for priority action?",
        ("one shared set of data", "speech and language therapy", "suitable places in specialist provision"),
        NORTHMERE,
    ),
    (
        "List the priority actions for Brackenshire",
        ("delays in issuing education, health and care plans", "waits for neurodevelopmental assessment"),
        JUNE,
    ),
    (
        "What are the four areas for improvement in Brackenshire?",
        (
            "annual reviews are completed",
            "preparation for adulthood",
            "confidence is restored",
            "alternative provision",
        ),
        JUNE,
    ),
    (
        "List the areas for continued focus in the latest Brackenshire letter.",
        ("Older EHC plans.", "Support while families wait:", "Annual reviews.", "Part-time timetables."),
        JUNE,
    ),
    (
        "What were the areas for continued focus for Brackenshire in May 2024?",
        ("Timeliness of EHC plans.", "Waits for", "Annual reviews.", "Short breaks:", "Part-time timetables."),
        MAY,
    ),
]


@pytest.mark.parametrize(("question", "entries", "file"), LISTS, ids=[one[0] for one in LISTS])
def test_a_list_is_complete_in_order_and_holds_nothing_else(
    assistant: Assistant, question: str, entries: tuple[str, ...], file: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert len(answer.statements) == len(entries)
    assert in_order(said(answer), entries), said(answer)
    assert cited_files(answer) == {file}
    assert not uncited(answer)


@pytest.mark.parametrize(
    ("question", "refs", "total"),
    [
        ("Which actions does Hannah Brightwell lead?", ["1.1", "1.2", "1.6", "1.8"], "19"),
        ("Which actions are Green in the Northmere plan?", ["2.1", "2.4"], "13"),
    ],
)
def test_actions_by_owner_and_by_rating_are_complete(
    assistant: Assistant, question: str, refs: list[str], total: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert [one.text.split(";")[0] for one in answer.statements] == [f"Ref: {ref}" for ref in refs]
    assert f"of the {total} actions" in answer.message
    assert not uncited(answer)


@pytest.mark.parametrize(
    ("question", "by_file"),
    [
        (
            "Compare the 20-week plans in Brackenshire and Calderwick",
            {JUNE: "63%", CALDERWICK: "59%"},
        ),
        (
            "How do Brackenshire and Northmere compare on EHC plans issued within 20 weeks?",
            {JUNE: "63%", NORTHMERE: "36%"},
        ),
        (
            "How has the share of EHC plans issued within 20 weeks changed in Brackenshire"
            " between May 2024 and June 2025?",
            {MAY: "31%", JUNE: "63%"},
        ),
        (
            "What did the first and second stocktakes say about supported internships in Brackenshire?",
            {MAY: "from 18 to 41 places", NOVEMBER: "56 supported internship places"},
        ),
        (
            "How many children were waiting for a specialist place in Northmere in March 2024 and April 2025?",
            {NORTHMERE_FIRST: "118 children", NORTHMERE: "163 children"},
        ),
    ],
)
def test_areas_and_rounds_are_set_side_by_side_each_from_its_own_document(
    assistant: Assistant, question: str, by_file: dict[str, str]
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    files = {citation.number: citation.file for citation in answer.citations}
    for file, words in by_file.items():
        own = [one.text for one in answer.statements if file in {files[number] for number in one.citations}]
        assert any(words in text for text in own), (file, own)
    assert cited_files(answer) == set(by_file)
    assert not uncited(answer)


def test_a_word_only_the_glossary_knows_is_refused_and_the_glossary_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("What does SENDIASS stand for?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.message == "The documents do not explain “SENDIASS”."
    assert "glossary of Stocktake Assistant, not from a document: SENDIASS" in answer.text
    assert "information, advice and support service" in answer.terms[0].long
    assert not answer.statements


def test_a_misspelt_question_is_answered_like_the_right_one(assistant: Assistant) -> None:
    answer = assistant.ask("brakenshire anual reveiws overdue at first stocktake?")
    assert answer.status is Status.ANSWERED
    assert "640 annual reviews" in said(answer)


def test_an_answer_says_which_document_it_speaks_from_and_when(assistant: Assistant, samples: Corpus) -> None:
    answer = assistant.ask("When is the next stocktake?", scope=Scope(areas=("Northmere",)))
    known = {one.document_id: one.date for one in samples.documents()}
    assert answer.as_at
    assert {one.document_id: one.date for one in answer.as_at} == {
        one.document_id: known[one.document_id] for one in answer.citations
    }
