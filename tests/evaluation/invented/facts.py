"""The nouns of an invented area: what is true there, before any document says it.

An area is read from one TOML file (`load.py`). Rounds are half-years with a letter; plan versions
have dates of their own. Dates that people write loosely ("autumn 2025") are `When` notations, see
`when.py`; only documents' own dates are calendar dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.evaluation.invented.letter_facts import Ask, DeepDive, Figure, Judgement, Remark, Step, Words
from tests.evaluation.invented.plan_facts import Kpi, Minutes, PlanAction


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its full name and the short form or abbreviation used after the first mention."""

    key: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post from a day on; an empty name is a vacancy."""

    name: str
    since: date = date.min


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a body and everyone who held it, oldest first."""

    key: str
    role: str
    body: str
    holders: tuple[Holder, ...]
    named: tuple[str, ...] = ()
    """How letters name the holder: addressee, copied, signatory, adviser, nhs_adviser, chair."""

    def holder(self, day: date) -> str:
        """Return the name of who holds the post on `day`, "" when it is vacant."""
        held = [holder for holder in self.holders if holder.since <= day]
        return held[-1].name if held else ""


@dataclass(frozen=True, slots=True)
class Head:
    """A priority action or an area for improvement, with the inspectors' wording."""

    key: str
    kind: str
    """priority_action or improvement_area."""
    number: int
    title: str
    wording: Words
    told_with: str = ""
    """Key of the head whose narrative this one shares in letters; "" when it has its own."""


@dataclass(frozen=True, slots=True)
class Round:
    """One stocktake: the meeting and the letter that follows it."""

    number: int
    meeting: date
    letter: date
    style: str
    format: str
    heads: tuple[str, ...]
    """Keys of heads in the order the letter takes them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the area's plan."""

    version: int
    date: date
    layout: str
    format: str


@dataclass(frozen=True, slots=True)
class Area:
    """One invented local area and everything that is true of it."""

    slug: str
    name: str
    short: str
    split: str
    plan_name: str
    plan_short: str
    board: str
    inspected: date
    quotes: str
    """curly, straight or mixed: how its papers print quotation marks and apostrophes."""
    aliases: tuple[str, ...]
    bodies: tuple[Body, ...]
    posts: tuple[Post, ...]
    heads: tuple[Head, ...]
    rounds: tuple[Round, ...]
    plans: tuple[Plan, ...]
    figures: tuple[Figure, ...] = ()
    remarks: tuple[Remark, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    asks: tuple[Ask, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    steps: tuple[Step, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    deep_dives: tuple[DeepDive, ...] = ()
    minutes: tuple[Minutes, ...] = ()

    def body(self, key: str) -> Body | None:
        """Return the body with this key, None when the words name no body of the area."""
        return next((body for body in self.bodies if body.key == key), None)

    def post(self, key: str) -> Post | None:
        """Return the post with this key, None when the words name no post of the area."""
        return next((post for post in self.posts if post.key == key), None)

    def head(self, key: str) -> Head:
        """Return the head with this key, which must be one of the area's."""
        return next(head for head in self.heads if head.key == key)

    def named(self, how: str) -> tuple[Post, ...]:
        """Return the posts whose holders letters name in one way, in the file's order."""
        return tuple(post for post in self.posts if how in post.named)
