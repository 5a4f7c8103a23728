"""Letters' asks and the plan's actions that take them up: linked, yet each an action of its own.

They are not made one: a letter's ask has no owner of its own, and a plan's actions are counted by the plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.register.decided import Decided
from assistant.register.likeness import Likeness, probability
from assistant.register.reasons import decided_link
from assistant.register.stated import Stated
from assistant.register.track import Track
from assistant.register.tracked import Link, Relation
from corpus.actions import ActionKind


def take_up(tracks: Sequence[Track], likeness: Likeness, decided: Decided) -> None:
    """Link each letter's ask with the plan's action most like it, one to one, if likely; the ask holds the link."""
    asks = [one for one in tracks if one.latest.kind is ActionKind.CONTINUED_FOCUS]
    planned = [one for one in tracks if one.latest.kind is ActionKind.PLAN_ACTION and not one.latest.is_task]
    done = _decided(asks, planned, decided)
    found = [
        (-odds, ask, action, pair)
        for ask, asked in enumerate(asks)
        for action, plan in enumerate(planned)
        for odds, pair in [_likest(asked, plan, likeness)]
        if likeness.is_likely(odds, *pair)
        and not any(decided.apart(one, two) for one in asked.stated for two in plan.stated)
    ]
    for odds, ask, action, (earlier, later) in sorted(found, key=lambda each: each[:3]):
        if done.isdisjoint({("ask", ask), ("action", action)}):
            done |= {("ask", ask), ("action", action)}
            alike = likeness.alike(earlier, later)
            reason = f"an ask and a plan's action close in words and meaning ({alike.meaning:.2f})"
            asks[ask].links.append(
                Link(earlier.action_id, later.action_id, Relation.TAKEN_UP, reason, probability(-odds))
            )


def _likest(ask: Track, action: Track, likeness: Likeness) -> tuple[float, tuple[Stated, Stated]]:
    """Return the two statements most alike, the older one first, and their log odds."""
    odds, first, second = max(
        (likeness.odds(one, two), place, other)
        for place, one in enumerate(ask.stated)
        for other, two in enumerate(action.stated)
    )
    return odds, in_order(ask.stated[first], action.stated[second])


def in_order(one: Stated, other: Stated) -> tuple[Stated, Stated]:
    """Return two statements, the older one first."""
    first, second = sorted((one, other), key=lambda each: (str(each.document.date or ""), each.action_id))
    return first, second


def _decided(asks: Sequence[Track], planned: Sequence[Track], decided: Decided) -> set[tuple[str, int]]:
    """Link what a person joined; return the tracks that are linked."""
    done: set[tuple[str, int]] = set()
    places = {("ask", one.action_id): (place, one) for place, each in enumerate(asks) for one in each.stated}
    places |= {("action", one.action_id): (place, one) for place, each in enumerate(planned) for one in each.stated}
    for (name, _), (place, later) in list(places.items()):
        for earlier_id, verdict in decided.earlier_of(later):
            other = "action" if name == "ask" else "ask"
            position, earlier = places.get((other, earlier_id), (None, None))
            if earlier is None:
                continue
            ask = place if name == "ask" else position
            asks[ask].links.append(decided_link(earlier, later, Relation.TAKEN_UP, verdict))
            done |= {(name, place), (other, position)}
    return done
