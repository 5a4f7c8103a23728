"""Every action that meets a question's conditions into statements, and how many of how many there are.

Nothing is ranked and nothing is left out: rows come in the order of their documents, over several areas one after the
other. Newcomers trip over this: an empty result is an answer too ("none of the 19 actions is overdue").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import Status
from assistant.drafts import Draft, Pick
from assistant.register.asking import Asking
from assistant.register.conditions import SCALES
from assistant.register.filters import fits
from assistant.register.ground import PEOPLE, Ground
from assistant.register.seen import Row
from assistant.register.telling import FIELD_NAMES, MOST_ROWS, absent, counted, cut, rules

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
    for one in found:
        told += [_told(one.ground, row) for row in one.told[: MOST_ROWS - len(told)]]
    rows = [row for one in found for row in one.told]
    area = "{0.ground.area}: {0.said}" if len(grounds) > 1 else "{0.said}"
    said = "; ".join(area.format(one) for one in found)
    lacking = absent(rows, asking.fields, naming=len(grounds) == 1)
    besides = [one for one in (*rules(asking, rows), *lacking, cut(rows)) if one]
    if not told:
        return Draft(Status.NOT_IN_DOCUMENTS, " ".join([f"{said}.", *besides]))
    return Draft(Status.ANSWERED, " ".join([f"{said}.", *besides]) if besides else f"{said}:", tuple(told))


def _found(ground: Ground) -> _Found | None:
    asking, rows = ground.asking, ground.rows
    if not rows or not (ground.about or asking.conditions or _is_plain_list(asking, rows)):
        return None
    chosen, person, prefix = rows, "", ""
    if ground.about:
        if not asking.names_actions:
            return None
        chosen, name = ground.of_person(rows, asking.fields)
        if chosen:
            person = _whose(asking, name, len(chosen))
        elif asking.conditions and asking.names_actions and (on_topic := ground.on_topic(rows)):
            chosen = rows = on_topic
            prefix = f"Of what speaks of “{' '.join(ground.about)}”: "
        elif set(asking.fields) & {*PEOPLE, "responsible"} and ground.is_name:
            return _Found(ground, rows, (), (), _nobody(asking, rows, ground.name))
        else:
            return None
    fitting = [row for row in chosen if fits(row.action, asking.wanted)]
    if person and asking.conditions:
        person = _whose(asking, name, len(fitting))
    said = prefix + counted(asking, fitting, rows, of_person=person)
    if asking.is_universal and asking.conditions and 0 < len(fitting) < len(chosen):
        others = [row for row in chosen if row not in fitting]
        return _Found(ground, rows, fitting, others, f"{said}, {len(others)} not")
    return _Found(ground, rows, fitting, fitting, said)


def _is_plain_list(asking: Asking, rows: Sequence[Row]) -> bool:
    """Tell whether every row is asked for: a letter's own list of points is told as the letter has it."""
    return asking.is_count or bool(asking.fields) or any(row.ref for row in rows)


def _whose(asking: Asking, name: str, number: int) -> str:
    field = next((one for one in _NAMED if one in asking.fields), "")
    return _NAMED[field][number != 1].format(name)


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
    elif conditions & set(SCALES):
        fields = list(dict.fromkeys((*fields, "status")))
        besides += [cells.update(one) for one in row.action.latest_updates if one.scale in asking.wanted.scales]
    return cells.row(row.mention, fields, *besides)
