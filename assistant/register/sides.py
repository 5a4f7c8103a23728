"""Whose side an action's lead is on ("health", "the council"), by the words of a role or an organisation.

A plan often names a lead without an organisation; then another document of the area that names the same person with
one settles it, and is cited beside the row. A lead whose side nobody names is on none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.holdings import Held
from assistant.people import titles
from assistant.words import table, words
from corpus.actions import Action
from corpus.people import Person

_WITH_ARTICLE = ("nhs", "icb", "integrated care board", "council", "local authority")
_SHORT_FORMS = ("nhs", "icb")


@dataclass(frozen=True, slots=True)
class OnSide:
    """What shows that a lead is on a side: a mention of the person elsewhere, None where the action's own words do."""

    held: Held | None = None
    person: Person | None = None


class Sides:
    """Tells for one area who is on a side."""

    def __init__(self, side: str, helds: Iterable[Held]) -> None:
        self._shown_by = frozenset(table("register")["sides"][side].split())
        self._people = {_bare(person.name): OnSide(held, person) for held in helds for person in self._named(held)}

    def lead_of(self, action: Action, fields: Iterable[str]) -> OnSide | None:
        """Return what shows that the action's lead is on the side, None when nothing does."""
        given = [one for name in fields if (one := getattr(action, name))]
        if any(self._shown_by & set(words(_without_name(one.words))) for one in given):
            return OnSide()
        return next((found for one in given if (found := self._people.get(_bare(one.words.split(",")[0])))), None)

    def _named(self, held: Held) -> list[Person]:
        """Return the people of a document whose organisation is on the side, or whose role is where none is given."""
        return [
            one
            for one in held.people
            if len(words(one.name)) > 1 and self._shown_by & set(words(one.organisation or one.role))
        ]


def said_as(side: str) -> str:
    """Return a side as it is written in a sentence, "" for none."""
    written = side.upper() if side in _SHORT_FORMS else side
    return f"the {written}" if side in _WITH_ARTICLE else written


def side_rule(side: str) -> str:
    """Return by what a lead is counted on a side, "" for none."""
    if not side:
        return ""
    return (
        f"A lead counts with {said_as(side)} where the role or organisation says so, in the row itself or in another "
        "document, which is then cited with it; a lead of whom no document says so is not counted."
    )


def _without_name(said: str) -> str:
    """Return a lead's role and organisation; all of it where no name stands before them."""
    name, comma, rest = said.partition(",")
    return rest if comma and len(name.split()) > 1 else said


def _bare(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in titles())
