"""One question on one fact, and two on two facts: the part of the set that asks plainly.

Kinds take turns, so that a kind with many facts (a plan's cells) does not crowd out one with few (a deep dive).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.making import AreaFacts, Maker, with_others
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.speaking import Speaker
from tests.evaluation.asked.tables import table

_PER_AREA = 60
_TWO_PER_AREA = 6
_FIRST_KINDS = ("figure", "owner", "due", "judgement", "asks", "role", "status")
"""What is asked most: these kinds come twice in every turn."""


def single_questions(facts: AreaFacts, others: Sequence[AreaFacts]) -> Iterator[Asked]:
    """Yield the plain questions of an area, then the double ones."""
    maker, speaker = Maker(facts.area, "single"), Speaker(facts.area, facts.held, "single")
    asked: set[str] = set()
    for fact in _in_turn(facts):
        spoken = speaker.ask(fact := with_others(fact, others))
        if spoken.text.casefold() not in asked:
            asked.add(spoken.text.casefold())
            yield maker.answerable(fact, spoken)
        if len(asked) >= _PER_AREA:
            break
    yield from _doubles(facts, maker, speaker)


def _in_turn(facts: AreaFacts) -> Iterator[Fact]:
    kinds = [*sorted(facts.by_kind), *_FIRST_KINDS]
    columns = []
    for kind in dict.fromkeys(kinds):
        shuffled = facts.shuffled(kind, "single")
        half = len(shuffled) // 2 if kinds.count(kind) > 1 else len(shuffled)
        columns += [shuffled[:half], shuffled[half:]]
    random.Random(facts.area.facts.slug).shuffle(columns)
    for turn in zip_longest(*columns):
        yield from (fact for fact in turn if fact)


def _doubles(facts: AreaFacts, maker: Maker, speaker: Speaker) -> Iterator[Asked]:
    made = 0
    for place, pair in enumerate(table("voices")["two"] * 2):
        first_facts = facts.shuffled(pair["first"], f"two {place}")
        both = next(
            ((a, b) for a in first_facts for b in facts.by_kind[pair["second"]] if _fit(a, b, pair["shared"])), None
        )
        if not both or made >= _TWO_PER_AREA:
            continue
        joined = _joined(*both)
        voice = speaker.voice()
        spoken = speaker.say(speaker.random.choice(pair["says"]), joined, voice, "plain")
        made += 1
        yield maker.answerable(joined, replace(spoken, manner="two"), kind="two_in_one")


def _fit(first: Fact, second: Fact, shared: str) -> bool:
    same = not shared or first.slots.get(shared) == second.slots.get(shared)
    return first.documents == second.documents and same and bool(set(first.times) & set(second.times))


def _joined(first: Fact, second: Fact) -> Fact:
    return replace(
        first,
        slots={**second.slots, **first.slots},
        must=(*first.must, *second.must),
        evidence=(*first.evidence, *second.evidence),
        times=tuple(one for one in first.times if one in second.times),
        must_not=(),
        also=(*first.also, *second.also),
    )
