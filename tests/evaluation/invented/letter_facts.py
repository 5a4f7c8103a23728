"""What an area's letters have to tell: figures, remarks, judgements, asks and steps, round by round.

Each is true of the world; a letter's style and the wording tables only decide how it is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Words = str


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
class Step:
    """What a letter says comes next: a meeting with what it will look at, or something to send."""

    key: str
    round: int
    kind: str
    """A kind of `wording/steps.toml`, such as stocktake, deep_dive or send."""
    when: str
    about: Words


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
