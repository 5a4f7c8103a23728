"""One action into one line of a brief: its words, cut where they are long, who and by when, and our note of the rest.

A cut line is still verbatim as far as it goes, and ends in "…". A note is never part of what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafts import Pick
from assistant.people_told import dated
from assistant.register.cells import Cells, joined
from assistant.register.days import in_words
from assistant.register.tracked import Assessor, Mention, TrackedAction
from corpus.actions import ActionKind
from corpus.wording import display, fold

_ACTION_WORDS, _PRIORITY_WORDS = 18, 17
_WHO = {
    Assessor.AREA: "the area",
    Assessor.DFE_NHSE: "the Department and NHS England",
    Assessor.INSPECTORS: "inspectors",
}


def row(action: TrackedAction, cells: Cells) -> Pick:
    """Return an action as last stated, with its lead and newest date; beside it what the register makes of it."""
    mention = action.mentions[-1]
    *ref, words = cells.head(mention)
    words = _cut(replace(words, text=display(mention.action.text)), _ACTION_WORDS)
    due = action.revised_due or action.original_due
    dates = [cells.due(action, due)] if due and due.spans and due == mention.action.due else []
    told = joined([*(_unnamed(one) for one in ref), words, *cells.field(mention, "owner"), *dates])
    return replace(told, note="; ".join(_notes(action)), beside=tuple(_beside(action, cells)))


def _notes(action: TrackedAction) -> Iterator[str]:
    """Yield its topic where its words leave that out, a date put back, a paper silent about it, and a dispute."""
    latest = action.latest
    if latest.kind is ActionKind.CONTINUED_FOCUS and fold(latest.title) not in fold(latest.text):
        yield f"on “{display(latest.title).rstrip('.:')}”"
    original, revised = action.original_due, action.revised_due
    if original and original.end and revised and revised.end:
        yield f"first due {in_words(original.end)}, now {in_words(revised.end)}"
    if action.dropped_since:
        yield f"not named in {dated(action.dropped_since)}"
    if action.is_disputed:
        yield ", ".join(f"{_WHO[one.assessor]}: {one.scale.value.replace('_', ' ')}" for one in action.latest_updates)


def _beside(action: TrackedAction, cells: Cells) -> Iterator[Pick]:
    """Yield the places of what the notes say: the date first set, and each side's words."""
    original = action.original_due
    if action.revised_due and original and original.spans:
        yield cells.due(action, original)
    if action.is_disputed:
        yield from map(cells.update, action.latest_updates)


def heading_row(mention: Mention, cells: Cells) -> Pick:
    """Return a priority in the words of its heading, as far as they fit a line."""
    words = cells.head(mention)[-1]
    heading = words.section.heading
    if heading and words.section.spans and mention.action.section_id == words.section.section_id:
        words = replace(words, text=heading, spans=words.section.spans)
    return _cut(words, _PRIORITY_WORDS)


def _unnamed(one: Pick) -> Pick:
    """Return a ref without the name of its column."""
    return replace(one, text=one.text.rpartition(": ")[2])


def _cut(one: Pick, most: int) -> Pick:
    words = one.text.split()
    if len(words) <= most:
        return one
    return replace(one, text=" ".join(words[:most]).rstrip(",;:–- ") + "…")
