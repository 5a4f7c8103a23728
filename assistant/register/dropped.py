"""How actions end: dropped without a word, or closed with one.

Silence counts only where the action would have been named: a later version of the plan it stands in, or a later
letter for what a letter asked. That another kind of document does not speak of it says nothing, nor does a letter
about one part of the work alone; and what was completed, taken out with a reason, answered in a later letter's story
or is still in the plan that took it up is not dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.register.said import Said
from assistant.register.stated import LETTERS, PLANS, line_of
from assistant.register.track import Track
from assistant.register.tracked import Relation, Scale, Update
from corpus.actions import ActionKind
from corpus.documents import Document

_FOLLOWED = frozenset(ActionKind) - {ActionKind.NEXT_STEP}
_IN_PART = 0.5
"""A letter that has fewer than this share of the headings of another is about one part of the work."""
_CONTINUED = 0.3
"""The share of a paper's actions that a later one must go on with to be a version of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A track with everything that is said of it."""

    track: Track
    said: tuple[Said, ...]
    """What sentences outside its own statements say."""
    updates: tuple[Update, ...]
    """Oldest first."""


class Endings:
    """Tells where the actions of one area fell silent and which were closed."""

    def __init__(self, told: Sequence[Told], documents: Sequence[Document]) -> None:
        self._stated = _actions_of(told)
        most = max((len(self._stated.get(one.document_id, ())) for one in documents if _is_letter(one)), default=0)
        self._in_part = {
            one.document_id
            for one in documents
            if _is_letter(one) and len(self._stated.get(one.document_id, ())) < _IN_PART * most
        }
        self._documents = [one for one in documents if one.date and one.document_id not in self._in_part]
        self._linked = _linked(told)

    def dropped_since(self, told: Told) -> Document | None:
        """Return the first later document that should have named an action and did not; None if it was not dropped."""
        together = [told, *self._linked.get(id(told.track), ())]
        if any(one.track.ended_by or self.closed_in(one) or _is_complete(one) for one in together):
            return None
        last_named = max(_last_named(one) for one in together)
        silent = [self._silent_since(one, last_named) for one in together]
        return silent[0] if all(silent) else None

    def closed_in(self, told: Told) -> Document | None:
        """Return the document that says an action was taken out, or was complete before papers left it out."""
        closing = [one.update for one in told.said if one.closes]
        if not closing and _is_complete(told) and self._silent_since(told, _last_stated(told)):
            closing = [one for one in told.updates if one.scale is Scale.COMPLETE]
        return closing[-1].document if closing else None

    def _silent_since(self, told: Told, last_named: str) -> Document | None:
        last = self._last_in_its_line(told.track)
        if last is None or told.track.latest.kind not in _FOLLOWED:
            return None
        later = [one for one in self._documents if self._would_name(last, one)]
        first = min(later, key=lambda one: (str(one.date), one.document_id), default=None)
        return first if first and str(first.date) > last_named else None

    def _last_in_its_line(self, track: Track) -> Document | None:
        documents = (one.document for one in reversed(track.stated) if one.line in (LETTERS, PLANS))
        return next((one for one in documents if one.date and one.document_id not in self._in_part), None)

    def _would_name(self, last: Document, later: Document) -> bool:
        if line_of(later) != line_of(last) or str(later.date) <= str(last.date):
            return False
        then, now = (self._stated.get(one.document_id, set()) for one in (last, later))
        return not then or len(then & now) >= _CONTINUED * len(then)


def _actions_of(told: Sequence[Told]) -> dict[str, set[int]]:
    """Return the tracks that each document goes on with, but for asks, which come and go."""
    stated: dict[str, set[int]] = {}
    for one in told:
        for said in one.track.stated:
            if said.kind in _FOLLOWED and said.kind is not ActionKind.CONTINUED_FOCUS:
                stated.setdefault(said.document.document_id, set()).add(id(one.track))
    return stated


def _linked(told: Sequence[Told]) -> dict[int, list[Told]]:
    """Return for each track the asks or plan's actions that it is linked with: while one is named, both are."""
    of = {said.action_id: one for one in told for said in one.track.stated}
    linked: dict[int, list[Told]] = {}
    for one in told:
        for link in one.track.links:
            if link.relation is Relation.TAKEN_UP:
                first, second = of[link.earlier], of[link.later]
                linked.setdefault(id(first.track), []).append(second)
                linked.setdefault(id(second.track), []).append(first)
    return linked


def _is_letter(document: Document) -> bool:
    return line_of(document) == LETTERS


def _last_stated(told: Told) -> str:
    return max(str(one.document.date or "") for one in told.track.stated)


def _last_named(told: Told) -> str:
    return max([_last_stated(told), *(str(one.update.document.date or "") for one in told.said)])


def _is_complete(told: Told) -> bool:
    newest = {update.assessor: update for update in told.updates}
    return any(update.scale is Scale.COMPLETE for update in newest.values())
