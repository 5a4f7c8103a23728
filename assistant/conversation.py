"""A question in a conversation into a question that stands alone.

"And what will they do?" borrows its subject from the turn before; "what about health?" keeps the question
and changes the subject; "and in Northmere?" changes the area alone; "the second one" points into the last list.
A question that stands alone is left alone, and only its area may come from the conversation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Status, Turn
from assistant.known import NOTHING_KNOWN, Known
from assistant.moves import MOVES
from assistant.opening import is_courtesy, opened
from assistant.rewording import where
from assistant.talk import Talk
from corpus.wording import display, fold


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone, and what it was about before."""

    text: str
    areas: tuple[str, ...] = ()
    """The areas the conversation was about; one of them may not be held."""
    is_follow_up: bool = False
    asking: str = ""
    """The words that say what kind of answer is wanted, when they stand apart from the subject."""
    subject: str = ""
    """What it is about, when that was borrowed from the turns before."""


def resolve(text: str, history: Sequence[Turn], held: Sequence[str] = (), known: Known = NOTHING_KNOWN) -> Resolved:
    """Return the question with what it borrows from earlier turns put in; `held` are the areas documents are of."""
    shown = display(text)
    history = [turn for turn in history if not is_courtesy(turn.question)]
    if not history or is_courtesy(text) or not fold(text).strip("?.! "):
        return Resolved(shown)
    areas = areas_spoken_of(history, held, known)
    names = tuple(dict.fromkeys((*held, *areas, *_cited_areas(history))))
    said = opened(shown)
    talk = Talk(tuple(history), names, known, lambda earlier, before: resolve(earlier, before, held, known))
    for move in MOVES:
        found = move(said, talk)
        if found:
            return Resolved(found.text, areas, True, found.asking, found.subject)
    return Resolved(said.full or shown, areas)


def areas_spoken_of(history: Sequence[Turn], held: Sequence[str], known: Known = NOTHING_KNOWN) -> tuple[str, ...]:
    """Return the areas a conversation was last about: those named last, else those last answered from."""
    names = tuple(dict.fromkeys((*held, *_cited_areas(history))))
    for turn in reversed(history):
        said = where(turn.question, names, known).areas
        if said:
            return tuple(dict.fromkeys(one.area for one in said))
        if turn.answer and turn.answer.citations:
            cited = dict.fromkeys(one.area for one in turn.answer.citations if one.area)
            return tuple(turn.answer.scope.areas or cited)
        if turn.answer and turn.answer.scope.areas and turn.answer.status is not Status.NEEDS_CLARIFICATION:
            return turn.answer.scope.areas
    return ()


def _cited_areas(history: Sequence[Turn]) -> tuple[str, ...]:
    cited = (one.area for turn in history if turn.answer for one in turn.answer.citations if one.area)
    return tuple(dict.fromkeys(cited))
