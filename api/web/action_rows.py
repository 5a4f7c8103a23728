"""The register and what is asked of it into the list: summary numbers, filters with counts, and one page of rows.

A count beside a choice is how many actions the list would have with that choice alone in its field and all other
conditions as they are. The summary numbers count the whole area, so that they say the same whatever is filtered.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from api.action_words import ASSESSORS, KINDS, MISSING, SCALES
from api.web.action_filters import TRUE, Asked, conditions_set
from api.web.action_parts import Dates, Said, State, dates, flags, missing, named, place, short, state
from api.web.pages import day
from assistant.register.filters import Wanted, fits, select
from assistant.register.tracked import Missing, TrackedAction
from corpus.actions import ActionKind
from corpus.documents import Document, DocumentKind
from corpus.wording import display, fold

ON_A_PAGE = 50
_OWNERS = 50
"""How many owners are offered, those of most actions; any other can be typed."""
_STATUS = 90
"""Characters of a status in the list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One action in the list."""

    url: str
    area: str
    ref: str
    kind: str
    """"" for the action of a plan, which the name of its source says."""
    words: str
    said: Said
    owner: Said | None
    dates: Dates
    states: tuple[State, ...]
    flags: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field of the filters, with how many actions it leaves."""

    value: str
    label: str
    count: int
    is_set: bool
    name: str = ""
    """The field's name in the address, where each choice of a list has its own."""


@dataclass(frozen=True, slots=True)
class Number:
    """One summary number with the way to its actions."""

    count: int
    label: str
    url: str
    is_shown: bool
    """Whether the list shows just these."""


@dataclass(frozen=True, slots=True)
class ActionList:
    """One view of the register as it is shown."""

    asked: Asked
    rows: tuple[Row, ...]
    held: int
    documents: int
    first: date | None
    last: date | None
    """The days of the oldest and the newest of the documents that speak of actions."""
    matching: int
    pages: int
    numbers: tuple[Number, ...]
    choices: dict[str, tuple[Choice, ...]]
    chips: tuple[tuple[str, str], ...]
    """Each condition set, with the address of the view without it."""


