"""Status words into the published scale, and whose words they are.

The scale is a reading of the words, never a replacement: what shows a scale shows the words too. A letter has a
colour only when it prints one.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.register.tracked import Assessor, Scale
from assistant.words import table
from corpus.documents import Document
from corpus.wording import fold

_Reading = tuple[tuple[str, re.Pattern[str]], ...]


def scale_of_field(words: str) -> Scale:
    """Return what a status field says; UNCLEAR when its words are none we know."""
    found = _first(_patterns("status", "cell", "scale"), fold(words))
    return Scale(found) if found else Scale.UNCLEAR


def scale_of_prose(sentence: str) -> Scale | None:
    """Return what a sentence says of progress, None when it says nothing of it."""
    found = _first(_patterns("status", "prose", "scale"), fold(sentence))
    return Scale(found) if found else None


def colour_in(words: str) -> str | None:
    """Return the colour that a status field prints, None when it prints none."""
    found = _colours().search(fold(words))
    return found.group().capitalize() if found else None


def assessor_of(sentence: str, document: Document) -> Assessor:
    """Return whose account a sentence of `document` is."""
    reported = _first(_patterns("assessors", "reported", "assessor"), fold(sentence))
    return Assessor(reported or table("assessors")["kinds"][document.kind.value])


@cache
def _patterns(name: str, part: str, key: str) -> _Reading:
    return tuple((one[key], _whole_words(one["whole_words"])) for one in table(name)[part])


@cache
def _colours() -> re.Pattern[str]:
    return _whole_words(table("status")["colours"]["whole_words"])


def _whole_words(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)")


def _first(patterns: _Reading, folded: str) -> str | None:
    return next((name for name, pattern in patterns if pattern.search(folded)), None)
