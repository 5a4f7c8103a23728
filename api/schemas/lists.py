"""A list, one page at a time: `{"items": […], "total": n, "next": cursor or null}`.

A cursor names the last row given, not a position, so rows added or removed meanwhile neither repeat
nor hide others. `paged` sorts a whole list by a key; `numbered` takes rows that the corpus found a few at
a time, each with the number it is listed by.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field

Row = TypeVar("Row", bound=BaseModel)
Kept = TypeVar("Kept")
MAX_LIMIT = 200


class Listed(BaseModel, Generic[Row]):
    """One page of a list, how long the whole list is, and how to get the next page."""

    items: list[Row]
    total: int
    next: str | None = Field(None, description="Pass as `cursor` to get what follows; null at the end.")


def paged(rows: Sequence[Row], key: Callable[[Row], str], *, cursor: str | None, limit: int) -> Listed[Row]:
    """Return the `limit` rows after `cursor`; `key` gives each row a distinct text, in sorted order."""
    page, following = one_page(rows, key, cursor=cursor, limit=limit)
    return Listed(items=page, total=len(rows), next=following)


def one_page(
    rows: Sequence[Kept], key: Callable[[Kept], str], *, cursor: str | None, limit: int
) -> tuple[list[Kept], str | None]:
    """Return the `limit` rows after `cursor` and the next cursor, for rows not yet in the form they travel in."""
    after = _read(cursor) if cursor else ""
    placed = sorted(((key(row), row) for row in rows), key=itemgetter(0))
    rest = [each for each in placed if each[0] > after]
    following = _write(rest[limit - 1][0]) if len(rest) > limit else None
    return [row for _, row in rest[:limit]], following


def numbered(rows: Sequence[tuple[int, Row]], *, total: int, limit: int) -> Listed[Row]:
    """Return the first `limit` of `rows`; one row more than that says that others follow."""
    following = _write(str(rows[limit - 1][0])) if len(rows) > limit else None
    return Listed(items=[row for _, row in rows[:limit]], total=total, next=following)


def number_in(cursor: str | None) -> int | None:
    """Return the number that a cursor of `numbered` names, None for no cursor."""
    if not cursor:
        return None
    last = _read(cursor)
    if not (last.isascii() and last.isdigit() and len(last) < 19):
        raise _not_ours()
    return int(last)


def every_page(page: Callable[[str | None], Listed[Row]]) -> Iterator[Row]:
    """Yield the rows of all pages; `page` returns the one after a cursor."""
    cursor = None
    while True:
        listed = page(cursor)
        yield from listed.items
        cursor = listed.next
        if cursor is None:
            return


def _write(last: str) -> str:
    return base64.urlsafe_b64encode(last.encode()).decode()


def _read(cursor: str) -> str:
    try:
        return base64.b64decode(cursor.encode(), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError):
        raise _not_ours() from None


def _not_ours() -> RequestValidationError:
    found = {"type": "cursor", "loc": ("query", "cursor"), "msg": "Expected the `next` of an earlier answer"}
    return RequestValidationError([found])
