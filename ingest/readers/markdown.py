"""A Markdown file into pages: the text as typed, with marks on its headings, list items and pipe tables.

The text keeps its Markdown signs, because quotes are verbatim; a mark on a heading leaves the `#` out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import Cell, Row, Span, Table
from corpus.wording import display
from ingest.readers.characters import clean, with_line_ends
from ingest.readers.decode import decode
from ingest.readers.flow import section_label, top_level
from ingest.readers.page_text import PageText
from ingest.readers.pages import FileContent, HeadingMark, ListMark
from ingest.readers.sniff import MediaType

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    start: int
    end: int
    level: int


def read_markdown(data: bytes) -> FileContent:
    """Return the content of a Markdown file."""
    text, warnings = decode(data)
    text = clean(with_line_ends(text).replace("\f", "\n"))
    found = _headings(_lines(text))
    level = top_level([heading.level for heading in found])
    cuts = [_line_start(text, heading.start) for heading in found if heading.level == level]
    labels = [section_label(text[heading.start : heading.end]) for heading in found if heading.level == level]
    if not cuts or text[: cuts[0]].strip():
        cuts, labels = [0, *cuts], ["Opening" if cuts else "Whole document", *labels]
    pages, headings, items = [], [], []
    for number, (start, end, label) in enumerate(zip(cuts, [*cuts[1:], len(text)], labels, strict=True), start=1):
        page = PageText(number, label)
        page.add(text[start:end].strip("\n"))
        _mark(page, text[start:end].strip("\n"), headings, items)
        pages.append(page.page())
    title = next((text[heading.start : heading.end] for heading in found if heading.level == 1), None)
    return FileContent(MediaType.MARKDOWN, tuple(pages), title, tuple(headings), tuple(items), warnings)


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _mark(page: PageText, text: str, headings: list[HeadingMark], items: list[ListMark]) -> None:
    lines = _lines(text)
    page.tables.extend(_tables(lines, page.number))
    found = _headings(lines)
    headings.extend(HeadingMark(Span(page.number, heading.start, heading.end), heading.level) for heading in found)
    items.extend(_items(lines, {heading.line for heading in found}, page))


def _lines(text: str) -> list[_Line]:
    """Return the lines outside fenced code, each with its place."""
    lines: list[_Line] = []
    start, fence = 0, ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            lines.append(_Line(start, ""))
        else:
            lines.append(_Line(start, "" if fence else line))
        start += len(line) + 1
    return lines


def _headings(lines: Sequence[_Line]) -> list[_Heading]:
    headings = []
    for index, line in enumerate(lines):
        if (match := _HEADING.match(line.text)) and match[2]:
            headings.append(_Heading(index, line.start + match.start(2), line.start + match.end(2), len(match[1])))
            continue
        under = _UNDERLINE.match(lines[index + 1].text) if index + 1 < len(lines) else None
        if under and line.text.strip() and "|" not in line.text and not _ITEM.match(line.text):
            start = line.start + len(line.text) - len(line.text.lstrip())
            level = 1 if under[1].startswith("=") else 2
            headings.append(_Heading(index, start, line.start + len(line.text.rstrip()), level))
    return headings


def _items(lines: Sequence[_Line], taken: set[int], page: PageText) -> Iterator[ListMark]:
    """Yield list items with the lines that go on under them; deeper indents are deeper levels."""
    in_table = [table.span for table in page.tables]
    indents: list[int] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        match = _ITEM.match(line.text)
        if not match or any(span.start <= line.start < span.end for span in in_table):
            indents = indents if line.text.startswith((" ", "\t")) or not line.text.strip() else []
            continue
        indent = len(match[1].expandtabs(4))
        indents = [outer for outer in indents if outer < indent] + [indent]
        last = line
        while index < len(lines) and index not in taken and _goes_on(lines[index].text):
            last = lines[index]
            index += 1
        start = line.start + len(match[1])
        yield ListMark(Span(page.number, start, last.start + len(last.text.rstrip())), len(indents))


def _goes_on(text: str) -> bool:
    return bool(text.strip()) and not _ITEM.match(text) and not _HEADING.match(text) and "|" not in text[:2]


def _tables(lines: Sequence[_Line], number: int) -> Iterator[Table]:
    """Yield the pipe tables: a header line, a line of dashes with as many columns, then rows."""
    index = 1
    while index < len(lines):
        head, rule = lines[index - 1], lines[index]
        header = _cells(head, number)
        index += 1
        if (
            "|" not in head.text
            or not _RULE.match(rule.text)
            or len(_cells(rule, number)) != len(header)
            or len(header) < 2
        ):
            continue
        rows, last = [], rule
        while index < len(lines) and "|" in lines[index].text:
            last = lines[index]
            cells = (*_cells(last, number), *[Cell("")] * len(header))[: len(header)]
            rows.append(Row(cells))
            index += 1
        yield Table(header, tuple(rows), Span(number, head.start, last.start + len(last.text)))


def _cells(line: _Line, number: int) -> tuple[Cell, ...]:
    text = line.text.rstrip()
    start = len(text) - len(text.lstrip())
    start += text.startswith("|", start)
    end = len(text) - (text.endswith("|") and not text.endswith("\\|") and len(text) > start)
    edges = [start, *(match.end() for match in _CELL_END.finditer(text, start, end)), end + 1]
    cells = []
    for left, right in zip(edges, edges[1:], strict=False):
        words = text[left : right - 1]
        low = left + len(words) - len(words.lstrip())
        span = Span(number, line.start + low, line.start + low + len(words.strip()))
        cells.append(Cell(display(words), (span,) if words.strip() else ()))
    return tuple(cells)
