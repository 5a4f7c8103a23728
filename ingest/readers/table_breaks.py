"""Tables that page breaks cut in two, joined: the rest knows its header, and a cut row is whole again.

Only a table that ends its page and one that opens the next can belong together, running heads and feet
aside; a table with a different certain header of its own never does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.documents import Cell, Page, Row, Span, Table
from corpus.wording import display, fold
from ingest.readers.page_warnings import CUT_ROW, Trouble

_ENDED = re.compile(r"[.!?:;][\"'’”)]*$")


def join_tables(pages: Sequence[Page], guessed: Collection[Span] = ()) -> tuple[tuple[Page, ...], tuple[Trouble, ...]]:
    """Return pages with tables joined, and the rows that were cut; `guessed` are tables whose header is a guess."""
    joined = list(pages)
    troubles: list[Trouble] = []
    for index in range(len(joined) - 1):
        before, after = joined[index], joined[index + 1]
        first, rest = _last_table(before), _first_table(after)
        if first is None or rest is None:
            continue
        rest = rest if _width(first) == _width(rest) or rest.header else _without_empty_columns(rest)
        if _width(first) != _width(rest):
            continue
        repeats = _same_words(first.header, rest.header)
        if rest.header and not repeats and rest.span not in guessed:
            continue
        rows, printed = _rows_of_rest(first, rest, repeats=repeats)
        if rows and first.rows and _is_cut(first.rows[-1], rows[0]):
            whole = _joined(first.rows[-1], rows.pop(0))
            first = replace(first, rows=(*first.rows[:-1], whole))
            joined[index] = replace(before, tables=(*before.tables[:-1], first))
            troubles.append((CUT_ROW, before.number))
        rest = Table(first.header, tuple(rows), rest.span, continues=True)
        furniture = tuple(sorted({*after.furniture, *printed}, key=lambda span: span.start))
        joined[index + 1] = replace(after, tables=(rest, *after.tables[1:]), furniture=furniture)
    return tuple(joined), tuple(troubles)


def _last_table(page: Page) -> Table | None:
    table = page.tables[-1] if page.tables else None
    return table if table and not _words(page, table.span.end, len(page.text)) else None


def _first_table(page: Page) -> Table | None:
    table = page.tables[0] if page.tables else None
    return table if table and not _words(page, 0, table.span.start) else None


def _words(page: Page, start: int, end: int) -> str:
    text = page.text
    for span in page.furniture:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text[start:end].strip()


def _without_empty_columns(table: Table) -> Table:
    kept = [place for place in range(_width(table)) if any(row.cells[place].text for row in table.rows)]
    return replace(table, rows=tuple(Row(tuple(row.cells[place] for place in kept)) for row in table.rows))


def _width(table: Table) -> int:
    return len(table.header) or len(table.rows[0].cells if table.rows else ())


def _same_words(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return bool(one) and [fold(cell.text) for cell in one] == [fold(cell.text) for cell in other]


def _rows_of_rest(first: Table, rest: Table, *, repeats: bool) -> tuple[list[Row], tuple[Span, ...]]:
    """Return the data rows of `rest`, and where a repeated header stands: it is furniture, like a running head."""
    if repeats:
        return list(rest.rows), tuple(span for cell in rest.header for span in cell.spans)
    rows = [Row(rest.header), *rest.rows] if rest.header else list(rest.rows)
    if rows and _same_words(first.header, rows[0].cells):
        return rows[1:], tuple(span for cell in rows[0].cells for span in cell.spans)
    return rows, ()


def _is_cut(last: Row, following: Row) -> bool:
    """Tell whether `following` is the rest of `last`: a sentence goes on, or cells that every row fills are empty."""
    pairs = list(zip(last.cells, following.cells, strict=True))
    if any(new.text and not old.text for old, new in pairs):
        return False
    old, new = pairs[0]
    if any(_goes_on(*pair) for pair in pairs) and (not new.text or _goes_on(old, new)):
        return True
    filled = sum(bool(cell.text) for cell in following.cells)
    return bool(old.text) and not new.text and 2 * filled < len(pairs)


def _goes_on(old: Cell, new: Cell) -> bool:
    return new.text[:1].islower() and not _ENDED.search(old.text)


def _joined(last: Row, rest: Row) -> Row:
    return Row(
        tuple(
            Cell(display(f"{old.text} {new.text}"), (*old.spans, *new.spans), old.shared or new.shared)
            for old, new in zip(last.cells, rest.cells, strict=True)
        )
    )
