"""Every label against the words of the documents: what a question says is there must be, and what is not must not.

The texts are those of the documents as composed, before layout; `tests/evaluation/invented/check.py` holds the files
themselves to these.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.evaluation.asked.held import Held, stands_in
from tests.evaluation.asked.questions import Asked


def faults_of(question: Asked, held: Held) -> list[str]:
    """Return what is wrong with the labels of one question; empty when they hold."""
    return [f"{question.labelled.question_id}: {fault}" for fault in _faults(question, held)]


def _faults(question: Asked, held: Held) -> Iterator[str]:
    one = question.labelled
    if unknown := [file for file in question.right_documents if file not in held.area_of]:
        yield f"there is no document {unknown}"
        return
    if strange := {held.area_of[file] for file in question.right_documents} - set(question.area_names):
        yield f"its documents are of {strange}, not of {question.area_names}"
    yield from (f"{words!r} is in none of its documents" for words in _missing(question, held))
    if one.answerable and not (one.must_contain and one.evidence):
        yield "it can be answered, but has no words or no evidence"
    if not one.answerable and not (question.absent or one.evidence):
        yield "nothing shows why it cannot be answered"
    area_files = held.files_of(question.area_names)
    for words in question.absent:
        if there := held.files_with(words, area_files):
            yield f"{words!r} should be absent and stands in {there[0]}"
    allowed = [word for group in one.must_contain for word in group]
    for words in question.must_not_contain:
        if any(stands_in(words, word) for word in (*allowed, *one.evidence)):
            yield f"{words!r} is forbidden and is part of the right answer"
    if "{" in one.question or "  " in one.question or not one.question.strip():
        yield f"the question reads badly: {one.question!r}"


def _missing(question: Asked, held: Held) -> Iterator[str]:
    one = question.labelled
    for words in one.evidence:
        if not held.files_with(words, question.documents):
            yield words
    for group in (*one.must_contain, *one.correction_hint):
        files = question.documents if question.documents else held.files_of(question.area_names)
        if not any(held.files_with(word, files) for word in group):
            yield group[0]
