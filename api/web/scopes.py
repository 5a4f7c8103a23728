"""The scope a person has set into addresses, form fields and chips, and an answer's scope into chips to set.

The address carries the scope (`/conversations/…?area=Northmere`), so that a reload, a bookmark and Back keep
it; the question form sends the same names as fields. Newcomers trip over the two scopes: the one set, which
the next question is asked over, and the one an answer was really taken from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from api.desk import Desk
from api.schemas.chat import ChatAnswer, CitationOut, ScopeIn, ScopeOut
from api.schemas.documents import DocumentOut
from api.web.pages import day, kind
from corpus.conversations import shortened
from corpus.documents import DocumentKind
from corpus.errors import DocumentNotFoundError

FORM = "ask"
"""The id of the question form, where a change of scope leads."""
KINDS = {
    DocumentKind.STOCKTAKE_LETTER: "Stocktake letters",
    DocumentKind.ACTION_PLAN: "Action plans",
    DocumentKind.IMPROVEMENT_PLAN: "Improvement plans",
    DocumentKind.INSPECTION_REPORT: "Inspection reports",
    DocumentKind.MINUTES: "Minutes",
    DocumentKind.OTHER: "Other documents",
}
_MOST_DOCUMENTS = 3
_TITLE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Chip:
    """One side of a scope in words, and the address that the chip leads to."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ScopeView:
    """The scope set, for the question form: chips to remove, and what its fields hold."""

    chips: tuple[Chip, ...]
    clear: str
    """The address without any scope."""
    areas: tuple[tuple[str, bool], ...]
    """Each area that can be chosen, and whether it is."""
    kinds: tuple[tuple[str, str, bool], ...]
    """The same of kinds: value, words, chosen."""
    document_ids: tuple[str, ...]
    from_date: dt.date | None
    to_date: dt.date | None


def address(path: str, scope: ScopeOut, fragment: str = "") -> str:
    """Return `path` with `scope` as its query."""
    fields = [
        *(("area", area) for area in scope.areas),
        *(("kind", one.value) for one in scope.kinds),
        *(("document_id", document_id) for document_id in scope.document_ids),
        *(("from", date) for date in (scope.from_date,) if date),
        *(("to", date) for date in (scope.to_date,) if date),
    ]
    return path + (f"?{urlencode(fields)}" if fields else "") + (f"#{fragment}" if fragment else "")


def scope_view(desk: Desk, scope: ScopeIn, path: str) -> ScopeView:
    """Return what the question form of the page at `path` shows of the scope set."""
    held = [area.area for area in desk.areas() if area.area]
    return ScopeView(
        chips=tuple(Chip(label, address(path, left, FORM)) for label, left in _removable(desk, scope)),
        clear=address(path, ScopeIn(), FORM),
        areas=tuple((area, area in scope.areas) for area in sorted({*held, *scope.areas})),
        kinds=tuple((one.value, words, one in scope.kinds) for one, words in KINDS.items()),
        document_ids=tuple(scope.document_ids),
        from_date=scope.from_date,
        to_date=scope.to_date,
    )


def taken_from(answer: ChatAnswer, path: str) -> tuple[Chip, ...]:
    """Return what an answer was taken from, as chips that set the scope to just that."""
    scope, cited = answer.scope, answer.citations
    documents = _documents(cited)
    days = sorted(one.date for one in documents if one.date)
    from_date, to_date = scope.from_date, scope.to_date
    if len(days) > 1 and not (from_date or to_date):
        from_date, to_date = days[0], days[-1]
    sides = [
        *((area, {"areas": [area]}) for area in scope.areas or _distinct(one.area for one in cited)),
        *((KINDS[one], {"kinds": [one]}) for one in scope.kinds or _distinct(one.kind for one in cited)),
        *((words, {"from_date": from_date, "to_date": to_date}) for words in _time(from_date, to_date)),
        *((named(one), {"document_ids": [one.document_id]}) for one in documents[:_MOST_DOCUMENTS]),
    ]
    return tuple(Chip(label, address(path, ScopeOut(**side), FORM)) for label, side in sides)


def named(one: CitationOut | DocumentOut) -> str:
    """Return a document in a few words: kind and date, or its title when it has no such words."""
    title = one.document if isinstance(one, CitationOut) else one.title
    words = shortened(title, _TITLE_CHARS) if one.kind is DocumentKind.OTHER else kind(one.kind).capitalize()
    return f"{words}, {day(one.date)}" if one.date else words


def _removable(desk: Desk, scope: ScopeIn) -> Iterator[tuple[str, ScopeOut]]:
    """Yield each part of `scope` in words, with the scope that is left without it."""
    for area in scope.areas:
        yield area, _without(scope, "areas", area)
    for one in scope.kinds:
        yield KINDS[one], _without(scope, "kinds", one)
    for words in _time(scope.from_date, scope.to_date):
        yield words, scope.model_copy(update={"from_date": None, "to_date": None})
    for document_id in scope.document_ids:
        yield _document(desk, document_id), _without(scope, "document_ids", document_id)


def _without(scope: ScopeIn, side: str, value: str) -> ScopeOut:
    return scope.model_copy(update={side: [each for each in getattr(scope, side) if each != value]})


def _document(desk: Desk, document_id: str) -> str:
    try:
        return named(desk.document(document_id))
    except DocumentNotFoundError:
        return "A document no longer held"


def _time(from_date: dt.date | None, to_date: dt.date | None) -> Iterator[str]:
    if from_date and from_date == to_date:
        yield day(from_date)
    elif from_date and to_date:
        yield f"{day(from_date)} to {day(to_date)}"
    elif from_date:
        yield f"From {day(from_date)}"
    elif to_date:
        yield f"Up to {day(to_date)}"


def _documents(cited: Iterable[CitationOut]) -> list[CitationOut]:
    """Return one citation of each document."""
    return list({one.document_id: one for one in reversed(list(cited))}.values())[::-1]


def _distinct(values: Iterable) -> list:
    return [value for value in dict.fromkeys(values) if value]
