"""A ref (PA2, AFI5, 1.2) into the sections that carry it, their headings, and the ref's name in words.

A letter numbers its priority actions and areas for improvement apart, so the letters of a ref are part of it;
a plan's actions have figures alone.
"""

from __future__ import annotations

import re

from assistant.holdings import Candidate, Held
from corpus.passages import PassageKind, Section

KINDS_OF_REF = {
    "PA": ("priority action", "priority actions"),
    "AFI": ("area for improvement", "areas for improvement"),
    "": ("action", "actions"),
}
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def prefix_of(ref: str) -> str:
    """Return the letters of a ref: `PA` of `PA2`, "" of `1.2`."""
    found = re.match(r"PA|AFI|[A-Za-z]+(?=\d)", ref)
    return found.group() if found else ""


def kind_of(ref: str) -> tuple[str, str]:
    """Return what a ref names, one and several: "priority action", "priority actions"."""
    return KINDS_OF_REF.get(prefix_of(ref), KINDS_OF_REF[""])


def number_word(number: int) -> str:
    """Return a small number as a word, a large one in figures."""
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)


def sections_with(held: Held, ref: str) -> list[Section]:
    """Return the sections of a document that carry a ref."""
    return [section for section in held.sections.values() if section.ref == ref]


def sections_of_kind(held: Held, prefix: str) -> list[Section]:
    """Return a document's sections whose refs have these letters, by number."""
    found: dict[str, Section] = {}
    for section in held.sections.values():
        if section.ref and prefix_of(section.ref) == prefix:
            found.setdefault(section.ref, section)
    return sorted(found.values(), key=lambda section: _ref_number(section.ref or ""))


def heading_of(held: Held, section: Section) -> Candidate | None:
    """Return the heading of a section as something to state."""
    for candidate in held.candidates:
        if candidate.section.section_id == section.section_id and candidate.passage.kind is PassageKind.HEADING:
            return candidate
    return None


def name_of(ref: str) -> str:
    """Return a ref in words: `PA2` as "priority action 2"."""
    return f"{kind_of(ref)[0]} {ref.removeprefix(prefix_of(ref))}"


def _ref_number(ref: str) -> tuple[object, ...]:
    """Return what sorts refs of one kind: their numbers, or their letter."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", ref))
    return (0, *numbers) if numbers else (1, ref)
