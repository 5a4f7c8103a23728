"""Our labelled questions are well formed, varied, and labelled with words that stand in the samples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.samples.build import source_paths
from corpus.samples.source import plain_text, read_source
from corpus.wording import fold
from tests.evaluation.labelled import from_row

QUESTIONS = Path(__file__).parent / "questions" / "samples.jsonl"
FIELDS = {"id", "question", "user_group", "type", "history", "answerable", "must_contain", "evidence"}
OPTIONAL_FIELDS = {"document", "scope", "note", "correction_hint"}
TYPES = {
    "date", "person", "list", "fact", "progress", "action", "next_step",
    "acronym", "followup", "comparison", "yes_no", "false_premise", "unanswerable",
}  # fmt: skip
AREAS = {"Brackenshire", "Northmere", "Calderwick", "Wendlesea", "Hallowdene"}


def read_rows() -> list[dict]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


ROWS = read_rows()


@pytest.fixture(scope="module")
def words_of() -> dict[str, str]:
    """The folded words of every sample, from its source; another test holds the files to their sources."""
    sources = [read_source(path) for path in source_paths()]
    return {source.file: fold(plain_text(source)) for source in sources}


def groups_of(row: dict) -> Iterator[list[str]]:
    for group in [*row["must_contain"], *row.get("correction_hint", [])]:
        yield [group] if isinstance(group, str) else group


def test_there_are_enough_questions_and_a_third_cannot_be_answered() -> None:
    unanswerable = [row for row in ROWS if not row["answerable"]]

    assert len(ROWS) >= 200
    assert len(unanswerable) * 3 >= len(ROWS)
    assert {row["type"] for row in ROWS} == TYPES
    assert min(Counter(row["user_group"] for row in ROWS).values()) >= 60


def test_ids_and_questions_are_not_repeated() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    asked = Counter((fold(row["question"]), *row["history"], str(row.get("scope"))) for row in ROWS)
    assert [question for question, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_is_labelled_with_words_of_its_documents(row: dict, words_of: dict[str, str]) -> None:
    documents = [words_of[file] for file in row.get("document", [])]

    assert set(row) >= FIELDS
    assert set(row) <= FIELDS | OPTIONAL_FIELDS
    assert from_row(row).question == row["question"]
    assert row["user_group"] in {"officer", "adviser", "new_staff"}
    assert set(row.get("scope", {}).get("areas", [])) <= AREAS
    assert bool(row["must_contain"]) == row["answerable"]
    assert bool(row["evidence"]) >= row["answerable"]
    assert [words for words in row["evidence"] if not any(fold(words) in text for text in documents)] == []
    unheld = [
        group for group in groups_of(row) if not any(fold(words) in text for text in documents for words in group)
    ]
    assert unheld == []
