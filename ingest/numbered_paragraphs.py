"""Letters whose paragraphs are numbered from the first to the last ("1. I am writing …"): prose, not one long list.

Only the reading of actions takes them so; as passages they keep their numbers and their kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.passages import PassageKind, Section, SectionRole
from ingest.sections import PlacedBlock

_NUMBER = re.compile(r"(\d{1,2})[.)]?\s")
_LEAST = 4
_LEAST_WORDS = 12
"""On average: a list of points is shorter than a letter's paragraphs, or stands in one section."""


def as_prose(placed: Sequence[PlacedBlock], sections: Sequence[Section]) -> list[PlacedBlock]:
    """Return the blocks with the numbered paragraphs of a letter read as paragraphs."""
    run = _run(placed)
    words = sum(len(placed[index].block.text.split()) for index in run)
    standing = {placed[index].section for index in run}
    is_first = bool(run) and sections[placed[run[0]].section].role is SectionRole.INTRODUCTION
    if len(run) < _LEAST or words < _LEAST_WORDS * len(run) or not (is_first or len(standing) > 1):
        return list(placed)
    prose = list(placed)
    for index in run:
        prose[index] = replace(prose[index], block=prose[index].block.as_kind(PassageKind.PARAGRAPH))
    return prose


def _run(placed: Sequence[PlacedBlock]) -> list[int]:
    """Return the blocks that are numbered 1, 2, 3 … through the document."""
    run: list[int] = []
    for index, part in enumerate(placed):
        block = part.block
        number = _NUMBER.match(block.text) if block.kind is PassageKind.LIST_ITEM and block.marker else None
        if number and int(number[1]) == len(run) + 1:
            run.append(index)
    return run
