"""Which actions a sentence names by their number: "Priority Action 2", "AFI1", "priority actions one and three".

A plan's actions are named by a ref after a word for them ("Action 4.2"); a bare figure with a point names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.register.stated import heading_number
from assistant.words import table
from corpus.actions import ActionKind

_NUMBER = r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[a-h])(?![\w.]\w)\b"
_MORE = rf"(?:\s*(?:,|and|&)\s*{_NUMBER})*"
_REF = r"\d{1,2}(?:\.\d{1,2})+[a-z]?\b|[a-z]{1,4}\d{1,2}(?:\.\d{1,2})*[a-z]?\b"
_CLAUSE = re.compile(r";|, (?:and|but|while|whereas|although)\b|\b(?:but|while|whereas|although)\b")


def headings_named(folded: str) -> frozenset[tuple[ActionKind, str]]:
    """Return the priority actions and areas for improvement that folded words name, each as kind and number."""
    found = set()
    for kind, pattern in _headings():
        for match in pattern.finditer(folded):
            found |= {(kind, heading_number(number)) for number in re.findall(_NUMBER, match["numbers"])}
    return frozenset(found)


def actions_named(folded: str) -> tuple[str, ...]:
    """Return the refs of a plan's actions that folded words name, in order."""
    return tuple(ref for match in _actions().finditer(folded) for ref in re.findall(_REF, match["refs"]))


def clauses(words: str) -> Iterator[str]:
    """Yield the parts of a sentence that can judge different things."""
    yield from (part.strip() for part in _CLAUSE.split(words) if part and part.strip())


@cache
def _headings() -> tuple[tuple[ActionKind, re.Pattern[str]], ...]:
    return tuple(
        (
            ActionKind(kind),
            re.compile(rf"\b(?:{'|'.join(names)})\s*(?:no\.?\s*|number\s*)?(?P<numbers>{_NUMBER}{_MORE})"),
        )
        for kind, names in table("said")["headings"].items()
    )


@cache
def _actions() -> re.Pattern[str]:
    names = "|".join(table("said")["actions"]["whole_words"])
    return re.compile(rf"\b(?:{names})\s*(?:no\.?\s*|number\s*)?(?P<refs>(?:{_REF})(?:\s*(?:,|and|&)\s*(?:{_REF}))*)")
