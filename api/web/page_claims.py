"""A page into the stretches its structure gives a meaning to: tables, headings, list items, paragraphs.

Stretches never overlap and stand in the page's order. Words that nothing claims are paragraphs too, or
furniture when they are running heads and feet: whatever a page says is shown somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.web.stretches import Stretches
from corpus.documents import Page, Span, Table
from corpus.passages import Passage, PassageKind, Section

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n")


class BlockKind(StrEnum):
    """What a block on a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINES = "lines"
    """Words whose line ends matter: addresses, names, whatever no passage holds."""
    ITEM = "item"
    TABLE = "table"
    FURNITURE = "furniture"


_KINDS = {
    PassageKind.TITLE: BlockKind.HEADING,
    PassageKind.HEADING: BlockKind.HEADING,
    PassageKind.LIST_ITEM: BlockKind.ITEM,
    PassageKind.PEOPLE: BlockKind.LINES,
}

_TITLE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a page's text and what it is; `level` counts for headings only."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    table: Table | None = None


def claims(page: Page, passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[Claim]:
    """Yield what the text of `page` is made of, in order; white space between is in none."""
    position = 0
    for claim in _joined(_apart(_structured(page, passages, sections)), page.text):
        yield from _unclaimed(page, position, claim.start)
        yield claim
        position = claim.end
    yield from _unclaimed(page, position, len(page.text))


def _structured(page: Page, passages: Sequence[Passage], sections: Sequence[Section]) -> list[Claim]:
    tables = [Claim(table.span.start, table.span.end, BlockKind.TABLE, table=table) for table in page.tables]
    furniture = [Claim(span.start, span.end, BlockKind.FURNITURE) for span in page.furniture]
    headings = [
        Claim(span.start, span.end, BlockKind.HEADING, section.level)
        for section in sections
        for span in _here(section.spans, page)
    ]
    others = [
        Claim(span.start, span.end, _KINDS.get(passage.kind, BlockKind.PARAGRAPH), _TITLE_LEVEL)
        for passage in passages
        for span in _here(passage.spans, page)
    ]
    # What comes first here wins where two claim the same words.
    return [*tables, *furniture, *headings, *others]


def _here(spans: Iterable[Span], page: Page) -> Iterator[Span]:
    return (span for span in spans if span.page == page.number and page.quote(span).strip())


def _apart(found: Iterable[Claim]) -> list[Claim]:
    """Return the claims that overlap none before them, in the page's order."""
    taken = Stretches()
    return sorted((claim for claim in found if taken.take(claim.start, claim.end)), key=lambda claim: claim.start)


def _joined(found: Iterable[Claim], text: str) -> Iterator[Claim]:
    """Yield claims, those of one kind on one line as one: a long paragraph is several passages."""
    before: Claim | None = None
    for claim in found:
        goes_on = before and claim.kind is before.kind and not claim.table
        if goes_on and not _LINE.search(text[before.end : claim.start]) and not text[before.end : claim.start].strip():
            before = Claim(before.start, claim.end, before.kind, before.level)
            continue
        if before:
            yield before
        before = claim
    if before:
        yield before


def _unclaimed(page: Page, start: int, end: int) -> Iterator[Claim]:
    """Yield the paragraphs of a stretch that no structure claims."""
    stretch = page.text[start:end]
    position = 0
    for match in (*_PARAGRAPH_END.finditer(stretch), None):
        stop = match.start() if match else len(stretch)
        words = stretch[position:stop]
        if words.strip():
            opens = position + len(words) - len(words.lstrip())
            yield Claim(start + opens, start + position + len(words.rstrip()), BlockKind.LINES)
        position = match.end() if match else stop
