"""Suggested questions come from what is held, stand alone, and are answered from the words they were made of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.answers import Answer, Scope, Status, Turn
from assistant.ask import Assistant
from assistant.conversation import resolve
from assistant.question_forms import forms
from assistant.subjects import Subject
from assistant.trials import Trials
from corpus.documents import DocumentKind
from corpus.store import Corpus
from corpus.wording import display
from ingest.pipeline import ingest
from tests.assistant.samples import said

AREAS = ("Brackenshire", "Calderwick", "Hallowdene", "Northmere", "Wendlesea")
ASKED = (
    "What progress has Brackenshire made on Priority Action 1?",
    "Who is Yvonne Astley?",
    "When is the next stocktake in Northmere?",
    "Which actions are Red in the Northmere plan?",
    "What did the May 2024 letter say about short breaks in Brackenshire?",
    "What are the priority actions for Northmere?",
    "Compare the 20-week plans in Brackenshire and Calderwick",
    "Who leads on action 2.2 in the Brackenshire plan?",
)
REFUSED = (
    "How many children in Brackenshire have an EHC plan?",
    "What is the annual budget for school buses in Northmere?",
    "What is Yvonne Astley's email address?",
    "What did the 2022 stocktake letter to Brackenshire say?",
)
LETTER = """Department for Schools
14 March 2025

Dear colleagues

STOCKTAKE MEETING: {area} LOCAL AREA PARTNERSHIP

Priority Action 1: waiting times for speech and language therapy

The longest wait for a first appointment fell from 41 weeks to 26 weeks. The partnership opened a clinic.

Next steps

- The next stocktake will take place on 9 September 2025.

Yours sincerely

