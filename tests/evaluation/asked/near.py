"""Near misses that need no fact to be twisted: another area, another round, outside, and partly there.

Each carries words that stand in none of its area's documents; `check.py` looks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import head_title
from tests.evaluation.asked.making import AreaFacts, Maker
from tests.evaluation.asked.questions import Asked
from tests.evaluation.asked.speaking import Speaker, Spoken, filled
from tests.evaluation.asked.tables import phrasings, table
from tests.evaluation.asked.times import day_of, letters, ordinal, plans
from tests.evaluation.invented.load import read_table

_TYPED = ("plain", "plain", "plain", "lower", "typo", "long")
_OTHER_AREAS, _OTHER_ROUNDS, _OUTSIDE, _PARTLY = 4, 5, 4, 6
_MONTHS_OFF = (-14, -9, -7, 11, 13, 17, 20)
_MONTH_DAYS = 30.4


class Near:
    """Makes the near misses of one area."""

    def __init__(self, facts: AreaFacts) -> None:
        self.facts, self.area, self.held = facts, facts.area, facts.held
        self.name = self.area.truth.area
        self.maker = Maker(self.area, "near")
        self.speaker = Speaker(self.area, self.held, "near")
        self.random = self.speaker.random

    def spoken(
        self, template: str, fact: Fact | None = None, *, area: str = "", manner: str = "", **slots: str
    ) -> Spoken:
        """Return a phrasing filled and typed; the time is the fact's."""
        voice, manner = self.speaker.voice(), manner or self.random.choice(_TYPED)
        time = self.speaker.time_for(template, fact.times) if fact else ""
        text = filled(template, {**(fact.slots if fact else {}), **slots}, area or self.speaker.area_words(), time)
        return Spoken(self.speaker.typed(text[:1].upper() + text[1:], voice, manner), voice, manner, time)

    def questions(self) -> Iterator[Asked]:
        """Yield the near misses of the four kinds that stand here."""
        yield from self._other_areas()
        yield from self._other_rounds()
        yield from self._outside()
        yield from self._partly()

    def free(self, *words: str, anywhere: bool = False) -> bool:
        """Return whether the words stand in no document of the area, or of any."""
        files = self.held.files_of(() if anywhere else (self.name,))
        return not any(self.held.files_with(one, files) for one in words)

    def title(self) -> str:
        """Return the title of one of the area's heads."""
        return head_title(self.area, self.random.choice(self.area.facts.heads).key)

    def _other_areas(self) -> Iterator[Asked]:
        names = [one for one in table("near")["other_area"]["names"] if self.free(one, anywhere=True)]
        kinds = [kind for kind in table("near")["other_area"]["kinds"] if self.facts.by_kind[kind]]
        for name, kind in zip(
            self.random.sample(names, _OTHER_AREAS), self.random.sample(kinds, _OTHER_AREAS), strict=True
        ):
            fact = self.facts.shuffled(kind, "near")[0]
            template = self.random.choice(list(phrasings()[kind][self.speaker.voice()]))
            asked_of = self.random.choice((name, name, f"{name} Council"))
            newest = replace(
                fact, times=tuple(one for one in fact.times if "latest" in one or not one) or ("in the latest letter",)
            )
            spoken = self.spoken(template, newest, area=asked_of)
            yield self.maker.near("other_area", spoken, area_names=(), absent=(name,))

    def months(self) -> Iterator[str]:
        """Yield months that no document of the area names, before its first letter and after its last."""
        series = letters(self.area)
        for off in self.random.sample(_MONTHS_OFF, len(_MONTHS_OFF)):
            start = series[0].date if off < 0 else series[-1].date
            day = start + timedelta(days=round(off * _MONTH_DAYS))
            if self.free(f"{day:%B %Y}", f"{day:%b %y}", f"{day:%b %Y}") and not self._is_held(day):
                yield f"{day:%B %Y}"

    def _is_held(self, day: date) -> bool:
        return any(f"{one.date:%Y%m}" == f"{day:%Y%m}" for one in self.area.truth.documents)

    def _other_rounds(self) -> Iterator[Asked]:
        says = table("near")["other_round"]
        number, version = len(letters(self.area)), max(one.version or 0 for one in plans(self.area))
        beyond = ordinal(number + 1 + self.random.randrange(2))
        title = self.title()
        row = self.facts.rows.rows(plans(self.area)[-1])[0]
        figure = next((one for one in self.facts.shuffled("figure", "near")), None)
        months = iter(list(self.months()))
        made = [(says["stocktake"], {"nth": beyond, "title": title}, (f"{beyond} stocktake",))]
        for kind in ("letter", "letter", "figure"):
            month = next(months, "")
            if month and (kind == "letter" or figure):
                slots = {"month": month, "title": title, **(figure.slots if figure else {})}
                made.append((says[kind], slots, (month,)))
        words = self.facts.rows.slots(row)
        made.append((says["version"], {**words, "version": str(version + 1)}, (f"Version {version + 1}",)))
        board = self.area.truth.in_series("minutes")
        day = day_of((board[-1] if board else letters(self.area)[0]).date + timedelta(days=47))
        made.append((says["minutes"], {"day": day, "ref": row.ref or ""}, (day,)))
        for templates, slots, absent in made:
            if self.free(*absent):
                spoken = self.spoken(self.random.choice(templates), **slots)
                yield self.maker.near("other_round", spoken, absent=absent)

    def _outside(self) -> Iterator[Asked]:
        roles = self.facts.shuffled("role", "near")
        made = 0
        for one in self.random.sample(table("near")["outside"], len(table("near")["outside"])):
            if made < _OUTSIDE and self.free(*one["absent"]) and roles:
                made += 1
                spoken = self.spoken(self.random.choice(one["says"]), role=roles[made % len(roles)].slots["role"])
                yield self.maker.near("outside", spoken, absent=tuple(one["absent"]))

    def _partly(self) -> Iterator[Asked]:
        made = 0
        beyond = ordinal(len(letters(self.area)) + 1)
        other = self.random.choice(table("near")["other_area"]["names"])
        for place, one in enumerate(self.random.sample(table("near")["partly"], len(table("near")["partly"]))):
            absent = tuple(word.format(other=other, beyond=beyond) for word in one["absent"])
            fact = next(iter(self.facts.shuffled(one["kind"], f"partly {place}")), None)
            if made < _PARTLY and fact and self.free(*absent):
                made += 1
                spoken = self.spoken(self.random.choice(one["says"]), fact, other=other, beyond=beyond, manner="plain")
                yield self.maker.near("partly", spoken, fact=fact, absent=absent)


def question_of(measure: str) -> str:
    """Return how to ask for a measure of the invented world."""
    return read_table("wording/measures.toml")[measure]["question"]
