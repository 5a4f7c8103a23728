"""Which kinds of document a folded question points at ("in the plan", "the minutes", "the deep dive letter").

Newcomers trip over this: "care plans" and "a written plan" are things the documents speak of, so the word plan alone
names no kind; `tables/scope.toml` holds the wordings that do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.patterns import pattern
from assistant.words import is_generic, text_terms
from corpus.documents import Document, DocumentKind

_OF = {
    "letter": (DocumentKind.STOCKTAKE_LETTER,),
    "plan": (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN),
    "minutes": (DocumentKind.MINUTES,),
    "inspection_report": (DocumentKind.INSPECTION_REPORT,),
}
_CALLED = {"letter": "letter", "plan": "plan", "minutes": "minutes", "inspection_report": "inspection report"}


@dataclass(frozen=True, slots=True)
class KindSaid:
    """A kind of document named in a folded text."""

    start: int
    end: int
    name: str

    @property
    def kinds(self) -> tuple[DocumentKind, ...]:
        """The kinds the name stands for."""
        return _OF[self.name]

    @property
    def called(self) -> str:
        """The name as people say it."""
        return _CALLED[self.name]


def kinds_said(folded: str) -> list[KindSaid]:
    """Return the kinds of document a folded text looks in, in order; one that it says it does not mean is left out."""
    not_meant = [match.span() for match in pattern("scope", "not_kind").finditer(folded)]
    found = [
        KindSaid(match.start(), match.end(), name)
        for name in _OF
        for match in pattern("scope", name).finditer(folded)
        if not any(start < match.end() and match.start() < end for start, end in not_meant)
    ]
    return sorted(found, key=lambda one: one.start)


def kinds_not_meant(folded: str) -> tuple[DocumentKind, ...]:
    """Return the kinds a folded text says it does not mean ("not the plan")."""
    said = " ".join(match.group() for match in pattern("scope", "not_kind").finditer(folded))
    return tuple(kind for name, kinds in _OF.items() if name in said for kind in kinds)


def perhaps_minutes(folded: str) -> bool:
    """Tell whether minutes would be looked at first, if there are any ("the next board")."""
    return bool(pattern("scope", "minutes_perhaps").search(folded))


def without_minutes(folded: str) -> list[tuple[int, int]]:
    """Return where a folded text says that it looks in minutes: a word that no minutes have in their sentences."""
    return [(one.start, one.end) for one in kinds_said(folded) if one.name == "minutes"]


def titled(folded: str, held: Sequence[Document]) -> list[Document]:
    """Return the documents whose title has the words said before "letter" or "page", when not all have them."""
    for match in pattern("scope", "titled").finditer(folded):
        terms = {one for one in text_terms(match["title"]) if not is_generic(one) and not one.isdigit()}
        found = [one for one in held if terms and terms <= text_terms(f"{one.title} {one.file.replace('-', ' ')}")]
        if found and len(found) < len(held):
            return found
    return []
