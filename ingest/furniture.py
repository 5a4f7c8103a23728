"""Pages with running heads, running feet and page numbers marked, so that no passage is cut by them.

Words are marked only where they recur from page to page, or where they can be nothing but a page
number: a line that occurs once is the document's own, wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Page, Span
from corpus.wording import fold
from ingest.readers.pages import HeadingMark

_EDGE_LINES = 5
"""Lines looked at from either end of a page."""
_LONGEST = 150
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d+")
_PAGE_OF = re.compile(r"(?:page|p\.?|pg\.?)\s*\d+(?:\s*(?:of|/|-)\s*\d+)?|\d+\s*(?:of|/|\|)\s*\d+", re.IGNORECASE)
_ONLY_PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|pg\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s*(?:of|\|)\s*\d+|\d+\s*\|\s*page)[-–—|\s]*",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(r"(?<=\D)\b\d{1,3}$")
_COUNTED = "#n"
_LAST_NUMBER = re.compile(r"\d{1,4}(?=\D*$)")
_BARE_NUMBER = re.compile(r"[-–—|\s]*(\d{1,4}|[ivxl]{1,6})[-–—|\s]*")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or the foot of a page."""

    span: Span
    text: str
    stands_apart: bool
    """A blank line divides it from the rest of the page."""
    is_foot: bool
    level: int | None
    """Its level when the format makes it a heading: a title set large is not the running head that repeats it."""


def mark_furniture(pages: Sequence[Page], headings: Sequence[HeadingMark] = ()) -> tuple[Page, ...]:
    """Return `pages` with their furniture marked, beside what is marked already."""
    levels = {mark.span: mark.level for mark in headings}
    tops = {page.number: list(_edges(page, levels, at_top=True)) for page in pages}
    feet = {page.number: list(_edges(page, levels, at_top=False)) for page in pages}
    inner = _inner(pages, (tops, feet))
    found: dict[int, set[Span]] = defaultdict(set)
    for edges in (tops, feet):
        recurring = {key for key in _recurring(edges, len(pages)) if key[0] == "#" or key[0] not in inner}
        for number, lines in edges.items():
            for line in lines:
                if not (_key(line) in recurring or _is_page_number(line, number)):
                    break
                found[number].add(line.span)
    return tuple(
        replace(page, furniture=tuple(sorted({*page.furniture, *found[page.number]}, key=lambda span: span.start)))
        for page in pages
    )


def _edges(page: Page, levels: Mapping[Span, int], *, at_top: bool) -> Iterator[_Edge]:
    """Yield the lines from one end of a page inwards, up to the first table."""
    lines = [line for line in _LINE.finditer(page.text) if line.group().strip()]
    for line in (lines if at_top else lines[::-1])[:_EDGE_LINES]:
        text = line.group()
        start = line.start() + len(text) - len(text.lstrip())
        span = Span(page.number, start, start + len(text.strip()))
        if len(text) > _LONGEST or any(t.span.start < span.end and span.start < t.span.end for t in page.tables):
            return
        inner = page.text[line.end() : line.end() + 2] if at_top else page.text[max(0, line.start() - 2) : line.start()]
        yield _Edge(span, text.strip(), inner == "\n\n", not at_top, levels.get(span))


def _inner(pages: Sequence[Page], ends: Sequence[Mapping[int, Sequence[_Edge]]]) -> set[str]:
    """Return the wordings that stand within pages too: text that repeats itself is no running head."""
    at_ends = {line.span for edges in ends for lines in edges.values() for line in lines}
    inner = set()
    for page in pages:
        for line in _LINE.finditer(page.text):
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            if Span(page.number, start, start + len(line.group().strip())) not in at_ends:
                inner.add(_masked(line.group()))
    return inner


def _key(line: _Edge) -> tuple[str, int | None]:
    """Return what is the same on every page: the words, with the numbers of a page number left out."""
    words = _masked(line.text)
    # "Improvement Plan 3" at a foot: only numbers that count up with the pages are those of pages.
    return words if "#" in words or not line.is_foot else _NUMBER_AT_END.sub(_COUNTED, words), line.level


def _masked(words: str) -> str:
    text = fold(words)
    return "#" if _BARE_NUMBER.fullmatch(text) else _PAGE_OF.sub(lambda found: _NUMBER.sub("#", found.group()), text)


def _recurring(edges: Mapping[int, Sequence[_Edge]], pages: int) -> set[tuple[str, int | None]]:
    counts = Counter(key for lines in edges.values() for key in {_key(line) for line in lines})
    # Heads may differ on left and right pages, and the first page often has none.
    enough = max(2, (pages - 1) // 2)
    recurring = {key for key, count in counts.items() if count >= enough}
    return {key for key in recurring if not _is_counted(key) or _numbers_count_up(edges, key)}


def _is_counted(key: tuple[str, int | None]) -> bool:
    return key[0] == "#" or key[0].endswith(_COUNTED)


def _numbers_count_up(edges: Mapping[int, Sequence[_Edge]], key: tuple[str, int | None]) -> bool:
    """Tell whether the numbers that lines of this wording end in grow by one from page to page."""
    shown = [
        (page, int(match.group()))
        for page, lines in edges.items()
        for line in lines
        if _key(line) == key and (match := _LAST_NUMBER.search(line.text))
    ]
    return len(shown) > 1 and len({number - page for page, number in shown}) == 1


def _is_page_number(line: _Edge, page: int) -> bool:
    if _ONLY_PAGE.fullmatch(line.text):
        return True
    number = _BARE_NUMBER.fullmatch(line.text)
    return bool(number) and line.stands_apart and page > 1 and number[1] == str(page)
