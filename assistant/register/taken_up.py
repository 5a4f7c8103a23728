"""Letters' asks and the plan's actions that take them up: linked, yet each an action of its own.

They are not made one: a letter's ask has no owner of its own, and a plan's actions are counted by the plan. An ask
and the action that answers it share fewer words than two versions of a plan do ("reply to enquiries", "answer every
enquiry"), so less likeness is enough; what makes it safe is that no other action of the plan comes near.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from assistant.register.decided import Decided
from assistant.register.likeness import Likeness, probability
from assistant.register.reasons import decided_link
from assistant.register.stated import Stated
from assistant.register.track import Track
from assistant.register.tracked import Link, Relation
from corpus.actions import ActionKind

_LIKELY = -2.8
"""Log odds, as `Likeness` gives them, from which an ask and a plan's action may be of one thing."""
_FAR = -5.5
"""Log odds by words alone from which the same owner and date cannot lead to a link, nor stand in the way of one."""
_AHEAD = 1.0
"""How far the likest action must be ahead of the plan's others."""
SURE = 0.8
"""How sure a link must be for what is said of the plan's action to be said of the ask too."""
_BASE, _RISE = 1.6, 0.4
"""Log odds that such a link is right: about four in five are, and likeness beyond what is needed adds little, since an
ask to say how a thing is used is in the words of the action that makes it."""

_Scored = Mapping[tuple[int, int], tuple[float, tuple[Stated, Stated]]]
"""Log odds and the two statements, by the places of an ask and of an action."""


def take_up(tracks: Sequence[Track], likeness: Likeness, decided: Decided) -> None:
    """Link each letter's ask with the plan's action most like it, one to one, if likely; the ask holds the link."""
    asks = [one for one in tracks if one.latest.kind is ActionKind.CONTINUED_FOCUS]
    planned = [one for one in tracks if one.latest.kind is ActionKind.PLAN_ACTION and not one.latest.is_task]
    done = _decided(asks, planned, decided)
    scored = {
        (ask, action): _likest(asked, plan, likeness)
        for ask, asked in enumerate(asks)
        for action, plan in enumerate(planned)
        if any(likeness.by_words(one, two) >= _FAR for one in asked.stated for two in plan.stated)
        and not any(decided.apart(one, two) for one in asked.stated for two in plan.stated)
    }
    found = sorted((-odds, ask, action) for (ask, action), (odds, _) in scored.items() if odds >= _LIKELY)
    for odds, ask, action in found:
        if done.isdisjoint({("ask", ask), ("action", action)}) and _is_ahead(ask, action, scored, done):
            done |= {("ask", ask), ("action", action)}
            asks[ask].links.append(_link(scored[ask, action][1], -odds, likeness))


def _is_ahead(ask: int, action: int, scored: _Scored, done: set[tuple[str, int]]) -> bool:
    """Tell whether no other action that is still free is nearly as much like an ask."""
    others = (
        odds
        for (one, other), (odds, _) in scored.items()
        if one == ask and other != action and ("action", other) not in done
    )
    return scored[ask, action][0] - max(others, default=-math.inf) >= _AHEAD


def _link(pair: tuple[Stated, Stated], odds: float, likeness: Likeness) -> Link:
    earlier, later = pair
    reasons = [f"an ask and a plan's action close in meaning ({likeness.alike(earlier, later).meaning:.2f})"]
    reasons += ["same owner"] * (earlier.owner == later.owner != "")
    reasons += ["same date"] * bool(earlier.days & later.days)
    sure = probability(_BASE + _RISE * odds)
    return Link(earlier.action_id, later.action_id, Relation.TAKEN_UP, ", ".join(reasons), sure)


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
