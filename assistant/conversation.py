"""A question in a conversation into a question that stands alone.

"And what will they do?" borrows its subject from the turn before; "what about health?" keeps the question
and changes the subject; "the second one" points into the last answer. A question that stands alone is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Turn
from assistant.questions import understand
from assistant.words import is_generic
from corpus.wording import display, fold

_POINTS_BACK = re.compile(
    r"\b(they|them|their|it|its|that|this|those|these|he|she|him|her|his|there|then|same|so|one|ones|both|either|neither|former|latter)\b"
)
_OPENS_AS_FOLLOW_UP = re.compile(
    r"^(and|but|so|or|also|then|what about|how about|why|when|who|where|which|how much|how many|by whom|by when|since when|any|is that|was that|really|ok|on what|in what|for whom|for what)\b"
)
_WHAT_ABOUT = re.compile(r"^(and |but |ok |so )*(what|how) about (the |a |an )?|^and (for|in|on|at|about|the) ")
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "fifth": 4,
    "5th": 4,
    "last": -1,
}
_ORDINAL = re.compile(
    r"\b(?:the |that )?("
    + "|".join(_ORDINALS)
    + r")(?: (?:one|point|action|area|bullet|item))?\s*\??$|\btell me more about the ("
    + "|".join(_ORDINALS)
    + r")\b"
)
_REF_KINDS = {"PA": "priority action", "AFI": "area for improvement"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone, and what it was about before."""

    text: str
    areas: tuple[str, ...] = ()
    is_follow_up: bool = False
    asking: str = ""
    """The words that say what kind of answer is wanted, when they stand apart from the subject."""


def resolve(text: str, history: Sequence[Turn]) -> Resolved:
    """Return the question with what it borrows from earlier turns put in."""
    if not history:
        return Resolved(display(text))
    last = history[-1]
    areas = _areas(history)
    folded = fold(text)
    pointed = _pointed_at(folded, last) or _the_other(folded, history)
    if pointed:
        return Resolved(pointed, areas, True)
    if not _is_follow_up(text, folded):
        return Resolved(display(text), areas)
    before = resolve(last.question, history[:-1]).text
    about = _WHAT_ABOUT.match(folded)
    if about:
        return Resolved(
            _swap_subject(before, " ".join(display(text).split()[len(about.group().split()) :])), areas, True
        )
    return Resolved(f"{display(text).rstrip('?.! ')} — {before}", areas, True, display(text))


def _areas(history: Sequence[Turn]) -> tuple[str, ...]:
    for turn in reversed(history):
        if turn.answer and turn.answer.citations:
            return tuple(dict.fromkeys(one.area for one in turn.answer.citations if one.area))
    return ()


def _is_follow_up(text: str, folded: str) -> bool:
    question = understand(text)
    particular = [term for term in question.terms if not is_generic(term)]
    if question.refs and particular:
        return bool(_WHAT_ABOUT.match(folded))
    if not particular:
        return True
    if _WHAT_ABOUT.match(folded):
        return True
    opens = bool(_OPENS_AS_FOLLOW_UP.match(folded))
    points = bool(_POINTS_BACK.search(folded))
    return (
        len(particular) <= 2 and points or folded.startswith(("and ", "but ", "so ")) and opens and len(particular) <= 4
    )


def _pointed_at(folded: str, last: Turn) -> str | None:
    """Return the statement that "the second one" means, as a question about it."""
    found = _ORDINAL.search(folded)
    refs = understand(last.question).refs
    if found and len(refs) == 1 and (kind := _REF_KINDS.get(refs[0].rstrip("0123456789"))):
        return f"What is {kind} {_ORDINALS[found[1] or found[2]] + 1}?"
    if not found or not last.answer or len(last.answer.statements) < 2:
        return None
    place = _ORDINALS[found[1] or found[2]]
    statements = last.answer.statements
    if place >= len(statements):
        return None
    return f"What is said about: {' '.join(statements[place].text.split()[:25])}"


_OTHER_ONE = re.compile(r"\b(the )?other( one| ones)?\W*$")


def _the_other(folded: str, history: Sequence[Turn]) -> str | None:
    """Return what "the other one" means: of the last two things listed, the one not just talked about."""
    if not _OTHER_ONE.search(folded):
        return None
    listed = next(
        (turn.answer for turn in reversed(history[:-1]) if turn.answer and len(turn.answer.statements) == 2), None
    )
    last = history[-1].answer
    if not listed or not last:
        return None
    talked_about = {citation.passage_id for citation in last.citations}
    passages = {citation.number: citation.passage_id for citation in listed.citations}
    left = [one for one in listed.statements if not talked_about & {passages[n] for n in one.citations}]
    return f"What is said about: {' '.join(left[0].text.split()[:25])}" if len(left) == 1 else None


def _swap_subject(before: str, subject: str) -> str:
    """Return the earlier question with its particular words replaced by the new subject."""
    subject = subject.rstrip("?.! ")
    frame = [word for word in before.rstrip("?.! ").split() if _is_frame(word)]
    return f"{' '.join(frame)} {subject}?" if frame else f"{before} {subject}"


def _is_frame(word: str) -> bool:
    terms = understand(word).terms
    return not terms or all(is_generic(term) for term in terms)
