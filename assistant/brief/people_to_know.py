"""The people of an area into the few that somebody new should know first, by the posts that matter most.

Each post is told once, by the newest document that names somebody in it; everybody else is a question away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.brief.nouns import Part
from assistant.brief.rows import cut
from assistant.holdings import Held
from assistant.people_told import once, stated
from assistant.whos_who import Known, everyone
from assistant.words import table
from corpus.wording import fold

_MOST, _WORDS = 6, 16


def people_to_know(helds: Sequence[Held], area: str) -> Part:
    """Return who holds the posts that matter first, and how many people are named in all."""
    known = everyone(helds)
    if not known:
        return Part("People", "The documents held name nobody.")
    chosen: list[Known] = []
    for post in _posts():
        held_by = (one for one in known if one not in chosen and post.search(_said(one)))
        chosen.extend(list(held_by)[:1])
    chosen = chosen[:_MOST] or known[:_MOST]
    ask = f"Who’s who{f' in {area}' if area else ''}?"
    note = f"{len(chosen)} of {len(known)} named. To see all, ask “{ask}”" if len(known) > len(chosen) else ""
    return Part("People", note, once(cut(stated(one.held, one.person), _WORDS) for one in chosen))


def _said(one: Known) -> str:
    return fold(f"{one.person.role}, {one.person.organisation}")


@cache
def _posts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in table("briefs")["posts"])
