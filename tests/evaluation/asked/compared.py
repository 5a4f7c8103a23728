"""Two facts of one kind side by side: two areas at one time, or one area at two.

Only facts with different values are put together, as an answer that gives one of them would else look complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.held import stands_in
from tests.evaluation.asked.making import AreaFacts, Maker
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.speaking import Speaker, Spoken, filled
from tests.evaluation.asked.tables import phrasings
from tests.evaluation.asked.telling import lowered
from tests.evaluation.asked.times import letters, plans

_AREAS = {"figure": "two_figures", "judgement": "two_judgements", "next_review": "two_reviews", "role": "two_roles"}
_LETTERS = {"figure": "figure_change", "judgement": "judgement_change", "role": "role_change"}
_PLANS = {"due": "date_change", "owner": "owner_change", "status": "status_change"}
_BETWEEN_AREAS, _BETWEEN_ROUNDS = 4, 8
_TYPED = ("plain", "plain", "plain", "lower", "typo", "keywords")
_MOST_DROPPED = 5
Pairs = list[tuple[Fact, Fact, dict[str, str]]]


class Compared:
    """Makes the comparisons that begin with one area."""

    def __init__(self, facts: AreaFacts, others: Sequence[AreaFacts]) -> None:
        self.facts, self.area = facts, facts.area
        self.others = others
        self.maker, self.speaker = Maker(self.area, "compared"), Speaker(self.area, facts.held, "compared")
        self.random = self.speaker.random

    def questions(self) -> Iterator[Asked]:
        """Yield comparisons of areas, then changes between rounds."""
        yield from self._in_turn(self._areas(), _BETWEEN_AREAS, "areas")
        yield from self._in_turn({**self._letters(), **self._plans(), **self._links()}, _BETWEEN_ROUNDS, "change")

    def _in_turn(self, by_kind: dict[str, Pairs], most: int, sort: str) -> Iterator[Asked]:
        made = 0
        for pairs in by_kind.values():
            self.random.shuffle(pairs)
        for turn in range(most):
            for kind, pairs in by_kind.items():
                if turn < len(pairs) and made < most:
                    made += 1
                    yield self._asked(kind, *pairs[turn], sort)

    def _asked(self, kind: str, first: Fact, second: Fact, slots: dict[str, str], sort: str) -> Asked:
        voice, manner = self.speaker.voice(), self.random.choice(_TYPED)
        template = self.random.choice(list(phrasings()[kind]["keywords" if manner == "keywords" else voice]))
        area = self.speaker.area_words() if sort == "change" else ""
        text = filled(template, {**first.slots, **slots}, area, "")
        spoken = Spoken(self.speaker.typed(text[:1].upper() + text[1:], voice, manner), voice, manner, "")
        both = replace(
            first,
            must=tuple(dict.fromkeys((*first.must, *second.must))),
            evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
            documents=tuple(dict.fromkeys((*first.documents, *second.documents))),
            rounds=tuple(dict.fromkeys((*first.rounds, *second.rounds))),
            also=tuple(dict.fromkeys((*first.also, *second.also))),
            must_not=(),
        )
        names = tuple(dict.fromkeys((first.area, second.area)))
        return self.maker.answerable(both, spoken, kind=f"compare_{sort}", area_names=names, pattern=kind)

    def _areas(self) -> dict[str, Pairs]:
        found: dict[str, Pairs] = defaultdict(list)
        for kind, phrased in _AREAS.items():
            ours = {one.about: one for one in self._newest(self.facts, kind)}
            for other in self.others:
                for theirs in self._newest(other, kind):
                    mine = ours.get(theirs.about)
                    if mine and _differ(mine, theirs):
                        found[phrased].append((mine, theirs, {"first": mine.area, "second": theirs.area}))
        return found

    @staticmethod
    def _newest(facts: AreaFacts, kind: str) -> list[Fact]:
        last = letters(facts.area)[-1].file
        open_only = kind in ("next_review", "role", "judgement")
        return [one for one in facts.by_kind[kind] if one.documents == (last,) and (not open_only or "" in one.times)]

    def _letters(self) -> dict[str, Pairs]:
        found: dict[str, Pairs] = defaultdict(list)
        months = {one.file: f"{one.date:%B %Y}" for one in letters(self.area)}
        for kind, phrased in _LETTERS.items():
            for first, second in self._pairs(kind):
                slots = {"first": months[first.documents[0]], "second": months[second.documents[0]]}
                found[phrased].append((first, second, slots))
        return found

    def _plans(self) -> dict[str, Pairs]:
        found: dict[str, Pairs] = defaultdict(list)
        for kind, phrased in _PLANS.items():
            for first, second in self._pairs(kind):
                if kind != "due" or self._days(first) != self._days(second):
                    found[phrased].append((first, second, self._versions(first, second)))
        return found

    def _days(self, fact: Fact) -> object:
        """Return the days a due date can mean: other words for the same ones are no change."""
        key = fact.about.removeprefix("due ")
        mentions = (one for one in self.area.truth.of(fact.documents[0]) if one.key == key and one.due)
        return next(((one.due.start, one.due.end) for one in mentions if one.due), None)

    def _pairs(self, kind: str) -> Iterator[tuple[Fact, Fact]]:
        """Yield two facts about one thing in two documents, the older first, with different values."""
        by_about: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts.by_kind[kind]:
            by_about[fact.about].append(fact)
        for same in by_about.values():
            for first, second in combinations(sorted(same, key=lambda one: one.rounds), 2):
                if first.documents != second.documents and first.about and _differ(first, second):
                    yield first, second

    def _versions(self, first: Fact, second: Fact) -> dict[str, str]:
        numbers = {one.file: f"version {one.version}" for one in plans(self.area)}
        return {"first": numbers[first.documents[0]], "second": numbers[second.documents[0]]}

    def _links(self) -> dict[str, Pairs]:
        """Return what was renumbered and what was dropped between two versions of the plan."""
        found: dict[str, Pairs] = defaultdict(list)
        mentions = {one.mention: one for one in self.area.truth.mentions}
        files = {one.file: one for one in plans(self.area)}
        for link in self.area.truth.links:
            old, new = mentions[link.earlier], mentions[link.later]
            if link.relations != ("renumbered",) or not (old.document in files and new.document in files):
                continue
            if old.kind == "plan_action" and old.ref and new.ref and old.ref != new.ref:
                first, second = (self._of(one.document, (one.ref or "",)) for one in (old, new))
                found["number_change"].append(
                    (first, second, {"text": lowered(new.text), **self._versions(first, second)})
                )
        last_seen: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in self.area.truth.dropped:
            if one.series == "plans":
                text = next(m.text for m in mentions.values() if m.key == one.key and m.document == one.last_seen)
                last_seen[one.last_seen, one.silent_since].append(text)
        for (before, after), texts in last_seen.items():
            if len(texts) <= _MOST_DROPPED and not self._left_otherwise(before, after, len(texts)):
                first, second = self._of(before, texts), self._of(after, ())
                found["dropped"].append((first, second, self._versions(first, second)))
        return found

    def _left_otherwise(self, before: str, after: str, dropped: int) -> bool:
        """Return whether other actions too are in one version and not in the next: closed, split or merged."""
        keys = [{m.key for m in self.area.truth.of(file) if m.kind == "plan_action"} for file in (before, after)]
        return len(keys[0] - keys[1]) != dropped

    def _of(self, file: str, values: Sequence[str]) -> Fact:
        plan = next(one for one in plans(self.area) if one.file == file)
        words = tuple(one.rstrip(".") for one in values)
        return Fact("status", self.area.truth.area, {}, tuple((one,) for one in words), words, (file,), (plan.round,))


def _differ(first: Fact, second: Fact) -> bool:
    """Return whether neither fact's values could be taken for the other's: "November 2025" for "21 November 2025"."""
    ours, theirs = ([word for group in one.must for word in group] for one in (first, second))
    return not any(stands_in(one, far) or stands_in(far, one) for one in ours for far in theirs)
