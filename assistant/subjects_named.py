"""A document into those of its subjects that have a name: people and their roles, short forms, a plan's actions.

Drawn as `subjects.py` draws the others. Only what can be asked about without doubt is a subject: a person with
a role and more than one name, a role that one person alone has, a short form whose long form stands beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.glossary import short_forms
from assistant.holdings import Held
from assistant.spelt_out import long_form_beside
from assistant.subjects import Subject, passages_at, ref_of
from assistant.words import text_terms, words
from corpus.actions import ActionKind
from corpus.people import Capacity, Person
from corpus.wording import fold

_NAMES = 2
"""Fewest words of a person's name, and of a role that says something ("Chair" alone does not)."""
_ROLE_WORDS = range(_NAMES, 7)
_SHORT_FORM = re.compile(r"\(\s*(?:the )?[“\"'‘]?([A-Z][A-Za-z&]*[A-Z])s?[”\"'’]?\s*\)")
_RATINGS = ("Red", "Overdue", "Amber")
"""The ratings asked about first: where something is wrong."""
_FEWEST_LED = 2


def of_people(held: Held) -> Iterator[Subject]:
    """Yield the people a document names with a role, the roles one person has, and the meeting they attended."""
    holders = Counter(role for _, role in {(fold(one.name), fold(one.role)) for one in held.people})
    for name, listed in _mentions(held).items():
        described = [one for one in listed if one.role]
        if not described or len(words(name)) < _NAMES or max(len(one.role.split()) for one in described) < _NAMES:
            continue
        passages = frozenset().union(*(_passages_of(held, one) for one in described))
        role = described[0].role
        yield Subject("person", held.document, {"name": name}, passages, name=name, known_as=role)
        if role[0].isupper() and len(role.split()) in _ROLE_WORDS and holders[fold(role)] == 1 and "," not in role:
            yield Subject("role", held.document, {"role": role}, passages, name=role, known_as=name)
    present = [one for one in held.people if one.capacity is Capacity.PRESENT]
    day = held.document.date
    if present and day:
        passages = frozenset().union(*(_passages_of(held, one) for one in present))
        yield Subject("meeting", held.document, {"day": f"{day.day} {day:%B %Y}"}, passages)


def of_short_forms(held: Held) -> Iterator[Subject]:
    """Yield the short forms that a document spells out, those everyone uses apart from its own."""
    spelt: dict[str, str] = {}
    for candidate in held.candidates:
        for found in _SHORT_FORM.finditer(candidate.text):
            if long_form_beside(candidate.text, fold(found[1])):
                spelt.setdefault(found[1], candidate.passage.passage_id)
    for short_form, passage_id in spelt.items():
        about = "common acronym" if fold(short_form) in short_forms() else "acronym"
        passages = frozenset([passage_id])
        yield Subject(about, held.document, {"acronym": short_form}, passages, name=short_form)


def of_plan(held: Held) -> Iterator[Subject]:
    """Yield a plan's actions, who leads them, and their ratings."""
    actions = [one for one in held.actions if one.kind is ActionKind.PLAN_ACTION and one.ref]
    rows = {one.action_id: passages_at(held, one.spans) for one in actions}
    for one in actions:
        said = {"ref": one.ref or ""}
        terms, ref = text_terms(one.title), ref_of(held, one.section_id)
        if one.owner:
            yield Subject("owned action", held.document, said, rows[one.action_id], ref, terms)
        yield Subject("action", held.document, said, rows[one.action_id], ref, terms)
    for rating in _RATINGS:
        rated = [one for one in actions if one.status and fold(one.status.words) == fold(rating)]
        if rated:
            passages = frozenset().union(*(rows[one.action_id] for one in rated))
            yield Subject("rating", held.document, {"rating": rating}, passages)
    led = Counter(one.owner.words.split(",")[0] for one in actions if one.owner)
    for name, count in led.items():
        if count >= _FEWEST_LED and len(words(name)) > 1:
            own = [one for one in actions if one.owner and one.owner.words.split(",")[0] == name]
            passages = frozenset().union(*(rows[one.action_id] for one in own))
            yield Subject("owner", held.document, {"name": name}, passages, name=name)


def _mentions(held: Held) -> dict[str, list[Person]]:
    """Return the mentions of each person, those a text speaks of before those it is only sent to."""
    mentions: dict[str, list[Person]] = {}
    for one in sorted(held.people, key=lambda one: one.capacity is not Capacity.MENTIONED):
        mentions.setdefault(one.name, []).append(one)
    return mentions


def _passages_of(held: Held, person: Person) -> frozenset[str]:
    if person.passage_id:
        return frozenset([person.passage_id])
    return passages_at(held, person.spans)
