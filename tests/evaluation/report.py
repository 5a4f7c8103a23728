"""Scores to a table a person reads and to files a program reads.

Every run keeps what made its numbers: the settings, the checksum of the corpus and one line per
question and system, so that any figure in `docs/` can be traced to its rows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.evaluation.metrics import Summary
from tests.evaluation.run import Row

RESULTS = Path(__file__).parent / "results"

# Heading, field of `Summary`, how the value is written.
_COLUMNS = (
    ("n", "questions", "d"),
    ("correct", "correct", ".2f"),
    ("raw", "says_it", ".2f"),
    ("evid", "all_evidence", ".2f"),
    ("evid-each", "evidence_share", ".2f"),
    ("ref-right", "refused_rightly", ".2f"),
    ("ref-wrong", "refused_wrongly", ".2f"),
    ("corrected", "corrected", ".2f"),
    ("words", "words", ".0f"),
    ("p50 ms", "median_ms", ".1f"),
    ("p95 ms", "p95_ms", ".1f"),
)
LEGEND = """\
correct    every required group is in the answer's own words, and it is not a refusal (answerable questions)
raw        the same, whatever the status
evid       every evidence string of the question stands in a citation's quote (the headline for evidence)
evid-each  share of all evidence strings that stand in a citation's quote
ref-right  refused, of the questions that cannot be answered      ref-wrong  refused, of those that can
corrected  the true fact is given, of the questions with a wrong premise
words      mean length of what is shown when an answer is given"""


def table(summaries: dict[str, list[Summary]]) -> str:
    """Return one line per group and system, systems beside each other, the total last."""
    names = [summary.name for summary in next(iter(summaries.values()))]
    width = max(map(len, [*names, "type"]))
    system_width = max(map(len, summaries))
    lines = [f"{'type':{width}}  {'':{system_width}}" + "".join(f"{heading:>10}" for heading, _, _ in _COLUMNS)]
    for position, name in enumerate(names):
        for system, groups in summaries.items():
            cells = "".join(f"{_cell(groups[position], field, form):>10}" for _, field, form in _COLUMNS)
            lines.append(f"{name:{width}}  {system:{system_width}}{cells}")
    return "\n".join(lines)


def failures(rows: Sequence[Row]) -> str:
    """Return every row that is not as it should be, with what was asked, wanted and shown."""
    blocks = []
    for row in rows:
        faults = _faults(row)
        if not faults:
            continue
        question = row.question
        asked = " > ".join((*question.history, question.question))
        wanted = f"  wanted   {question.must_contain or question.correction_hint or 'a refusal'}"
        missing = f"\n  evidence {question.evidence}" if "evidence" in faults else ""
        shown = row.outcome.text.replace("\n", "\n           ")
        blocks.append(
            f"{question.question_id} [{question.type}] {', '.join(faults)}\n  asked    {asked}\n"
            f"{wanted}{missing}\n  {row.outcome.status}: {shown}"
        )
    return "\n\n".join(blocks)


def save(rows: Sequence[Row], summaries: dict[str, list[Summary]], config: dict) -> Path:
    """Write rows, summary and configuration under a folder named by the time; return it."""
    target = RESULTS / datetime.now().strftime("%Y-%m-%dT%H-%M-%S-%f")
    target.mkdir(parents=True)
    _write(target / "config.json", config)
    _write(target / "summary.json", as_json(summaries))
    lines = (json.dumps(_row_as_json(row), ensure_ascii=False) for row in rows)
    (target / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def as_json(summaries: dict[str, list[Summary]]) -> dict:
    """Return the summaries by system and group, for a program."""
    return {system: {group.name: asdict(group) for group in groups} for system, groups in summaries.items()}


def _cell(summary: Summary, field: str, form: str) -> str:
    value = getattr(summary, field)
    return "-" if value is None else format(value, form)


def _faults(row: Row) -> list[str]:
    score = row.score
    checks = {
        "refused": score.answerable and score.refused,
        "not refused": not score.answerable and not score.refused,
        "words missing": score.says_it is False,
        "evidence": score.all_evidence is False,
        "not corrected": score.corrected is False,
    }
    return [name for name, failed in checks.items() if failed]


def _row_as_json(row: Row) -> dict:
    judged = asdict(row.score) | {"correct": row.score.correct, "all_evidence": row.score.all_evidence}
    return {"system": row.system, "question": asdict(row.question), "outcome": asdict(row.outcome), "score": judged}


def _write(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
