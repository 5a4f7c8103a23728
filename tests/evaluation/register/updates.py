"""How well what is said of actions is read: found at all, who says so, and how it maps to the scale.

An update is found when the register has its sentence, or the words of its cell, for the action it is marked for.
Judgements of a plan as a whole belong to no action and are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.register.tracked import Mention, Scale, Update
from corpus.actions import ActionKind
from tests.evaluation.register.areas import Followed
from tests.evaluation.register.matching import squashed


@dataclass
class UpdateFigures:
    """The figures of one split."""

    counts: Counter = field(default_factory=Counter)
    """By line of papers and what is counted: marked, found, by, scale, extra."""
    by_scale: Counter = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def measure(areas: Iterable[Followed]) -> UpdateFigures:
    """Return the figures over some areas."""
    figures = UpdateFigures()
    for one in areas:
        read = _by_key(one)
        used: set[int] = set()
        for marked in one.area.truth["updates"]:
            if marked["key"].endswith(":plan"):
                continue
            _compare(one, marked, read[marked["key"]], used, figures)
        for key, updates in sorted(read.items()):
            for update in updates:
                if id(update) not in used and update.document.file in one.area.documents:
                    figures.counts[one.area.series(update.document.file), "extra"] += 1
                    figures.missed.append(f"extra {key} {update.document.file} {update.scale} “{update.words[:160]}”")
    return figures


def _by_key(one: Followed) -> dict[str, list[Update]]:
    """Return updates by the key of what they are said of: a track that split has another key from then on."""
    read: dict[str, list[Update]] = defaultdict(list)
    for action in one.tracked:
        if action.latest.kind is ActionKind.NEXT_STEP:
            continue  # That a meeting took place is not marked.
        keys = {each.document.file: _key(one, each) for each in action.mentions}
        for update in action.updates:
            before = [key for file, key in keys.items() if one.is_before(file, update.document.file)]
            key = keys.get(update.document.file) or (before or list(keys.values()))[-1]
            read[key].append(update)
    return read


def _key(one: Followed, mention: Mention) -> str:
    marked = one.area.mentions.get(one.mention_of.get(mention.action.action_id, ""))
    return marked["key"] if marked else mention.action.action_id


def _compare(
    one: Followed, marked: Mapping[str, Any], read: Sequence[Update], used: set[int], figures: UpdateFigures
) -> None:
    series = one.area.series(marked["document"])
    words = squashed(marked["sentence"])
    of_document = [each for each in read if each.document.file == marked["document"]]
    found = [each for each in of_document if words in squashed(each.words) or squashed(each.words) in words]
    figures.counts[series, "marked"] += 1
    used |= {id(each) for each in found}
    if not found:
        others = [f"{each.scale}: {each.words[:60]}" for each in of_document]
        figures.missed.append(
            f"missed {marked['document']} {marked['key']} {marked['scale']} “{marked['sentence']}” {others}"
        )
        return
    best = next((each for each in found if each.assessor == marked["by"]), found[0])
    figures.counts[series, "found"] += 1
    figures.counts[series, "by"] += best.assessor == marked["by"]
    figures.counts[series, "scale"] += best.scale == marked["scale"]
    figures.by_scale[marked["scale"], best.scale.value] += 1
    if best.assessor != marked["by"] or best.scale != marked["scale"]:
        told = f"{best.assessor} {best.scale}, marked {marked['by']} {marked['scale']}"
        figures.missed.append(f"wrong {marked['document']} {marked['key']} {told} “{marked['sentence']}”")


def report(figures: UpdateFigures) -> Iterator[str]:
    """Yield the lines of the figures."""
    lines = sorted({line for line, _ in figures.counts})
    for line in (*lines, "all"):
        count = {
            what: sum(number for (one, name), number in figures.counts.items() if name == what and line in (one, "all"))
            for what in ("marked", "found", "by", "scale", "extra")
        }
        found = count["found"] or 1
        share = count["found"] / (count["marked"] or 1)
        yield (
            f"updates  {line:12} found {count['found']}/{count['marked']} ({share:.3f})  "
            f"who says so {count['by'] / found:.3f}  scale {count['scale'] / found:.3f}  not marked {count['extra']}"
        )
    for scale in Scale:
        right = figures.by_scale[scale.value, scale.value]
        marked = sum(number for (one, _), number in figures.by_scale.items() if one == scale.value)
        read = sum(number for (_, one), number in figures.by_scale.items() if one == scale.value)
        yield f"    {scale.value:14} right {right} of {marked} marked, {read} read"
