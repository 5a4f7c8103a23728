"""Labelled questions: lines of JSON in, one `LabelledQuestion` each.

`must_contain` is groups of alternatives: at least one alternative of every group has to be in the
answer. A question that is not answerable may still carry evidence and a correction hint: the true
fact that a wrong premise should be met with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Groups = tuple[tuple[str, ...], ...]


class EvaluationError(Exception):
    """The questions or the letters given are not there or not what they should be."""


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """One question as a person typed it, and what a right answer holds."""

    question_id: str
    question: str
    type: str
    answerable: bool
    history: tuple[str, ...] = ()
    """Earlier questions of the same conversation, oldest first."""
    must_contain: Groups = ()
    evidence: tuple[str, ...] = ()
    """Exact words that right citations cover, each one."""
    correction_hint: Groups = ()
    """For a wrong premise: what the correction has to say."""
    areas: tuple[str, ...] = ()
    """The scope the question is asked in; empty for every area."""
    user_group: str = ""


def load_questions(paths: Iterable[Path]) -> list[LabelledQuestion]:
    """Return the questions of JSON-lines files and of the `*.jsonl` in folders, in order."""
    questions = []
    for path in paths:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            questions.extend(_from_file(file))
    if not questions:
        raise EvaluationError(f"Expected labelled questions (JSON lines) in {', '.join(map(str, paths))}; found none.")
    return questions


def _from_file(file: Path) -> list[LabelledQuestion]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise EvaluationError(f"Cannot read the questions file {file}: {error.strerror}. Check the path.") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(from_row(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvaluationError(
                f"{file} line {number}: expected an object with id, question, type and answerable; "
                f"found a problem with {error}. Correct the line."
            ) from error
    return questions


def from_row(row: dict) -> LabelledQuestion:
    """Return the question that one decoded line holds; a missing field raises KeyError."""
    if not isinstance(row["answerable"], bool):
        raise ValueError("answerable, which is true or false")
    return LabelledQuestion(
        question_id=row["id"],
        question=row["question"],
        type=row["type"],
        answerable=row["answerable"],
        history=tuple(row.get("history", ())),
        must_contain=_groups(row.get("must_contain", ())),
        evidence=tuple(row.get("evidence", ())),
        correction_hint=_groups(row.get("correction_hint", ())),
        areas=tuple(row.get("scope", {}).get("areas", ())),
        user_group=row.get("user_group", ""),
    )


def _groups(value: Sequence[str | Sequence[str]]) -> Groups:
    return tuple((group,) if isinstance(group, str) else tuple(group) for group in value)