Rowena Tallis
"""


def form_of(question: str) -> str:
    """Return the form a question was made from, by its words before what fills it."""
    return max((one.name for one in forms() if question.startswith(re.split(r"[\[{]", one.text)[0])), key=len)


def suggested(assistant: Assistant, question: str) -> tuple[Answer, tuple[str, ...]]:
    """Return an answer with its follow-ups."""
    return (answer := assistant.ask(question)), assistant.follow_ups(question, answer)


def test_first_questions_are_varied_name_their_area_and_are_answered(assistant: Assistant) -> None:
    questions = assistant.first_questions()
    assert len(set(questions)) == 6
    assert max(Counter(map(form_of, questions)).values()) <= 2
    answers = [assistant.ask(one) for one in questions]
    assert {answer.status for answer in answers} == {Status.ANSWERED}
    assert len({said(answer) for answer in answers}) == 6
    assert len({citation.area for answer in answers for citation in answer.citations[:1]}) > 1
    for question, answer in zip(questions, answers, strict=True):
        area = answer.citations[0].area
        assert area in question or question.startswith("Who is ")


@pytest.mark.parametrize("area", AREAS)
def test_first_questions_of_one_area_are_answered_from_its_documents(assistant: Assistant, area: str) -> None:
    scope = Scope(areas=(area,))
    questions = assistant.first_questions(scope)
    assert len(questions) >= 3
    for question in questions:
        answer = assistant.ask(question, scope=scope)
        assert answer.status is Status.ANSWERED
        assert {citation.area for citation in answer.citations} == {area}


def test_first_questions_keep_to_the_kinds_of_document_chosen(assistant: Assistant) -> None:
    scope = Scope(kinds=(DocumentKind.ACTION_PLAN,))
    questions = assistant.first_questions(scope)
    assert questions
    for question in questions:
        answer = assistant.ask(question, scope=scope)
        assert {citation.kind for citation in answer.citations} == {DocumentKind.ACTION_PLAN}


def test_nothing_is_suggested_where_nothing_is_held(assistant: Assistant, corpus: Corpus) -> None:
    assert Assistant(corpus).first_questions() == ()
    assert assistant.first_questions(Scope(areas=("Nowhere",))) == ()


def test_first_questions_follow_what_is_held_and_name_no_area_when_there_is_but_one(
    corpus: Corpus, tmp_path: Path
) -> None:
    assistant = Assistant(corpus)
    assert assistant.first_questions() == ()
    first = tmp_path / "quenthorpe.txt"
    first.write_text(LETTER.format(area="QUENTHORPE"), encoding="utf-8")
    ingest([first], corpus)
    alone = assistant.first_questions()
    assert "What progress has been made on Priority Action 1?" in alone
    assert "When is the next stocktake?" in alone
    second = tmp_path / "skelbrook.txt"
    second.write_text(LETTER.format(area="SKELBROOK").replace("41", "52"), encoding="utf-8")
    ingest([second], corpus)
    both = assistant.first_questions()
    assert "When is the next stocktake?" not in both
    assert {"Quenthorpe", "Skelbrook"} <= {word.strip("?") for one in both for word in one.split()}
    corpus.remove(*(document.document_id for document in corpus.documents()))
    assert assistant.first_questions() == ()


@pytest.mark.parametrize("question", [*ASKED, *REFUSED])
def test_follow_ups_stand_alone_are_answered_and_say_something_new(assistant: Assistant, question: str) -> None:
    answer, questions = suggested(assistant, question)
    assert 1 <= len(questions) <= 3
    assert len(set(questions)) == len(questions)
    assert question not in questions
    for one in questions:
        assert resolve(one, [Turn(question, answer)]).text == display(one)
        after = assistant.ask(one, history=[Turn(question, answer)])
        assert after.status is Status.ANSWERED
        assert said(after) != said(answer)


@pytest.mark.parametrize(
    ("question", "one"),
    [
        (ASKED[0], "What did the previous letter say about Priority Action 1 in Brackenshire?"),
        (ASKED[0], "When is the next stocktake in Brackenshire?"),
        (ASKED[2], "What are the next steps for Northmere?"),
        ("What did the minutes say about the dashboard in Northmere?", "Who is Anjali Voss?"),
        ("Who leads on action 2.2 in the Brackenshire plan?", "Who leads action 2.1 in the Brackenshire plan?"),
    ],
)
def test_follow_ups_are_drawn_from_round_the_answer(assistant: Assistant, question: str, one: str) -> None:
    assert one in suggested(assistant, question)[1]


def test_what_was_asked_or_shown_before_is_not_suggested_again(assistant: Assistant) -> None:
    turns: list[Turn] = []
    question = ASKED[0]
    for _ in range(4):
        answer = assistant.ask(question, history=turns)
        following = assistant.follow_ups(question, answer, history=turns)
        turns.append(Turn(question, answer))
        assert not {turn.question for turn in turns} & set(following)
        shown = {statement.text for turn in turns for statement in turn.answer.statements}
        for one in following:
            statements = assistant.ask(one).statements
            assert sum(statement.text in shown for statement in statements) * 2 < len(statements)
        question = following[0]


def test_follow_ups_keep_to_the_scope_of_the_question(assistant: Assistant) -> None:
    scope = Scope(areas=("Northmere",), kinds=(DocumentKind.STOCKTAKE_LETTER,))
    question = "What progress has been made on Priority Action 1?"
    answer = assistant.ask(question, scope=scope)
    questions = assistant.follow_ups(question, answer, scope=scope)
    assert questions
    for one in questions:
        cited = assistant.ask(one, scope=scope).citations
        assert {(citation.area, citation.kind) for citation in cited} == {("Northmere", DocumentKind.STOCKTAKE_LETTER)}


def test_an_area_asked_back_needs_no_suggestions(assistant: Assistant) -> None:
    answer, questions = suggested(assistant, "When is the next stocktake?")
    assert answer.areas_to_choose
    assert questions == ()


@pytest.mark.parametrize("question", ["hello", "", "what is the capital of france"])
def test_where_nothing_is_cited_the_first_questions_are_suggested(assistant: Assistant, question: str) -> None:
    assert suggested(assistant, question)[1] == assistant.first_questions()[:3]


def test_a_first_question_already_asked_is_not_suggested_again(assistant: Assistant) -> None:
    first = assistant.first_questions()[0]
    turns = [Turn(first, assistant.ask(first))]
    following = assistant.follow_ups("hello", assistant.ask("hello", history=turns), history=turns)
    assert len(following) == 3
    assert first not in following


def test_suggestions_do_not_depend_on_what_was_asked_before(samples: Corpus, assistant: Assistant) -> None:
    other = Assistant(samples)
    assert other.first_questions() == assistant.first_questions()
    for question in ASKED[::-1]:
        assert suggested(other, question)[1] == suggested(assistant, question)[1]


def test_a_question_is_tried_once_until_the_corpus_changes(corpus: Corpus, tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(text: str, scope: Scope) -> Answer:
        asked.append(text)
        return Answer(Status.NOT_IN_DOCUMENTS, "")

    trials = Trials(corpus, Assistant(corpus)._holdings, ask)
    for _ in range(2):
        assert trials.answer("Who?", Scope(), ()) is None
    assert asked == ["Who?"]
    file = tmp_path / "quenthorpe.txt"
    file.write_text(LETTER.format(area="QUENTHORPE"), encoding="utf-8")
    ingest([file], corpus)
    trials.answer("Who?", Scope(), ())
    assert asked == ["Who?", "Who?"]


def test_a_trial_counts_only_when_the_answer_begins_with_the_words_meant(samples: Corpus, assistant: Assistant) -> None:
    trials = Trials(samples, assistant._holdings, lambda text, scope: assistant.ask(text, scope=scope))
    (letter,) = [one for one in samples.documents() if one.file == "brackenshire-stocktake-letter-2025-06-12.pdf"]
    subjects = [one for one in trials.subjects(letter) if one.about == "ref"]
    assert [one.said["ref"] for one in subjects[:2]] == ["Priority Action 1", "Priority Action 2"]
    question = "What progress has been made on Priority Action 2 in Brackenshire?"
    assert trials.answer(question, Scope(), subjects[1:2])
    assert trials.answer(question, Scope(), subjects[:1]) is None
    assert trials.answer(question, Scope(), [Subject("ref", letter, {}, frozenset())]) is None


def test_every_form_can_be_filled_with_and_without_its_area(samples: Corpus, assistant: Assistant) -> None:
    trials = Trials(samples, assistant._holdings, lambda text, scope: assistant.ask(text, scope=scope))
    subjects = [one for document in samples.documents() for one in trials.subjects(document)]
    filled = set()
    for form in forms():
        for subject in (one for one in subjects if one.about == form.about):
            filled.add(form.name)
            for naming_area in (True, False):
                text = form.filled(subject, naming_area=naming_area)
                assert text.endswith("?")
                assert not set("[]{}|") & set(text)
                assert "  " not in text
    assert {form.name for form in forms()} - filled == {"earlier letter"}
