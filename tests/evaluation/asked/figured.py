"""The figures of letters into facts, and what a summary of a head has to give.

A figure is asked for without a time only where no plan holds the same measure: the newest paper would else be another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import head_title
from tests.evaluation.asked.telling import Teller, value_sentence
from tests.evaluation.asked.times import as_at_times, is_newest, letter_times
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.truth import Told
from tests.evaluation.invented.when import read_when

_MOST_SUMMARISED = 3


class FiguredFacts(Teller):
    """The facts of one area that are numbers."""

    def facts(self) -> Iterator[Fact]:
        """Yield figures, then summaries."""
        yield from self.figures()
        yield from self._summaries()

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
                must_not=() if newest else self.others(each, by_measure[measure]),
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

    def _summaries(self) -> Iterator[Fact]:
        """Yield, of a head in a letter, the judgement and the figures that a summary has to give."""
        by_head = defaultdict(list)
        for each in self.told:
            is_said = each.kind == "figure" or each.kind == "judgement" and each.who == "dfe_nhse"
            if is_said and each.head not in ("", "plan") and each.value and len(each.value) > 1:
                by_head[each.document, each.head].append(each)
        for (document, head), told in by_head.items():
            letter = self.documents[document]
            if (
                letter.series == "letters"
                and 2 <= len(told) <= _MOST_SUMMARISED
                and {"figure"} < {t.kind for t in told}
            ):
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
