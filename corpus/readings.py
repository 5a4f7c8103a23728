"""What reading one file yields: the document and everything in it, on its way into the store.

`ingest` makes a `Reading`; `Corpus.add` keeps it. Nothing else passes between the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.actions import Action, Measure
from corpus.documents import Document, Page
from corpus.passages import Passage, Section
from corpus.people import Person


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its pages, sections, passages, people, actions and measures."""

    document: Document
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    people: tuple[Person, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
