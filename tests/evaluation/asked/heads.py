"""A priority action or an area for improvement into the words people use for it in a question."""

from __future__ import annotations

from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import Told

_KINDS = {"priority_action": "Priority Action", "improvement_area": "Area for Improvement"}
_WORDS_OF_TITLE = 3


def head_title(area: InventedArea, key: str) -> str:
    """Return a head's title as it stands within a sentence; the plan's name for the plan as a whole."""
    if key == "plan" or not key:
        return area.facts.plan_name
    title = area.facts.head(key).title
    return title if title[1:2].isupper() else title[0].lower() + title[1:]


def head_label(area: InventedArea, key: str, document: str = "") -> str:
    """Return a head's number as `document` prints it, or in the commonest words."""
    for mention in area.truth.mentions:
        if document and mention.document == document and mention.key == f"{area.facts.slug}:{key}" and mention.label:
            return mention.label
    head = area.facts.head(key)
    return f"{_KINDS[head.kind]} {head.number}"


def head_words(area: InventedArea, told: Told) -> str:
    """Return what a question calls the head of what is told: its label as this letter has it, or its title."""
    if told.head == "plan" or not told.head:
        return head_title(area, told.head)
    by_label = hash_of(told.document + told.head + told.kind) % _WORDS_OF_TITLE == 0
    return head_label(area, told.head, told.document) if by_label else head_title(area, told.head)


def hash_of(text: str) -> int:
    """Return a number that is the same in every run, unlike `hash`."""
    return sum((place + 1) * ord(sign) for place, sign in enumerate(text))
