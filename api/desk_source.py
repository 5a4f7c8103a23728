"""The desk's verbs about looking at a source: a page, the words on it, what stands before and after, its picture.

`api.desk.Desk` has them among its own. A picture is given only while its document is held, whatever is in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Document, DocumentStatus, Page, Span
from corpus.errors import DocumentNotFoundError
from corpus.passages import Passage, PassageKind, Section
from corpus.store import Corpus
from ingest.drawn_page import Box, DrawnPage
from ingest.page_images import PageImages
from ingest.pointing import point_out

DRAWN_TYPES = frozenset({"application/pdf"})
"""The media types whose pages can be drawn; of any other the text is all there is."""
_ONE_QUOTE = 4
"""Spans this few characters apart are one stretch of words with a line end or a bar between."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a document with the words to be shown on it, and what stands around them."""

    document: Document
    newest: Document
    """The version that answers questions: the document itself unless it was replaced."""
    page: Page
    span: Span | None
    """The words to mark; None when none were asked for or there are no such words."""
    section: str
    """The heading over the marked words, "" when there is none."""
    before: Span | None
    """The passage before that of the marked words, and the one after it; perhaps on another page."""
    after: Span | None
    passages: tuple[Passage, ...]
    """Those with words on this page, and the sections whose headings are on it."""
    sections: tuple[Section, ...]

    @property
    def is_replaced(self) -> bool:
        """Whether a newer version of the document answers questions."""
        return self.document.status is DocumentStatus.SUPERSEDED

    @property
    def can_be_drawn(self) -> bool:
        """Whether the document is of a type whose pages look like something."""
        return self.document.media_type in DRAWN_TYPES


class SourceDesk:
    """What can be asked about the pages that answers stand on."""

    corpus: Corpus
    page_images: PageImages

    def source(self, document_id: str, number: int, start: int | None, end: int | None) -> SourcePage:
        """Return a page with the words from `start` to `end` where there are such words; DocumentNotFoundError."""
        document = self.corpus.document(document_id)
        if not 1 <= number <= document.pages:
            has = "has one page only" if document.pages == 1 else f"has pages 1 to {document.pages}"
            raise DocumentNotFoundError(f"“{document.title}” {has}, and no page {number}.")
        page = self.corpus.page(document_id, number)
        passages, sections = self.corpus.passages(document_id), self.corpus.sections(document_id)
        is_place = start is not None and end is not None and 0 <= start < end <= len(page.text)
        span = Span(number, start, end) if is_place else None
        place = _passage_at(passages, span)
        headings = {section.section_id: section.heading for section in sections}
        return SourcePage(
            document=document,
            newest=self.corpus.versions(document_id)[-1],
            page=page,
            span=span,
            section=headings.get(passages[place].section_id, "") if place is not None else "",
            before=_whole(passages[place - 1]) if place else None,
            after=_whole(passages[place + 1]) if place is not None and place + 1 < len(passages) else None,
            passages=tuple(each for each in passages if any(span.page == number for span in each.spans)),
            sections=tuple(each for each in sections if any(span.page == number for span in each.spans)),
        )

    def picture(self, document_id: str, number: int) -> DrawnPage:
        """Return a page as it looks; raises DocumentNotFoundError, and ReadError when it cannot be drawn."""
        document = self.corpus.document(document_id)
        if document.media_type not in DRAWN_TYPES or not 1 <= number <= document.pages:
            raise DocumentNotFoundError(f"“{document.title}” has no picture of a page {number}.")
        original = self.corpus.original(document_id)
        drawn = self.page_images.page(document_id, original, document.file, number)
        if not self.corpus.holds(document_id):
            # Removed while it was being drawn.
            self.page_images.forget([document_id])
            raise DocumentNotFoundError(f"“{document.title}” was removed.")
        return drawn

    def marks(self, source: SourcePage, drawn: DrawnPage) -> tuple[Box, ...]:
        """Return where the marked words stand in the picture of their page, () when that is not certain."""
        return point_out(source.page, source.span, drawn) if source.span else ()


def _passage_at(passages: Sequence[Passage], span: Span | None) -> int | None:
    """Return the position of the first passage with words at `span`."""
    if span is None:
        return None
    return next((place for place, each in enumerate(passages) if any(map(span.overlaps, each.spans))), None)


def _whole(passage: Passage) -> Span:
    """Return the stretch to mark for a passage: a table's row whole, other words as far as they stand together."""
    first, *rest = sorted(passage.spans, key=lambda span: (span.page, span.start))
    end = first.end
    for span in rest:
        if span.page == first.page and (passage.kind is PassageKind.TABLE_ROW or span.start - end <= _ONE_QUOTE):
            end = max(end, span.end)
    return Span(first.page, first.start, end)
