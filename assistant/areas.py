"""Which areas a question names: held ones by name, short form, body or near miss in spelling; others to be refused.

An area the question names but we do not hold is reported, never swapped for another, however alike the letters.
Newcomers trip over this: the longest name wins ("West Essex" is not Essex), so all names are looked for together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from assistant.known import NOTHING_KNOWN, Known
from assistant.place_names import foreign_places
from assistant.tokens import Token, tokens, without
from assistant.words import is_generic, stem, stop_words, subject_stems, table, words
from corpus.documents import Document
from corpus.wording import fold

_SHORTEST_SLIP, _SHORTEST_TYPED = 7, 6
_LIKE = 88
"""How alike in letters, of 100, a word typed and an area's name must be to be the same."""
_Forms = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """An area named in a text, where it is named, and whether documents of it are held."""

    start: int
    end: int
    area: str
    is_held: bool
    is_certain: bool = True
    """False for a name that only looks like a place's."""


def areas_said(folded: str, held: Sequence[str], *, known: Known = NOTHING_KNOWN, typed: str = "") -> list[AreaSaid]:
    """Return the areas a folded text names, in order; `typed` is the same text with its capitals."""
    listed = tokens(folded)
    found = _bodies_said(folded, held, known)
    forms, names = _forms_of(tuple(sorted(held))), _single_names(tuple(sorted(held)))
    at = 0
    while at < len(listed):
        said = _taken(listed[at], found) or _named_at(listed, at, forms) or _misspelt_at(listed, at, names)
        said = said or _english_at(listed, at, typed)
        if said and not _is_taken(said, found):
            found.append(said)
        at += max(1, sum(said.start <= one.start < said.end for one in listed[at:])) if said else 1
    if typed and len(typed) == len(folded):
        places = foreign_places(typed, known, taken=[(one.start, one.end) for one in found])
        found += [AreaSaid(start, end, typed[start:end], False, False) for start, end in places]
    return sorted(found, key=lambda one: one.start)


def named_areas(folded: str, documents: Sequence[Document], known: Known = NOTHING_KNOWN) -> tuple[str, ...]:
    """Return the held areas a question names, in the order it names them."""
    said = areas_said(folded, held_areas(documents), known=known)
    return tuple(dict.fromkeys(one.area for one in said if one.is_held))


def unknown_area(
    folded: str, documents: Sequence[Document], known: Known = NOTHING_KNOWN, typed: str = ""
) -> str | None:
    """Return the first area that the question names and no document belongs to."""
    said = areas_said(folded, held_areas(documents), known=known, typed=typed)
    return next((one.area for one in said if not one.is_held), None)


