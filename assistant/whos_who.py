"""The people of some documents into one list: each person once, by their newest mention that says what they do.

A mention stays as one document gives it: a name of one place never gets the role of another. Newcomers trip over this:
that a later document names somebody else in a role is all we know of a change; when it happened we never say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.holdings import Held
from assistant.words import stem, table, text_terms, words
from corpus.people import Capacity, Person

_NAMES = 2
_ROLE_WORDS = 2
"""A role of one word ("Chair") is one role only where the organisation is the same too."""


@dataclass(frozen=True, slots=True)
class Known:
    """One person and the mention that tells of them."""

    held: Held
    person: Person


def everyone(documents: Iterable[Held]) -> list[Known]:
    """Return each person once, of the newest document that gives a role before others; documents come newest first."""
    found: dict[tuple[str, ...], Known] = {}
    for held in documents:
        for person in sorted(held.people, key=_telling):
            name = bare_name(person)
            is_told = name in found and (found[name].person.role or not person.role)
            if len(name) >= _NAMES and not is_told:
                found[name] = Known(held, person)
    return list(found.values())


def before_in_role(documents: Sequence[Held], now: Known) -> Known | None:
    """Return whom the newest older document that names another in the same role names; None where none does."""
    return next(_others_in_role(documents[documents.index(now.held) + 1 :], now), None)


def now_in_role(documents: Sequence[Held], then: Known) -> Known | None:
    """Return whom a newer document names in the role a person had, when the person is in no newer one."""
    area = then.held.document.area
    newer = [one for one in documents[: documents.index(then.held)] if one.document.area == area]
    if any(bare_name(person) == bare_name(then.person) for held in newer for person in held.people):
        return None
    return next(_others_in_role(newer, then), None)


def bare_name(person: Person) -> tuple[str, ...]:
    """Return the words of a name without titles, by which mentions are taken for one person."""
    return tuple(word for word in words(person.name) if word not in table("people")["titles"])


def is_same_role(one: Person, other: Person) -> bool:
    """Tell whether two mentions are of the same post, by the words of role and organisation."""
    mine, theirs = _role(one), _role(other)
    if not mine or mine != theirs:
        return False
    bodies = text_terms(one.organisation), text_terms(other.organisation)
    same_body = bool(bodies[0] & bodies[1])
    return same_body or (len(mine) >= _ROLE_WORDS and not all(bodies))


def shares_role(one: Person, other: Person) -> bool:
    """Tell whether two mentions may be of the same post: most words of the shorter role stand in the other."""
    mine, theirs = _role(one), _role(other)
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


def _others_in_role(documents: Sequence[Held], known: Known) -> Iterator[Known]:
    """Yield those of the same role whom documents name without naming the person known beside them."""
    area = known.held.document.area
    for held in (one for one in documents if one.document.area == area):
        holders = [one for one in held.people if is_same_role(one, known.person)]
        if holders and not any(bare_name(one) == bare_name(known.person) for one in holders):
            yield Known(held, min(holders, key=_telling))


def _role(person: Person) -> frozenset[str]:
    return frozenset(stem(word) for word in words(person.role) if word not in table("people")["said_of_any_role"])


def _telling(person: Person) -> tuple[bool, bool]:
    """Order mentions: those with a role and an organisation first, those from running text last."""
    return not (person.role and person.organisation), person.capacity is Capacity.MENTIONED
