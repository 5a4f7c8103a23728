"""What letters and minutes tell into facts: figures, judgements, events, voices, outcomes, steps and meetings.

A fact is made only where its document tells one such thing under one head: where two sentences could both be the
answer there is no label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import hash_of, head_title, head_words
from tests.evaluation.asked.held import stands_in
from tests.evaluation.asked.tables import table
from tests.evaluation.asked.times import as_at_times, day_of, is_newest, letter_times
from tests.evaluation.invented import InventedArea
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.truth import DocumentTruth, Told
from tests.evaluation.invented.when import read_when

_VIEWS = {"dfe_nhse": "judgement", "area": "own_view", "inspectors": "inspectors_view"}
_STEPS = {"stocktake": "next_review", "send": "to_send", "visit": "visit", "board": "board_talk", "deep": "deep_dive_date"}
_MOST_SUMMARISED = 3
_SAID = ("voice", "concern", "strength")
_CLAUSE = re.compile(r"^(?P<clause>.+?) (?:in|on|at the) (?P<when>[^,;]+)\.?$")


def dates(words: str, day: date | None = None) -> tuple[str, ...]:
    """Return a time as printed and, of a single day, as others would print it."""
    if day is None:
        return (words,)
    forms = (words, day_of(day), f"{day.day:02} {day:%B %Y}", f"{day.day} {day:%b %Y}", f"{day:%d/%m/%Y}")
    return tuple(dict.fromkeys(forms))


def value_sentence(told: Told) -> str:
    """Return the one sentence of what is told that holds its value, without its full stop."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", told.sentence)
    held = [part for part in parts if told.value and stands_in(told.value, part)]
    return (held[0] if held else told.sentence).rstrip(".")


