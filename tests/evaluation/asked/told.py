"""What letters and minutes tell beside figures and judgements into facts: events, voices, outcomes, steps, meetings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import head_title, head_words
from tests.evaluation.asked.tables import table
from tests.evaluation.asked.telling import Teller, dates, lowered, value_sentence
from tests.evaluation.asked.times import day_of, letter_times
from tests.evaluation.invented.truth import DocumentTruth, Told
from tests.evaluation.invented.when import read_when

_STEPS = {
    "stocktake": "next_review",
    "send": "to_send",
    "visit": "visit",
    "board": "board_talk",
    "deep": "deep_dive_date",
}
_SAID = ("voice", "concern", "strength")
_CLAUSE = re.compile(r"^(?P<clause>.+?) (?:in|on|at the) (?P<when>[^,;]+)\.?$")


class ToldFacts(Teller):
    """The facts of one area that are told in a sentence."""

    def facts(self) -> Iterator[Fact]:
        """Yield every fact, by kind."""
        yield from self._events()
        yield from self._said()
        yield from self._outcomes()
        yield from self._steps()
        yield from self._meetings()
        yield from self._definitions()

    def _events(self) -> Iterator[Fact]:
        told = self.of("event")
        clauses = Counter(self.clause(each) for each in told)
        for each in told:
            clause = self.clause(each)
            if clause and clauses[clause] == 1 and each.when:
                value = next(one for one in self.area.facts.remarks if each.fact.endswith(f":{one.key}"))
                day = read_when(value.when)
                yield Fact(
                    kind="event",
                    area=self.area.truth.area,
                    slots={"clause": clause, "title": head_title(self.area, each.head)},
                    must=(dates(each.when, day.start if day.precision == "day" else None),),
                    evidence=(each.sentence.rstrip("."),),
                    documents=(each.document,),
                    rounds=(each.round,),
                    about=f"event {clause}",
                )

    @staticmethod
    def clause(told: Told) -> str:
        """Return an event without its time, to stand within a question; "" where the time is not at its end."""
        if not told.when or not told.sentence.rstrip(".").endswith(told.when):
            return ""
        match = _CLAUSE.match(told.sentence)
        if not match or not told.when.endswith(match["when"].rstrip(".").removeprefix("end of ")):
            return ""
        clause = match["clause"].removesuffix(" at the end of")
        return clause[0].lower() + clause[1:]

    def _said(self) -> Iterator[Fact]:
        for kind in _SAID:
            for each in self.of(kind):
                if self.one[each.document, kind, each.head, ""] > 1:
                    continue
                letter = self.documents[each.document]
                yield Fact(
                    kind=kind,
                    area=self.area.truth.area,
                    slots={"head": head_words(self.area, each), "title": head_title(self.area, each.head)},
                    must=((each.sentence.rstrip("."),),),
                    evidence=(each.sentence.rstrip("."),),
                    documents=(each.document,),
                    rounds=(each.round,),
                    times=tuple(one for one in letter_times(self.area, letter) if one),
                    about=f"{kind} {head_title(self.area, each.head)}",
                )

    def _outcomes(self) -> Iterator[Fact]:
        for each in self.of("outcome", "minutes"):
            ref = re.match(r"Action (\S+):", each.sentence)
            if not ref or not each.value:
                continue
            minutes = self.documents[each.document]
            yield Fact(
                kind="board_told",
                area=self.area.truth.area,
                slots={"ref": ref[1], "action": lowered(each.topic)},
                must=((each.value,),),
                evidence=(each.sentence.rstrip("."),),
                documents=(each.document,),
                rounds=(each.round,),
                times=self.minutes_times(minutes),
            )
        asks = {(each.key, each.document): each for each in self.area.truth.mentions if each.kind == "continued_focus"}
        for each in self.of("outcome"):
            earlier = [ask for (key, _), ask in asks.items() if key == each.fact and ask.document < each.document]
            if earlier and each.value:
                letter = self.documents[each.document]
                yield Fact(
                    kind="ask_outcome",
                    area=self.area.truth.area,
                    slots={"asked": lowered(earlier[-1].text)},
                    must=((each.value,),),
                    evidence=(value_sentence(each),),
                    documents=(each.document,),
                    rounds=(each.round,),
                    times=tuple(one for one in letter_times(self.area, letter) if one),
                )

    def minutes_times(self, minutes: DocumentTruth) -> tuple[str, ...]:
        """Return how to name minutes."""
        words = table("times")["minutes"]
        found = [one.format(day=day_of(minutes.date)) for one in words["day"]]
        same = [one for one in self.area.truth.in_series("minutes") if f"{one.date:%B %Y}" == f"{minutes.date:%B %Y}"]
        if len(same) == 1:
            found += [one.format(month=f"{minutes.date:%B %Y}") for one in words["month"]]
        return tuple(found)

    def _steps(self) -> Iterator[Fact]:
        steps = {each.key: each for each in self.area.facts.steps}
        for each in self.of("step"):
            name = each.fact.split(":")[1]
            kind = _STEPS.get(name.split("-")[0])
            if not kind or not each.when or not each.value:
                continue
            letter = self.documents[each.document]
            day = read_when(steps[name].when)
            yield Fact(
                kind=kind,
                area=self.area.truth.area,
                slots={"what": each.value},
                must=(dates(each.when, day.start if day.precision == "day" else None),),
                evidence=(self._with(each.sentence, each.when),),
                documents=(each.document,),
                rounds=(each.round,),
                times=letter_times(self.area, letter, open_time=kind == "next_review"),
                about=kind,
            )

    @staticmethod
    def _with(sentence: str, words: str) -> str:
        parts = re.split(r"(?<=[.!?]) (?=[A-Z])", sentence)
        return next((part for part in parts if words in part), sentence).rstrip(".")

    def _meetings(self) -> Iterator[Fact]:
        for each in self.of("meeting"):
            letter = self.documents[each.document]
            meeting = next(one.meeting for one in self.area.facts.rounds if one.number == each.round)
            yield Fact(
                kind="meeting",
                area=self.area.truth.area,
                slots={},
                must=(dates(each.value or "", meeting),),
                evidence=(value_sentence(each),),
                documents=(each.document,),
                rounds=(each.round,),
                times=tuple(one for one in letter_times(self.area, letter) if one),
            )
        bodies = {key: (name, short) for key, name, short in self.area.truth.bodies}
        for each in self.of("took_part"):
            there = [bodies[key] for key in ("forum", "icb") if key in bodies and bodies[key][0] in each.sentence]
            letter = self.documents[each.document]
            if there:
                yield Fact(
                    kind="took_part",
                    area=self.area.truth.area,
                    slots={},
                    must=tuple(there),
                    evidence=(each.sentence.rstrip("."),),
                    documents=(each.document,),
                    rounds=(each.round,),
                    times=tuple(one for one in letter_times(self.area, letter) if one),
                )

    def _definitions(self) -> Iterator[Fact]:
        by_fact = defaultdict(list)
        for each in self.told:
            if each.kind == "definition":
                by_fact[each.topic, each.value].append(each)
        for (topic, value), all_told in by_fact.items():
            yield Fact(
                kind="definition",
                area=self.area.truth.area,
                slots={"short": topic},
                must=((value or "",),),
                evidence=(value or "",),
                documents=tuple(dict.fromkeys(each.document for each in all_told)),
                rounds=tuple(dict.fromkeys(each.round for each in all_told)),
            )
