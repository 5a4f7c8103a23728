"""Conversations of two to five turns whose last turn can only be understood from the ones before it.

The label is that of the last turn. The turns before it are questions of their own kind, and are asked for real, so
a wrong answer there may mislead the last one, as it would a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.held import stands_in
from tests.evaluation.asked.making import AreaFacts
from tests.evaluation.asked.near import Near
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.speaking import Spoken, filled
from tests.evaluation.asked.tables import table
from tests.evaluation.asked.times import letters, ordinal, plans

_TYPED = ("plain", "plain", "plain", "lower", "typo")


class Dialogues(Near):
    """Makes the dialogues of one area."""

    def __init__(self, facts: AreaFacts, others: Sequence[AreaFacts]) -> None:
        super().__init__(facts)
        self.maker.group = "dialogue"
        self.others = list(others)
        self.plan = plans(self.area)[-1]
        self.letters = letters(self.area)
        self.by_ref = {
            kind: {one.slots["ref"]: one for one in facts.by_kind[kind] if one.documents == (self.plan.file,)}
            for kind in ("owner", "due", "status", "why_late")
        }

    def questions(self) -> Iterator[Asked]:
        """Yield one dialogue of each pattern that the area's facts allow."""
        makers: dict[str, Callable[[], Iterator[tuple[Fact, dict[str, str]]]]] = {
            "ellipsis": self._ellipsis,
            "pronoun_due": lambda: self._fields("due"),
            "pronoun_status": lambda: self._fields("status"),
            "other_area": self._other_area,
            "earlier_round": lambda: self._earlier(1),
            "two_rounds_back": lambda: self._earlier(2),
            "ordinal": self._ordinal,
            "correction_topic": self._correction_topic,
            "correction_area": self._reviews,
            "after_refusal": self._reviews,
            "person_since": self._person_since,
            "why": lambda: ((fact, {}) for fact in self._drawn(self.by_ref["why_late"])),
            "kept_time": self._kept_time,
            "whose_view": self._whose_view,
            "that_letter": self._that_letter,
            "long_way_round": self._long_way_round,
            "long_kept_area": self._long_kept_area,
        }
        for pattern, make in makers.items():
            for fact, slots in list(make())[:1]:
                history, spoken = self._turns(pattern, {**fact.slots, **self._around(), **slots})
                yield self.maker.answerable(
                    fact, replace(spoken, time="kept"), history=history, kind="dialogue", pattern=pattern
                )
        yield from self._refusals()

    def _turns(self, pattern: str, slots: dict[str, str]) -> tuple[list[str], Spoken]:
        """Return the earlier turns and the last one, all typed in one manner by one voice."""
        voice, manner = self.speaker.voice(), self.random.choice(_TYPED)
        area, time = slots.pop("area", self.name), slots.pop("time", "")
        said = []
        for ways in table("dialogues")[pattern]["turns"]:
            text = filled(self.random.choice(ways), slots, area, time)
            said.append(self.speaker.typed(text[:1].upper() + text[1:], voice, manner))
        return said[:-1], Spoken(said[-1], voice, manner, time)

    def _around(self) -> dict[str, str]:
        """Return another area and one that nobody has."""
        strange = [one for one in table("near")["other_area"]["names"] if self.free(one, anywhere=True)]
        other = self.random.choice(self.others).area.truth.area if self.others else strange[0]
        return {"other": other, "strange": self.random.choice(strange)}

    def _drawn(self, facts: dict[str, Fact]) -> list[Fact]:
        return self.random.sample(list(facts.values()), len(facts))

    def _ellipsis(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        owners = self._drawn(self.by_ref["owner"])
        for first, second in zip(owners, owners[1:], strict=False):
            if first.must != second.must:
                far = tuple(group[0] for group in first.must if not stands_in(group[0], second.evidence[0]))
                yield replace(second, must_not=far), {"ref": first.slots["ref"], "ref2": second.slots["ref"]}

    def _fields(self, kind: str) -> Iterator[tuple[Fact, dict[str, str]]]:
        for fact in self._drawn(self.by_ref[kind]):
            if all(fact.slots["ref"] in self.by_ref[one] for one in ("owner", "due")):
                yield fact, {}

    def _figures(self, facts: AreaFacts, place: int) -> dict[str, Fact]:
        series = letters(facts.area)
        if place >= len(series):
            return {}
        file = series[-1 - place].file
        return {one.about: one for one in facts.by_kind["figure"] if one.documents == (file,)}

    def _other_area(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        ours = self._figures(self.facts, 0)
        for other in self.random.sample(self.others, len(self.others)):
            for about, theirs in self._figures(other, 0).items():
                ours_here = ours[about].must[0][0] if about in ours else ""
                if "%" in ours_here and not stands_in(ours_here, theirs.evidence[0]):
                    yield replace(theirs, must_not=(ours_here,)), {"other": theirs.area}

    def _earlier(self, back: int) -> Iterator[tuple[Fact, dict[str, str]]]:
        dives = self.area.truth.in_series("deep_dives")
        if len(self.letters) <= back or any(one.date > self.letters[-1 - back].date for one in dives):
            return  # "The letter before that" could be the one about a deep dive.
        between = [self._figures(self.facts, place) for place in range(back + 1)]
        for fact in self._drawn(between[-1]):
            if all(fact.about in one for one in between) and between[0][fact.about].must != fact.must:
                yield fact, {}

    def _ordinal(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        rows = {one.text.rstrip("."): one for one in self.area.truth.of(self.plan.file) if one.kind == "plan_action"}
        for fact in self.facts.shuffled("list_head", "ordinal"):
            for place in (1, 2, 0):
                if fact.documents == (self.plan.file,) and place < len(fact.evidence):
                    owner = self.by_ref["owner"].get(rows[fact.evidence[place]].ref or "")
                    if owner:
                        yield owner, {"title": fact.slots["title"], "nth": ordinal(place + 1)}

    def _newest(self, kind: str) -> list[Fact]:
        return [one for one in self.facts.shuffled(kind, "dialogue") if "" in one.times]

    def _correction_topic(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        judged = self._newest("judgement")
        for first, second in zip(judged, judged[1:], strict=False):
            if first.must != second.must:
                slots = {"title": first.slots["title"], "title2": second.slots["title"]}
                yield replace(second, must_not=first.must[0]), slots

    def _reviews(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        for fact in self._newest("next_review"):
            other = self.random.choice(self.others)
            theirs = [one.must[0][0] for one in other.by_kind["next_review"] if "" in one.times]
            yield replace(fact, must_not=tuple(theirs)), {"other": other.area.truth.area}

    def _person_since(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        alone = {one.slots["role"] for one in self.facts.by_kind["successor"]}
        yield from ((one, {}) for one in self.facts.shuffled("became", "dialogue") if one.slots["role"] in alone)

    def _older(self, kind: str) -> list[Fact]:
        last = self.letters[-1].file
        return [one for one in self.facts.shuffled(kind, "older") if one.documents[0] != last]

    def _month(self, fact: Fact) -> str:
        letter = next(one for one in self.letters if one.file == fact.documents[0])
        return f"in the {letter.date:%B %Y} letter"

    def _kept_time(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        asks = self._older("asks")
        for first in asks:
            for second in asks:
                if first.documents == second.documents and first.about != second.about:
                    slots = {"topic": first.slots["topic"], "topic2": second.slots["topic"], "time": self._month(first)}
                    yield second, slots

    def _whose_view(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        judged = {(one.documents, one.slots["title"]) for one in self.facts.by_kind["judgement"]}
        for fact in self.facts.shuffled("own_view", "dialogue"):
            if (fact.documents, fact.slots["title"]) in judged:
                yield fact, {"time": self._month(fact)}

    def _that_letter(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        signed = {one.documents: one for one in self.facts.by_kind["signed"]}
        for ask in self._older("asks"):
            if ask.documents in signed:
                yield signed[ask.documents], {"topic": ask.slots["topic"], "time": self._month(ask)}

    def _long_way_round(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        for judged, owner in zip(self._newest("judgement"), self._drawn(self.by_ref["owner"]), strict=False):
            yield owner, {"title": judged.slots["title"]}

    def _long_kept_area(self) -> Iterator[tuple[Fact, dict[str, str]]]:
        for (review, _), owner in zip(self._reviews(), self._drawn(self.by_ref["owner"]), strict=False):
            yield review, {"ref": owner.slots["ref"]}

    def _refusals(self) -> Iterator[Asked]:
        """Yield dialogues in which the last turn asks again for what cannot be answered."""
        around, month = self._around(), next(self.months(), "")
        outside = [one for one in table("near")["outside"] if self.free(*one["absent"])]
        role = self.facts.shuffled("role", "dialogue")[0].slots["role"]
        title = self.title()
        asked = self.random.choice(outside)
        question = filled(self.random.choice(asked["says"]), {"role": role}, self.name, "")
        rows = [
            ("refusal_outside", "outside", tuple(asked["absent"]), (self.name,), {"outside": question}),
            ("refusal_area", "other_area", (around["strange"],), (), {}),
            ("refusal_round", "other_round", (month,), (self.name,), {"month": month, "title": title}),
        ]
        for pattern, reason, absent, names, slots in rows:
            if all(absent):
                history, spoken = self._turns(pattern, {**around, **slots})
                yield self.maker.near(
                    reason, spoken, absent=absent, area_names=names, history=history, kind="dialogue", pattern=pattern
                )
