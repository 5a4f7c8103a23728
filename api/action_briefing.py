"""Actions into a Word briefing, the worst first: overdue, slipped, dropped, disputed, vague, and then the others.

An action stands once, under the worst that can be said of it, with everything else said beside it; each has its
source with the exact words. The others follow in one table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from api.action_calendar import moved
from api.action_words import ASSESSORS, KINDS, MISSING, SCALES
from api.schemas.actions import ActionOut, DueOut
from api.schemas.chat import CitationOut
from api.web.pages import day
from api.word import WordFile
from corpus.conversations import shortened

_HEADING_CHARS = 160
_MOST_IN_FULL = 150
"""Actions told in full under one heading; those beyond it stand in a table, for a briefing must stay readable."""
_GROUPS: tuple[tuple[str, str, Callable[[ActionOut], bool]], ...] = (
    ("Overdue", "overdue", lambda one: one.overdue),
    ("Slipped", "slipped", lambda one: (one.slip_days or 0) > 0),
    ("Dropped without a word", "dropped", lambda one: one.dropped),
    ("Judged differently", "judged differently", lambda one: one.disputed),
    ("Vague", "vague", lambda one: bool(one.missing)),
)
_OTHERS = "The other actions"
_TABLE = ("Ref", "Action", "Owner", "Due", "Said of it")
_WIDTHS_CM = (1.5, 5.6, 3.0, 2.7, 3.2)


def action_briefing(
    title: str, actions: Sequence[ActionOut], on: dt.date, site: str, about: Sequence[tuple[str, str]]
) -> bytes:
    """Return the briefing as a Word file; `about` is what it says of itself, line by line."""
    created = dt.datetime.combine(on, dt.time(), dt.UTC)
    file = WordFile(title, about="Actions, the worst first", created=created)
    for label, words in about:
        file.paragraph(words, label=f"{label}:")
    left = list(actions)
    for heading, _, belongs in _GROUPS:
        mine, left = [one for one in left if belongs(one)], [one for one in left if not belongs(one)]
        if mine:
            file.heading(f"{heading}: {len(mine)}", level=1)
            for action in mine[:_MOST_IN_FULL]:
                _write(file, action, site)
            _write_table(file, heading, mine[_MOST_IN_FULL:])
    if left:
        file.heading(f"{_OTHERS}: {len(left)}", level=1)
        _write_table(file, _OTHERS, left)
    return file.to_bytes()


def _write(file: WordFile, action: ActionOut, site: str) -> None:
    file.heading(shortened(" ".join(filter(None, (action.ref, action.title))), _HEADING_CHARS), level=2)
    if action.text != action.title:
        file.paragraph(action.text)
    area = f", {action.area}" if action.area else ""
    file.paragraph(f"{KINDS[action.kind]}{area}: {', '.join(_troubles(action))}.")
    file.bullets(_facts(action))
    place = action.citations[action.proof["text"][0] - 1]
    file.paragraph(f"{_where(place)}: “{' '.join(place.quote.split())}” {site}{place.url}", label="Source:")


def _troubles(action: ActionOut) -> Iterator[str]:
    return (name for _, name, belongs in _GROUPS if belongs(action))


def _facts(action: ActionOut) -> Iterator[str]:
    """Yield who, by when and how it stands, each in its document's words."""
    people = (("Owner", action.owner), ("Accountable", action.accountable), ("Body", action.body))
    yield "; ".join(f"{name}: {words}" for name, words in people if words) or "Owner: none given"
    yield _dates(action)
    if action.success:
        yield f"Measure: {action.success}"
    for said in action.says_now:
        when = f", {day(said.date)}" if said.date else ""
        sources = "; ".join(_where(action.citations[number - 1]) for number in said.citations[:1])
        yield f"{ASSESSORS[said.assessor]}{when}: “{said.words}” ({SCALES[said.scale].lower()}; {sources})"
    if not action.says_now:
        yield "Nobody says how far it is"
    if action.dropped:
        yield f"Last stated {day(action.last_seen)}, not named on {day(action.dropped_since)}"
    if action.missing:
        yield f"Lacks: {', '.join(MISSING[one].lower() for one in action.missing)}"


def _dates(action: ActionOut) -> str:
    if action.due is None:
        return "Due: no date given"
    if action.revised_due is None or action.slip_days is None:
        return f"Due: {_told(action.due)}"
    return f"Due: {_told(action.due)}, revised to {_told(action.revised_due)} ({moved(action.slip_days)})"


def _told(due: DueOut) -> str:
    is_plain = due.end is None or due.precision == "day"
    return f"“{due.words}”" if is_plain else f"“{due.words}” (until {day(due.end)})"


def _where(cited: CitationOut) -> str:
    date = f", {day(cited.date)}" if cited.date else ""
    return f"{cited.document}{date}, page {cited.page}"


def _write_table(file: WordFile, heading: str, actions: Sequence[ActionOut]) -> None:
    if actions:
        rows = [_row(one) for one in actions]
        file.table(f"{heading}: who, by when, and what is said", _TABLE, rows, widths_cm=_WIDTHS_CM)


def _row(action: ActionOut) -> tuple[str, ...]:
    due = action.revised_due or action.due
    said = f"“{action.status.words}”\n{SCALES[action.status.scale]}" if action.status else ""
    return (action.ref or "", action.title, action.owner or "", due.words if due else "", said)
