"""Spans into citations: the exact words at each, read from the stored page, numbered within one answer.

`Quotes` reads pages and is shared by all that one request shows; `Sources` numbers the citations of one action or
measure. The quote is always the page's own text from start to end.
"""

from __future__ import annotations

from collections.abc import Iterable

from api.schemas.chat import CitationOut
from assistant.holdings import Holdings
from corpus.documents import Document, Page, Span
from corpus.store import Corpus

_JOINED_GAP = 4
"""Spans this few characters apart, a line end or a bar between them, are one quote."""


class Quotes:
    """Pages read so far, and which passage stands where."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        self._corpus = corpus
        self._holdings = holdings
        self._pages: dict[tuple[str, int], Page] = {}
        self._passages: dict[str, dict[int, list[tuple[Span, str]]]] = {}

    def read(self, document_id: str, span: Span) -> str:
        """Return the words at `span`."""
        place = document_id, span.page
        if place not in self._pages:
            self._pages[place] = self._corpus.page(document_id, span.page)
        return self._pages[place].quote(span)

    def passage_at(self, document: Document, span: Span) -> str:
        """Return the id of the first passage with words at `span`, "" when no passage has any."""
        if document.document_id not in self._passages:
            self._passages[document.document_id] = self._places(document)
        standing = self._passages[document.document_id].get(span.page, ())
        return next((passage_id for place, passage_id in standing if span.overlaps(place)), "")

    def heading(self, document: Document, section_id: str) -> str:
        """Return a section's heading, "" when it has none."""
        section = self._holdings.of(document).sections.get(section_id)
        return section.heading if section else ""

    def _places(self, document: Document) -> dict[int, list[tuple[Span, str]]]:
        places: dict[int, list[tuple[Span, str]]] = {}
        for passage in self._holdings.of(document).passages:
            for span in passage.spans:
                places.setdefault(span.page, []).append((span, passage.passage_id))
        return places


class Sources:
    """The citations of one action or measure, numbered from 1 in the order first needed."""

    def __init__(self, quotes: Quotes) -> None:
        self._quotes = quotes
        self._numbers: dict[tuple[str, Span], int] = {}
        self.citations: list[CitationOut] = []

    def cite(self, document: Document, section_id: str, spans: Iterable[Span]) -> list[int]:
        """Return the numbers of the citations at `spans`; the same words have the same number."""
        return [self._number(document, section_id, span) for span in _joined(spans)]

    def _number(self, document: Document, section_id: str, span: Span) -> int:
        place = document.document_id, span
        if place not in self._numbers:
            self._numbers[place] = len(self.citations) + 1
            self.citations.append(self._citation(document, section_id, span))
        return self._numbers[place]

    def _citation(self, document: Document, section_id: str, span: Span) -> CitationOut:
        return CitationOut(
            number=len(self.citations) + 1,
            document_id=document.document_id,
            document=document.title,
            file=document.file,
            area=document.area,
            kind=document.kind,
            date=document.date,
            page=span.page,
            section=self._quotes.heading(document, section_id),
            quote=self._quotes.read(document.document_id, span),
            start=span.start,
            end=span.end,
            url=f"/documents/{document.document_id}/pages/{span.page}?start={span.start}&end={span.end}",
            passage_id=self._quotes.passage_at(document, span),
        )


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.page, span.start)):
        last = joined[-1] if joined else None
        if last and last.page == span.page and span.start - last.end <= _JOINED_GAP:
            joined[-1] = Span(last.page, last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined
