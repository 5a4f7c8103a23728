"""Different wordings of one thing meet in the same terms, and different things stay apart."""

from __future__ import annotations

import pytest

from assistant.words import question_terms, search_words, text_terms


@pytest.mark.parametrize(
    "wording", ["EHCP", "ehc plans", "EHC plan", "Education, Health and Care Plan", "education, health and care plans"]
)
def test_a_concept_is_the_same_term_in_every_wording(wording: str) -> None:
    assert question_terms(f"How many {wording}?")[-1] == "=ehcp"
    assert "=ehcp" in text_terms(f"The {wording} in the area were late.")


@pytest.mark.parametrize("asked", ["part-time timetables", "parttime timetables", "part time timetables"])
@pytest.mark.parametrize("written", ["part-time timetables", "parttime timetables", "part time timetables"])
def test_part_time_meets_however_it_is_joined(asked: str, written: str) -> None:
    assert set(question_terms(asked)) <= text_terms(f"There were 412 children on {written}.")


def test_a_question_keeps_the_concept_alone_and_a_text_its_words_too() -> None:
    assert question_terms("EHC plan") == ["=ehcp"]
    assert {"=ehcp", "plan"} <= text_terms("An EHC plan.")


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("advisor", "The SEND advisers met."),
        ("timeliness", "We looked at timeliness."),
        ("children's", "Three children waited."),
        ("three letters", "3 letters were sent."),
        ("headteachers", "The headteacher’s view."),
    ],
)
def test_word_forms_meet(asked: str, written: str) -> None:
    assert set(question_terms(asked)) <= text_terms(written)


def test_words_that_only_ask_are_left_out() -> None:
    assert question_terms("When is the dashboard?") == question_terms("dashboard")


def test_each_term_is_named_once_in_the_order_asked() -> None:
    terms = question_terms("short breaks, travel training and short breaks")
    assert len(terms) == len(set(terms))
    assert terms.index("travel") < terms.index("train")


def test_things_that_are_not_alike_stay_apart() -> None:
    assert "=ehcp" not in text_terms("The improvement plan was published.")
    assert "=part_time" not in text_terms("It was the first time that this part of the work was seen.")


def test_a_concept_is_searched_for_in_all_its_forms() -> None:
    found = search_words(question_terms("EHCP"))
    assert "ehcp" in found
    assert "education health and care plan" in found
