"""The questions of the invented world are as many as the proof asks for, of every kind, and every label holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.reading import read_pages
from tests.evaluation.asked.asking import questions_of
from tests.evaluation.asked.check import faults_of
from tests.evaluation.asked.held import Held, stands_in
from tests.evaluation.asked.questions import REASONS, Asked, read, write
from tests.evaluation.asked.tables import VOICES, phrasings, table
from tests.evaluation.invented import InventedArea, world, write_world
from tests.evaluation.invented.check import squashed
from tests.evaluation.labelled import load_questions

ROOT = Path(__file__).parents[3]
PAIRED = {"compare_areas", "compare_change"}


@pytest.fixture(scope="module")
def areas() -> tuple[InventedArea, ...]:
    return world()


@pytest.fixture(scope="module")
def held(areas: tuple[InventedArea, ...]) -> Held:
    return Held(areas)


@pytest.fixture(scope="module")
def questions(areas: tuple[InventedArea, ...], held: Held) -> list[Asked]:
    return questions_of(areas, held)


def test_there_are_as_many_questions_of_each_group_as_the_proof_asks_for(questions: list[Asked]) -> None:
    groups = Counter(one.group for one in questions)
    near = Counter(one.reason for one in questions if one.group == "near")

    assert len(questions) >= 1200
    assert len({name for one in questions for name in one.area_names}) >= 12
    assert near.total() >= 400
    assert set(near) == set(REASONS)
    assert min(near.values()) >= 60
    assert groups["dialogue"] >= 200
    assert groups["compared"] >= 150
    assert {len(one.labelled.history) for one in questions if one.group == "dialogue"} == {1, 2, 3, 4}


def test_every_label_holds_against_the_words_of_the_documents(questions: list[Asked], held: Held) -> None:
    assert [fault for one in questions for fault in faults_of(one, held)] == []


def test_a_label_that_does_not_hold_is_found(questions: list[Asked], held: Held) -> None:
    answerable = next(one for one in questions if one.labelled.answerable and not one.reason)
    elsewhere = next(one for one in questions if one.area_names and one.area_names != answerable.area_names)
    near = next(one for one in questions if one.absent and one.area_names)
    true = answerable.labelled.must_contain[0][0]
    wrong = [
        replace(answerable, labelled=replace(answerable.labelled, must_contain=(("nowhere to be read",),))),
        replace(answerable, labelled=replace(answerable.labelled, evidence=("nowhere to be read",))),
        replace(answerable, area_names=elsewhere.area_names),
        replace(answerable, must_not_contain=(true,)),
        replace(near, absent=(near.area_names[0],)),
    ]

    assert [bool(faults_of(one, held)) for one in wrong] == [True] * len(wrong)


def test_splits_do_not_share_an_area_or_a_document(questions: list[Asked]) -> None:
    of_split = {split: [one for one in questions if one.split == split] for split in {one.split for one in questions}}

    assert set(of_split) == {"tune", "unseen"}
    for field in ("area_names", "right_documents"):
        tune, unseen = ({word for one in of_split[split] for word in getattr(one, field)} for split in of_split)
        assert tune.isdisjoint(unseen)


def test_questions_of_one_split_are_those_of_the_whole_set(
    areas: tuple[InventedArea, ...], held: Held, questions: list[Asked]
) -> None:
    unseen = questions_of(areas, held, "unseen")

    assert unseen == [one for one in questions if one.split == "unseen"]


def test_another_run_writes_the_same_file(questions: list[Asked], tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    write([one for one in questions if one.split == "unseen"], first)
    command = [sys.executable, "-m", "tests.evaluation.asked", "--split", "unseen", "--to", str(second)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "7"}, cwd=ROOT)

    assert second.read_bytes() == first.read_bytes()


def test_evidence_stands_in_the_files_as_read(
    areas: tuple[InventedArea, ...], questions: list[Asked], tmp_path: Path
) -> None:
    """This test allows for the few words that a reader loses where a page or a merged cell cuts them."""
    area = next(one for one in areas if one.facts.split == "tune")
    texts = {path.name: as_read(path) for path in write_world([area], tmp_path) if path.suffix != ".json"}
    evidence = [
        (words, one.documents)
        for one in questions
        if set(one.documents) <= set(texts)
        for words in one.labelled.evidence
    ]
    found = [any(squashed(words) in text for file in files for text in texts[file]) for words, files in evidence]

    assert len(found) >= 100
    assert sum(found) / len(found) >= 0.98


def as_read(path: Path) -> tuple[str, str]:
    """Return the words of a file's pages, and of its tables by cell."""
    pages = read_pages(path.read_bytes(), path.name).pages
    cells = [cell.text for page in pages for table in page.tables for row in table.rows for cell in row.cells]
    return squashed(" ".join(page.text for page in pages)), squashed(" ".join(cells))


def test_ids_are_not_repeated_and_few_questions_are(questions: list[Asked]) -> None:
    assert len({one.labelled.question_id for one in questions}) == len(questions)
    asked = Counter((*one.labelled.history, one.labelled.question.casefold()) for one in questions)
    assert sum(times - 1 for times in asked.values()) <= len(questions) // 100


def test_every_voice_and_manner_is_heard(questions: list[Asked]) -> None:
    voices = Counter(one.labelled.user_group for one in questions)
    manners = Counter(one.manner for one in questions)

    assert set(voices) == set(VOICES)
    assert min(voices.values()) * 5 >= len(questions)
    assert set(manners) == {"plain", "lower", "typo", "keywords", "long", "two"}
    assert min(manners.values()) >= 40


def test_a_comparison_needs_two_values_or_names_what_is_gone(questions: list[Asked]) -> None:
    for one in questions:
        if one.labelled.type in PAIRED and one.pattern != "dropped":
            assert len(one.labelled.must_contain) >= 2, one.labelled.question_id
            assert len(one.documents) == 2


def test_questions_survive_being_written_and_can_be_read_by_the_older_evaluation(
    questions: list[Asked], tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    write(questions[:200], file)

    assert read(file) == questions[:200]
    assert [one.question_id for one in load_questions([file])] == [one.labelled.question_id for one in questions[:200]]


def test_every_kind_has_words_for_every_voice_and_a_kind_it_is_counted_under() -> None:
    compared = table("compared")
    for kind, phrases in phrasings().items():
        assert set(phrases) == {*VOICES, "keywords"}, kind
        assert all(phrases.values()), kind
        assert (kind in table("kinds")) != (kind in compared), kind


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("12", "it was 112 weeks", False),
        ("12", "it was 12 weeks", True),
        ("12", "12,400 children", False),
        ("22%", "a share of 22% in May", True),
        ("22", "a share of 22% in May", False),
        ("Green", "rated Green/Amber", False),
        ("Publish the recovery plan", "publish the re-\ncovery plan", True),
    ],
)
def test_a_value_stands_in_a_text_only_as_itself(words: str, text: str, there: bool) -> None:
    assert stands_in(words, text) is there
