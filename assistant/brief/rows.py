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
from corpus.passages import PassageKind
from corpus.wording import display, fold

_ACTION_WORDS, _EVENT_WORDS, _PRIORITY_WORDS = 15, 26, 15
_SIDE_BY_SIDE = 4
"""Characters between a ref and the words after it where nothing else stands between them."""
_WHO = {
    Assessor.AREA: "the area",
    Assessor.DFE_NHSE: "the Department and NHS England",
    Assessor.INSPECTORS: "inspectors",
}


def row(action: TrackedAction, cells: Cells) -> Pick:
    """Return an action as last stated, with its lead and newest date; beside it what the register makes of it."""
    mention = action.mentions[-1]
    *ref, words = cells.head(mention)
    most = _EVENT_WORDS if mention.action.kind is ActionKind.NEXT_STEP else _ACTION_WORDS
    own = display(mention.action.text)
    # A label between ref and words ("Description:") is part of the place, so that the two do not stand together.
    is_labelled = words.passage.kind is not PassageKind.TABLE_ROW and not words.text.startswith(own)
    words = cut(replace(words, text=own), most)
    due = mention.action.due
    dates = [cells.due(action, due)] if due and due.spans else []
    told = joined([*_with_ref(ref, words, is_labelled=is_labelled), *cells.field(mention, "owner"), *dates])
    cut_off = [f"due {display(due.words)}"] if due and fold(due.words) not in fold(told.text) else []
    note = "; ".join((*cut_off, *_notes(action, fold(told.text))))
    return replace(told, note=note, beside=tuple(_beside(action, cells)))


def _notes(action: TrackedAction, told: str) -> Iterator[str]:
    """Yield its topic where its words leave that out, a date put back, a paper silent about it, and a dispute."""
    latest = action.latest
    if latest.kind is ActionKind.CONTINUED_FOCUS and fold(latest.title) not in fold(latest.text):
        yield f"on “{display(latest.title).rstrip('.:')}”"
    original, revised = action.original_due, action.revised_due
    if original and original.end and revised and revised.end and fold(original.words) not in told:
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
    return cut(words, _PRIORITY_WORDS)


def _with_ref(ref: list[Pick], words: Pick, *, is_labelled: bool) -> list[Pick]:
    """Return an action's words after its bare ref; as one part where they stand side by side."""
    if not ref:
        return [words]
    bare = replace(ref[0], text=ref[0].text.rpartition(": ")[2])
    first, then = bare.spans[-1], words.spans[0]
    if not is_labelled and first.page == then.page and 0 <= then.start - first.end <= _SIDE_BY_SIDE:
        return [replace(words, text=f"{bare.text} {words.text}", spans=(*bare.spans, *words.spans))]
    return [bare, words]


def cut(one: Pick, most: int) -> Pick:
    """Return a statement with no more than its first words; what is left stays verbatim."""
    words = one.text.split()
    if len(words) <= most:
        return one
    return replace(one, text=" ".join(words[:most]).rstrip(",;:–- ") + "…")
