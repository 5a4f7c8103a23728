"""A tracked action and its area into all that its own page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from api.action_words import KINDS
from api.web.action_history import Step, history
from api.web.action_links import Joinable, LinkLine, joinable, link_lines
from api.web.action_parts import Dates, Said, State, dates, flags, missing, named, place, said, short, slip, state
from api.web.action_picture import Picture, picture
from api.web.document_view import repeats
from assistant.register.tracked import TrackedAction
from corpus.actions import Action, Due
from corpus.decisions import Decision
from corpus.wording import display

_REVISED = "Revised date"
_HEADING = 110
"""Characters of an action's words in the heading of its page."""


@dataclass(frozen=True, slots=True)
class Given:
    """A field as last stated, and what is to be said of it."""

    label: str
    said: Said
    note: str


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One step with a day of its own, "" when it has none."""

    said: Said
    due: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Where an action was named last, and the document that is silent about it."""

    last_seen: str
    silent: str
    silent_url: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """What an action's page shows."""

    url: str
    area: str
    ref: str
    kind: str
    heading: str
    said: Said
    fields: tuple[Given, ...]
    not_given: tuple[str, ...]
    dates: Dates
    milestones: tuple[MilestoneLine, ...]
    flags: tuple[str, ...]
    missing: tuple[str, ...]
    dropped: Dropped | None
    states: tuple[State, ...]
    """What each side said last."""
    is_disputed: bool
    picture: Picture | None
    steps: tuple[Step, ...]
    links: tuple[LinkLine, ...]
    joinable: tuple[Joinable, ...]
    first_id: str
    """The statement that a link to an earlier action begins from."""


def action_view(
    action: TrackedAction, area: Sequence[TrackedAction], decisions: Iterable[Decision], on: date
) -> ActionView:
    """Return what is shown of an action, whose area's actions are `area`; overdue is measured on a day."""
    latest = action.latest
    fields = _fields(action)
    return ActionView(
        url=f"/actions/{action.tracked_id}",
        area=action.area,
        ref=latest.ref or "",
        kind=KINDS[latest.kind],
        heading=_heading(latest),
        said=place(latest.text, latest.spans, action.last_seen),
        fields=tuple(Given(label, words, _note(action, label, words)) for label, words in fields.items() if words),
        not_given=tuple(label.lower() for label, words in fields.items() if not words and label != _REVISED),
        dates=dates(action),
        milestones=_milestones(action),
        flags=flags(action, on),
        missing=missing(action),
        dropped=_dropped(action),
        states=tuple(map(state, action.latest_updates)),
        is_disputed=action.is_disputed,
        picture=picture(action),
        steps=history(action, area),
        links=link_lines(action, area, decisions),
        joinable=joinable(action, area),
        first_id=action.mentions[0].action.action_id,
    )


def _heading(latest: Action) -> str:
    title, text = display(latest.title), display(latest.text)
    return short(text if not title or repeats(title, text) else title, _HEADING)


def _fields(action: TrackedAction) -> dict[str, Said | None]:
    when = dates(action)
    return {
        "Owner": _newest(action, "owner"),
        "Accountable officer": _newest(action, "accountable"),
        "Body": _newest(action, "body"),
        "Due": when.original or when.undated,
        _REVISED: when.revised,
        "Measure": _newest(action, "success"),
    }


def _note(action: TrackedAction, label: str, words: Said) -> str:
    """Return how much later a revised date is, or that the newest statement gives a field no longer."""
    if label == _REVISED:
        later = slip(action.slip_days)
        return f"{later} than first set" if later else ""
    is_newest = words.url.startswith(f"/documents/{action.last_seen.document_id}/")
    return "" if is_newest or label == "Due" else "Not in the newest statement"


def _newest(action: TrackedAction, name: str) -> Said | None:
    """Return a field as last stated, from the newest statement that gives it."""
    given = ((getattr(one.action, name), one.document) for one in reversed(action.mentions))
    return next((said(found, document) for found, document in given if found), None)


def _milestones(action: TrackedAction) -> tuple[MilestoneLine, ...]:
    document = action.last_seen
    return tuple(
        MilestoneLine(place(one.words, one.spans, document), _words(one.due)) for one in action.latest.milestones
    )


def _words(due: Due | None) -> str:
    return display(due.words) if due else ""


def _dropped(action: TrackedAction) -> Dropped | None:
    silent = action.dropped_since
    if silent is None:
        return None
    return Dropped(named(action.last_seen), named(silent), f"/documents/{silent.document_id}")
