"""What is told in an area, by kind, with the words for a time and for an action: the ground of the makers of facts.

A fact is made only where its document tells one such thing under one head: where two sentences could both be the
answer there is no label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tests.evaluation.asked.held import stands_in
from tests.evaluation.asked.times import day_of
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.truth import Told


def dates(words: str, day: date | None = None) -> tuple[str, ...]:
    """Return a time as printed and, of a single day, as others would print it."""
    if day is None:
        return (words,)
    forms = (words, day_of(day), f"{day.day:02} {day:%B %Y}", f"{day.day} {day:%b %Y}", f"{day:%d/%m/%Y}")
    return tuple(dict.fromkeys(forms))


def value_sentence(told: Told) -> str:
    """Return the one sentence of what is told that holds its value, without its full stop."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", told.sentence)
    held = [part for part in parts if told.value and stands_in(told.value, part)]
    return (held[0] if held else told.sentence).rstrip(".")


def lowered(text: str) -> str:
    """Return an action's words as they stand after "to" or "that": no capital, no full stop."""
    return (text[0].lower() + text[1:] if text[1:2].islower() else text).rstrip(".")


class Teller:
    """What one area's letters and minutes tell, by kind."""

    def __init__(self, area: InventedArea) -> None:
        self.area = area
        self.documents = {each.file: each for each in area.truth.documents}
        self.told = area.truth.told
        self.one = Counter((each.document, each.kind, each.head, each.who or "") for each in self.told)

    def of(self, kind: str, series: str = "letters") -> list[Told]:
        """Return what the documents of a series tell of one kind."""
        return [each for each in self.told if each.kind == kind and self.documents[each.document].series == series]

    @staticmethod
    def others(told: Told, same: Sequence[Told]) -> tuple[str, ...]:
        """Return the values of other rounds that the sentence itself does not give."""
        others = {each.value for each in same if each.value and (len(each.value) > 2 or "%" in each.value)}
        return tuple(sorted(one for one in others if not stands_in(one, told.sentence) and one != told.value))
