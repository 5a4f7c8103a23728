"""What was said of progress over the rounds into the places of a small picture, and into the table beside it.

Height is the scale, the shape of a mark is who says it, the line between marks joins one side's judgements: colour
says nothing. What is no judgement stands on a line of its own at the foot and is never joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.action_words import ASSESSORS, SCALES
from api.web.action_parts import State, named, state
from assistant.register.tracked import Assessor, Scale, TrackedAction, Update
from corpus.documents import Document

_LEFT, _TOP, _ROW, _COLUMN, _FOOT = 150, 14, 26, 74, 44
_APART = 13
"""How far beside each other the sides' marks of one round stand."""
_UNJUDGED = (Scale.NO_JUDGEMENT, Scale.UNCLEAR)
_SHAPES = {Assessor.AREA: "circle", Assessor.DFE_NHSE: "square", Assessor.INSPECTORS: "triangle"}
_DASHES = {Assessor.AREA: "", Assessor.DFE_NHSE: "6 4", Assessor.INSPECTORS: "2 4"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement: where it stands, its shape, and whether it is filled."""

    x: float
    y: float
    shape: str
    is_judged: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One document that speaks of progress, and what each side says in it, in the order of `Picture.sides`."""

    name: str
    month: str
    year: str
    x: float
    said: tuple[tuple[State, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture and the table that says the same."""

    width: int
    height: int
    left: int
    """Where the words of the levels end."""
    levels: tuple[tuple[str, float], ...]
    rounds: tuple[Round, ...]
    sides: tuple[str, ...]
    shapes: tuple[tuple[str, str], ...]
    """Each side with its shape."""
    marks: tuple[Mark, ...]
    lines: tuple[tuple[float, float, float, float, str], ...]
    told: str
    """The picture in a sentence."""


def picture(action: TrackedAction) -> Picture | None:
    """Return the picture of an action's progress, None when fewer than two documents speak of it."""
    documents = {one.document.document_id: one.document for one in action.updates}
    if len(documents) < 2:
        return None
    sides = [one for one in Assessor if any(update.assessor is one for update in action.updates)]
    rounds = tuple(_rounds(action, list(documents.values()), sides))
    levels = {scale: float(_TOP + _ROW * place) for place, scale in enumerate(SCALES)}
    marks: list[Mark] = []
    lines: list[tuple[float, float, float, float, str]] = []
    for place, side in enumerate(sides):
        points = [
            (each.x + (place - (len(sides) - 1) / 2) * _APART, each.said[place][-1].scale)
            for each in rounds
            if each.said[place]
        ]
        marks += [Mark(x, levels[scale], _SHAPES[side], scale not in _UNJUDGED) for x, scale in points]
        judged = [(x, levels[scale]) for x, scale in points if scale not in _UNJUDGED]
        lines += [(*one, *other, _DASHES[side]) for one, other in pairwise(judged)]
    return Picture(
        width=_LEFT + _COLUMN * len(rounds),
        height=_TOP + _ROW * (len(levels) - 1) + _FOOT + 12,
        left=_LEFT - 6,
        levels=tuple((SCALES[scale].removesuffix(" as written"), y) for scale, y in levels.items()),
        rounds=rounds,
        sides=tuple(ASSESSORS[one] for one in sides),
        shapes=tuple((ASSESSORS[one], _SHAPES[one]) for one in sides),
        marks=tuple(marks),
        lines=tuple(lines),
        told=_told(rounds, sides),
    )


def _rounds(action: TrackedAction, documents: list[Document], sides: list[Assessor]) -> Iterator[Round]:
    for place, document in enumerate(documents):
        said = [one for one in action.updates if one.document.document_id == document.document_id]
        yield Round(
            name=named(document),
            month=f"{document.date:%b}" if document.date else "No",
            year=f"{document.date:%Y}" if document.date else "date",
            x=_LEFT + _COLUMN * (place + 0.5),
            said=tuple(tuple(map(state, _turns([one for one in said if one.assessor is side]))) for side in sides),
        )


def _turns(said: list[Update]) -> Iterator[Update]:
    """Yield of what one side says in one document each that is another judgement than the one before."""
    for place, one in enumerate(said):
        if not place or said[place - 1].scale is not one.scale:
            yield one


def _told(rounds: tuple[Round, ...], sides: list[Assessor]) -> str:
    parts = []
    for place, side in enumerate(sides):
        said = [f"{each.said[place][-1].scale_words.lower()} ({each.name})" for each in rounds if each.said[place]]
        parts.append(f"{ASSESSORS[side]}: {', then '.join(said)}.")
    return " ".join(parts)
