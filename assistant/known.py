"""The documents held into what naming needs of them: the bodies of each area, and which words stand anywhere.

"HWE ICB" and "the county council" name an area only if documents of one held area alone know that body.
Newcomers trip over this: `NOTHING_KNOWN` is for callers without a corpus, and then no name can be called foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.words import table
from corpus.store import Corpus
from corpus.wording import fold

_ICB = re.compile(r"^(?:nhs )?(?P<place>.+?) (?:integrated care board|icb)\b")
_COUNCIL = re.compile(r"^.+ council$")
_SMALL = frozenset(["and", "of", "the", "on", "upon"])


@dataclass(frozen=True, slots=True)
class Known:
    """What the documents held know of names."""

    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ways to name a body, folded, each with the areas whose documents know it."""
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of kinds of body ("the county council"), each with the areas that have one."""
    words: Mapping[str, int] = field(default_factory=dict)
    is_complete: bool = False
    """True when `words` are those of all documents held."""

    @staticmethod
    def of(corpus: Corpus) -> Known:
        """Return what a corpus knows of names."""
        areas: dict[str, set[str]] = {}
        of_kind: dict[str, set[str]] = {}
        for document in corpus.documents():
            for organisation in {one.organisation for one in corpus.people(document.document_id)}:
                for form in _body_forms(fold(organisation)) if document.area else ():
                    areas.setdefault(form, set()).add(document.area)
                for form in _kind_forms(fold(organisation)) if document.area else ():
                    of_kind.setdefault(form, set()).add(document.area)
        return Known(_sorted(areas), _sorted(of_kind), corpus.word_counts(), True)

    def holds(self, word: str) -> bool:
        """Tell whether a folded word, or its singular, stands in a document."""
        return word in self.words or (word.endswith("s") and word[:-1] in self.words)

    def bodies_said(self, folded: str, held: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
        """Yield where a folded text names bodies, the longest form first, with the held areas that have them."""
        kept = frozenset(held)
        taken = -1
        for match in _named(tuple(self.bodies)).finditer(folded) if self.bodies else ():
            if match.start() >= taken:
                taken = match.end()
                yield match.start(), match.end(), [one for one in self.bodies[match.group()] if one in kept]

    def area_of_body(self, folded: str, held: Sequence[str]) -> tuple[str, ...]:
        """Return the one held area with a body of the kind spoken of ("the county council"), or none."""
        for form, areas in self.kinds.items():
            if re.search(rf"\b{re.escape(form)}\b", folded):
                having = tuple(one for one in areas if one in held)
                return having if len(having) == 1 else ()
        return ()


def _sorted(areas: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {form: tuple(sorted(of)) for form, of in sorted(areas.items())}


def _body_forms(organisation: str) -> set[str]:
    """Return the ways people name a council or a care board."""
    found = _ICB.match(organisation)
    if found:
        place = found["place"]
        telling = [word for word in re.findall(r"[a-z]+", place) if word not in _SMALL]
        first_letters = "".join(word[0] for word in telling)
        shorts = {place, *(word for word in telling if len(word) > 4)}
        if len(first_letters) > 1:
            shorts.add(first_letters)
        kinds = ("icb", "integrated care board")
        forms = {f"{lead}{short} {kind}" for lead in ("", "nhs ") for short in shorts for kind in kinds}
        return {*forms, f"nhs {place}", f"{first_letters}icb"} if len(first_letters) > 1 else {*forms, f"nhs {place}"}
    return {organisation} if _COUNCIL.match(organisation) else set()


def _kind_forms(organisation: str) -> set[str]:
    """Return the names of kinds that people call a body by ("the county council", "the ICB")."""
    listed = table("areas")["bodies"]
    of_council = {f"the {kind}" for kind in listed["council"] if organisation.endswith(kind)}
    return of_council | ({f"the {kind}" for kind in listed["icb"]} if _ICB.match(organisation) else set())


@cache
def _named(bodies: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(bodies, key=lambda one: (-len(one), one))
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in longest_first)})\b")


NOTHING_KNOWN = Known()
