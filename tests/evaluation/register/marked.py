"""Truth files into marked documents: which actions a document states and what each of their fields says.

The samples' truth gives a next step only by its date; its `text` is "" here and it is found by its due words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ingest.dates import find_dates

_HEADED = (("priority_actions", "priority_action"), ("areas_for_improvement", "improvement_area"))


@dataclass(frozen=True, slots=True)
class MarkedDue:
    """A time as printed and the days it means."""

    words: str
    start: date | None
    end: date | None
    precision: str | None
    """None where the truth does not say."""


@dataclass(frozen=True, slots=True)
class MarkedAction:
    """One action that a document states; a field that it does not print is None."""

    kind: str
    ref: str | None
    text: str
    owner: str | None = None
    accountable: str | None = None
    body: str | None = None
    due: MarkedDue | None = None
    former_due: MarkedDue | None = None
    success: str | None = None
    status: str | None = None
    progress: str | None = None
    unmarked: frozenset[str] = frozenset()
    """Fields of which the truth says nothing."""


_UNMARKED = frozenset(("ref", "body", "progress", "former_due"))


@dataclass(frozen=True, slots=True)
class MarkedMeasure:
    """One row of indicators: the name and every figure as printed, in column order."""

    name: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """One document of the marked set."""

    path: Path
    group: str
    """plan, letter or minutes: what the goals are set for."""
    layout: str
    split: str
    """samples, tune or unseen."""
    actions: tuple[MarkedAction, ...]
    measures: tuple[MarkedMeasure, ...] | None
    """None where the truth does not mark indicators."""

    @property
    def format(self) -> str:
        """The file's format, as its suffix."""
        return self.path.suffix.removeprefix(".")


def marked_samples(samples: Path) -> Iterator[MarkedDocument]:
    """Yield the marked documents of `corpus/samples`."""
    for path in sorted((samples / "truth").glob("*.*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        group = "plan" if truth["kind"].endswith("plan") else "minutes" if truth["kind"] == "minutes" else "letter"
        actions = tuple(_sample_actions(truth))
        yield MarkedDocument(samples / "documents" / truth["file"], group, "samples", "samples", actions, None)


def _sample_actions(truth: dict[str, Any]) -> Iterator[MarkedAction]:
    for name, kind in _HEADED:
        for head in truth[name]:
            yield MarkedAction(kind, head["number"], head["wording"], unmarked=_UNMARKED - {"ref"})
    for point in truth["continued_focus"]:
        for ask in point["asks"]:
            yield MarkedAction("continued_focus", None, ask, unmarked=_UNMARKED | {"due"})
    for action in truth["actions"]:
        fields = {name: _one_line(action[name]) for name in ("owner", "accountable", "success", "status")}
        due, unmarked = _written(action["due"]), _UNMARKED - {"ref"}
        yield MarkedAction(
            "plan_action",
            action["ref"],
            action["text"],
            due=due,
            unmarked=unmarked,
            **fields,
        )
    for step in truth["next_steps"]:
        yield MarkedAction("next_step", None, "", due=_written(step["words"]), unmarked=_UNMARKED)


def _one_line(words: str | list[str] | None) -> str | None:
    return " ".join(words) if isinstance(words, list) else words


def _written(words: str | None) -> MarkedDue | None:
    """Return a date as the samples' truth gives it: words only, before any "(was …)"."""
    if not words:
        return None
    found = find_dates(words.split("(")[0])
    return MarkedDue(words, found[0].first, found[0].last, None) if found else MarkedDue(words, None, None, None)


def marked_world(world: Path) -> Iterator[MarkedDocument]:
    """Yield the marked documents of a folder that `python -m tests.evaluation.invented` wrote."""
    for path in sorted((world / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for document in truth["documents"]:
            mentions = [mention for mention in truth["mentions"] if mention["document"] == document["file"]]
            group = {"plans": "plan", "minutes": "minutes"}.get(document["series"], "letter")
            rows = [row for row in truth["kpis"] if row["document"] == document["file"]]
            yield MarkedDocument(
                world / "documents" / truth["slug"] / document["file"],
                group,
                document["style"],
                truth["split"],
                tuple(_mention(mention, group) for mention in mentions if _is_printed(mention, group)),
                tuple(MarkedMeasure(row["name"], _figures(row)) for row in rows),
            )


def _is_printed(mention: dict[str, Any], group: str) -> bool:
    """Tell whether the document itself shows that this is one: a plan's "5. Short breaks" names no area."""
    return group != "plan" or mention["kind"] == "plan_action" or mention["label"] is not None


def _mention(mention: dict[str, Any], group: str) -> MarkedAction:
    names = ("owner", "accountable", "body", "success", "status", "progress")
    return MarkedAction(
        mention["kind"],
        mention["ref"],
        mention["text"],
        due=_due(mention["due"]),
        former_due=_due(mention["former_due"]),
        # Who is asked stands in the words of the ask; an owner is only who a field names.
        unmarked=frozenset({"owner"} if group == "letter" else ()),
        **{name: mention[name] for name in names},
    )


def _due(due: dict[str, str] | None) -> MarkedDue | None:
    if due is None:
        return None
    first, last = (date.fromisoformat(due[name]) if due[name] else None for name in ("start", "end"))
    return MarkedDue(due["words"], first, last, due["precision"])


def _figures(row: dict[str, Any]) -> tuple[str, ...]:
    cells = (row["baseline"], row["target"], *(cell for _, *pair in row["periods"] for cell in pair))
    return tuple(cell for cell in cells if cell)
