"""Fields, dates and updates of the register into what pages show of them: the words as written, and the way to them.

Words are shown on one line as `display` makes them; what we read into them (a word of the scale, a number of days)
is always a part of its own beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.action_words import ASSESSORS, MISSING, SCALES
from api.web.document_view import place_url
from api.web.pages import day, kind
from assistant.register.tracked import Scale, TrackedAction, Update
from corpus.actions import Due, Field
from corpus.documents import Document, Span
from corpus.wording import display

SHORT = 150
"""Characters of an action's words in a list."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document with the way to their place; `source` names the place."""

    words: str
    url: str
    source: str
    page: str
    """The last part of that, for where the document is named already: “page 3”, or “source” when it has one page."""


@dataclass(frozen=True, slots=True)
class State:
    """What one document says of progress: who says it, our word for it, and its own words."""

    who: str
    scale: Scale
    scale_words: str
    said: Said
    date: date | None


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an action: as first written, as revised, and how far apart."""

    original: Said | None
    revised: Said | None
    slip: str
    undated: Said | None
    """Words in the place of a date that name no day ("ongoing"); None when a date is given."""


def said(found: Field | Due, document: Document) -> Said:
    """Return a field's words with the way to them."""
    return place(found.words, found.spans, document)


def place(words: str, spans: Sequence[Span], document: Document) -> Said:
    """Return words that stand at `spans` of `document` with the way to them."""
    page = f"page {spans[0].page}" if spans and document.pages > 1 else ""
    source = ", ".join(filter(None, (named(document), page)))
    return Said(display(words), place_url(document.document_id, spans), source, page or "source")


def named(document: Document) -> str:
    """Return how a document is called in a list of sources: “stocktake letter, 15 January 2025”."""
    return ", ".join(filter(None, (kind(document.kind.value), day(document.date)))) or document.title


def state(update: Update) -> State:
    """Return what is shown of an update."""
    return State(
        who=ASSESSORS[update.assessor],
        scale=update.scale,
        scale_words=SCALES[update.scale],
        said=place(update.words, update.spans, update.document),
        date=update.document.date,
    )


def dates(action: TrackedAction) -> Dates:
    """Return the dates of an action, each with the document that set it."""
    given = [(due, one.document) for one in action.mentions for due in (one.action.former_due, one.action.due) if due]
    written = [(due, document) for due, document in given if due.end is None]
    original, revised = action.original_due, action.revised_due
    return Dates(
        original=_dated(original, given),
        revised=_dated(revised, given),
        slip=slip(action.slip_days),
        undated=said(*written[-1]) if written and original is None else None,
    )


def slip(days: int | None) -> str:
    """Return in words how much later a revised date is, "" when there is none."""
    if not days:
        return ""
    return f"{abs(days):,} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"


def flags(action: TrackedAction, on: date) -> tuple[str, ...]:
    """Return what is wrong with an action, the gravest first."""
    found = (
        (action.is_overdue(on), "Overdue"),
        (action.dropped_since is not None, f"Dropped, last seen {day(action.last_seen.date)}"),
        (action.is_disputed, "Disputed"),
        ((action.slip_days or 0) > 0, "Slipped"),
    )
    return tuple(words for holds, words in found if holds)


def missing(action: TrackedAction) -> tuple[str, ...]:
    """Return in words what a commitment lacks."""
    return tuple(MISSING[one] for one in action.missing)


def short(words: str, most: int = SHORT) -> str:
    """Return words on one line, cut between words with “…” when they are many."""
    words = display(words)
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _dated(due: Due | None, given: Sequence[tuple[Due, Document]]) -> Said | None:
    return next((said(one, document) for one, document in given if one == due), None)
