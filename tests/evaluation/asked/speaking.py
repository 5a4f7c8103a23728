"""A fact into a question as somebody would type it: voice, words for the area and the time, and the slips of typing.

Everything is drawn from a seed, so that the same world gives the same questions; a typo never falls into a name,
a number or an abbreviation, as it would then be another question.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.evaluation.asked.fact import Fact
from tests.evaluation.asked.held import Held
from tests.evaluation.asked.tables import VOICES, phrasings, table
from tests.evaluation.invented import InventedArea

MANNERS = ("plain", "plain", "plain", "plain", "plain", "lower", "lower", "typo", "keywords", "keywords", "long")
_BY_ALIAS, _BY_BODY = 0.2, 0.2
_OF_BODIES = (
    "figure",
    "judgement",
    "judgement_overall",
    "asks",
    "next_review",
    "voice",
    "concern",
    "strength",
    "event",
)
_TYPO_WORD = re.compile(r"(?<![\w.'’-])[a-z]{6,}(?![\w.'’-])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question as typed."""

    text: str
    voice: str
    manner: str
    time: str
    """The words for the time it was asked of; "" for none."""


class Speaker:
    """Puts the questions of one area into words."""

    def __init__(self, area: InventedArea, held: Held, seed: str) -> None:
        self.area = area
        self.random = random.Random(f"{area.facts.slug} {seed}")
        shorts = {key: (name, short) for key, name, short in area.truth.bodies}
        council, icb = shorts.get("council", ("", ""))[0], shorts.get("icb", ("", ""))
        self._aliases = held.unique_aliases(area)
        self._bodies = tuple(one for one in (council, *icb) if one)
        self._to_ask: list[str] = []

    def area_words(self, kind: str = "", template: str = "") -> str:
        """Return the area's name or another it goes by: a body's only where the body could be meant too."""
        drawn = self.random.random()
        if drawn < _BY_ALIAS and self._aliases:
            return self.random.choice(self._aliases)
        if drawn < _BY_ALIAS + _BY_BODY and self._bodies and kind in _OF_BODIES and "{area}'s" not in template:
            return self.random.choice(self._bodies)
        return self.area.truth.area

    def voice(self) -> str:
        """Return who asks: all three have their turn before one asks again, in no fixed order."""
        if not self._to_ask:
            self._to_ask = self.random.sample(VOICES, len(VOICES))
        return self._to_ask.pop()

    def ask(self, fact: Fact, *, manner: str | None = None, area: str | None = None, time: str | None = None) -> Spoken:
        """Return a question for `fact`, in the words, manner and time given or drawn."""
        voice, manner = self.voice(), manner or self.random.choice(MANNERS)
        templates = phrasings()[fact.kind]["keywords" if manner == "keywords" else voice]
        template = self.random.choice(list(templates))
        return self.say(template, fact, voice, manner, area=area, time=time)

    def say(
        self, template: str, fact: Fact, voice: str, manner: str, *, area: str | None = None, time: str | None = None
    ) -> Spoken:
        """Return `template` filled for `fact` and typed in a manner."""
        chosen = self.time_for(template, fact.times) if time is None else time
        text = filled(template, fact.slots, area or self.area_words(fact.kind, template), chosen)
        return Spoken(self.typed(text, voice, manner), voice, manner, chosen)

    def time_for(self, template: str, times: Sequence[str]) -> str:
        """Return one of the times that can stand in a template."""
        fitting = [one for one in times if one.startswith("in the")] if "{letter}" in template else list(times)
        return self.random.choice(fitting or list(times))

    def typed(self, text: str, voice: str, manner: str) -> str:
        """Return a question as typed in a manner."""
        if manner == "lower":
            return text.lower().rstrip("?.")
        if manner == "typo":
            return self._slipped(text)
        if manner == "long":
            return self.random.choice(table("voices")["long"][voice]).format(question=text)
        if manner == "keywords":
            return text.rstrip("?.")
        return text

    def _slipped(self, text: str) -> str:
        known = {word for name in (self.area.truth.area, *self.area.truth.aliases) for word in name.lower().split()}
        words = [one for one in _TYPO_WORD.finditer(text) if one.group() not in known]
        if not words:
            return text
        slip = self.random.choice(words)
        word, place = slip.group(), self.random.randrange(1, len(slip.group()) - 2)
        wrong = self.random.choice(
            (
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[:place] + word[place + 1 :],
                word[: place + 1] + word[place:],
            )
        )
        return text[: slip.start()] + wrong + text[slip.end() :]


def filled(template: str, slots: Mapping[str, str], area: str, time: str) -> str:
    """Return a phrasing with its slots filled, without the gaps that an empty time leaves."""
    letter = time.removeprefix("in ") if time.startswith("in the") else time
    text = template.format_map(
        {**slots, "area": area, "time": time, "Time": time[:1].upper() + time[1:], "letter": letter}
    )
    text = re.sub(r"^[,:;]\s*", "", text.strip())
    text = re.sub(r"\s+([?.,:;)])", r"\1", re.sub(r"\s{2,}", " ", text))
    text = re.sub(r",([?.])", r"\1", text)
    return text[:1].upper() + text[1:] if time == "" and template.startswith("{Time}") else text.strip()
