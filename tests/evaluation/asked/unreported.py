"""Near misses that a fact of the area comes close to: what is not yet reported, and premises that are not so.

Both are worked out from the truth: an empty cell, a meeting still ahead, a judgement turned round, a role of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.making import AreaFacts
from tests.evaluation.asked.near import Near, question_of
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.tables import table
from tests.evaluation.asked.times import letters, plan_times, plans
from tests.evaluation.invented.check import squashed
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.when import read_when

_NOT_YET, _WRONG = 6, 7
_SAME_CHARS = 20
_OPEN_SCALES = ("delayed", "not_started", "at_risk")


class Unreported(Near):
    """Makes the near misses of one area that need the truth beside them."""

    def __init__(self, facts: AreaFacts, others: Sequence[AreaFacts]) -> None:
        super().__init__(facts)
        self.others = others
        self.plan = plans(self.area)[-1]

    def questions(self) -> Iterator[Asked]:
        """Yield the near misses of all six kinds."""
        yield from super().questions()
        yield from self._some(self._not_yet(), _NOT_YET)
        yield from self._some(self._wrong(), _WRONG)

    def _some(self, columns: Sequence[list[Asked]], most: int) -> Iterator[Asked]:
        """Yield the first of every list, then the second, until there are enough."""
        made = 0
        for turn in range(max(map(len, columns), default=0)):
            for column in columns:
                if turn < len(column) and made < most:
                    made += 1
                    yield column[turn]

    def _not_yet(self) -> list[list[Asked]]:
        return [list(self._meetings_ahead()), list(self._cells()), list(self._measures()), list(self._actuals())]

    def _meetings_ahead(self) -> Iterator[Asked]:
        says, steps = table("near")["not_yet"], {one.key: one for one in self.area.facts.steps}
        last = max(one.date for one in self.area.truth.documents)
        for told in self.area.truth.told:
            name = told.fact.partition(":")[2]
            kind = name.split("-")[0]
            if told.kind != "step" or kind not in ("stocktake", "visit", "board") or not told.when or not told.value:
                continue
            fact = self._step(told.document, told.round, told.sentence, told.when)
            if kind == "visit":
                if self._only_in_steps(told.value):
                    yield self._near("not_yet", says["visit"], fact, what=told.value)
            elif (read_when(steps[name].when).start or last) > last and told.round == len(letters(self.area)):
                yield self._near("not_yet", says[kind], fact, what=told.value, when=told.when)

    @staticmethod
    def _step(document: str, round_: int, sentence: str, when: str) -> Fact:
        return Fact("next_review", "", {}, ((when,),), (sentence.rstrip("."),), (document,), (round_,))

    def _only_in_steps(self, words: str) -> bool:
        steps = [one.sentence for one in self.area.truth.told if one.kind == "step"]
        told = sum(squashed(words) in squashed(one) for one in steps)
        texts = [squashed(self.held.text(file)) for file in self.held.files_of((self.name,))]
        return told == 1 and sum(text.count(squashed(words)) for text in texts) == 1

    def _near(self, reason: str, says: Sequence[str], fact: Fact, **slots: str) -> Asked:
        spoken = self.spoken(self.random.choice(list(says)), replace(fact, slots={**fact.slots, **slots}))
        return self.maker.near(reason, spoken, fact=replace(fact, area=self.name))

    def _cells(self) -> Iterator[Asked]:
        rows = self.facts.rows.rows(self.plan)
        used = [field for field in ("owner", "due", "status", "success") if any(getattr(one, field) for one in rows)]
        says, times = table("near")["not_yet"], plan_times(self.area, self.plan)
        for field in self.random.sample(used, len(used)):
            empty = [one for one in rows if getattr(one, field) is None and not (field == "status" and one.progress)]
            for row in empty[:2]:
                same = [one for one in self.area.truth.mentions if one.key == row.key]
                fact = Fact(
                    kind=field,
                    area=self.name,
                    slots=self.facts.rows.slots(row),
                    must=(),
                    evidence=(row.text,),
                    documents=(self.plan.file,),
                    rounds=(self.plan.round,),
                    times=tuple(one for one in times if one or not any(getattr(each, field) for each in same)),
                )
                yield self._near("not_yet", says[field], fact)

    def _measures(self) -> Iterator[Asked]:
        """Yield measures that other areas report and this one never does."""
        used = {one.measure for one in (*self.area.facts.figures, *self.area.facts.kpis)}
        measures = read_table("wording/measures.toml")
        strange = sorted({one.measure for other in self.others for one in other.area.facts.figures} - used)
        for measure in self.random.sample(strange, min(2, len(strange))):
            topic = measures[measure]["topic"]
            if self.free(topic):
                template = self.random.choice(table("near")["not_yet"]["measure"])
                spoken = self.spoken(template, topic=topic, ask=question_of(measure))
                yield self.maker.near("not_yet", spoken, absent=(topic,))

    def _actuals(self) -> Iterator[Asked]:
        rows = self.area.truth.kpis
        told = {(one.measure, head) for one in rows for head, _, actual in one.periods if actual}
        for row in [one for one in rows if one.document == self.plan.file]:
            for head, milestone, _ in row.periods:
                if milestone and (row.measure, head) not in told:
                    name = row.name.removesuffix(" (weeks)")
                    slots = {"topic": name[0].lower() + name[1:], "period": head}
                    times = tuple(one for one in plan_times(self.area, self.plan) if one)
                    fact = Fact("kpi_actual", self.name, slots, (), (milestone,), (row.document,), (), times)
                    yield self._near("not_yet", table("near")["not_yet"]["kpi"], fact)

    def _wrong(self) -> list[list[Asked]]:
        return [
            list(self._turned_judgements()),
            list(self._turned_trends()),
            list(self._strange_refs()),
            list(self._strange_roles()),
            list(self._strange_owners()),
            list(self._not_complete()),
            list(self._strange_events()),
        ]

    def _wrong_near(self, kind: str, fact: Fact, **slots: str) -> Asked:
        templates = table("near")["wrong_premise"][kind]
        spoken = self.spoken(self.random.choice(templates), replace(fact, slots={**fact.slots, **slots}))
        return self.maker.near("wrong_premise", spoken, hint=fact.must, fact=fact)

    def _turned_judgements(self) -> Iterator[Asked]:
        for fact in self.facts.shuffled("yes_no", "wrong")[:4]:
            document, value = fact.documents[0], fact.must[0][0]
            said = {u.scale for u in self.area.truth.updates if (u.document, u.words) == (document, value)}
            if len(said) == 1:
                yield self._wrong_near("judgement", fact, claim=table("claims")["untrue"][said.pop()])

    def _turned_trends(self) -> Iterator[Asked]:
        told = {(one.document, one.value): one for one in self.area.truth.told if one.kind == "figure" and one.previous}
        for fact in self.facts.shuffled("figure", "wrong"):
            one = told.get((fact.documents[0], fact.must[0][0]))
            if not one or _number(one.value) is None or _number(one.previous) is None:
                continue
            times = tuple(time for time in fact.times if "letter" in time or "stocktake" in time)
            if _number(one.value) != _number(one.previous) and times:
                kind = "fell" if _number(one.value) > _number(one.previous) else "rose"
                yield self._wrong_near(kind, replace(fact, times=times))

    def _strange_refs(self) -> Iterator[Asked]:
        rows = self.facts.rows.rows(self.plan)
        numbered = [one for one in rows if re.fullmatch(r"\d+\.\d+", one.ref or "")]
        for row in numbered[:1]:
            for strange in (f"{row.ref.split('.')[0]}.{number}" for number in (9, 11, 14)):
                if self.free(strange):
                    spoken = self.spoken(self.random.choice(table("near")["wrong_premise"]["ref"]), ref=strange)
                    yield self.maker.near("wrong_premise", spoken, absent=(strange,))
                    break

    def _strange_roles(self) -> Iterator[Asked]:
        became = self.facts.shuffled("became", "wrong")
        for fact in became:
            name = fact.slots["name"]
            theirs = {one.role.casefold() for one in self.area.truth.postings if one.name == name}
            roles = [one.role for one in self.area.truth.postings if one.role.casefold() not in theirs]
            true = ((fact.slots["role"],),)
            yield self._wrong_near("role", replace(fact, must=true), role=self.random.choice(roles))

    def _strange_owners(self) -> Iterator[Asked]:
        names = sorted({name for fact in self.facts.by_kind["owner"] for group in fact.must for name in group})
        for fact in self.facts.shuffled("owner", "wrong")[:3]:
            theirs = {name for group in fact.must for name in group}
            ever = {
                name
                for other in self.facts.by_kind["owner"]
                if other.about == fact.about
                for group in other.must
                for name in group
            }
            strange = [one for one in names if one not in theirs | ever and one in self.held.names]
            if strange:
                yield self._wrong_near("owner", fact, name=self.random.choice(strange))

    def _not_complete(self) -> Iterator[Asked]:
        states = {(one.document, one.key): one.scale for one in self.area.truth.updates}
        said = {one.key for one in self.area.truth.updates if one.scale == "complete"}
        for fact in self.facts.shuffled("status", "wrong"):
            key = fact.about.removeprefix("status ")
            if (
                fact.documents == (self.plan.file,)
                and states.get((self.plan.file, key)) in _OPEN_SCALES
                and key not in said
            ):
                yield self._wrong_near("complete", fact)

    def _strange_events(self) -> Iterator[Asked]:
        ours = {fact.slots["clause"] for fact in self.facts.by_kind["event"]}
        theirs = {fact.slots["clause"] for other in self.others for fact in other.by_kind["event"]} - ours
        for clause in self.random.sample(sorted(theirs), min(6, len(theirs))):
            if self.free(clause) and not any(clause[1:_SAME_CHARS] in one.text for one in self.area.facts.remarks):
                spoken = self.spoken(self.random.choice(table("near")["wrong_premise"]["event"]), clause=clause)
                yield self.maker.near("wrong_premise", spoken, absent=(clause,))


def _number(words: str | None) -> float | None:
    found = re.search(r"[\d,.]*\d", words or "")
    return float(found.group().replace(",", "")) if found else None
