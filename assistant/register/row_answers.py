"""Every action that meets a question's conditions into statements, and how many of how many there are.

Nothing is ranked and nothing is left out: rows come in the order of their documents, over several areas one after the
other. Newcomers trip over this: an empty result is an answer too ("none of the 19 actions is overdue").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers import Status
from assistant.drafts import Draft, Pick
from assistant.register.asking import Asking
from assistant.register.conditions import SCALES
from assistant.register.filters import fits
from assistant.register.ground import PEOPLE, Ground
from assistant.register.seen import Row
from assistant.register.sides import said_as, side_rule
from assistant.register.since import since
from assistant.register.telling import (
    FIELD_NAMES,
    MOST_ROWS,
    absent,
    by_owner,
    counted,
    cut,
    lead_of,
    rules,
    titled,
)

_SHOWN = ("owner", "due", "status")
_NAMED = {
    "accountable": ("has {} as accountable officer", "have {} as accountable officer"),
    "owner": ("is led by {}", "are led by {}"),
    "": ("names {}", "name {}"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What one area has: the rows asked about, those that fit, and how that is said."""

    ground: Ground
    rows: Sequence[Row]
    fitting: Sequence[Row]
    told: Sequence[Row]
    said: str


def rows_of_all(grounds: Sequence[Ground], asking: Asking) -> Draft | None:
    """Answer a list or a count over these areas; None where the words left name nobody and nothing held."""
    found = [one for ground in grounds if (one := _found(ground))]
    if not found:
        return None
    told: list[Pick] = []
    over = _Headings(found, asking)
    for one in found:
        shown = _ordered(asking, one.told)[: MOST_ROWS - len(told)]
        told += [replace(_told(one.ground, row), under=over.of(one, row)) for row in shown]
    rows = [row for one in found for row in one.told]
    area = "{0.ground.area}: {0.said}" if len(grounds) > 1 else "{0.said}"
    said = "; ".join(area.format(one) for one in found)
    lacking = absent(rows, asking.fields, naming=len(grounds) == 1)
    owners = by_owner(rows) if asking.by_owner and rows else ""
    listed = (_in_all(found), owners, *rules(asking, rows), *lacking, side_rule(asking.side), cut(rows))
    besides = [one for one in listed if one]
    if not told:
        return Draft(Status.NOT_IN_DOCUMENTS, " ".join([f"{said}.", *besides]))
    return Draft(Status.ANSWERED, " ".join([f"{said}.", *besides]) if besides else f"{said}:", tuple(told))


class _Headings:
    """What stands over each row: its area and document, where there are several, or its lead."""

    def __init__(self, found: Sequence[_Found], asking: Asking) -> None:
        self._asking = asking
        self._has_areas = len(found) > 1
        self._has_documents = len({row.mention.document for one in found for row in one.told}) > 1

    def of(self, one: _Found, row: Row) -> str:
        area = one.ground.area if self._has_areas else ""
        if self._asking.by_owner:
            what = lead_of(row) or "No lead given"
        else:
            what = titled(row.mention.document) if self._has_documents and not self._asking.soonest_first else ""
        return ": ".join(part for part in (area, what) if part)


def _in_all(found: Sequence[_Found]) -> str:
    """Return the numbers of several areas together."""
    if len(found) < 2:
        return ""
    fitting, total = sum(len(one.fitting) for one in found), sum(len(one.rows) for one in found)
    return f"In all: {fitting} of {total} over {len(found)} areas." if fitting != total else f"In all: {total}."


def _ordered(asking: Asking, rows: Sequence[Row]) -> list[Row]:
    """Return rows in the order asked for, which is that of their documents where none is."""
    if asking.soonest_first:
        return sorted(rows, key=lambda row: _newest_due(row) or date.max)
    if asking.by_owner:
        counts = Counter(lead_of(row) for row in rows)
        return sorted(rows, key=lambda row: (not lead_of(row), -counts[lead_of(row)], lead_of(row)))
    return list(rows)


def _newest_due(row: Row) -> date | None:
    due = row.action.revised_due or row.action.original_due
    return due.end if due else None