def action_list(actions: Sequence[TrackedAction], asked: Asked) -> ActionList:
    """Return the page of `actions`, all those of the area asked for, that is asked for."""
    documents = _documents(actions)
    days = sorted(one.date for one in documents.values() if one.date)
    matching = select(actions, asked.wanted, asked.on)
    pages = max(1, math.ceil(len(matching) / ON_A_PAGE))
    page = min(max(1, asked.page), pages)
    shown = matching[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return ActionList(
        asked=asked.at(page),
        rows=tuple(row(one, asked.on) for one in shown),
        held=len(actions),
        documents=len(documents),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        matching=len(matching),
        pages=pages,
        numbers=tuple(numbers(actions, asked)),
        choices=_choices(actions, asked, documents),
        chips=tuple(_chips(asked, documents)),
    )


def row(action: TrackedAction, on: date) -> Row:
    """Return what the list shows of an action."""
    latest = action.latest
    owner = next(((one.action.owner, one.document) for one in reversed(action.mentions) if one.action.owner), None)
    return Row(
        url=f"/actions/{action.tracked_id}",
        area=action.area,
        ref=latest.ref or "",
        kind="" if latest.kind is ActionKind.PLAN_ACTION else KINDS[latest.kind],
        words=short(latest.text),
        said=place(latest.text, latest.spans, action.last_seen),
        owner=place(owner[0].words, owner[0].spans, owner[1]) if owner else None,
        dates=dates(action),
        states=tuple(map(_shortened, map(state, action.latest_updates))),
        flags=flags(action, on),
        missing=missing(action),
    )


def numbers(actions: Sequence[TrackedAction], asked: Asked) -> Iterator[Number]:
    """Yield the summary numbers of an area, or of all areas: how many actions there are, and what is wrong."""
    plain = asked.bare()
    views = (
        ("actions" if len(actions) != 1 else "action", plain),
        ("overdue", plain.having(overdue=True)),
        ("slipped", plain.having(is_slipped=True)),
        ("dropped", plain.having(is_dropped=True)),
        ("disputed", plain.having(is_disputed=True)),
        *((MISSING[one].lower(), plain.having(missing=(one,))) for one in Missing),
    )
    for label, view in views:
        count = sum(fits(one, view.wanted) for one in actions)
        yield Number(count, label, view.address, view.wanted == asked.wanted)


def _choices(
    actions: Sequence[TrackedAction], asked: Asked, documents: dict[str, Document]
) -> dict[str, tuple[Choice, ...]]:
    wanted = asked.wanted
    wrong = (
        ("overdue", "overdue_on", asked.on),
        ("slipped", "is_slipped", True),
        ("dropped", "is_dropped", True),
        ("disputed", "is_disputed", True),
    )
    newest_first = sorted(documents.values(), key=lambda one: (one.date or date.min, one.document_id), reverse=True)
    letters = [one for one in newest_first if one.kind is DocumentKind.STOCKTAKE_LETTER and one.date]
    # Of all areas together there are too many documents and owners to choose from.
    in_area = asked.area is not None
    fields: dict[str, list[tuple[str, str, object]]] = {
        "kinds": [(one.value, label, (one,)) for one, label in KINDS.items()],
        "scales": [(one.value, label, (one,)) for one, label in SCALES.items()],
        "assessors": [(one.value, label, (one,)) for one, label in ASSESSORS.items()],
        "missing": [(one.value, label, (one,)) for one, label in MISSING.items()],
        "document_ids": [(one.document_id, named(one), (one.document_id,)) for one in newest_first if in_area],
        "changed_since": [(one.date.isoformat(), named(one), one.date) for one in letters if in_area],
        "owner": [(one, one, one) for one in _owners(actions) if in_area],
    }
    found = {name: tuple(_counted(actions, wanted, name, choices)) for name, choices in fields.items()}
    found["wrong"] = tuple(
        replace(each, name=name)
        for name, at, value in wrong
        for each in _counted(actions, wanted, at, [(TRUE, name.capitalize(), value)])
    )
    return found


def _counted(
    actions: Iterable[TrackedAction], wanted: Wanted, name: str, choices: Sequence[tuple[str, str, object]]
) -> Iterator[Choice]:
    """Yield the choices of one field, each counted among the actions that all other conditions let through."""
    now, plain = getattr(wanted, name), getattr(Wanted(), name)
    others = replace(wanted, **{name: plain})
    left = [one for one in actions if fits(one, others)]
    for value, label, condition in choices:
        alone = replace(wanted, **{name: condition})
        is_set = condition[0] in now if isinstance(condition, tuple) else now == condition
        yield Choice(value, label, sum(fits(one, alone) for one in left), is_set)


def _chips(asked: Asked, documents: dict[str, Document]) -> Iterator[tuple[str, str]]:
    names = {"kinds": KINDS, "scales": SCALES, "assessors": ASSESSORS, "missing": MISSING}
    told = {
        "owner": "Owner: {}",
        "words": "Words: {}",
        "due_from": "Due from {}",
        "due_to": "Due to {}",
        "overdue_on": "Overdue on {}",
        "is_dropped": "Dropped",
        "is_disputed": "Disputed",
        "is_slipped": "Slipped",
        "changed_since": "Spoken of since {}",
        "refs": "Ref {}",
    }
    for name, value, without in conditions_set(asked.wanted):
        if name == "document_ids":
            label = named(documents[value]).capitalize() if value in documents else "A document no longer held"
        elif isinstance(value, date):
            label = told[name].format(day(value))
        else:
            label = names[name][value] if name in names else told[name].format(value)
        yield label, replace(asked, wanted=without, page=1).address


def _shortened(found: State) -> State:
    return replace(found, said=replace(found.said, words=short(found.said.words, _STATUS)))


def _documents(actions: Iterable[TrackedAction]) -> dict[str, Document]:
    return {each.document.document_id: each.document for one in actions for each in (*one.mentions, *one.updates)}


def _owners(actions: Iterable[TrackedAction]) -> list[str]:
    owners = {fold(one.owner.words): display(one.owner.words) for one in actions if one.owner}
    counts = Counter(fold(one.owner.words) for one in actions if one.owner)
    return [owners[name] for name in sorted(owners, key=lambda name: (-counts[name], name))][:_OWNERS]
