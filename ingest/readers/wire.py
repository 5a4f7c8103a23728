"""A `FileContent` into bytes and back, for the pipe between a reader process and ours.

Plain JSON, never pickle: the process at the other end has had a hostile file in its hands, so what it
sends is only data, and every span is checked against the text that came with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.documents import Cell, Page, Row, Span, Table
from ingest.readers.pages import FileContent, HeadingMark, ListMark


def encode(content: FileContent) -> bytes:
    """Return `content` as JSON."""
    # ASCII, so that nothing depends on how either end encodes its pipes.
    return json.dumps(
        {
            "media_type": content.media_type,
            "title": content.title,
            "warnings": content.warnings,
            "headings": [[*_span(mark.span), mark.level] for mark in content.headings],
            "list_marks": [[*_span(mark.span), mark.level] for mark in content.list_marks],
            "pages": [_page(page) for page in content.pages],
        },
        ensure_ascii=True,
        separators=(",", ":"),
    ).encode("ascii")


def decode(data: bytes) -> FileContent:
    """Return the content that `data` holds; raises ValueError when it is not what `encode` writes."""
    try:
        content = json.loads(data)
        lengths = {number: len(page["text"]) for number, page in enumerate(content["pages"], start=1)}
        return FileContent(
            media_type=_text(content["media_type"]),
            pages=tuple(_read_page(number, page, lengths) for number, page in enumerate(content["pages"], start=1)),
            title=None if content["title"] is None else _text(content["title"]),
            headings=tuple(HeadingMark(_read_span(mark[:3], lengths), int(mark[3])) for mark in content["headings"]),
            list_marks=tuple(ListMark(_read_span(mark[:3], lengths), int(mark[3])) for mark in content["list_marks"]),
            warnings=tuple(_text(warning) for warning in content["warnings"]),
        )
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a file's content: {type(error).__name__}: {error}") from error


def _span(span: Span) -> list[int]:
    return [span.page, span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _cells(cells: Sequence[Cell]) -> list[list[Any]]:
    return [[cell.text, _spans(cell.spans), _spans(cell.shared)] for cell in cells]


def _page(page: Page) -> dict[str, Any]:
    tables = [
        [_cells(t.header), [_cells(row.cells) for row in t.rows], _span(t.span), t.continues] for t in page.tables
    ]
    return {
        "label": page.label,
        "text": page.text,
        "tables": tables,
        "furniture": _spans(page.furniture),
        "needs_ocr": page.needs_ocr,
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {type(value).__name__}")
    return value


def _read_span(value: Sequence[int], lengths: Mapping[int, int]) -> Span:
    page, start, end = value
    if not all(type(number) is int for number in value) or not 0 <= start <= end <= lengths[page]:
        raise ValueError(f"a span lies outside its page: {value}")
    return Span(page, start, end)


def _read_cells(value: Sequence[Any], lengths: Mapping[int, int]) -> tuple[Cell, ...]:
    return tuple(
        Cell(_text(text), *(tuple(_read_span(span, lengths) for span in spans) for spans in (own, shared)))
        for text, own, shared in value
    )


def _read_page(number: int, value: Mapping[str, Any], lengths: Mapping[int, int]) -> Page:
    return Page(
        number=number,
        label=_text(value["label"]),
        text=_text(value["text"]),
        tables=tuple(
            Table(
                _read_cells(header, lengths),
                tuple(Row(_read_cells(row, lengths)) for row in rows),
                _read_span(span, lengths),
                continues is True,
            )
            for header, rows, span, continues in value["tables"]
        ),
        furniture=tuple(_read_span(span, lengths) for span in value["furniture"]),
        needs_ocr=value["needs_ocr"] is True,
    )
