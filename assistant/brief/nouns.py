"""The nouns of a brief: an area on a day, in parts, each with statements to prove and our own sentence about them.

A part without statements says so in its note: a reader must see that nothing is recorded, and not miss a heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.drafts import Pick
from assistant.glossary import Term
from assistant.register.days import in_words
from corpus.documents import Document

ACTIONS = "Actions"
"""The heading of the part that counts all actions."""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a brief and what stands under it."""

    heading: str
    note: str = ""
    """Our own sentence: how many there are, or that there are none."""
    picks: tuple[Pick, ...] = ()
    terms: tuple[Term, ...] = ()
    """Words of our glossary, told in their first sentence."""
    total: int | None = None
    """Of actions: how many are meant, of which the picks tell the worst."""
    condition: str = ""
    """Of actions: the condition that lists them all, as the list of actions calls it ("overdue")."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is told of an area, before proof."""

    area: str
    on: date
    """The day that overdue and ahead are measured on."""
    documents: tuple[Document, ...]
    """Those it is made from, the newest first."""
    parts: tuple[Part, ...]


def made_from(documents: tuple[Document, ...]) -> str:
    """Return how many documents there are and of which days: "5 documents of 14 March 2024 to 29 April 2025"."""
    days = [in_words(day) for day in sorted({one.date for one in documents if one.date})]
    count = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
    return f"{count} of {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else count
