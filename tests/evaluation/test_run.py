"""A whole evaluation, small: a letter in, both systems asked, rows and figures kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation import report
from tests.evaluation.__main__ import main
from tests.evaluation.labelled import EvaluationError, load_questions
from tests.evaluation.run import evaluate

LETTER = """12 May 2031

Dear Ms Thornby,

Brackenshire: SEND stocktake meeting

Priority Action 1: ‘Leaders should improve the timeliness of plans.’

The partnership has appointed four advisers in the harbour district. Families told us that replies are quicker.

Next steps

Your next review will take place on 3 November 2031.
"""
ROWS = (
    {
        "id": "a",
        "question": "When is the next review?",
        "type": "date",
        "answerable": True,
        "must_contain": [["3 November 2031"]],
        "evidence": ["will take place on 3 November 2031"],
    },
    {
        "id": "b",
        "question": "What is the telephone number of the head of finance?",
        "type": "unanswerable",
        "answerable": False,
    },
)


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Path, Path]:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return questions, letter


def test_both_systems_are_asked_and_what_made_the_figures_is_kept(asked, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    questions, letter = asked
    summary = tmp_path / "summary.json"
    assert main(["--questions", str(questions), "--letters", str(letter), "--json", str(summary)]) == 0

    figures = json.loads(summary.read_text())
    assert figures["systems"]["assistant"]["date"]["correct"] == 1.0
    assert figures["systems"]["assistant"]["unanswerable"]["refused_rightly"] == 1.0
    assert figures["systems"]["baseline"]["unanswerable"]["refused_rightly"] == 0.0
    assert len(figures["corpus_checksum"]) == 64

    (kept,) = (tmp_path / "results").iterdir()
    rows = [json.loads(line) for line in (kept / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["system"], row["question"]["question_id"]) for row in rows] == [
        ("assistant", "a"),
        ("assistant", "b"),
        ("baseline", "a"),
        ("baseline", "b"),
    ]
    assert "total" in capsys.readouterr().out


def test_letters_that_cannot_be_read_are_said(asked, tmp_path):
    questions, _ = asked
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(EvaluationError, match="none could be read"):
        evaluate(load_questions([questions]), [tmp_path / "empty.txt"], tmp_path, baseline=False)