def _found(ground: Ground) -> _Found | None:
    asking = ground.asking
    meant = _meant(ground) if ground.about else _all(ground)
    if meant is None:
        return None
    if meant.is_nobody:
        return _Found(ground, ground.rows, (), (), _nobody(asking, ground.rows, ground.name))
    chosen = [row for row in meant.chosen if ground.on_side(row)] if asking.side else meant.chosen
    fitting, when = since(ground, [row for row in chosen if fits(row.action, asking.wanted)])
    whose = [_whose(asking, one, len(fitting)) for one in (meant.name, said_as(asking.side)) if one]
    said = counted(asking, fitting, meant.rows, of_person=" and ".join(whose)) + when
    said = f"Of what speaks of “{' '.join(ground.about)}”: {said}" if meant.is_topic else said
    if asking.is_universal and asking.conditions and 0 < len(fitting) < len(chosen):
        others = [row for row in chosen if row not in fitting]
        return _Found(ground, meant.rows, fitting, others, f"{said}; the other {len(others)} stand below")
    return _Found(ground, meant.rows, fitting, fitting, said)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the words left of a question choose among the rows: a person's, those on a topic, or nobody's."""

    rows: Sequence[Row]
    """What the numbers are out of."""
    chosen: Sequence[Row]
    name: str = ""
    is_topic: bool = False
    is_nobody: bool = False


def _all(ground: Ground) -> _Meant | None:
    """Return every row, None where they are not what is asked for."""
    rows = ground.rows
    is_asked = rows and (ground.asking.conditions or _is_plain_list(ground.asking, rows))
    return _Meant(rows, rows) if is_asked else None


def _meant(ground: Ground) -> _Meant | None:
    """Return the rows that the words left choose, None where the question is not the register's."""
    asking, rows = ground.asking, ground.rows
    if not rows or not asking.names_actions:
        return None
    of_person, name = ground.of_person(rows, asking.fields)
    if of_person:
        return _Meant(rows, of_person, name)
    on_topic = ground.on_topic(rows) if asking.conditions else []
    if on_topic:
        return _Meant(on_topic, on_topic, is_topic=True)
    if set(asking.fields) & {*PEOPLE, "responsible"} and ground.is_name:
        return _Meant(rows, (), is_nobody=True)
    return None


def _is_plain_list(asking: Asking, rows: Sequence[Row]) -> bool:
    """Tell whether every row is asked for: a letter's own list of points is told as the letter has it."""
    return asking.asks_all or asking.is_count or bool(asking.fields) or any(row.ref for row in rows)


def _whose(asking: Asking, name: str, number: int) -> str:
    field = next((one for one in _NAMED if one in asking.fields), "owner" if asking.side else "")
    return _NAMED[field][number > 1].format(name)


def _nobody(asking: Asking, rows: Sequence[Row], name: str) -> str:
    what = " or ".join(FIELD_NAMES[one] for one in asking.fields if one in {*PEOPLE, "responsible"})
    return f"None of the {counted(replace(asking, conditions=()), rows, rows)} gives {name} as {what}"


def _told(ground: Ground, row: Row) -> Pick:
    """Return a row by the fields asked for, and by what shows that it meets the conditions."""
    asking, cells = ground.asking, ground.cells
    conditions = set(asking.conditions)
    fields = list(asking.fields or _SHOWN)
    besides: list[Pick] = []
    if conditions & {"overdue", "slipped"}:
        fields = [one for one in dict.fromkeys((*fields, "status")) if one != "due"]
        dates = (row.action.original_due, row.action.revised_due)
        besides = [cells.due(row.action, due) for due in dates if due]
    elif "due" in conditions:
        fields = list(dict.fromkeys(("owner", *fields, "status")))
    if "disputed" in conditions:
        fields = [one for one in fields if one != "status"]
        besides += [cells.update(one) for one in row.action.latest_updates]
    elif conditions & {*SCALES, *asking.wanted.colours}:
        fields = list(dict.fromkeys((*fields, "status")))
        besides += [cells.update(one) for one in row.action.latest_updates if one.scale in asking.wanted.scales]
    shown = ground.on_side(row)
    if shown and shown.held and shown.person:
        besides.append(cells.person(shown.held, shown.person))
    return cells.row(row.mention, fields, *besides)
