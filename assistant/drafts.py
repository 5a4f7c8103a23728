"""The noun between finding and proving: an answer whose quotes are not yet checked.

A `Pick` says which words are to be stated and where they stand; only `proof.py` turns picks into
statements. Nothing reaches a person from here directly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answers import Status
from assistant.glossary import Term
from assistant.holdings import Candidate
from corpus.documents import Document, Span
from corpus.passages import Passage, Section


@dataclass(frozen=True, slots=True)
class Pick:
    """Words to state and the spans that carry them."""

    text: str
    document: Document
    section: Section
    passage: Passage
    spans: tuple[Span, ...]
    parts: tuple[Pick, ...] = ()
    """The cells of a row, perhaps of several documents, each with its own words and spans; `text` joins them."""
    under: str = ""
    """Our own heading over it; "" for none."""
    note: str = ""
    """Our own words beside it; "" for none."""
    beside: tuple[Pick, ...] = ()
    """What the note rests on: cited with it, not stated."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before proof."""

    status: Status
    message: str = ""
    picks: tuple[Pick, ...] = ()
    nearest: tuple[Pick, ...] = ()
    newer: tuple[Pick, ...] = ()
    """What newer documents say to the same point, when the picks are of an older one."""
    areas_to_choose: tuple[str, ...] = ()
    """The areas to offer when the area is asked back."""
    terms: tuple[Term, ...] = ()
    """What our own glossary says."""


def pick(candidate: Candidate) -> Pick:
    """Return one candidate as a statement in its own words."""
    return Pick(candidate.text, candidate.document, candidate.section, candidate.passage, candidate.sentence.spans)


def picks(candidates: Iterable[Candidate]) -> tuple[Pick, ...]:
    """Return candidates as statements, each sentence once."""
    seen: set[tuple[str, str]] = set()
    chosen = []
    for candidate in candidates:
        key = (candidate.document.document_id, candidate.text)
        if key not in seen:
            seen.add(key)
            chosen.append(pick(candidate))
    return tuple(chosen)


def answered(candidates: Iterable[Candidate]) -> Draft:
    """Return a plain answer made of these sentences."""
    return Draft(Status.ANSWERED, picks=picks(candidates))
