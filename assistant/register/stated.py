"""A document's action as what it is compared by: its terms, its vector, its number, topic, owner and days.

A newcomer would take `ref` for the number: "Area B", "AFI2", "(ii)" and "the second" are all number 2 of the areas for
improvement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from assistant.words import text_terms
from corpus.actions import Action, ActionKind
from corpus.documents import Document, DocumentKind
from corpus.wording import fold

HEADINGS = frozenset({ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA})
LETTERS, PLANS = DocumentKind.STOCKTAKE_LETTER.value, DocumentKind.ACTION_PLAN.value
_LINES = {kind: kind.value for kind in DocumentKind} | {DocumentKind.IMPROVEMENT_PLAN: PLANS}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LETTERS = "abcdefghij"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMBERS = {
    word: str(number) for listed in (_LETTERS, _WORDS, _ORDINALS, _ROMAN) for number, word in enumerate(listed, 1)
}
"""A later list wins: "i" is one more often than it is the ninth."""
_PREFIX = re.compile(r"(?:pa|apa|afi|area|weakness|theme|p)(?=\w)")
_SAME_TOPIC = 0.5
_NUMBER = re.compile(r"\D*?(\d+(?:\.\d+)*[a-z]?)\W*")


@dataclass(frozen=True, slots=True)
class Stated:
    """One document's statement of an action, with what it is compared by."""

    document: Document
    action: Action
    text: str
    """The statement's words, folded."""
    terms: frozenset[str]
    vector: np.ndarray | None
    number: str | None
    """The ref as it is compared."""
    topic: frozenset[str]
    """What it stands under: the terms a bullet opens with, or the first part of the ref; empty when neither."""
    owner: str
    days: frozenset[date]
    """The last days of the dates given."""

    @classmethod
    def of(cls, document: Document, action: Action, vector: np.ndarray | None) -> Stated:
        """Return `action` of `document`, ready to be compared."""
        dates = (action.due, action.former_due)
        return cls(
            document,
            action,
            fold(action.text),
            frozenset(text_terms(_without_people(action))),
            vector,
            number_of(action),
            _topic(action),
            fold(action.owner.words) if action.owner else "",
            frozenset(due.end for due in dates if due and due.end),
        )

    @property
    def action_id(self) -> str:
        """The statement's id."""
        return self.action.action_id

    @property
    def kind(self) -> ActionKind:
        """Where in a document it comes from."""
        return self.action.kind

    @property
    def title(self) -> str:
        """The statement's short words."""
        return self.action.title

    @property
    def line(self) -> str:
        """The papers that follow each other, of which its document is one."""
        return line_of(self.document)

    @property
    def is_task(self) -> bool:
        """Tell whether it is a task of one meeting, which only a ref carries on to the next."""
        return self.document.kind is DocumentKind.MINUTES and self.number is None


def line_of(document: Document) -> str:
    """Return which papers that follow each other a document is one of."""
    return _LINES[document.kind]


def is_ask_and_plan(one: Stated, other: Stated) -> bool:
    """Tell whether one is a letter's ask and the other a plan's action."""
    return {one.kind, other.kind} == {ActionKind.CONTINUED_FOCUS, ActionKind.PLAN_ACTION}


def is_heading(stated: Stated) -> bool:
    """Tell whether a statement is a priority action or area for improvement, which all papers number alike."""
    return stated.kind in HEADINGS


def number_of(action: Action) -> str | None:
    """Return an action's ref as it is compared, None when it has none."""
    if not action.ref:
        return None
    folded = fold(action.ref)
    if action.kind not in HEADINGS:
        return folded
    return heading_number(folded)


def heading_number(words: str) -> str:
    """Return the number of a priority action or area for improvement, however it is written."""
    folded = _PREFIX.sub("", fold(words), count=1)
    found = _NUMBER.fullmatch(folded)
    last = found.group(1) if found else re.split(r"\W+", folded.rstrip(" .:)"))[-1]
    return _NUMBERS.get(last, last)


def same_topic(one: Stated, other: Stated) -> bool:
    """Tell whether two statements stand under the same words, or nearly."""
    either = one.topic | other.topic
    return bool(either) and len(one.topic & other.topic) >= _SAME_TOPIC * len(either)


def _without_people(action: Action) -> str:
    """Return a statement's text without the names of those who are to do it, which stand in many."""
    text = action.text
    for field in (action.owner, action.body, action.accountable):
        if field and fold(field.words) in fold(text):
            text = fold(text).replace(fold(field.words), " ", 1)
    return text


def _topic(action: Action) -> frozenset[str]:
    if action.kind is ActionKind.CONTINUED_FOCUS:
        is_own = fold(action.title).rstrip(".") == fold(action.text).rstrip(".")
        return frozenset() if is_own else frozenset(text_terms(action.title))
    if action.kind is ActionKind.PLAN_ACTION and action.ref and "." in action.ref:
        return frozenset((fold(action.ref).rsplit(".", 1)[0],))
    return frozenset()
