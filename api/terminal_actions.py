"""Actions into a table for a person at a terminal, and one action's history into lines.

The table says below itself on which day overdue was measured and by which rule.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.action_words import ASSESSORS, KINDS, MISSING, SCALES
from api.schemas.actions import ActionHistory, ActionOut, DueOut, ListedActions, MentionOut, UpdateOut
from api.terminal import without_controls, wrapped
from api.web.pages import day
from corpus.conversations import shortened

_MAX_WIDTH = 140
_WORDS_CHARS = 160
_SAID_CHARS = 90
_INDENT = "  "


def action_table(listed: ListedActions) -> Iterator[str]:
    """Return actions as a table, and the rule by which they are overdue."""
    if not listed.items:
        yield "No such actions."
    else:
        yield from _table(listed)
        count = len(listed.items)
        late = sum(one.overdue for one in listed.items)
        yield f"{count} action{'' if count == 1 else 's'}, {late} overdue on {day(listed.as_of)}"
    yield from wrapped(listed.overdue_rule)


def history_lines(action: ActionHistory) -> Iterator[str]:
    """Return one action with every statement of it and all that is said of it."""
    yield from wrapped(f"{_named(action)} ({KINDS[action.kind]}{f', {action.area}' if action.area else ''})")
    if action.text != action.title:
        yield from wrapped(action.text)
    people = (("Owner", action.owner), ("Accountable", action.accountable), ("Body", action.body))
    for label, words in (*people, ("Measure", action.success)):
        yield from wrapped(f"{label}: {words or 'none given'}", _INDENT)
    yield from wrapped(f"Due: {_dates(action) or 'no date given'}", _INDENT)
    if flags := _flags(action):
        yield from wrapped(f"On {day(action.as_of)}: {flags}", _INDENT)
    yield "What is said of it" if action.updates else "Nobody says how far it is."
    for update in action.updates:
        yield from wrapped(f"{_when(update)}  {ASSESSORS[update.assessor]}: {_said(update)}", _INDENT, first=_INDENT)
    yield "Stated in"
    for mention in action.mentions:
        yield from _mention(action, mention)
    yield from wrapped(action.overdue_rule)


def _mention(action: ActionHistory, mention: MentionOut) -> Iterator[str]:
    link = next((one for one in action.links if one.later == mention.action_id), None)
    why = f" ({link.relation.value.replace('_', ' ')}: {link.reason}, {link.confidence:.0%})" if link else ""
    yield from wrapped(f"{_when(mention)}  {mention.document}: {_named(mention)}{why}", _INDENT, first=_INDENT)
    for number in mention.proof["text"][:1]:
        cited = action.citations[number - 1]
        yield f"{_INDENT * 2}{cited.file}, page {cited.page}; id {mention.action_id}"


def _table(listed: ListedActions) -> list[str]:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False, expand=True)
    table.add_column("Id", no_wrap=True, width=16)
    table.add_column("Ref", width=max(3, min(8, max(len(one.ref or "") for one in listed.items))))
    for heading, ratio in (("Action", 4), ("Owner", 2), ("Due", 2), ("Said of it", 3)):
        table.add_column(heading, ratio=ratio)
    for one in listed.items:
        table.add_row(*(Text(without_controls(cell)) for cell in _row(one)))
    written = io.StringIO()
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    Console(file=written, width=width, color_system=None, legacy_windows=False).print(table)
    return [line.rstrip() for line in written.getvalue().splitlines()]


def _row(one: ActionOut) -> tuple[str, ...]:
    about = "\n".join(filter(None, (shortened(one.title, _WORDS_CHARS), f"[{one.area}]" * bool(one.area), _flags(one))))
    said = "\n".join(f"{ASSESSORS[each.assessor]}: {_said(each)}" for each in one.says_now)
    return one.action_id, one.ref or "", about, one.owner or "", _dates(one), said


def _flags(one: ActionOut) -> str:
    flags = (
        ("overdue", one.overdue),
        ("dropped", one.dropped),
        ("judged differently", one.disputed),
        ("closed", one.closed),
        *((MISSING[each].lower(), True) for each in one.missing),
    )
    return ", ".join(name for name, holds in flags if holds)


def _dates(one: ActionOut) -> str:
    revised = f", revised to {_due(one.revised_due)} ({one.slip_days:+} days)" if one.revised_due else ""
    return f"{_due(one.due)}{revised}" if one.due else ""


def _due(due: DueOut | None) -> str:
    return due.words if due else ""


def _said(update: UpdateOut) -> str:
    return f"“{shortened(update.words, _SAID_CHARS)}” ({SCALES[update.scale].lower()})"


def _named(one: ActionOut | MentionOut) -> str:
    return " ".join(filter(None, (one.ref, one.title)))


def _when(one: UpdateOut | MentionOut) -> str:
    return one.date.isoformat() if one.date else "no date   "
