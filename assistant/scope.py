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
from assistant.areas import areas_said, held_areas, without_areas
from assistant.kinds import kinds_not_meant, kinds_said, perhaps_minutes, titled, without_minutes
from assistant.known import NOTHING_KNOWN, Known
from assistant.patterns import pattern
from assistant.questions import Question
from assistant.rounds import Round, baseline, letter_after, letters_by_date, times_meant
from assistant.times import Relation, without_times
from assistant.tokens import aligned, without
from assistant.words import question_terms, words
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
    unknown_kind: str | None = None
    """What the question looks in, where nothing of that kind is held."""
    scope: Scope = Scope()
    """The same choice as a scope, such as a person could have set: areas, kinds, documents, dates."""

    @property
    def spans_areas(self) -> bool:
        """Tell whether documents of several areas may answer a question that names none."""
        return not self.areas and len({one.area for one in self.documents}) > 1

    @property
    def documents_of_named_areas(self) -> bool:
        """Tell whether documents are held of an area the question names, beside one that is not."""
        return bool(self.areas) and any(one.area in self.areas for one in self.documents)


def choose(
    folded: str,
    scope: Scope,
    documents: Sequence[Document],
    *,
    known: Known = NOTHING_KNOWN,
    carried: Sequence[str] = (),
    typed: str = "",
) -> tuple[Chosen, ...]:
    """Return the choices of documents for a folded question, the one to try first first; never empty.

    `carried` are the areas a conversation was about; `typed` is the question with its capitals.
    """
    within = documents_within(scope, documents)
    areas, unknown = _areas(folded, scope, within, known, carried, typed)
    plain = without_areas(folded, areas)
    of_areas = [one for one in within if not areas or fold(one.area) in {fold(area) for area in areas}]
    held, kinds, unknown_kind = _of_kind(plain, of_areas)
    times = times_meant(plain, held, by_area=len(areas) > 1)
    unheld = next((one.said for one in times if one.firm and not one.documents), None)
    rounds = tuple(one for one in times if one.documents)
    taken = _narrowed(replace(scope, areas=areas, kinds=kinds or scope.kinds), held, of_areas)
    everything = Chosen(_newest_first(held), areas, rounds, unknown, unheld, unknown_kind, taken)
    if len(times) != 1 or unheld:
        return (everything,)
    return _of_one_time(times[0], everything, plain)


def _areas(
    folded: str,
    scope: Scope,
    within: Sequence[Document],
    known: Known,
    carried: Sequence[str],
    typed: str,
) -> tuple[tuple[str, ...], str | None]:
    """Return the areas meant, and one that is named or carried and not held."""
    held = held_areas(within)
    said = areas_said(folded, held, known=known, typed=typed)
    named = tuple(dict.fromkeys(one.area for one in said if one.is_held))
    unknown = next((one.area for one in said if not one.is_held), None)
    if named or unknown:
        return named or tuple(scope.areas), unknown
    areas = tuple(scope.areas) or tuple(carried) or known.area_of_body(folded, held)
    folds = {fold(one) for one in held}
    missing = next((one for one in areas if fold(one) not in folds), None)
    return areas, missing if within or carried else None


def _of_kind(plain: str, held: Sequence[Document]) -> tuple[list[Document], tuple[DocumentKind, ...], str | None]:
    """Return the documents of the kinds a question points at, those kinds, and what it points at that is not held."""
    said = kinds_said(plain)
    kinds = tuple(dict.fromkeys(kind for one in said for kind in one.kinds))
    not_meant = set(kinds_not_meant(plain)) - set(kinds)
    of_kinds = [one for one in held if (one.kind in kinds or not kinds) and one.kind not in not_meant]
    if kinds:
        unheld = None if of_kinds or any(one.kind is DocumentKind.OTHER for one in held) else said[0].called
        of_kinds = titled(without_times(plain), of_kinds) or of_kinds
        return of_kinds or list(held), tuple(one for one in kinds if any(d.kind is one for d in of_kinds)), unheld
    of_title = titled(without_times(plain), held)
    if not of_title and perhaps_minutes(plain):
        of_minutes = [one for one in held if one.kind is DocumentKind.MINUTES]
        return of_minutes or list(held), (DocumentKind.MINUTES,) if of_minutes else (), None
    return of_title or of_kinds or list(held), (), None


def _of_one_time(one: Round, everything: Chosen, plain: str) -> tuple[Chosen, ...]:
    """Return the choices where the question names one time: its documents first, and more where it is not firm."""
    held = everything.documents
    if one.relation is Relation.SINCE and pattern("scope", "change").search(plain):
        return (replace(everything, rounds=_from_then_to_now(one, held)),)
    rest = replace(everything, rounds=())
    choices = [_at(one, one.documents, everything)] if one.documents else []
    if one.relation in (Relation.BEFORE, Relation.AS_AT):
        within = tuple(d for d in one.documents if one.first and d.date and one.first <= d.date)
        nearest = within if one.relation is Relation.AS_AT and within else tuple(letters_by_date(one.documents))[-1:]
        choices[:0] = [_at(one, nearest, everything)] if nearest else []
    if one.firm:
        return tuple(choices)
    after = letter_after(one, held)
    if after and one.relation in (Relation.AT, Relation.AS_AT):
        choices.append(_at(one, after, rest))
    return (*choices, rest)


def _at(one: Round, documents: Sequence[Document], everything: Chosen) -> Chosen:
    kept = _newest_first(documents)
    return replace(everything, documents=kept, scope=_dated(everything.scope, kept, everything.documents))


def _from_then_to_now(one: Round, held: Sequence[Document]) -> tuple[Round, ...]:
    """Return the letter a "since" counts from and the newest, to be set side by side."""
    then = baseline(one, held)
    now = tuple(letters_by_date(held))[-1:]
    return tuple(Round(documents, one.said, True) for documents in dict.fromkeys((then, now)) if documents)


def about(question: Question, chosen: Chosen) -> Question:
    """Return a question without the words that only say where to look."""
    text = without_areas(question.text, chosen.areas, also_unknown=bool(chosen.unknown_area))
    for one in chosen.rounds:
        text = re.sub(re.escape(one.said), " ", text, count=1, flags=re.IGNORECASE)
    shown, folded = aligned(text)
    text = without(shown, without_minutes(folded)) if without_minutes(folded) else " ".join(text.split())
    if not words(text):
        return question
    return replace(question, text=text, folded=fold(text), terms=tuple(question_terms(text)), words=tuple(words(text)))


def documents_within(scope: Scope, documents: Sequence[Document]) -> list[Document]:
    """Return the documents a scope lets in."""
    return [one for one in documents if _is_within(one, scope)]


def _narrowed(scope: Scope, held: Sequence[Document], of_areas: Sequence[Document]) -> Scope:
    """Name the documents of a scope where its areas and kinds let in more than those chosen."""
    if len(documents_within(scope, of_areas)) == len(held):
        return scope
    return replace(scope, document_ids=tuple(sorted(one.document_id for one in held)))


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
