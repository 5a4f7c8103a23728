"""Which documents may answer: by area, by round and by the request, as a hard filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answers import Scope, Status, Turn
from assistant.areas import named_areas, unknown_area
from assistant.ask import Assistant
from assistant.rounds import rounds_in
from assistant.scope import choose
from corpus.documents import DocumentKind
from corpus.store import Corpus
from corpus.wording import fold
from tests.assistant.samples import cited_files, said

EVERYWHERE = ("Brackenshire", "Calderwick", "Hallowdene", "Northmere", "Wendlesea")


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("When is the next stocktake in Northmere?", ("Northmere",)),
        ("northmeres dashboard", ("Northmere",)),
        ("Brackenshire’s SEND adviser", ("Brackenshire",)),
        ("brakenshire annual reviews", ("Brackenshire",)),
        ("talking rooms in nothmere", ("Northmere",)),
        ("Compare Northmere and Brackenshire", ("Northmere", "Brackenshire")),
        ("When is the next stocktake?", ()),
    ],
)
def test_areas_held_are_known_by_name_slip_and_possessive(samples: Corpus, text: str, areas: tuple[str, ...]) -> None:
    assert named_areas(fold(text), samples.documents()) == areas


@pytest.mark.parametrize(
    ("text", "area"), [("What are the priority actions in Devon?", "Devon"), ("Kent's next stocktake", "Kent")]
)
def test_an_english_area_not_held_is_reported(samples: Corpus, text: str, area: str) -> None:
    assert unknown_area(fold(text), samples.documents()) == area


def test_an_area_held_is_not_reported_as_missing(samples: Corpus) -> None:
    assert unknown_area(fold("When is the next stocktake in Northmere?"), samples.documents()) is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("the May 2024 letter", [date(2024, 5, 20)]),
        ("the letter of 27 November 2024", [date(2024, 11, 27)]),
        ("the first stocktake", [date(2024, 5, 20)]),
        ("the second stocktake", [date(2024, 11, 27)]),
        ("the latest letter", [date(2025, 6, 12)]),
        ("the previous letter", [date(2024, 11, 27)]),
        ("the November letter", [date(2024, 11, 27)]),
        ("the first and third stocktakes", [date(2024, 5, 20), date(2025, 6, 12)]),
        ("between the May 2024 and June 2025 letters", [date(2024, 5, 20), date(2025, 6, 12)]),
        ("how are annual reviews", []),
    ],
)
def test_rounds_are_known_by_month_order_and_recency(samples: Corpus, text: str, dates: list[date]) -> None:
    held = [one for one in samples.documents() if one.area == "Brackenshire"]
    found = rounds_in(fold(text), held)
    assert [{one.date for one in named.documents} for named in found] == [{day} for day in dates]


def test_a_named_round_alone_may_answer(samples: Corpus) -> None:
    first, *others = choose(fold("What did the first Brackenshire stocktake say?"), Scope(), samples.documents())
    assert [one.file for one in first.documents] == ["brackenshire-stocktake-letter-2024-05-20.pdf"]
    assert not others


def test_a_date_beside_no_document_is_tried_first_and_the_rest_after_it(samples: Corpus) -> None:
    first, second = choose(fold("How many waited in Brackenshire in May 2024?"), Scope(), samples.documents())
    assert {one.date for one in first.documents} == {date(2024, 5, 20)}
    assert len(second.documents) > len(first.documents)


def test_an_area_in_the_question_shuts_out_every_other(samples: Corpus) -> None:
    (chosen,) = choose(fold("When is the next stocktake in Northmere?"), Scope(), samples.documents())
    assert {one.area for one in chosen.documents} == {"Northmere"}
    days = [one.date for one in chosen.documents]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "scope",
    [
        Scope(areas=("Calderwick",)),
        Scope(kinds=(DocumentKind.MINUTES,)),
        Scope(from_date=date(2025, 2, 1), to_date=date(2025, 3, 31)),
    ],
)
def test_the_scope_of_the_request_wins_over_the_question(samples: Corpus, scope: Scope) -> None:
    asked = fold("What are the priority actions in the Northmere letter of April 2025?")
    for chosen in choose(asked, scope, samples.documents()):
        for one in chosen.documents:
            assert not scope.areas or one.area in scope.areas
            assert not scope.kinds or one.kind in scope.kinds
            assert not scope.from_date or one.date and scope.from_date <= one.date <= scope.to_date


def test_a_scope_of_one_document_is_answered_from_it_alone(samples: Corpus, assistant: Assistant) -> None:
    older = next(one for one in samples.documents() if one.file == "brackenshire-stocktake-letter-2024-05-20.pdf")
    answer = assistant.ask("What are the areas for continued focus?", scope=Scope(document_ids=(older.document_id,)))
    assert answer.status is Status.ANSWERED
    assert cited_files(answer) == {older.file}


def test_a_scope_that_holds_nothing_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("When is the next stocktake?", scope=Scope(to_date=date(2001, 1, 1)))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert not answer.statements
    assert answer.searched == "no documents"


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("When is the next stocktake in Northmere?", Scope(areas=("Northmere",))),
        (
            "What did the May 2024 Brackenshire letter say of short breaks?",
            Scope(("Brackenshire",), (), (DocumentKind.STOCKTAKE_LETTER,), date(2024, 5, 20), date(2024, 5, 20)),
        ),
        ("Compare the 20-week plans in Brackenshire and Calderwick", Scope(areas=("Brackenshire", "Calderwick"))),
        ("What does BPCA stand for?", Scope()),
    ],
)
def test_an_answer_says_which_scope_it_was_taken_from(assistant: Assistant, question: str, scope: Scope) -> None:
    answer = assistant.ask(question)
    assert answer.scope == scope
    assert said(assistant.ask(question, scope=answer.scope)) == said(answer)


def test_a_round_is_a_scope_of_its_days_or_of_its_documents_where_others_share_them(samples: Corpus) -> None:
    letters = [one for one in samples.documents() if one.area == "Brackenshire" and one.date.year == 2024]
    first = min(letters, key=lambda one: one.date)
    (by_day,) = choose(fold("the first stocktake"), Scope(), letters)
    assert by_day.scope == Scope(from_date=first.date, to_date=first.date)
    minutes = replace(first, document_id="f" * 16, kind=DocumentKind.MINUTES)
    (by_document,) = choose(fold("the first stocktake"), Scope(), [*letters, minutes])
    assert by_document.scope == Scope(document_ids=(first.document_id,))


def test_the_scope_of_an_answer_joins_screen_question_and_conversation(assistant: Assistant) -> None:
    screen = Scope(kinds=(DocumentKind.STOCKTAKE_LETTER,), from_date=date(2024, 6, 1))
    first = assistant.ask("When is the next stocktake in Northmere?", scope=screen)
    assert first.scope == replace(screen, areas=("Northmere",))
    history = [Turn("When is the next stocktake in Northmere?", first)]
    assert assistant.ask("And the areas for improvement?", history=history).scope.areas == ("Northmere",)


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("When is the next stocktake?", EVERYWHERE),
        ("What did the previous letter say about Priority Action 1?", ("Brackenshire", "Northmere")),
        ("How has PA1 changed over time?", ("Brackenshire", "Northmere")),
        ("Who is the designated clinical officer?", ("Brackenshire", "Calderwick", "Northmere")),
        ("Who attended the meeting?", ("Calderwick", "Northmere")),
        ("What is the overall judgement?", EVERYWHERE),
    ],
)
def test_an_unclear_area_is_asked_back_with_the_areas_that_would_answer(
    assistant: Assistant, question: str, areas: tuple[str, ...]
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NEEDS_CLARIFICATION
    assert answer.areas_to_choose == areas
    assert answer.message == f"Which area do you mean: {', '.join(areas)}?"
    chosen = assistant.ask(question, scope=Scope(areas=areas[:1]))
    assert chosen.status is Status.ANSWERED
    assert not chosen.areas_to_choose
