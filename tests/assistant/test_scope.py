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
    first, *between, last = choose(fold("How many waited in Brackenshire in May 2024?"), Scope(), samples.documents())
    assert {one.date for one in first.documents} == {date(2024, 5, 20)}
    assert all(len(one.documents) == 1 for one in between)
    assert {one.date for one in last.documents} > {date(2024, 5, 20), date(2025, 6, 12)}


def test_a_figure_of_a_month_without_a_letter_is_first_looked_for_in_the_next_letter(samples: Corpus) -> None:
    first, *_ = choose(
        fold("How many reviews were overdue in Brackenshire in March 2024?"), Scope(), samples.documents()
    )
    assert {one.date for one in first.documents} == {date(2024, 5, 20)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As at October 2024, how long was the wait in Northmere?", {"2024-10-09"}),
        ("Before the latest letter, how long was the wait in Northmere?", {"2024-10-09"}),
        ("What did the letter before last to Northmere say?", {"2024-10-09"}),
        ("Two letters ago, how long was the wait in Northmere?", {"2024-03-14"}),
        ("the letter before 9 October 2024 to Northmere", {"2024-03-14"}),
        ("What did Northmere's letter of 9/10/2024 say?", {"2024-10-09"}),
        ("At the second stocktake in Northmere, how long was the wait?", {"2024-10-09"}),
        ("the autumn letter to Northmere", {"2024-10-09"}),
        ("What is the overspend in Calderwick as at March 2025?", {"2025-03-03", "2025-03-18"}),
        ("How were reviews going in Calderwick by March 2025? What did we hear?", {"2025-03-03", "2025-03-18"}),
        ("what did the Chair of Northmere have to do after the January board", {"2025-01-22"}),
        ("What does v3 of the Northmere plan say?", {"2024-11-08"}),
        ("What does the latest Northmere plan say?", {"2024-11-08"}),
        ("What did the most recent Northmere minutes say?", {"2025-01-22"}),
        ("What did the last letters to Brackenshire and Northmere say?", {"2025-06-12", "2025-04-29"}),
    ],
)
def test_a_time_chooses_its_documents(samples: Corpus, text: str, days: set[str]) -> None:
    first, *_ = choose(fold(text), Scope(), samples.documents())
    assert {str(one.date) for one in first.documents} == days


@pytest.mark.parametrize(
    "text",
    [
        "What did the 2023 Brackenshire letter say?",
        "What did the March 2023 letter to Northmere say?",
        "What did the fourth Northmere stocktake find?",
        "What did v2 of the Northmere plan say?",
    ],
)
def test_a_round_not_held_is_refused_with_what_is_held(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "is of the round asked for" in answer.message
    assert "Held are" in answer.message


def test_a_month_beside_a_plan_for_a_child_is_no_round(samples: Corpus) -> None:
    *_, last = choose(fold("What was Brackenshire's EHC plan timeliness in March 2024?"), Scope(), samples.documents())
    assert not last.unknown_round
    assert len(last.documents) > 1


@pytest.mark.parametrize(
    "text", ["When is the fourth stocktake in Brackenshire?", "What will the fourth Brackenshire stocktake look at?"]
)
def test_a_round_that_is_itself_asked_about_is_not_where_to_look(samples: Corpus, text: str) -> None:
    (chosen,) = choose(fold(text), Scope(), samples.documents())
    assert not chosen.unknown_round
    assert len(chosen.documents) > 1


def test_since_a_time_sets_that_round_beside_the_newest(samples: Corpus) -> None:
    (chosen,) = choose(fold("What changed in Northmere since spring 2024?"), Scope(), samples.documents())
    assert [str(one.documents[0].date) for one in chosen.rounds] == ["2024-03-14", "2025-04-29"]


def test_a_deadline_is_no_round(samples: Corpus) -> None:
    (chosen,) = choose(fold("What is due by October 2024 in Northmere?"), Scope(), samples.documents())
    assert not chosen.rounds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("What does the Northmere plan say about the dashboard?", {DocumentKind.ACTION_PLAN}),
        ("according to the Calderwick improvement plan", {DocumentKind.IMPROVEMENT_PLAN}),
        ("not the plan, what does the Northmere letter say?", {DocumentKind.STOCKTAKE_LETTER}),
        ("What does the Northmere board paper say?", {DocumentKind.MINUTES}),
        ("How many EHC plans are late in Northmere?", set(DocumentKind)),
    ],
)
def test_a_kind_of_document_is_known_by_how_people_point_at_it(
    samples: Corpus, text: str, kinds: set[DocumentKind]
) -> None:
    (chosen,) = choose(fold(text), Scope(), samples.documents())
    assert {one.kind for one in chosen.documents} <= kinds


def test_a_letter_is_known_by_a_word_of_its_title(samples: Corpus) -> None:
    (chosen,) = choose(fold("What does the deep dive letter say?"), Scope(), samples.documents())
    assert {one.area for one in chosen.documents} == {"Hallowdene"}


def test_a_kind_not_held_is_not_answered_from_another(assistant: Assistant) -> None:
    answer = assistant.ask("What do the Hallowdene minutes say about health passports?")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.message.startswith("No minutes about Hallowdene is held")


def test_of_two_areas_the_one_held_is_answered_and_the_other_named(assistant: Assistant) -> None:
    answer = assistant.ask("How do Calderwick and Kent compare on autism waits?")
    assert answer.status is Status.PARTLY_ANSWERED
    assert answer.message.startswith("No documents about Kent are held.")
    assert all(file.startswith("calderwick") for file in cited_files(answer))


def test_the_areas_held_are_told_when_asked(assistant: Assistant) -> None:
    answer = assistant.ask("What areas do you hold?")
    assert all(area in answer.message for area in EVERYWHERE)


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
