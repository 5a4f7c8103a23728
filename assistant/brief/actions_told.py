"""The register of an area into the parts of its brief: priorities, what is wrong with actions, and dates ahead.

Counts are of every action in the register, so that each equals the list behind it; of those only the worst are told,
each once, under the first heading that fits. Newcomers trip over this: an event ("the next stocktake will be …") is an
action of a letter's next steps too, and is told after those that somebody has to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.brief.nouns import ACTIONS, Part
from assistant.brief.rows import heading_row, row
from assistant.drafts import Pick
from assistant.register.cells import Cells
from assistant.register.days import in_words
from assistant.register.filters import badness
from assistant.register.tracked import Relation, Scale, TrackedAction
from corpus.actions import ActionKind, Due

_PRIORITIES = (ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA)
_MOST_PRIORITIES = 8
_MOST_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One thing that can be wrong with an action, and how many of the worst are told."""

    condition: str
    heading: str
    none: str
    most: int
    holds: Callable[[TrackedAction, date], bool]


_TROUBLES = (
    _Trouble("overdue", "Overdue", "Nothing is recorded as overdue.", 2, lambda one, on: one.is_overdue(on)),
    _Trouble("slipped", "Slipped", "No date is recorded as put back.", 1, lambda one, _: (one.slip_days or 0) > 0),
    _Trouble(
        "dropped", "Dropped without a word", "Nothing is recorded as dropped.", 1, lambda one, _: _is_dropped(one)
    ),
    _Trouble("disputed", "Disputed", "Nothing is recorded as judged differently.", 1, lambda one, _: one.is_disputed),
)


def priorities(actions: Sequence[TrackedAction], cells: Cells) -> Part:
    """Return the priority actions and areas for improvement in the words of their headings."""
    found = [one for one in actions if one.latest.kind in _PRIORITIES and not _is_dropped(one)]
    if not found:
        return Part("Priorities", "No priority action or area for improvement is named in the documents held.")
    found.sort(key=lambda one: (_PRIORITIES.index(one.latest.kind), one.latest.ref or ""))
    counts = [sum(one.latest.kind is kind for one in found) for kind in _PRIORITIES]
    names = ("area for priority action", "areas for priority action"), ("area for improvement", "areas for improvement")
    said = " and ".join(f"{count} {name[count != 1]}" for count, name in zip(counts, names, strict=True) if count)
    told = tuple(heading_row(one.mentions[-1], cells) for one in found[:_MOST_PRIORITIES])
    first = f" The first {_MOST_PRIORITIES} are told." if len(found) > _MOST_PRIORITIES else ""
    return Part("Priorities", f"{said}.{first}", told)


def action_parts(actions: Sequence[TrackedAction], cells: Cells, on: date) -> Iterator[Part]:
    """Yield how many actions there are and how many are open, then the worst of each trouble."""
    done = sum(_is_done(one) for one in actions)
    held = f"{len(actions):,} are held, {len(actions) - done:,} of them open" if actions else "None is held"
    yield Part(ACTIONS, f"{held}.", total=len(actions))
    told: set[str] = set()
    for trouble in _TROUBLES:
        found = [one for one in actions if trouble.holds(one, on)]
        found.sort(key=lambda one: (one.latest.kind is ActionKind.NEXT_STEP, badness(one, on)))
        others = [one for one in found if not told & _ids(one)]
        left = []
        for one in others:
            if len(left) < trouble.most and not told & _ids(one):
                told |= _ids(one)
                left.append(one)
        yield Part(
            trouble.heading,
            _note(trouble, len(found), len(found) - len(others), len(left)),
            tuple(row(one, cells) for one in left),
            total=len(found),
            condition=trouble.condition,
        )


def dates_ahead(actions: Sequence[TrackedAction], cells: Cells, on: date) -> Part:
    """Return what falls on the day or later, events first; where nothing does, the last event that was set."""
    ahead = [(due.end, one) for one in actions if not _is_done(one) and (due := _due(one)) and due.end >= on]
    ahead.sort(key=lambda pair: (pair[1].latest.kind is not ActionKind.NEXT_STEP, pair[0]))
    told = sorted(ahead[:_MOST_AHEAD], key=lambda pair: pair[0])
    if told:
        more = f"The first of {len(ahead):,} from {in_words(on)} on." if len(ahead) > len(told) else ""
        return Part("Dates ahead", more, _rows(told, cells))
    events = [(due.end, one) for one in actions if one.latest.kind is ActionKind.NEXT_STEP and (due := _due(one))]
    last = sorted(events, key=lambda pair: pair[0])[-1:]
    note = f"No date from {in_words(on)} on is set in the documents held."
    return Part("Last date set" if last else "Dates ahead", note, _rows(last, cells))


def _rows(dated: Sequence[tuple[date, TrackedAction]], cells: Cells) -> tuple[Pick, ...]:
    return tuple(row(one, cells) for _, one in dated)


def _note(trouble: _Trouble, count: int, above: int, told: int) -> str:
    """Return how many there are, how many were told under an earlier heading, and how many are told here."""
    if not count:
        return trouble.none
    said = f"{count:,} action{'' if count == 1 else 's'}"
    said += f", {'all' if above == count else above} told above" if above else ""
    return f"{said}; the worst {told} here." if above + told < count else f"{said}."


def _ids(action: TrackedAction) -> set[str]:
    """Return the ids of an action and of the one that takes it up or that it takes up: the same thing to a reader."""
    taken_up = (one for one in action.links if one.relation is Relation.TAKEN_UP)
    return {action.tracked_id, *(end for one in taken_up for end in (one.earlier, one.later))}


def _due(action: TrackedAction) -> Due | None:
    return action.revised_due or action.original_due


def _is_dropped(action: TrackedAction) -> bool:
    return action.dropped_since is not None


def _is_done(action: TrackedAction) -> bool:
    return action.closed_in is not None or any(one.scale is Scale.COMPLETE for one in action.latest_updates)
