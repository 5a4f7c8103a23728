"""Judgements into facts: how far something is and who says so, yes or no, and for what reason.

The department's judgement, the area's own and the inspectors' are different facts, though of one head in one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.heads import hash_of, head_title, head_words
from tests.evaluation.asked.tables import table
from tests.evaluation.asked.telling import Teller, value_sentence
from tests.evaluation.asked.times import as_at_times, is_newest, letter_times
from tests.evaluation.invented.truth import DocumentTruth, Told

_VIEWS = {"dfe_nhse": "judgement", "area": "own_view", "inspectors": "inspectors_view"}
_REASON = re.compile(r"(?:, as (the .+?)|, mainly (for want of .+?)|, (which we could not compare .+?))\.?$")


class JudgedFacts(Teller):
    """The judgements that one area's letters report."""

    def facts(self) -> Iterator[Fact]:
        """Yield every judgement."""
        yield from self.judgements()

    def judgements(self) -> Iterator[Fact]:
        """Yield how far something is, by who says so."""
        told = [*self.of("judgement")]
        dives = {each.file: each for each in self.area.truth.documents if each.series == "deep_dives"}
        for each in told:
            if self.one[each.document, "judgement", each.head, each.who or ""] > 1 or not each.value:
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
                times=letter_times(self.area, letter, open_time=newest and not later and each.who != "area")
                + (() if later else as_at_times(self.area, letter)),
                must_not=() if newest else self.others(each, same),
                about=f"{kind} {head_title(self.area, each.head)}",
            )
            if kind == "judgement":
                yield self._exact(each, letter)
            yield from self._reasons(each, letter)
            yield from self._yes_or_no(each, letter)

    def _exact(self, told: Told, letter: DocumentTruth) -> Fact:
        """Return the same judgement asked for word by word."""
        return Fact(
            kind="exact_words",
            area=self.area.truth.area,
            slots={"head": head_words(self.area, told)},
            must=((value_sentence(told),),),
            evidence=(value_sentence(told),),
            documents=(told.document,),
            rounds=(told.round,),
            times=tuple(one for one in letter_times(self.area, letter) if one),
        )

    def _yes_or_no(self, told: Told, letter: DocumentTruth) -> Iterator[Fact]:
        key = f"{self.area.facts.slug}:{told.head}"
        scale = {
            u.scale for u in self.area.truth.updates if (u.document, u.key, u.words) == (letter.file, key, told.value)
        }
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

    def _reasons(self, told: Told, letter: DocumentTruth) -> Iterator[Fact]:
        reason = _REASON.search(told.sentence)
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
