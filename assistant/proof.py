"""Drafts into answers: every statement against its quotes; what is not proven is not shown.

A quote is read afresh from the stored page, never copied from a passage. A statement stands when all its
words are in its quotes; a table row may also name its columns, whose headings are on the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache

from assistant.answers import Answer, AsAt, Citation, Statement
from assistant.drafts import Draft, Pick
from corpus.documents import Page, Span
from corpus.passages import PassageKind
from corpus.wording import display, fold

Pages = Callable[[str, int], Page]
"""Gives the stored page of a document_id and page number."""

_FIRST_QUOTE = 1
_JOINED_GAP = 4
"""Spans of one page this few characters apart, separators included, are cited as one quote."""
_BLOCK_GAP = 240
"""The same for the fields of one action, which stand under each other with others between them."""


def prove(draft: Draft, pages: Pages) -> Answer:
    """Return the answer made of the draft's proven picks; raises nothing for an unproven one."""
    pages = cache(pages)  # a row's cells stand on few pages, and each is asked for again and again
    citations: list[Citation] = []
    statements: list[Statement] = []
    for one in (proven for pick in draft.picks if (proven := _proven(pick, pages))):
        cited = [citation for each in (one, *one.beside) for citation in _cite(each, pages)]
        if cited:
            numbers = tuple(dict.fromkeys(_number(citation, citations) for citation in cited))
            statements.append(Statement(one.text, numbers, one.under, one.note))
    as_at = {one.document_id: AsAt(one.document_id, one.date) for one in citations}
    return Answer(
        draft.status,
        draft.message,
        tuple(statements),
        tuple(citations),
        tuple(as_at.values()),
        nearest=_cited(draft.nearest, pages),
        newer=_cited(draft.newer, pages, _FIRST_QUOTE) if statements else (),
        areas_to_choose=draft.areas_to_choose,
        terms=draft.terms,
    )


def _cited(picks: Iterable[Pick], pages: Pages, quotes: int | None = None) -> tuple[Citation, ...]:
    """Return where these words stand, numbered from 1; of each pick the first few quotes or all."""
    numbered: list[Citation] = []
    for one in picks:
        for citation in _cite(one, pages)[:quotes]:
            _number(citation, numbered)
    return tuple(numbered)


def _number(citation: Citation, numbered: list[Citation]) -> int:
    """Give the citation its number, the same one for the same words."""
    for known in numbered:
        if replace(known, number=0) == citation:
            return known.number
    numbered.append(replace(citation, number=len(numbered) + 1))
    return len(numbered)


def _proven(one: Pick, pages: Pages) -> Pick | None:
    """Return a pick when its words stand in its quotes; of a row the cells that do, None without the first of them."""
    if not one.parts:
        return one if _stands(one, _cite(one, pages), pages) else None
    parts = tuple(part for part in one.parts if _cell_stands(part, _cite(part, pages), pages))
    if one.parts[0] not in parts:
        return None
    return replace(one, text="; ".join(part.text for part in parts), parts=parts)


def _cite(one: Pick, pages: Pages, gap: int = _JOINED_GAP) -> list[Citation]:
    if one.parts:
        return [citation for block in _blocks(one.parts) for citation in _cite(block, pages, _BLOCK_GAP)]
    document = one.document
    return [
        Citation(
            0,
            document.document_id,
            document.title,
            document.file,
            document.area,
            document.kind,
            document.date,
            span.page,
            one.section.heading,
            pages(document.document_id, span.page).quote(span),
            span.start,
            span.end,
            one.passage.passage_id,
        )
        for span in _joined(one, pages, gap)
    ]


def _blocks(parts: Iterable[Pick]) -> list[Pick]:
    """Return parts of one row or section as one pick, so that the fields of an action are cited as one quote."""
    blocks: dict[tuple[str, str], Pick] = {}
    for part in parts:
        is_row = part.passage.kind is PassageKind.TABLE_ROW
        key = (part.document.document_id, part.passage.passage_id if is_row else part.section.section_id)
        known = blocks.get(key)
        blocks[key] = replace(part, spans=(*known.spans, *part.spans)) if known else part
    return list(blocks.values())


def _joined(one: Pick, pages: Pages, gap: int) -> list[Span]:
    """Return the spans to cite: the cells of a table row, or words side by side, as one quote."""
    joined: list[Span] = []
    for span in sorted(one.spans, key=lambda span: (span.page, span.start)):
        last = joined[-1] if joined else None
        if last and last.page == span.page and _one_quote(one, last, span, gap):
            joined[-1] = Span(last.page, last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return [span for span in joined if pages(one.document.document_id, span.page).quote(span).strip()]


def _one_quote(one: Pick, last: Span, span: Span, gap: int) -> bool:
    return span.start - last.end <= gap or one.passage.kind is PassageKind.TABLE_ROW


def _cell_stands(cell: Pick, cited: list[Citation], pages: Pages) -> bool:
    """Tell whether a cell's words are in its own quotes, and its name, if it has one, is at least on their page."""
    quoted = _bare(fold(" ".join(citation.quote for citation in cited)))
    if _bare(fold(cell.text)) in quoted:
        return True
    name, _, words = cell.text.partition(": ")
    return bool(words) and _bare(fold(words)) in quoted and _is_on_page(name, cited, pages)


def _stands(one: Pick, cited: list[Citation], pages: Pages) -> bool:
    quoted = fold(" ".join(citation.quote for citation in cited))
    stated = fold(one.text)
    if stated in quoted or _bare(stated) in _bare(quoted):
        return True
    if one.passage.kind is not PassageKind.TABLE_ROW:
        return False
    return _is_on_page(stated, cited, pages)


def _is_on_page(said: str, cited: list[Citation], pages: Pages) -> bool:
    on_page = frozenset().union(*(_words_of(pages(c.document_id, c.page).text) for c in cited))
    return set(_bare(fold(said)).split()) <= on_page


def is_shown_on(page: Page, said: str) -> bool:
    """Tell whether every word stands somewhere on a page, as the name of a row's column has to."""
    return set(_bare(fold(said)).split()) <= _words_of(page.text)


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_bare(fold(text)).split())


def _bare(folded: str) -> str:
    """Return folded words without punctuation, so that joining lines and cells does not matter."""
    return " ".join("".join(mark if mark.isalnum() else " " for mark in display(folded)).split())
