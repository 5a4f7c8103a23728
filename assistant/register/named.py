"""Which actions a sentence names by their number: "Priority Action 2", "AFI1", "priority actions one and three".

What an area's own papers call their headings ("Theme 2: …") is learnt from the headings. A plan's actions are named by
a ref after a word for them ("Action 4.2"); a bare figure with a point names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.register.stated import Stated, heading_number, is_heading
from assistant.words import table
from corpus.actions import ActionKind
from corpus.wording import fold

_NUMBER = (
    r"(?:\d{1,2}|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|i{1,3}|iv|vi{0,3}|[a-h]))(?![\w.]\w)\b"
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_MORE = rf"(?:\s*(?:,|and|&)\s*{_NUMBER})*"
_REF = r"\d{1,2}(?:\.\d{1,2})+[a-z]?\b|\d{1,2}[a-z]\b|[a-z]{1,4}\d{1,2}(?:\.\d{1,2})*[a-z]?\b"
_LISTED = re.compile(rf"(?:^|:\s)\W*(?P<ref>{_REF})(?=[\s,:(])")
_CLAUSE = re.compile(r";|, (?:and|but|while|whereas|although)\b|\b(?:but|while|whereas|although)\b")
_LABEL = re.compile(rf"\W*([a-z][a-z '&-]{{2,40}}?)\s*(?:no\.?\s*)?({_NUMBER})")


class Names:
    """Finds what the papers of one area name."""

    def __init__(self, statements: Iterable[Stated] = ()) -> None:
        names = {ActionKind(kind): set(listed) for kind, listed in table("said")["headings"].items()}
        for one in statements:
            label = _LABEL.match(fold(one.title)) if is_heading(one) else None
            if label and heading_number(label.group(2)) == one.number:
                names[one.kind].add(re.escape(label.group(1)))
        self._headings = {kind: _numbered(listed) for kind, listed in names.items()}
        self._found: dict[str, frozenset[tuple[ActionKind, str]]] = {}

    def headings(self, folded: str) -> frozenset[tuple[ActionKind, str]]:
        """Return the priority actions and areas for improvement that folded words name, each as kind and number."""
        if folded not in self._found:  # Every sentence is asked about several times.
            self._found[folded] = frozenset(self._named_in(folded))
        return self._found[folded]

    def _named_in(self, folded: str) -> Iterator[tuple[ActionKind, str]]:
        yield from (
            (kind, heading_number(number))
            for kind, pattern in self._headings.items()
            for match in pattern.finditer(folded)
            for number in re.findall(_NUMBER, match["numbers"] or "") or (match["ordinal"],)
        )

    def anything(self, folded: str) -> bool:
        """Tell whether folded words name any action."""
        return bool(self.headings(folded) or actions_named(folded))


def actions_named(folded: str) -> tuple[str, ...]:
    """Return the refs of a plan's actions that folded words name, in order."""
    return tuple(ref for match in _actions().finditer(folded) for ref in re.findall(_REF, match["refs"]))


def refs_listed(folded: str) -> tuple[str, ...]:
    """Return the refs that words open with, or have after a colon: "2.4, speak with …", "no longer included: 1a"."""
    return tuple(match["ref"] for match in _LISTED.finditer(folded))


def clauses(words: str) -> Iterator[str]:
    """Yield the parts of a sentence that can judge different things."""
    yield from (part.strip() for part in _CLAUSE.split(words) if part and part.strip())


def _numbered(names: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    numbered = rf"(?:{listed})\s*(?:no\.?\s*|number\s*)?\(?(?P<numbers>{_NUMBER}{_MORE})"
    return re.compile(rf"\b(?:{numbered}|(?P<ordinal>{_ORDINAL}) (?:of (?:the|your|these) )?(?:{listed})\b)")


@cache
def _actions() -> re.Pattern[str]:
    names = "|".join(table("said")["actions"]["whole_words"])
    return re.compile(rf"\b(?:{names})\s*(?:no\.?\s*|number\s*)?(?P<refs>(?:{_REF})(?:\s*(?:,|and|&)\s*(?:{_REF}))*)")
