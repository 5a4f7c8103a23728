"""Which areas a question names: held ones by name, alias or near miss in spelling; others to be refused.

An area the question names but we do not hold is reported, never swapped for another, however alike the letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from assistant.words import is_generic, stem, stop_words, subject_stems, table, words
from corpus.documents import Document
from corpus.wording import fold

_COMPASS = frozenset(["north", "south", "east", "west", "mid", "central"])
_LINKS = frozenset(["in", "for", "of", "at", "by", "from", "about"])


def named_areas(folded: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the held areas a question names, in the order it names them."""
    asked = words(folded)
    places = []
    for area in sorted({one.area for one in documents if one.area}):
        at = min((found for form in _forms(area) if (found := _position(asked, form)) is not None), default=None)
        if at is not None:
            places.append((at, area))
    return tuple(area for _, area in sorted(places))


def unknown_area(folded: str, documents: Sequence[Document]) -> str | None:
    """Return an English local area that the question names and no document belongs to."""
    asked = words(folded)
    held = {tuple(words(one.area)) for one in documents}
    for name in _known_areas():
        if any(set(name) <= set(area) for area in held):
            continue
        at = _exact_position(asked, list(name))
        if at is not None and not (at and _may_be_a_name(asked[at - 1])):
            return " ".join(asked[at : at + len(name)]).title()
    return None


def without_areas(text: str, areas: Sequence[str]) -> str:
    """Return a text without the names of these areas, and without the "in" or "for" before them."""
    kept = text.split()
    for area in areas:
        for form in sorted(_forms(area), key=len, reverse=True):
            at = _position([_first_word(word) for word in kept], form)
            if at is not None:
                start = at - 1 if at and _first_word(kept[at - 1]) in _LINKS else at
                kept[start : at + len(form)] = []
                break
    return " ".join(kept)


@lru_cache(maxsize=1024)
def _forms(area: str) -> list[list[str]]:
    """Return the ways an area is written, as folded words."""
    listed = words(area)
    forms = [listed, *(words(alias) for alias in table("areas")["alias"].get(fold(area), []))]
    if len(listed) == 1 and listed[0].endswith("shire"):
        short = table("areas")["shire"].get(listed[0])
        forms.extend([[listed[0].removesuffix("shire")], *([[short]] if short else [])])
    return forms


def _position(asked: list[str], form: list[str]) -> int | None:
    size = len(form)
    for start in range(len(asked) - size + 1):
        if all(_same_word(a, b) for a, b in zip(asked[start : start + size], form, strict=True)):
            return start
    return None


def _exact_position(asked: list[str], form: list[str]) -> int | None:
    """Find a name as written: a near miss of one area's name may be another area."""
    size = len(form)
    for start in range(len(asked) - size + 1):
        found = asked[start : start + size]
        if found == form or found == [*form[:-1], form[-1] + "s"]:
            return start
    return None


def _same_word(asked: str, held: str) -> bool:
    if asked == held:
        return True
    return len(held) >= 7 and len(asked) >= 6 and asked[0] == held[0] and fuzz.ratio(asked, held) >= 88


@cache
def _known_areas() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(name)) for name in table("areas")["england"])


def _may_be_a_name(word: str) -> bool:
    """Tell whether the word before an area's name makes it something else ("brian sutton", "west essex")."""
    return word in _COMPASS or not (word in stop_words() or is_generic(stem(word)) or stem(word) in subject_stems())


def _first_word(word: str) -> str:
    found = words(word)
    return found[0] if found else ""
