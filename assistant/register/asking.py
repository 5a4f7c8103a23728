"""The nouns of a question to the register: the form of answer, the conditions, from when on, and the words left.

An `Asking` is what a question's words say, before any document is looked at. Newcomers trip over `left`: words that
no pattern took are a person, a body or a topic, and a question with such words that no action answers to is not ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.areas import without_areas
from assistant.patterns import pattern
from assistant.register.days import Days, days_in
from assistant.register.filters import Wanted
from assistant.register.tracked import Relation
from assistant.words import is_generic, stem, stop_words, table, words


class Form(StrEnum):
    """What an answer from the register looks like."""

    ROWS = "rows"
    """Every action that meets the conditions, or how many there are."""
    FIELD = "field"
    """One or more fields of the action named."""
    CHANGED = "changed"
    NEW = "new"
    ASKED_BEFORE = "asked_before"
    HISTORY = "history"
    RELATED = "related"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Since:
    """From when on something is new or changed: a day, or a document before the newest."""

    day: date | None = None
    which: str = "last"
    """last, previous or first: which document is meant when no day is."""
    of_letters: bool = False
    of_plans: bool = False
    is_since: bool = True
    """False where the words name a document to compare with, or only to take asks from ("from the last letter")."""
    within: Days | None = None
    """The days that the document is dated in, where a question names a month and not a document."""
    between: bool = False
    """True when documents of one kind are set against each other: nothing of another kind counts."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the register."""

    form: Form
    wanted: Wanted
    day: date
    """The day that overdue is measured on."""
    fields: tuple[str, ...] = ()
    """Fields of an action, in the order they are told."""
    conditions: tuple[str, ...] = ()
    """The conditions found, as `telling.py` words them."""
    since: Since | None = None
    due_days: Days | None = None
    relations: tuple[Relation, ...] = ()
    is_count: bool = False
    is_universal: bool = False
    """"Are all actions …": the exceptions answer it."""
    every_area: bool = False
    of_plans: bool = False
    of_letters: bool = False
    names_actions: bool = False
    asks_all: bool = False
    """What a letter asks for is wanted, all of it."""
    by_owner: bool = False
    soonest_first: bool = False
    under: tuple[str, ...] = ()
    """Refs of headings ("PA2") that the actions stand under."""
    side: str = ""
    """Whose lead is wanted, as the question calls that side ("health"); a key of the table's `sides`."""
    left: str = ""
    """The words that no pattern took, folded."""
    where: str = ""
    """The folded question without its times, for choosing documents."""

    def about(self, areas: Iterable[str]) -> tuple[str, ...]:
        """Return the words left that say something, areas' names aside."""
        kept = words(without_areas(self.left, tuple(areas)))
        return tuple(word for word in kept if not _says_nothing(word))


@dataclass(slots=True)
class Taking:
    """A folded question from which the words understood are taken one after the other."""

    text: str
    today: date
    where: str
    """The question with its times alone taken out."""
    found: dict[str, str] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """Tell whether words of any of these patterns are left."""
        return any(pattern("register", name).search(self.text) for name in names)

    def take(self, *names: str) -> bool:
        """Take the words of these patterns out of the text; tell whether there were any."""
        taken = False
        for name in names:
            self.text, count = pattern("register", name).subn(" | ", self.text)
            taken = taken or bool(count)
        return taken

    def take_first(self, name: str) -> re.Match[str] | None:
        """Take the first words of a pattern out of the text, and return the match."""
        match = pattern("register", name).search(self.text)
        if match:
            self.text = f"{self.text[: match.start()]} | {self.text[match.end() :]}"
        return match

    def take_time(self, name: str) -> str:
        """Take the words of a pattern that say when, also for choosing documents; "" when there are none."""
        match = pattern("register", name).search(self.text)
        if match is None:
            return ""
        self._drop_time(match.start(), match.end())
        return match.group()

    def take_days(self, *leads: str, looks_back: bool = False) -> tuple[str, Days] | None:
        """Take the first time that follows words of one of these patterns ("by", "since"), with those words."""
        for days in days_in(self.text, self.today, looks_back=looks_back):
            at = self.text.find(days.said)
            before = self.text[:at].rstrip()
            for lead in leads:
                for match in pattern("register", lead).finditer(before):
                    if match.end() == len(before):
                        self._drop_time(match.start(), at + len(days.said))
                        return lead, days
        return None

    def take_bare_days(self) -> Days | None:
        """Take the first time that stands alone."""
        days = next(days_in(self.text, self.today), None)
        if days:
            at = self.text.find(days.said)
            self._drop_time(at, at + len(days.said))
        return days

    def _drop_time(self, start: int, end: int) -> None:
        said = self.text[start:end]
        kept = " ".join(word for word in said.split() if not _says_when(word))
        self.where = self.where.replace(said, kept, 1)
        self.text = f"{self.text[:start]} | {self.text[end:]}"


def _says_when(word: str) -> bool:
    """Tell whether a word within a time says nothing of the area meant ("the latest Northmere plan")."""
    return not word.isalpha() or word in table("register")["time_words"].split() or word in stop_words()


def _says_nothing(word: str) -> bool:
    return word in stop_words() or word in table("register")["empty_words"].split() or is_generic(stem(word))
