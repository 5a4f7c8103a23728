"""A question in a conversation into a question that stands alone.

"And what will they do?" borrows its subject from the turn before; "what about health?" keeps the question
and changes the subject; "the second one" points into the last answer. A question that stands alone is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Statement, Status, Turn
from assistant.questions import understand
from assistant.words import is_generic, words
from corpus.wording import display, fold

_POINTS_BACK = re.compile(
    r"\b(they|them|their|it|its|that|this|those|these|he|she|him|her|his|there|then|same|so"
    r"|one|ones|both|either|neither|former|latter)\b"
)
_GOES_ON = ("and ", "but ", "so ")
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
_OTHER_ONE = re.compile(r"\b(the )?other( one| ones)?\W*$")
_MOST_POINTING_BACK = 2
"""Particular terms a question that points back may have and still lean on the turn before."""
_MOST_GOING_ON = 4
"""The same for a question that opens with "and", "but" or "so"."""
_QUOTED_WORDS = 25
_REPLY_WORDS = 5
"""A reply this short to our question back is taken as the area asked for."""
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
    if last.answer and last.answer.status is Status.NEEDS_CLARIFICATION and len(words(text)) <= _REPLY_WORDS:
        return Resolved(f"{resolve(last.question, history[:-1]).text.rstrip('?.! ')} in {display(text)}?", areas, True)
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
    if _POINTS_BACK.search(folded) and len(particular) <= _MOST_POINTING_BACK:
        return True
    return folded.startswith(_GOES_ON) and len(particular) <= _MOST_GOING_ON


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
    return _question_about(statements[place])


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
    return _question_about(left[0]) if len(left) == 1 else None


def _question_about(statement: Statement) -> str:
    return f"What is said about: {' '.join(statement.text.split()[:_QUOTED_WORDS])}"


def _swap_subject(before: str, subject: str) -> str:
    """Return the earlier question with its particular words replaced by the new subject."""
    subject = subject.rstrip("?.! ")
    frame = [word for word in before.rstrip("?.! ").split() if _is_frame(word)]
    return f"{' '.join(frame)} {subject}?" if frame else f"{before} {subject}"


def _is_frame(word: str) -> bool:
    terms = understand(word).terms
    return not terms or all(is_generic(term) for term in terms)
