"""The judging, on rows made by hand: what counts as said, cited, refused, and how shares add up."""

from __future__ import annotations

import json

import pytest

from tests.evaluation.labelled import EvaluationError, LabelledQuestion, from_row, load_questions
from tests.evaluation.metrics import Outcome, contains_all, judge, percentile, summarise, summarise_by

ASKED = LabelledQuestion(
    "q1",
    "When is the next review?",
    "date",
    answerable=True,
    must_contain=(("3 March 2027", "3rd March 2027"), ("review",)),
    evidence=("will take place on 3 March 2027", "the board’s review"),
)
WRONG_PREMISE = LabelledQuestion(
    "q2", "What is Priority Action 9?", "false_premise", answerable=False, correction_hint=(("two",),)
)
UNANSWERABLE = LabelledQuestion("q3", "How much did it cost?", "unanswerable", answerable=False)


def outcome(text: str, *quotes: str, status: str = "answered", latency_ms: float = 1.0) -> Outcome:
    return Outcome(status, text, quotes, latency_ms)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The REVIEW is in\n  March", "review is in march"),
        ("led by Zoë Brontë", "zoe bronte"),
        ("the ‘shared’ plan", "the 'shared' plan"),
        ("the “shared” plan", "the 'shared' plan"),
        ("over 30–52 weeks", "30-52 weeks"),
        ("the recom-\nmendation stands", "recommendation stands"),
    ],
)
def test_words_match_whatever_their_case_spaces_accents_quotes_and_dashes(text, words):
    assert contains_all(text, ((words,),))


def test_every_group_is_needed_and_one_alternative_of_each_is_enough():
    assert contains_all("The review is on 3rd March 2027.", ASKED.must_contain)
    assert not contains_all("It is on 3 March 2027.", ASKED.must_contain)
    assert not contains_all("The review is in March.", ASKED.must_contain)


def test_right_words_under_a_refusal_are_raw_but_not_correct():
    score = judge(ASKED, outcome("No review before 3 March 2027.", status="not_in_documents"))
    assert (score.says_it, score.correct, score.refused) == (True, False, True)


def test_a_partial_answer_is_not_a_refusal():
    score = judge(ASKED, outcome("The review is on 3 March 2027.", status="partly_answered"))
    assert score.correct is True


@pytest.mark.parametrize(
    "status", ["not_in_documents", "premise_not_supported", "needs_clarification", "out_of_scope", "error"]
)
def test_each_of_these_statuses_is_a_refusal(status):
    assert outcome("", status=status).refused


def test_evidence_is_looked_for_in_each_quote_and_not_in_the_answer_text():
    said = "It will take place on 3 March 2027; see the board's review."
    assert judge(ASKED, outcome(said)).evidence_cited == 0
    one = judge(ASKED, outcome(said, "The meeting will take place on\n3 March 2027."))
    assert (one.evidence_cited, one.all_evidence) == (1, False)
    both = judge(ASKED, outcome(said, "It will take place on 3 March 2027", "in the board's review"))
    assert (both.evidence_cited, both.all_evidence) == (2, True)


def test_evidence_split_over_two_quotes_is_not_cited():
    assert judge(ASKED, outcome("", "will take place", "on 3 March 2027")).evidence_cited == 0


def test_what_does_not_apply_to_a_question_is_left_out_of_its_shares():
    score = judge(UNANSWERABLE, outcome("Nothing.", status="not_in_documents"))
    assert (score.says_it, score.correct, score.all_evidence, score.corrected) == (None, None, None, None)
    summary = summarise("some", [score])
    assert (summary.correct, summary.refused_wrongly, summary.words) == (None, None, None)
    assert summary.refused_rightly == 1.0


def test_a_wrong_premise_is_corrected_in_the_answers_own_words_only():
    status = "premise_not_supported"
    assert judge(WRONG_PREMISE, outcome("There are two priority actions.", status=status)).corrected is True
    assert judge(WRONG_PREMISE, outcome("No.", "two priority actions", status=status)).corrected is False


def test_evidence_of_a_wrong_premise_is_not_counted_among_the_answers_evidence():
    corrected = LabelledQuestion("q", "Why nine?", "false_premise", answerable=False, evidence=("two actions",))
    assert judge(corrected, outcome("Two.", status="premise_not_supported")).all_evidence is None


def test_shares_are_over_the_questions_they_apply_to():
    scores = [
        judge(ASKED, outcome("The review is on 3 March 2027.", "will take place on 3 March 2027")),
        judge(ASKED, outcome("I cannot say.", status="not_in_documents")),
        judge(UNANSWERABLE, outcome("It cost a great deal.")),
        judge(UNANSWERABLE, outcome("No figure is given.", status="not_in_documents")),
    ]
    total = summarise("total", scores)
    assert (total.questions, total.answerable) == (4, 2)
    assert (total.correct, total.says_it) == (0.5, 0.5)
    assert (total.all_evidence, total.evidence_share) == (0.0, 0.25)
    assert (total.refused_rightly, total.refused_wrongly) == (0.5, 0.5)
    assert total.words == 6.0


def test_groups_come_in_order_with_the_total_last():
    scores = [judge(UNANSWERABLE, outcome("")), judge(ASKED, outcome("")), judge(UNANSWERABLE, outcome(""))]
    groups = summarise_by(scores, lambda score: score.type)
    assert [(group.name, group.questions) for group in groups] == [("date", 1), ("unanswerable", 2), ("total", 3)]


def test_a_percentile_is_one_of_the_values():
    assert percentile(range(1, 101), 95) == 95
    assert percentile([7.0], 95) == 7.0
    assert percentile([], 95) is None


def test_a_line_of_the_questions_file_becomes_a_question(tmp_path):
    row = {
        "id": "a1",
        "question": "and before that?",
        "type": "followup",
        "answerable": False,
        "history": ["Who chairs it?"],
        "correction_hint": ["two"],
        "scope": {"areas": ["Brackenshire"]},
    }
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps(row) + "\n\n")
    (question,) = load_questions([tmp_path])
    assert (question.history, question.areas, question.correction_hint) == (
        ("Who chairs it?",),
        ("Brackenshire",),
        (("two",),),
    )


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"id": "a"}', '{"id":"a","question":"q","type":"t","answerable":"no"}']
)
def test_a_line_that_is_no_question_is_named(tmp_path, line):
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps({"id": "a", "question": "q", "type": "t", "answerable": True}) + "\n" + line)
    with pytest.raises(EvaluationError, match="bad.jsonl line 2"):
        load_questions([file])


def test_no_questions_at_all_is_said(tmp_path):
    with pytest.raises(EvaluationError, match="found none"):
        load_questions([tmp_path])


def test_a_missing_answerable_mark_is_an_error():
    with pytest.raises(KeyError):
        from_row({"id": "a", "question": "q", "type": "t"})
