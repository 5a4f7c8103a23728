"""The documents held into the page that lists them: filtered, by area, newest first, some fifty at a time.

A page never holds more than `ON_A_PAGE` documents, so that a thousand of them are as quick as ten; an
area cut by the end of a page goes on, under its name, on the next.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from api.desk_briefs import UNKNOWN_AREA as UNKNOWN_AREA
from api.desk_documents import DocumentDesk
from api.schemas.documents import DocumentOut
from corpus.documents import DocumentKind
from corpus.wording import fold

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; empty means all."""

    area: str = ""
    kind: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.area or self.kind or self.words)

    def let_through(self, document: DocumentOut) -> bool:
        """Return whether a document is one of those asked for."""
        area = "" if self.area == UNKNOWN_AREA else self.area
        if self.area and fold(document.area) != fold(area):
            return False
        if self.kind and document.kind != self.kind:
            return False
        told = fold(f"{document.title} {document.file}")
        return all(word in told for word in fold(self.words).split())

    def address(self, page: int) -> str:
        """Return the address of a page of the list with these filters."""
        asked = {"area": self.area, "kind": self.kind, "words": self.words, "page": page if page > 1 else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/documents?{query}" if query else "/documents"


@dataclass(frozen=True, slots=True)
class Listed:
    """One document of the list, with how many things there are to know about it."""

    document: DocumentOut
    warnings: int


@dataclass(frozen=True, slots=True)
class AreaShelf:
    """Documents of one area, newest first."""

    area: str
    documents: tuple[Listed, ...]
    matching: int
    """How many of this area match, on this page and others."""
    goes_on: bool
    """Whether it began on an earlier page."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """The list as it is shown."""

    filters: Filters
    shelves: tuple[AreaShelf, ...]
    held: int
    matching: int
    areas: tuple[tuple[str, int], ...]
    """Every area held with the number of its documents; the one of "" is not known."""
    kinds: tuple[DocumentKind, ...]
    first: date | None
    last: date | None
    page: int
    pages: int


def shelves(desk: DocumentDesk, filters: Filters, page: int) -> Shelves:
    """Return page `page` (from 1; beyond the last it is the last) of the documents that `filters` let through."""
    held = desk.documents()
    matching = sorted(filter(filters.let_through, held), key=_place)
    pages = max(1, math.ceil(len(matching) / ON_A_PAGE))
    page = min(max(1, page), pages)
    begin = (page - 1) * ON_A_PAGE
    days = sorted(document.date for document in held if document.date)
    counts = Counter(document.area for document in held)
    return Shelves(
        filters=filters,
        shelves=_by_area(desk, matching, begin),
        held=len(held),
        matching=len(matching),
        areas=tuple(sorted(counts.items(), key=lambda each: _area_place(each[0]))),
        kinds=tuple(kind for kind in DocumentKind if any(document.kind == kind for document in held)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        page=page,
        pages=pages,
    )


def _by_area(desk: DocumentDesk, matching: Sequence[DocumentOut], begin: int) -> tuple[AreaShelf, ...]:
    counts = Counter(document.area for document in matching)
    before = matching[begin - 1].area if begin else None
    return tuple(
        AreaShelf(
            area=area,
            documents=tuple(Listed(each, len(desk.warnings_of(each))) for each in documents),
            matching=counts[area],
            goes_on=area == before,
        )
        for area, documents in groupby(matching[begin : begin + ON_A_PAGE], key=lambda each: each.area)
    )


def _place(document: DocumentOut) -> tuple:
    days_back = -(document.date or date.min).toordinal()
    return (*_area_place(document.area), document.area, days_back, fold(document.title), document.document_id)


def _area_place(area: str) -> tuple[bool, str]:
    # What has no area comes last.
    return (not area, fold(area))
