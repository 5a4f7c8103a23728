"""Marks into the figures of the proof, over any group of questions, and into a table a person reads.

Shares are None where nothing applies. The thresholds are those the issue tracker sets for areas never looked at.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.evaluation.asked.scoring import Mark
from tests.evaluation.metrics import percentile


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures over a group of questions; shares are 0 to 1."""

    name: str
    questions: int
    correct: float | None
    """Said, not refused and not spoilt, of plain questions, dialogues and comparisons that can be answered."""
    evidence_precision: float | None
    evidence_recall: float | None
    right_areas: float | None
    right_documents: float | None
    """Share of citations that are of the right area and round."""
    near_refused: float | None
    partly_right: float | None
    corrected: float | None
    refused_wrongly: float | None
    dialogues: float | None
    comparisons: float | None
    words: float | None
    median_ms: float | None
    p95_ms: float | None


# Field, heading, how it is written, and the threshold with its direction ("" for none).
COLUMNS = (
    ("questions", "n", "d", ""),
    ("correct", "correct", ".3f", ">=0.92"),
    ("evidence_precision", "ev-prec", ".3f", ">=0.93"),
    ("evidence_recall", "ev-rec", ".3f", ">=0.93"),
    ("right_areas", "area", ".3f", ">=0.99"),
    ("right_documents", "round", ".3f", ">=0.99"),
    ("near_refused", "near", ".3f", ">=0.93"),
    ("partly_right", "partly", ".3f", ""),
    ("corrected", "corrects", ".3f", ""),
    ("refused_wrongly", "ref-wrong", ".3f", "<=0.05"),
    ("dialogues", "dialogue", ".3f", ">=0.92"),
    ("comparisons", "compare", ".3f", ">=0.88"),
    ("words", "words", ".0f", "<=110"),
    ("median_ms", "p50 ms", ".0f", ""),
    ("p95_ms", "p95 ms", ".0f", ""),
)


def figures_of(name: str, marks: Sequence[Mark]) -> Figures:
    """Return the measures over `marks`; words are counted where an answer was given."""
    plain = [one for one in marks if not one.question.reason]
    near = [one for one in marks if one.question.reason not in ("", "partly")]
    can = [one for one in marks if one.question.labelled.answerable]
    cited = sum(one.citations for one in plain)
    asked = sum(one.evidence_asked for one in plain)
    latencies = [one.latency_ms for one in marks]
    answered = [one.words for one in marks if not one.is_refused]
    return Figures(
        name=name,
        questions=len(marks),
        correct=_share(one.is_right for one in plain),
        evidence_precision=sum(one.right_citations for one in plain) / cited if cited else None,
        evidence_recall=sum(one.evidence_cited for one in plain) / asked if asked else None,
        right_areas=sum(one.from_right_areas for one in plain) / cited if cited else None,
        right_documents=sum(one.from_right_documents for one in plain) / cited if cited else None,
        near_refused=_share(one.is_refused for one in near),
        partly_right=_share(one.is_right for one in marks if one.question.reason == "partly"),
        corrected=_share(one.corrects for one in near if one.corrects is not None),
        refused_wrongly=_share(one.is_refused for one in can),
        dialogues=_share(one.is_right for one in marks if one.question.group == "dialogue"),
        comparisons=_share(one.is_right for one in marks if one.question.group == "compared"),
        words=statistics.fmean(answered) if answered else None,
        median_ms=statistics.median(latencies) if latencies else None,
        p95_ms=percentile(latencies, 95),
    )


def figures_by(marks: Sequence[Mark], key: Callable[[Mark], str]) -> list[Figures]:
    """Return the figures per key in alphabetical order, and the total last."""
    names = sorted({key(one) for one in marks})
    return [
        *(figures_of(name, [one for one in marks if key(one) == name]) for name in names),
        figures_of("total", marks),
    ]


def kind_of(mark: Mark) -> str:
    """Return the group and kind under which a question is shown in the table."""
    question = mark.question
    return f"{question.group} {question.reason or question.pattern or question.labelled.type}"


def table_of(by_system: Mapping[str, Sequence[Figures]]) -> str:
    """Return a line per group and system, systems beside each other, and the thresholds last."""
    names = list(dict.fromkeys(one.name for figures in by_system.values() for one in figures))
    width, system_width = max(map(len, names)), max(map(len, by_system))
    lines = [" " * (width + system_width + 3) + "".join(f"{heading:>10}" for _, heading, _, _ in COLUMNS)]
    for name in names:
        for system, figures in by_system.items():
            one = next((each for each in figures if each.name == name), None)
            if one:
                cells = "".join(f"{_cell(one, field, form):>10}" for field, _, form, _ in COLUMNS)
                lines.append(f"{name:{width}}  {system:{system_width}} {cells}")
    lines.append(f"{'wanted':{width}}  {'':{system_width}} " + "".join(f"{wanted:>10}" for *_, wanted in COLUMNS))
    return "\n".join(lines)


def _cell(figures: Figures, field: str, form: str) -> str:
    value = getattr(figures, field)
    return "-" if value is None else format(value, form)


def _share(marks: Iterable[bool]) -> float | None:
    known = list(marks)
    return sum(known) / len(known) if known else None
