"""Which documents may answer a question: a hard filter by area, kind and round, applied before anything is ranked.

Letters of different areas and rounds are near-duplicates, so a bonus on a score would not do. What the question
says of its scope is taken out of the words searched for: an area's name stands in every letter of the area.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers import Scope
from assistant.areas import named_areas, unknown_area, without_areas
from assistant.questions import Question
from assistant.rounds import Round, earlier_round, letters_by_date, rounds_in, unheld_round
from assistant.words import question_terms, table, words
from corpus.documents import Document, DocumentKind
from corpus.wording import fold


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents that may answer, newest first, and why these."""

    documents: tuple[Document, ...]
    areas: tuple[str, ...] = ()
    """Areas the question or the screen named, in the order named."""
    rounds: tuple[Round, ...] = ()
    """Rounds the question named, in the order named."""
    unknown_area: str | None = None
    """An area the question names that is not held."""
    unknown_round: str | None = None
    """Words that ask for a round we do not hold."""
    scope: Scope = Scope()
    """The same choice as a scope, such as a person could have set: areas, kinds, documents, dates."""

    @property
    def spans_areas(self) -> bool:
        """Tell whether documents of several areas may answer a question that names none."""
        return not self.areas and len({one.area for one in self.documents}) > 1


def choose(folded: str, scope: Scope, documents: Sequence[Document]) -> tuple[Chosen, ...]:
    """Return the choices of documents for a folded question, the one to try first first; never empty."""
    within = documents_within(scope, documents)
    areas = named_areas(folded, within) or tuple(scope.areas)
    held = [one for one in within if not areas or fold(one.area) in {fold(area) for area in areas}]
    kinds = named_kinds(folded)
    of_kinds = [one for one in held if one.kind in kinds]
    held = of_kinds or held
    rounds = tuple(rounds_in(folded, held))
    unknown_round = unheld_round(folded, held)
    if len(letters_by_date(held)) == 1 and len(held) == 1:
        unknown_round = unknown_round or earlier_round(folded)
    taken = replace(scope, areas=areas, kinds=kinds if of_kinds else scope.kinds)
    everything = Chosen(_newest_first(held), areas, rounds, unknown_area(folded, within), unknown_round, taken)
    if len(rounds) != 1:
        return (everything,)
    documents_of_round = _newest_first(rounds[0].documents)
    one_round = replace(everything, documents=documents_of_round, scope=_dated(taken, documents_of_round, held))
    return (one_round,) if rounds[0].firm else (one_round, replace(everything, rounds=()))


def named_kinds(folded: str) -> tuple[DocumentKind, ...]:
    """Return the kinds of document a question points at ("in the plan", "the minutes")."""
    return tuple(
        DocumentKind(kind)
        for kind, patterns in table("areas")["kinds"].items()
        if any(re.search(pattern, folded) for pattern in patterns)
    )


def about(question: Question, chosen: Chosen) -> Question:
    """Return a question without the words that only say where to look."""
    text = without_areas(question.text, chosen.areas)
    for one in chosen.rounds:
        text = re.sub(re.escape(one.said), " ", text, count=1, flags=re.IGNORECASE)
    text = " ".join(text.split())
    if not words(text):
        return question
    return replace(question, text=text, folded=fold(text), terms=tuple(question_terms(text)), words=tuple(words(text)))


def documents_within(scope: Scope, documents: Sequence[Document]) -> list[Document]:
    """Return the documents a scope lets in."""
    return [one for one in documents if _is_within(one, scope)]


def _dated(scope: Scope, chosen: Sequence[Document], held: Sequence[Document]) -> Scope:
    """Narrow a scope to a round by its dates; by its documents where others share those dates."""
    days = [one.date for one in chosen if one.date]
    narrowed = replace(scope, from_date=min(days, default=None), to_date=max(days, default=None))
    if set(documents_within(narrowed, held)) == set(chosen):
        return narrowed
    return replace(scope, document_ids=tuple(one.document_id for one in chosen))


def _is_within(one: Document, scope: Scope) -> bool:
    return (
        (not scope.areas or fold(one.area) in {fold(area) for area in scope.areas})
        and (not scope.document_ids or one.document_id in scope.document_ids)
        and (not scope.kinds or one.kind in scope.kinds)
        and (not scope.from_date or bool(one.date and one.date >= scope.from_date))
        and (not scope.to_date or bool(one.date and one.date <= scope.to_date))
    )


def _newest_first(documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda one: (one.date or date.min, one.document_id), reverse=True))
