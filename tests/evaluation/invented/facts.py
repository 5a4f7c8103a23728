"""The nouns of an invented area: what is true there, before any document says it.

An area is read from one TOML file (`load.py`). Rounds are half-years with a letter; plan versions
have dates of their own. Dates that people write loosely ("autumn 2025") are `When` notations, see
`when.py`; only documents' own dates are calendar dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Words = str


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
class Value:
    """A figure as reported in one round; `when` is the time it speaks of."""

    round: int
    value: Words
    when: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure (see `wording/measures.toml`) followed over the rounds under one head."""

    key: str
    measure: str
    head: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a letter tells once: an event, what families said, a strength or a concern."""

    key: str
    head: str
    round: int
    kind: str
    """event, voice, strength or concern."""
    text: Words
    """One sentence; `{when}` is filled from `when`."""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far a head (or "plan", the whole) is, in one round, and who says so."""

    about: str
    round: int
    by: str
    """dfe_nhse, area or inspectors."""
    scale: str
    text: Words = ""
    """The sentence, with the status words between asterisks; empty takes one from the wording tables."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An ask as one letter words it; `{due}` in the text is filled from `due`."""

    round: int
    text: Words
    due: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later letter says became of an ask, as a sentence with the status words between asterisks."""

    round: int
    scale: str
    text: Words
    by: str = "dfe_nhse"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing letters ask for; split and merged asks name the asks they come from."""

    key: str
    head: str
    topic: str
    """The words a continued-focus bullet opens with; asks with one topic share a bullet."""
    says: tuple[Saying, ...]
    outcomes: tuple[Outcome, ...] = ()
    split_from: str = ""
    merged_from: tuple[str, ...] = ()
    same_as: str = ""
    """Key of the plan action that is the same thing in the real world."""
    owner: str = ""
    """Key of the body or post that the letters say should do it; "" when they name nobody."""


@dataclass(frozen=True, slots=True)
class State:
    """What a plan version says anew of an action; everything else stands as in the version before."""

    plan: int
    status: str = ""
    """A word of the scale, or "" for no status cell."""
    progress: Words = ""
    ref: str | None = None
    text: Words | None = None
    due: str | None = None
    owner: tuple[str, ...] | None = None
    accountable: str | None = None
    success: Words | None = None


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One action of the plan, as first written, and its states in each version that has it."""

    key: str
    head: str
    ref: str
    text: Words
    states: tuple[State, ...]
    owner: tuple[str, ...] = ()
    """Keys of posts or bodies, or words that stand as they are; empty when nobody is named."""
    accountable: str = ""
    body: str = ""
    due: str = ""
    success: Words = ""
    milestones: Mapping[str, Words] = field(default_factory=dict)
    """Month (as `When`) to what is to be reached in it."""
    split_from: str = ""
    merged_from: tuple[str, ...] = ()
    closed: Words = ""
    """The reason the plan gives when the action leaves it; "" when it leaves without a word, or stays."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a letter says comes next: a meeting with what it will look at, or something to send."""

    key: str
    round: int
    kind: str
    """A kind of `wording/steps.toml`, such as stocktake, deep_dive or send."""
    when: str
    about: Words


@dataclass(frozen=True, slots=True)
class Kpi:
    """A measure's row in the plan's table of indicators."""

    key: str
    measure: str
    baseline: Words
    baseline_when: str
    target: Words
    periods: tuple[str, ...]
    milestones: tuple[Words, ...]
    actuals: tuple[tuple[Words, ...], ...]
    """For each plan version in turn the actuals per period; "" for a cell that is still empty."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A recommendation of a deep dive, or an action that minutes record; the key may be an ask's or an action's."""

    key: str
    text: Words
    due: str = ""
    owner: str = ""
    """Key of a post; "" when nobody is named."""


@dataclass(frozen=True, slots=True)
class DeepDive:
    """A deep dive into one head and the letter about it."""

    round: int
    """The stocktake before it."""
    date: date
    letter: date
    head: str
    format: str
    found: tuple[Words, ...]
    scale: str
    recommended: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a board heard of one plan action, with the status words between asterisks."""

    action: str
    scale: str
    text: Words


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting of the board that looks after the plan."""

    round: int
    date: date
    format: str
    notes: tuple[Note, ...]
    agreed: tuple[Agreed, ...]


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
