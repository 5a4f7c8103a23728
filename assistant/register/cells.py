"""A document's statement of an action into the cells a row is told by, each with its name and its place.

A cell is named as its document names it ("By when: May 25"), where that name can be shown beside it. Newcomers trip
over this: the words are read from the page at the cell's place, never taken from the action, so that they are verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from assistant.drafts import Pick
from assistant.holdings import Held, Holdings
from assistant.proof import is_shown_on
from assistant.register.tracked import Mention, TrackedAction, Update
from corpus.actions import Due, Field, Measure
from corpus.documents import Document, Span
from corpus.passages import Passage, PassageKind
from corpus.people import Person
from corpus.store import Corpus
from corpus.wording import display, fold

_LABEL = re.compile(r"(?:^|\n)[ \t]*(?:[•*–-][ \t]*)?(?P<label>[A-Z][^:\n]{1,60}:)[ \t]*\n?[ \t]*$")
_BEFORE = 80
_NEAR = 24
_PEOPLE = ("owner", "accountable", "body")


class Cells:
    """Makes the parts of statements from what is held."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        self._holdings = holdings
        self._page = cache(corpus.page)

    def row(self, mention: Mention, fields: Iterable[str], *besides: Pick) -> Pick:
        """Return one statement: the action's ref and words, these fields of it, and what stands beside them."""
        parts = [*self.head(mention), *(part for name in fields for part in self.field(mention, name)), *besides]
        return joined(parts)

    def head(self, mention: Mention) -> list[Pick]:
        """Return an action's ref, where it stands apart, and its own words."""
        action = mention.action
        words = self._cell(mention.document, action.section_id, action.spans)
        ref = self._ref(mention, words) if action.ref else None
        return [ref, words] if ref else [words]

    def field(self, mention: Mention, name: str) -> list[Pick]:
        """Return the cells of one field; none where the document does not give it."""
        names = _PEOPLE if name == "responsible" else (name,)
        found: list[Field | Due] = []
        for one in names:
            value = getattr(mention.action, one)
            if one == "former_due" and mention.action.due and value and _within(value.spans, mention.action.due.spans):
                value = mention.action.due  # "December 2025 (was July 2025)" is one cell
            found.extend(value if isinstance(value, tuple) else [value] if value else [])
        section = mention.action.section_id
        return [self._cell(mention.document, section, one.spans) for one in found if one.spans]

    def due(self, action: TrackedAction, due: Due) -> Pick:
        """Return a date of an action from the statement that gives it."""
        for one in action.mentions:
            if due in (one.action.due, one.action.former_due):
                return self._cell(one.document, one.action.section_id, due.spans)
        raise ValueError("a due date that no statement of the action gives")

    def update(self, update: Update) -> Pick:
        """Return what a document says of how far an action is."""
        held = self._holdings.of(update.document)
        passage = _passage_at(held, update.spans)
        return self._cell(update.document, passage.section_id, update.spans)

    def person(self, held: Held, person: Person) -> Pick:
        """Return a mention of a person, with role and organisation as they stand there."""
        section_id = _passage_at(held, person.spans).section_id
        return self._cell(held.document, section_id, person.spans)

    def measure(self, document: Document, measure: Measure, roles: Iterable[str]) -> Pick:
        """Return a row of indicators: its name, and its figures of these roles or all."""
        wanted = set(roles)
        fields = [measure.name, *(one.value for one in measure.figures if not wanted or one.role.value in wanted)]
        return joined([self._cell(document, measure.section_id, one.spans) for one in fields])

    def _cell(self, document: Document, section_id: str, spans: tuple[Span, ...]) -> Pick:
        held = self._holdings.of(document)
        passage = _passage_at(held, spans)
        words = self._words(document, spans)
        name = self._column(document, passage, words, spans)
        if name:
            words = f"{name}: {words}"
        elif labelled := self._with_label(document, passage, spans):
            spans, words = labelled, self._words(document, labelled)
        return Pick(words, document, held.sections[section_id], passage, spans)

    def _words(self, document: Document, spans: tuple[Span, ...]) -> str:
        return " ".join(display(self._page(document.document_id, one.page).quote(one)) for one in spans)

    def _column(self, document: Document, passage: Passage, words: str, spans: tuple[Span, ...]) -> str:
        """Return the head of a cell's column, "" where its page does not show it."""
        if passage.kind is not PassageKind.TABLE_ROW:
            return ""
        found = re.search(rf"(?:^|; )([^;:]{{1,60}}): {re.escape(words)}(?=;|$)", passage.text)
        shown = found and is_shown_on(self._page(document.document_id, spans[0].page), found[1])
        return found[1] if found and shown else ""

    def _with_label(self, document: Document, passage: Passage, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return a field's place with the label that stands before it ("Lead officer:"), nothing where none does."""
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.TABLE_ROW):
            first = spans[0]
            start = max(0, first.start - _BEFORE)
            found = _LABEL.search(self._page(document.document_id, first.page).text[start : first.start])
            if found:
                return (Span(first.page, start + found.start("label"), first.end), *spans[1:])
        return ()

    def _ref(self, mention: Mention, words: Pick) -> Pick | None:
        """Return the ref of an action as a part of its own, None where its words hold it or it stands elsewhere."""
        ref, document, passage = mention.action.ref or "", mention.document, words.passage
        if ref.casefold() in words.text.casefold().split(" ", 3)[:3] or f"{ref}:" in words.text:
            return None
        if passage.kind is PassageKind.TABLE_ROW:
            for span in passage.spans:
                if fold(self._page(document.document_id, span.page).quote(span)).strip(" .") == fold(ref):
                    return self._cell(document, mention.action.section_id, (span,))
        first = words.spans[0]
        before = self._page(document.document_id, first.page).text[max(0, first.start - _NEAR) : first.start]
        found = re.search(rf"(?<![\w.]){re.escape(ref)}(?=[\s.:)–-]*$)", before)
        if not found:
            return None
        start = first.start - len(before) + found.start()
        span = Span(first.page, start, start + len(ref))
        return Pick(ref, document, words.section, passage, (span,))


def joined(parts: Iterable[Pick]) -> Pick:
    """Return cells as one statement; each stays proven by its own words."""
    listed = list(_once(parts))
    listed[:-1] = [replace(one, text=one.text.rstrip(" .;")) for one in listed[:-1]]
    first = listed[0]
    return Pick("; ".join(one.text for one in listed), first.document, first.section, first.passage, (), tuple(listed))


def _once(parts: Iterable[Pick]) -> Iterator[Pick]:
    """Yield each cell whose words do not stand in another one's: "by May 2025" in the action, or in its own date."""
    listed = list(parts)
    for place, one in enumerate(listed):
        others = [*listed[:place], *(other for other in listed[place + 1 :] if other.spans != one.spans)]
        if not any(_holds(other, one) for other in others):
            yield one


def _holds(one: Pick, other: Pick) -> bool:
    if one.document.document_id != other.document.document_id:
        return False
    return _within(other.spans, one.spans)


def _within(spans: Iterable[Span], held: Iterable[Span]) -> bool:
    places = list(held)
    return all(any(a.page == b.page and a.start <= b.start and b.end <= a.end for a in places) for b in spans)


def _passage_at(held: Held, spans: tuple[Span, ...]) -> Passage:
    """Return the passage that words stand in; of several, a row before the heading over it."""
    touching = [one for one in held.passages if any(a.overlaps(b) for a in one.spans for b in spans)]
    rows = [one for one in touching if one.kind is PassageKind.TABLE_ROW]
    return (rows or touching or list(held.passages))[0]
