"""The facts of an area in one place, drawn in turn by kind, and made into labelled questions.

`AreaFacts` is what every maker of questions starts from; ids number the questions of one area and group.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from tests.evaluation.asked.asks import ask_facts
from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.figured import FiguredFacts
from tests.evaluation.asked.held import Held, stands_in
from tests.evaluation.asked.judged import JudgedFacts
from tests.evaluation.asked.people import PeopleFacts
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.rows import RowFacts
from tests.evaluation.asked.speaking import Spoken
from tests.evaluation.asked.told import ToldFacts
from tests.evaluation.invented import InventedArea
from tests.evaluation.labelled import Groups, LabelledQuestion

_MOST_FORBIDDEN = 3
_OF_OTHERS = ("figure", "event", "next_review", "role")
_DEFINED_ONCE = ("definition",)
_TOLD_ALIKE = ("definition", "who_is")


class AreaFacts:
    """Everything that can be asked of one area, by kind of fact."""

    def __init__(self, area: InventedArea, held: Held) -> None:
        self.area, self.held = area, held
        self.rows = RowFacts(area, held)
        tellers = (FiguredFacts(area), JudgedFacts(area), ToldFacts(area), self.rows, PeopleFacts(area, held))
        self.by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in (*chain.from_iterable(one.facts() for one in tellers), *ask_facts(area)):
            if fact.times:
                self.by_kind[fact.kind].append(self._told_also(fact))

    def _told_also(self, fact: Fact) -> Fact:
        """Return a fact that stands in many papers alike with all of them as right documents."""
        if fact.kind not in _TOLD_ALIKE:
            return fact
        files = self.held.files_of((fact.area,))
        for words in (fact.must[0][0], *fact.slots.values()):
            files = self.held.files_with(words, files)
        return replace(fact, also=tuple(files))

    def all(self) -> Iterator[Fact]:
        """Yield every fact."""
        for facts in self.by_kind.values():
            yield from facts

    def shuffled(self, kind: str, seed: str) -> list[Fact]:
        """Return the facts of a kind in an order drawn from the seed."""
        facts = list(self.by_kind.get(kind, ()))
        random.Random(f"{self.area.facts.slug} {kind} {seed}").shuffle(facts)
        return facts


def without_shared_names(areas: Sequence[AreaFacts]) -> None:
    """Take out definitions of short forms that two areas use: without an area they mean two things."""
    for kind in _DEFINED_ONCE:
        uses: dict[str, int] = defaultdict(int)
        for one in areas:
            for short in {fact.slots["short"] for fact in one.by_kind[kind]}:
                uses[short] += 1
        for one in areas:
            one.by_kind[kind] = [fact for fact in one.by_kind[kind] if uses[fact.slots["short"]] == 1]


def with_others(fact: Fact, others: Sequence[AreaFacts]) -> Fact:
    """Return the fact with up to three values of other areas that a right answer to it does not give."""
    if fact.kind not in _OF_OTHERS or not fact.about:
        return fact
    evidence = " ".join(fact.evidence)
    values = []
    for other in others:
        same = [one for one in other.by_kind[fact.kind] if one.about == fact.about and one.area != fact.area]
        if same:
            values.append(same[-1].must[0][0])
    allowed = {word for group in fact.must for word in group}
    far = [one for one in values if len(one) > 2 and one not in allowed and not stands_in(one, evidence)]
    return replace(fact, must_not=tuple(dict.fromkeys((*fact.must_not, *far[:_MOST_FORBIDDEN]))))


@dataclass
class Maker:
    """Makes the labelled questions of one area and numbers them."""

    area: InventedArea
    group: str
    _count: int = field(default=0)

    def answerable(
        self, fact: Fact, spoken: Spoken, *, kind: str = "", history: Sequence[str] = (), **more: object
    ) -> Asked:
        """Return a question that a fact answers."""
        right = (*(word for group in fact.must for word in group), *fact.evidence)
        must_not = tuple(one for one in fact.must_not if not any(stands_in(one, word) for word in right))
        return self._asked(
            spoken,
            kind or fact.reported_as,
            fact.must,
            fact.evidence,
            history=history,
            area_names=more.pop("area_names", (fact.area,)),
            rounds=fact.rounds,
            documents=fact.documents,
            right_documents=tuple(dict.fromkeys((*fact.documents, *fact.also))),
            must_not_contain=must_not if spoken.time or fact.kind in _OF_OTHERS else (),
            **more,
        )

    def near(
        self, reason: str, spoken: Spoken, *, hint: Groups = (), fact: Fact | None = None, **more: object
    ) -> Asked:
        """Return a near miss; `fact` is what is true instead, or the part that can be answered."""
        partly = reason == "partly"
        return self._asked(
            spoken,
            more.pop("kind", reason),
            fact.must if fact and partly else (),
            fact.evidence if fact else (),
            is_answerable=partly,
            hint=hint,
            history=more.pop("history", ()),
            area_names=more.pop("area_names", (self.area.truth.area,)),
            rounds=fact.rounds if fact else (),
            documents=fact.documents if fact else (),
            right_documents=tuple(dict.fromkeys((*fact.documents, *fact.also))) if fact else (),
            reason=reason,
            **more,
        )

    def _asked(
        self,
        spoken: Spoken,
        kind: str,
        must: Groups,
        evidence: Sequence[str],
        *,
        is_answerable: bool = True,
        hint: Groups = (),
        history: Sequence[str] = (),
        **more: object,
    ) -> Asked:
        self._count += 1
        return Asked(
            labelled=LabelledQuestion(
                question_id=f"{self.area.facts.slug}-{self.group}-{self._count:03}",
                question=spoken.text,
                type=kind,
                answerable=is_answerable,
                history=tuple(history),
                must_contain=must,
                evidence=tuple(dict.fromkeys(evidence)),
                correction_hint=hint,
                user_group=spoken.voice,
            ),
            split=self.area.facts.split,
            manner=spoken.manner,
            group=self.group,
            **more,
        )
