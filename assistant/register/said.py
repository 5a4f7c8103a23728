"""What documents say of an area's actions outside the actions' own words: sentences that name or plainly mean one.

A letter's narrative may answer what the letter before asked without repeating the ask; then the ask was not dropped
without a word. A figure that papers report each time is no such answer, unless the sentence says it was reached.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.holdings import Candidate, Held
from assistant.register.judging import assessor_of, says, scale_of_prose
from assistant.register.likeness import Likeness
from assistant.register.named import Names, actions_named, clauses, refs_listed
from assistant.register.stated import LETTERS, Stated, is_heading, line_of
from assistant.register.track import Track
from assistant.register.tracked import Scale, Update
from assistant.words import is_generic
from corpus.actions import Action, ActionKind
from corpus.documents import Span
from corpus.passages import PassageKind
from corpus.store import Corpus
from corpus.wording import fold

_TOLD = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_ASKING = frozenset({ActionKind.CONTINUED_FOCUS, ActionKind.NEXT_STEP})
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w* \d\d\b")
_COVERED, _NEAR, _DONE, _FIGURES = 5.0, 4.5, 3.2, -5.0
_FIGURES_REACHED = -0.5
_ENOUGH = 6.1
"""What a sentence must reach to be about an ask: its words covered, nearness in meaning, and words of being done."""
_NEAR_ALONE = 0.65
"""How near in meaning a sentence must be that shares none of an ask's own words."""
_ROUNDING = 0.001
"""More than adding up a score in another order can change it by."""
_PLAIN = 6.4
"""What it must reach to be taken for the answer that what was asked is so."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says of one action."""

    track: Track
    update: Update
    closes: bool
    """It says that the action was taken out or closed."""


class _Asked:
    """The words with which one document asks."""

    def __init__(self, asks: Sequence[Action]) -> None:
        self._texts = tuple(fold(one.text).rstrip(".") for one in asks)
        self._places: dict[int, list[Span]] = defaultdict(list)
        for span in (span for one in asks for span in one.spans):
            self._places[span.page].append(span)

    def hold(self, one: Candidate) -> bool:
        """Tell whether a sentence is among an ask's own words, or holds them."""
        if any(span.overlaps(own) for span in one.sentence.spans for own in self._places.get(span.page, ())):
            return True
        words = one.folded.rstrip(".")
        return any(text in one.folded or words in text for text in self._texts)


