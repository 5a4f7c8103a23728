"""The words of the field and how things go, from our own tables into terms to be shown as the glossary's.

Nothing here is a document's: a `Term` never becomes a statement with a quote. Newcomers trip over this: a form such as
"council" may be asked about, but only short forms ("SENDIASS") tell that a word belongs to the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.words import table, words
from corpus.wording import fold

NAMED = "From the glossary of Stocktake Assistant, not from a document"
"""What stands before every term of ours, wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field in our own wording, with the law or guidance it comes from."""

    name: str
    long: str
    """Spelt out; "" when the name is no short form."""
    meaning: str
    also: tuple[str, ...] = ()
    source: str = ""
    """The law or guidance by name, "" when none defines it."""

    @property
    def anchor(self) -> str:
        """What its place on the glossary page is called."""
        return "-".join(words(self.name))

    @property
    def url(self) -> str:
        """Where it can be seen, relative to the server."""
        return f"/glossary#{self.anchor}"

    @property
    def head(self) -> str:
        """The name with what it is short for: "PAP (priority action plan)"."""
        return f"{self.name} ({self.long})" if self.long else self.name

    @property
    def text(self) -> str:
        """The whole as one line, the law last."""
        head = self.head[:1].upper() + self.head[1:]
        return f"{head}: {self.meaning}" + (f" ({self.source}.)" if self.source else "")


@cache
def terms() -> tuple[Term, ...]:
    """Return every word of the field."""
    return tuple(
        Term(one["name"], one.get("long", ""), one["meaning"], tuple(one.get("also", ())), one.get("source", ""))
        for one in table("glossary")["term"]
    )


@cache
def processes() -> tuple[Term, ...]:
    """Return how things go, each told as a term is."""
    return tuple(Term(one["name"], "", one["meaning"], (), one["source"]) for one in table("process")["process"])


@cache
def glossary() -> dict[str, Term]:
    """Return each form of a term, folded, with the term; a form that two share is the first one's."""
    found: dict[str, Term] = {}
    for own in (lambda one: (one.name, one.long), lambda one: one.also):
        for one in terms():
            for form in filter(None, own(one)):
                found.setdefault(" ".join(words(form)), one)
    return found


@cache
def short_forms() -> frozenset[str]:
    """Return the words, folded, that belong to the field and to nothing else: those written with capitals."""
    forms = (form for one in terms() for form in (one.name, *one.also))
    return frozenset(fold(form) for form in forms if " " not in form and not form.islower())


@cache
def field_words() -> frozenset[str]:
    """Return every word of a term's forms, which are spelt right."""
    return frozenset(word for form in glossary() for word in form.split())


def is_of_each_area(term: Term) -> bool:
    """Tell whether each area has one of its own, so that "the" asks about that one."""
    return term.name in table("glossary")["each_area_has"]


def process_asked(folded: str) -> Term | None:
    """Return how things go where a folded question asks that in general."""
    for patterns, told in zip(_asks(), processes(), strict=True):
        if any(one.search(folded) for one in patterns):
            return told
    return None


@cache
def _asks() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(asked) for asked in one["asks"]) for one in table("process")["process"])
