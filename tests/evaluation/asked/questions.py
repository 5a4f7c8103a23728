"""One question with what a right answer holds, and its line of JSON.

The line has every field that `tests.evaluation.labelled` reads (`type` is the kind, `user_group` the voice) and
more beside them, so the same file can be given to `python -m tests.evaluation`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.labelled import EvaluationError, LabelledQuestion, from_row

REASONS = ("other_area", "other_round", "not_yet", "wrong_premise", "outside", "partly")


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question and the labels that many areas and rounds need."""

    labelled: LabelledQuestion
    split: str
    area_names: tuple[str, ...]
    """The areas that hold the truth; of a near miss the area it is nearly about, none when no area is held."""
    rounds: tuple[int, ...]
    documents: tuple[str, ...]
    """The files in which the evidence stands."""
    right_documents: tuple[str, ...]
    """Every file that a right citation may come from."""
    manner: str
    """plain, lower, typo, keywords, long or two: how it is typed, beside the voice that asks."""
    must_not_contain: tuple[str, ...] = ()
    """Values of another area or round that a right answer does not give."""
    reason: str = ""
    """Of a near miss: one of REASONS; "" for a question that the documents answer."""
    absent: tuple[str, ...] = ()
    """Words that stand in no document of `area_names` (of any area when there are none): why it cannot be answered."""
    group: str = "single"
    """single, near, dialogue or compared: which figure of the proof it counts for."""
    pattern: str = ""
    """Of a dialogue, what its last turn leaves out."""

    def as_row(self) -> dict[str, Any]:
        """Return the question as JSON's own types."""
        one = self.labelled
        return {
            "id": one.question_id,
            "split": self.split,
            "group": self.group,
            "type": one.type,
            "pattern": self.pattern,
            "user_group": one.user_group,
            "manner": self.manner,
            "areas": list(self.area_names),
            "rounds": list(self.rounds),
            "history": list(one.history),
            "question": one.question,
            "answerable": one.answerable,
            "reason": self.reason,
            "must_contain": [list(group) for group in one.must_contain],
            "must_not_contain": list(self.must_not_contain),
            "correction_hint": [list(group) for group in one.correction_hint],
            "evidence": list(one.evidence),
            "document": list(self.documents),
            "right_documents": list(self.right_documents),
            "absent": list(self.absent),
        }


def asked_from(row: dict[str, Any]) -> Asked:
    """Return the question of one decoded line; a missing field raises KeyError."""
    return Asked(
        labelled=from_row(row),
        split=row["split"],
        area_names=tuple(row["areas"]),
        rounds=tuple(row["rounds"]),
        documents=tuple(row["document"]),
        right_documents=tuple(row["right_documents"]),
        manner=row["manner"],
        must_not_contain=tuple(row["must_not_contain"]),
        reason=row["reason"],
        absent=tuple(row["absent"]),
        group=row["group"],
        pattern=row["pattern"],
    )


def write(questions: Iterable[Asked], file: Path) -> None:
    """Write one line of JSON per question."""
    lines = (json.dumps(one.as_row(), ensure_ascii=False) for one in questions)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def read(file: Path) -> list[Asked]:
    """Return the questions of a file that `write` wrote; raises EvaluationError naming the line."""
    questions = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            questions.append(asked_from(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{file} line {number}: expected a question of this set; found {error!r}.") from error
    return questions
