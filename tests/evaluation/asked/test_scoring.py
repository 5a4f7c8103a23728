"""Marks and figures follow what was shown: what is said, where it is cited from, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evaluation.asked.figures import figures_by, figures_of, kind_of, table_of
from tests.evaluation.asked.measure import misses, sampled
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.scoring import Mark, mark
from tests.evaluation.asked.shown import Cited, Shown
from tests.evaluation.labelled import LabelledQuestion
from tests.evaluation.metrics import Outcome

AREA_OF = {"a-1.pdf": "Ash", "a-2.pdf": "Ash", "b-1.pdf": "Birch"}
QUESTION = Asked(
    labelled=LabelledQuestion(
        "q1", "How long?", "measure", True, must_contain=(("12 weeks",),), evidence=("The wait was 12 weeks",)
    ),
    split="tune",
    area_names=("Ash",),
    rounds=(1,),
    documents=("a-1.pdf",),
    right_documents=("a-1.pdf",),
    manner="plain",
    must_not_contain=("9 weeks",),
)
NEAR = replace(
    QUESTION, labelled=replace(QUESTION.labelled, answerable=False, must_contain=()), reason="outside", group="near"
)
PARTLY = replace(QUESTION, reason="partly", group="near")


def shown(text: str, *cited: tuple[str, str], status: str = "answered") -> Shown:
    citations = tuple(Cited((file,), quote) for file, quote in cited)
    return Shown(Outcome(status, text, tuple(quote for _, quote in cited), 5.0), citations)


def marked(question: Asked, *given: object, **more: str) -> Mark:
    return mark(question, shown(*given, **more), AREA_OF)


RIGHT = marked(QUESTION, "The wait was 12 weeks.", ("a-1.pdf", "The wait was 12 weeks in May."))


def test_a_right_answer_says_it_and_cites_it() -> None:
    assert RIGHT.is_right
    assert (RIGHT.evidence_cited, RIGHT.right_citations, RIGHT.citations) == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The wait was 112 weeks.", "answered"),
        ("The wait was 12 weeks.", "not_in_documents"),
        ("The wait was 12 weeks, and 9 weeks.", "answered"),
    ],
)
def test_another_number_a_refusal_and_a_value_of_another_round_are_not_right(text: str, status: str) -> None:
    assert not marked(QUESTION, text, status=status).is_right


def test_a_citation_from_another_round_or_area_is_told_apart() -> None:
    round_ = marked(QUESTION, "12 weeks", ("a-2.pdf", "The wait was 12 weeks"))
    area = marked(QUESTION, "12 weeks", ("b-1.pdf", "The wait was 12 weeks"))

    assert (round_.from_right_areas, round_.from_right_documents, round_.right_citations) == (1, 0, 0)
    assert (area.from_right_areas, area.evidence_cited) == (0, 0)


def test_a_citation_within_the_evidence_is_right_and_one_beside_it_is_not() -> None:
    within = marked(QUESTION, "12 weeks", ("a-1.pdf", "The wait was 12"))
    beside = marked(QUESTION, "12 weeks", ("a-1.pdf", "Schools like the helpline."))

    assert (within.right_citations, beside.right_citations) == (1, 0)


def test_a_near_miss_is_right_when_refused_and_a_part_when_its_gap_is_named() -> None:
    assert marked(NEAR, "The documents do not say.", status="not_in_documents").is_right
    assert not marked(NEAR, "12 weeks").is_right
    assert marked(PARTLY, "12 weeks. The documents do not say what it cost.").is_right
    assert marked(PARTLY, "12 weeks", status="partly_answered").is_right
    assert not marked(PARTLY, "12 weeks").is_right


def test_figures_count_each_group_by_its_own_rule() -> None:
    marks = [
        RIGHT,
        marked(QUESTION, "", status="not_in_documents"),
        marked(NEAR, "", status="out_of_scope"),
        marked(replace(QUESTION, group="dialogue"), "12 weeks"),
        marked(replace(QUESTION, group="compared"), "13 weeks"),
    ]
    total = figures_of("total", marks)

    assert (total.questions, total.correct, total.near_refused) == (5, 0.5, 1.0)
    assert (total.dialogues, total.comparisons, total.refused_wrongly) == (1.0, 0.0, 0.25)
    assert (total.evidence_recall, total.evidence_precision) == (0.25, 1.0)
    assert [one.name for one in figures_by(marks, kind_of)][-1] == "total"
    assert "wanted" in table_of({"assistant": figures_by(marks, kind_of)})


def test_misses_are_never_shown_of_unseen_areas() -> None:
    wrong = marked(QUESTION, "no idea")
    unseen = marked(replace(QUESTION, split="unseen"), "no idea")

    assert len(list(misses([wrong, unseen], 9))) == len(list(misses([wrong], 9))) > 0
    assert list(misses([unseen], 9)) == []


def test_a_sample_has_every_kind() -> None:
    many = [QUESTION] * 50 + [NEAR]

    drawn = sampled(many, 10)

    assert {one.reason for one in drawn} == {"", "outside"}
    assert len(drawn) < len(many)