class Sayings:
    """Everything said of the actions of one area, by the track it is said of."""

    def __init__(
        self, corpus: Corpus, tracks: Sequence[Track], helds: Sequence[Held], likeness: Likeness, names: Names
    ) -> None:
        self._corpus = corpus
        self._tracks = tracks
        self._likeness = likeness
        self._names = names
        self._headings = {one.text.rstrip(".") for track in tracks for one in track.stated if is_heading(one)}
        self._numbered: dict[tuple[ActionKind, str | None], list[tuple[int, Track, Stated]]] = defaultdict(list)
        for place, track in enumerate(tracks):
            for one in track.stated:
                self._numbered[track.latest.kind, one.number].append((place, track, one))
        self._found: dict[int, list[Said]] = defaultdict(list)
        for held in helds:
            for one in self._in(held):
                self._found[id(one.track)].append(one)

    def of(self, track: Track) -> tuple[Said, ...]:
        """Return what is said of a track, in the order of the documents."""
        return tuple(self._found.get(id(track), ()))

    def _in(self, held: Held) -> Iterator[Said]:
        asked = _Asked([one for one in held.actions if one.kind in _ASKING])
        left = []
        for one in held.candidates:
            if one.passage.kind not in _TOLD:
                continue
            named = list(self._named(held, one))
            yield from named
            if not named and not self._is_of_heading(one) and not asked.hold(one):
                left.append(one)
        if line_of(held.document) == LETTERS:
            yield from self._meant(held, left)

    def _is_of_heading(self, one: Candidate) -> bool:
        """Tell whether a sentence names a priority action or area for improvement, or quotes its words."""
        return bool(self._names.headings(one.folded)) or any(text in one.folded for text in self._headings)

    def _named(self, held: Held, one: Candidate) -> Iterator[Said]:
        says_closed = says("said", "closed", one.folded)
        refs = actions_named(one.folded) or (refs_listed(one.folded)[:1] if says_closed else ())
        closes = says_closed and bool(refs)
        for track, clause in self._tracks_named(held, one, refs):
            scale = scale_of_prose(clause) or scale_of_prose(one.text) or (Scale.NO_JUDGEMENT if closes else None)
            if scale:
                yield Said(track, _update(held, one, scale), closes)

    def _tracks_named(self, held: Held, one: Candidate, refs: Sequence[str]) -> Iterator[tuple[Track, str]]:
        for clause in clauses(one.folded):
            for kind, number in sorted(self._names.headings(clause)):
                yield from ((track, clause) for track in self._with_number(held, kind, number))
        for ref in refs:
            found = self._with_number(held, ActionKind.PLAN_ACTION, ref)
            yield from ((track, one.folded) for track in found)

    def _with_number(self, held: Held, kind: ActionKind, number: str) -> list[Track]:
        """Return the track that had a number when this document was written: in it, or in the newest before it.

        A plan names the actions it took out by the refs they had.
        """
        own = held.document.document_id
        is_plan = kind is ActionKind.PLAN_ACTION and any(one.kind is kind for one in held.actions)
        found: list[tuple[bool, str, int, Track]] = []
        for place, track, said in self._numbered.get((kind, number), ()):
            here = said.document.document_id == own
            if _day(said) <= str(held.document.date or "") and not (is_plan and here):
                found.append((here, _day(said), -place, track))
        return [max(found, key=lambda each: each[:3])[3]] if found else []

    def _meant(self, held: Held, told: Sequence[Candidate]) -> Iterator[Said]:
        day = str(held.document.date or "")
        asked = [
            (track, said)
            for track in self._tracks
            for said in track.stated
            if said.kind is ActionKind.CONTINUED_FOCUS and _day(said) < day and (track.ended_by is None)
        ]
        weighed = [(one, bonus) for one in told for bonus in _bonus(one)]
        if not asked or not weighed:
            return
        near = self._nearness([one for one, _ in weighed], [said for _, said in asked])
        for row, (one, bonus) in enumerate(weighed):
            if _COVERED + _NEAR * float(near[row].max()) + bonus < _ENOUGH - _ROUNDING:
                continue  # Too far from all asks even if all their words were covered.
            scores = [
                _COVERED * self._likeness.covered(said, one.terms) + _NEAR * float(near[row, column]) + bonus
                for column, (_, said) in enumerate(asked)
            ]
            best = int(np.argmax(np.round(scores, 3)))
            is_on_it = _shares_its_own(one, asked[best][1]) or float(near[row, best]) >= _NEAR_ALONE
            if scores[best] >= _ENOUGH and is_on_it and _reaches(one, asked[best][1]):
                yield Said(asked[best][0], _update(held, one, _scale_of_answer(one, scores[best])), closes=False)

    def _nearness(self, told: Sequence[Candidate], asked: Sequence[Stated]) -> np.ndarray:
        if any(one.vector is None for one in asked):
            return np.zeros((len(told), len(asked)))
        vectors = self._corpus.sentence_vectors(list(dict.fromkeys(one.passage.passage_id for one in told)))
        rows = np.stack([vectors[one.passage.passage_id][one.position] for one in told])
        return np.round(rows @ np.stack([one.vector for one in asked]).T, 4)


def _bonus(one: Candidate) -> Iterator[float]:
    """Yield what speaks for and against a sentence being an answer; nothing when it cannot be one."""
    folded = one.folded
    if says("status", "voices", folded) or says("said", "aside", folded):
        return
    bonus = _DONE if says("said", "done", folded) else 0.0
    if _FIGURE.search(folded):
        bonus += _FIGURES_REACHED if says("said", "reached", folded) and not _YEAR.search(folded) else _FIGURES
    yield bonus


def _shares_its_own(one: Candidate, asked: Stated) -> bool:
    """Tell whether a sentence has a word of an ask that is not in every such paper."""
    shared = (term for term in one.terms & asked.terms if not term.isdigit())
    return any(not is_generic(term) and not is_generic(f"={term}") for term in shared)


def _reaches(one: Candidate, asked: Stated) -> bool:
    """Tell whether a sentence's figures, if it has any, are those that were asked for."""
    figures = set(re.findall(r"\d+", one.folded))
    return not figures or bool(figures & set(re.findall(r"\d+", asked.text)))


def _scale_of_answer(one: Candidate, score: float) -> Scale:
    judged = scale_of_prose(one.text)
    if judged is not None:
        return judged
    is_done = score >= _PLAIN and says("said", "done", one.folded) and not says("said", "hedged", one.folded)
    return Scale.COMPLETE if is_done else Scale.NO_JUDGEMENT


def _update(held: Held, one: Candidate, scale: Scale) -> Update:
    return Update(held.document, assessor_of(one.text, held.document), one.text, one.sentence.spans, scale)


def _day(said: Stated) -> str:
    return str(said.document.date or "")