class ToldFacts:
    """The facts that one area's letters and minutes tell."""

    def __init__(self, area: InventedArea) -> None:
        self.area = area
        self.documents = {each.file: each for each in area.truth.documents}
        self.told = area.truth.told
        self._one = Counter((each.document, each.kind, each.head, each.who or "") for each in self.told)

    def facts(self) -> Iterator[Fact]:
        """Yield every fact, by kind."""
        yield from self.figures()
        yield from self.judgements()
        yield from self._summaries()
        yield from self._events()
        yield from self._said()
        yield from self._outcomes()
        yield from self._steps()
        yield from self._meetings()
        yield from self._definitions()

    def of(self, kind: str, series: str = "letters") -> list[Told]:
        """Return what the documents of a series tell of one kind."""
        return [each for each in self.told if each.kind == kind and self.documents[each.document].series == series]

    def figures(self) -> Iterator[Fact]:
        """Yield the figures of the letters, by letter and by the month they are of."""
        measures = {f"{self.area.facts.slug}:{each.key}": each for each in self.area.facts.figures}
        told = self.of("figure")
        twice = Counter((each.document, measures[each.fact].measure) for each in told)
        in_plans = {row.measure for row in self.area.truth.kpis}
        by_measure = defaultdict(list)
        for each in told:
            by_measure[measures[each.fact].measure].append(each)
        for each in told:
            measure = measures[each.fact].measure
            if twice[each.document, measure] > 1 or not each.value or len(each.value) < 2:
                continue
            letter = self.documents[each.document]
            alone = measure not in in_plans
            newest = is_newest(self.area, letter)
            times = letter_times(self.area, letter, open_time=newest and alone)
            times += as_at_times(self.area, letter) if alone else ()
            value = next(one for one in measures[each.fact].values if one.round == each.round)
            if self._one_of_month(measure, value.when, each):
                times += (self._at(each.when or ""),)
            yield Fact(
                kind="figure",
                area=self.area.truth.area,
                slots={"topic": each.topic, "ask": read_table("wording/measures.toml")[measure]["question"]},
                must=((each.value,),),
                evidence=(value_sentence(each),),
                documents=(each.document,),
                rounds=(each.round,),
                times=times,
                must_not=() if newest else self._others(each, by_measure[measure]),
                about=f"figure {measure}",
            )

    @staticmethod
    def _at(when: str) -> str:
        if re.match(r"\d", when):
            return f"on {when}"
        return f"at the {when}" if when.startswith("end") else f"in {when}"

    def _one_of_month(self, measure: str, when: str, told: Told) -> bool:
        """Return whether no other figure of this measure, in a letter or a plan, is of the same month."""
        month = read_when(when).end
        keys = {each.key: each for each in self.area.facts.figures if each.measure == measure}
        same = [v for each in keys.values() for v in each.values if read_when(v.when).end == month]
        periods = {p for each in self.area.facts.kpis if each.measure == measure for p in each.periods}
        periods |= {each.baseline_when for each in self.area.facts.kpis if each.measure == measure}
        return len(same) == 1 and month not in {read_when(each).end for each in periods if each} and bool(told.when)

    @staticmethod
    def _others(told: Told, same: Sequence[Told]) -> tuple[str, ...]:
        """Return the values of other rounds that the sentence itself does not give."""
        others = {each.value for each in same if each.value and (len(each.value) > 2 or "%" in each.value)}
        return tuple(sorted(one for one in others if not stands_in(one, told.sentence) and one != told.value))

    def judgements(self) -> Iterator[Fact]:
        """Yield how far something is, by who says so."""
        told = [*self.of("judgement")]
        dives = {each.file: each for each in self.area.truth.documents if each.series == "deep_dives"}
        for each in told:
            if self._one[each.document, "judgement", each.head, each.who or ""] > 1 or not each.value:
                continue
            letter = self.documents[each.document]
            later = any(
                dive.date > letter.date and update.key.endswith(f":{each.head}")
                for update in self.area.truth.updates
                if (dive := dives.get(update.document))
            )
            newest = is_newest(self.area, letter)
            same = [one for one in told if one.head == each.head and one.who == each.who]
            kind = _VIEWS[each.who or "area"] if each.head != "plan" else "judgement_overall"
            if each.head == "plan" and each.who != "dfe_nhse":
                continue
            yield Fact(
                kind=kind,
                area=self.area.truth.area,
                slots={"head": head_words(self.area, each), "title": head_title(self.area, each.head)},
                must=((each.value,),),
                evidence=(value_sentence(each),),
                documents=(each.document,),
                rounds=(each.round,),
                times=letter_times(self.area, letter, open_time=newest and not later)
                + (() if later else as_at_times(self.area, letter)),
                must_not=() if newest else self._others(each, same),
                about=f"{kind} {head_title(self.area, each.head)}",
            )
            yield from self._reasons(each, letter)
            yield from self._yes_or_no(each, letter)

    def _yes_or_no(self, told: Told, letter: DocumentTruth) -> Iterator[Fact]:
        key = f"{self.area.facts.slug}:{told.head}"
        scale = {u.scale for u in self.area.truth.updates if (u.document, u.key, u.words) == (letter.file, key, told.value)}
        claims = table("claims")
        if told.who != "dfe_nhse" or told.head == "plan" or not scale & set(claims["true"]):
            return
        true, untrue = claims["true"][(said := scale.pop())], claims["untrue"][said]
        claim = (true, untrue)[hash_of(told.document + told.head) % 2]
        yield Fact(
            kind="yes_no",
            area=self.area.truth.area,
            slots={"head": head_words(self.area, told), "claim": claim},
            must=((told.value or "",),),
            evidence=(value_sentence(told),),
            documents=(told.document,),
            rounds=(told.round,),
            times=tuple(one for one in letter_times(self.area, letter) if one),
        )

    def _summaries(self) -> Iterator[Fact]:
        """Yield, of a head in a letter, the judgement and the figures that a summary has to give."""
        by_head = defaultdict(list)
        for each in self.told:
            is_said = each.kind == "figure" or each.kind == "judgement" and each.who == "dfe_nhse"
            if is_said and each.head not in ("", "plan") and each.value and len(each.value) > 1:
                by_head[each.document, each.head].append(each)
        for (document, head), told in by_head.items():
            letter = self.documents[document]
            if letter.series == "letters" and 2 <= len(told) <= _MOST_SUMMARISED and {"figure"} < {t.kind for t in told}:
                yield Fact(
                    kind="summary",
                    area=self.area.truth.area,
                    slots={"title": head_title(self.area, head)},
                    must=tuple((one.value or "",) for one in told),
                    evidence=tuple(value_sentence(one) for one in told),
                    documents=(document,),
                    rounds=(letter.round,),
                    times=tuple(one for one in letter_times(self.area, letter) if one),
                    about=f"summary {head_title(self.area, head)}",
                )

    def _reasons(self, told: Told, letter: DocumentTruth) -> Iterator[Fact]:
        reason = re.search(r"(?:, as (the .+?)|, mainly (for want of .+?)|, (which we could not compare .+?))\.?$", told.sentence)
        if reason and told.who == "dfe_nhse" and told.head != "plan":
            words = next(one for one in reason.groups() if one)
            yield Fact(
                kind="why_view",
                area=self.area.truth.area,
                slots={"head": head_words(self.area, told), "view": (told.value or "").strip()},
                must=((words,),),
                evidence=(words,),
                documents=(told.document,),
                rounds=(told.round,),
                times=tuple(one for one in letter_times(self.area, letter) if one),
            )

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
                if self._one[each.document, kind, each.head, ""] > 1:
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


def lowered(text: str) -> str:
    """Return an action's words as they stand after "to" or "that": no capital, no full stop."""
    return (text[0].lower() + text[1:] if text[1:2].islower() else text).rstrip(".")