def held_areas(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the areas of some documents, each once, sorted."""
    return tuple(sorted({one.area for one in documents if one.area}))


def without_areas(text: str, areas: Sequence[str], *, also_unknown: bool = False) -> str:
    """Return a text without the names of these areas, and without the "in" or "for" before them.

    `also_unknown` takes out the names of English areas that are none of these as well.
    """
    folded = fold(text)
    if len(folded) != len(text):
        text = folded
    listed = tokens(folded)
    places = []
    for said in areas_said(folded, areas):
        if said.is_held or also_unknown:
            before = next((one for one in reversed(listed) if one.end <= said.start), None)
            is_linked = before is not None and before.word in _links()
            places.append((before.start if is_linked else said.start, said.end))
    return without(text, places) if places else text


def _named_at(listed: Sequence[Token], at: int, forms: _Forms) -> AreaSaid | None:
    for form, area in forms.get(_singular(listed[at].word), ()) or forms.get(listed[at].word, ()):
        if _stands_at(listed, at, form):
            return AreaSaid(listed[at].start, listed[at + len(form) - 1].end, area, True)
    if at + 1 < len(listed):  # a name typed apart ("North Mere")
        joined = listed[at].word + listed[at + 1].word
        for form, area in forms.get(joined, ()):
            if form == (joined,):
                return AreaSaid(listed[at].start, listed[at + 1].end, area, True)
    return None


def _stands_at(listed: Sequence[Token], at: int, form: Sequence[str]) -> bool:
    """Tell whether a name stands at a place, its last word perhaps with a possessive "s" typed without the mark."""
    found = [one.word for one in listed[at : at + len(form)]]
    return found == list(form) or found == [*form[:-1], form[-1] + "s"]


def _misspelt_at(listed: Sequence[Token], at: int, names: Sequence[tuple[str, str]]) -> AreaSaid | None:
    word = listed[at].word
    if len(word) < _SHORTEST_TYPED or word in _english_words():
        return None
    for name, area in names:
        if word[0] == name[0] and fuzz.ratio(word, name) >= _LIKE:
            return AreaSaid(listed[at].start, listed[at].end, area, True)
    return None


def _english_at(listed: Sequence[Token], at: int, typed: str) -> AreaSaid | None:
    for form, area in _english().get(_singular(listed[at].word), ()) or _english().get(listed[at].word, ()):
        if not _stands_at(listed, at, form):
            continue
        if at and _may_be_a_name(listed[at - 1].word):
            return None
        if len(form) == 1 and form[0] in _also_words() and not _is_typed_as_name(listed, at, typed):
            return None
        return AreaSaid(listed[at].start, listed[at + len(form) - 1].end, _shown(area), False)
    return None


def _is_typed_as_name(listed: Sequence[Token], at: int, typed: str) -> bool:
    """Tell whether a word that is also a name stands with a capital after "in", "for" and the like."""
    return bool(typed and at and typed[listed[at].start].isupper() and listed[at - 1].word in _links())


def _bodies_said(folded: str, held: Sequence[str], known: Known) -> list[AreaSaid]:
    """Return the areas named by one of their bodies ("HWE ICB"), where one held area alone has that body."""
    return [
        AreaSaid(start, end, areas[0], True) for start, end, areas in known.bodies_said(folded, held) if len(areas) == 1
    ]


def _taken(token: Token, found: Sequence[AreaSaid]) -> AreaSaid | None:
    return next((one for one in found if one.start <= token.start < one.end), None)


def _is_taken(said: AreaSaid, found: Sequence[AreaSaid]) -> bool:
    return any(one.start < said.end and said.start < one.end for one in found)


@lru_cache(maxsize=64)
def _forms_of(held: tuple[str, ...]) -> _Forms:
    """Return the ways the held areas are written, by their first word, longest first."""
    forms: dict[tuple[str, ...], set[str]] = {}
    for area in held:
        for form in _forms(area):
            forms.setdefault(form, set()).add(area)
    by_first: _Forms = {}
    for form, areas in forms.items():
        if len(areas) == 1:
            by_first.setdefault(form[0], []).append((form, next(iter(areas))))
    return {first: sorted(listed, key=lambda one: -len(one[0])) for first, listed in by_first.items()}


def _forms(area: str) -> set[tuple[str, ...]]:
    listed = tuple(words(area))
    forms = {listed, *(tuple(words(short)) for short in table("areas")["england"].get(fold(area), ()))}
    if len(listed) == 1 and listed[0].endswith("shire") and len(listed[0]) > 9:
        forms.add((listed[0].removesuffix("shire"),))
    if len(listed) > 1:
        telling = [word for word in listed if word not in _common() and len(word) > 3]
        forms.update((word,) for word in telling if not is_generic(stem(word)) and word not in _english_words())
    return {form for form in forms if form}


@lru_cache(maxsize=64)
def _single_names(held: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the words long enough for a slip in typing, each with the one area it is the name of."""
    return tuple(
        (form[0], area)
        for listed in _forms_of(held).values()
        for form, area in listed
        if len(form) == 1 and len(form[0]) >= _SHORTEST_SLIP
    )


@cache
def _english() -> _Forms:
    """Return the names of English areas by their first word, longest first."""
    by_first: _Forms = {}
    for area, shorts in table("areas")["england"].items():
        for form in {tuple(words(one)) for one in (area, *shorts)}:
            by_first.setdefault(form[0], []).append((form, area))
    return {first: sorted(listed, key=lambda one: -len(one[0])) for first, listed in by_first.items()}


@cache
def _english_words() -> frozenset[str]:
    return frozenset(form[0] for listed in _english().values() for form, _ in listed if len(form) == 1)


def _may_be_a_name(word: str) -> bool:
    """Tell whether the word before an area's name makes it something else ("brian sutton", "west essex")."""
    if word in _links():
        return False
    return word in _common() - stop_words() or not (
        word in stop_words() or is_generic(stem(word)) or stem(word) in subject_stems()
    )


def _shown(area: str) -> str:
    """Return a name from the table as it is written."""
    small = ("and", "of", "on", "upon", "with")
    return " ".join(word if word in small else word.capitalize() for word in area.split())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 and word not in _english() else word


@cache
def _links() -> frozenset[str]:
    return frozenset(table("areas")["places"]["links"].split())


@cache
def _common() -> frozenset[str]:
    return frozenset(table("areas")["places"]["common_words"].split())


@cache
def _also_words() -> frozenset[str]:
    return frozenset(table("areas")["places"]["also_words"].split())
