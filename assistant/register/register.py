"""The register: every action of an area, followed over its documents, made from what is held when first asked.

Nothing of it is stored but people's decisions, so it is never stale. An area is worked out again only when its own
documents change or somebody decides about its links: a letter taken in for one leaves the others as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from assistant.holdings import Held, Holdings
from assistant.register.decided import Decided, bearing_on, names_of
from assistant.register.dropped import Endings, Told
from assistant.register.follow import follow
from assistant.register.likeness import Likeness
from assistant.register.meetings import held, is_meeting
from assistant.register.named import Names
from assistant.register.said import Sayings
from assistant.register.stated import LETTERS, Stated, line_of
from assistant.register.taken_up import SURE
from assistant.register.track import Track
from assistant.register.tracked import Mention, Relation, TrackedAction, Update
from assistant.register.updates import oldest_first, updates_of
from assistant.register.vague import missing_in
from corpus.decisions import Decision
from corpus.documents import Document
from corpus.store import Corpus

_ByArea = Mapping[str, tuple[Document, ...]]


@dataclass(frozen=True, slots=True)
class _Made:
    """An area's actions, and all that they were made from."""

    documents: tuple[Document, ...]
    names: frozenset[str]
    """By which a decision names a statement of the area."""
    decisions: tuple[Decision, ...]
    actions: tuple[TrackedAction, ...]


class Register:
    """The tracked actions of one corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        self._corpus = corpus
        self.holdings = holdings
        self._lock = Lock()
        self._made: dict[str, _Made] = {}
        self._making: defaultdict[str, Lock] = defaultdict(Lock)
        self._documents: tuple[int | None, _ByArea] = None, {}
        self._decisions: tuple[int | None, tuple[Decision, ...]] = None, ()

    def area(self, area: str) -> tuple[TrackedAction, ...]:
        """Return an area's actions in the order first stated; none for an area not held."""
        with self._lock:
            if area not in self._by_area():
                return ()
            making = self._making[area]
        with making:  # Who wants the same area meanwhile waits for it, and makes it no second time.
            with self._lock:
                documents, decisions = self._by_area().get(area, ()), self._all_decisions()
                made = self._made.get(area)
            if not documents:
                return ()
            if made is None or made.documents != documents or made.decisions != bearing_on(made.names, decisions):
                made = self._make(documents, decisions)
                with self._lock:
                    if area in self._by_area():  # Removed meanwhile, it is to be forgotten.
                        self._made[area] = made
        return made.actions

    def areas(self) -> tuple[str, ...]:
        """Return the areas held, in order of their names."""
        with self._lock:
            return tuple(sorted(self._by_area()))

    def find(self, tracked_id: str) -> TrackedAction | None:
        """Return one tracked action, also by the id of one of its later statements."""
        stated_in = self._corpus.document_of_action(tracked_id)
        with self._lock:
            by_area = self._by_area()
        areas = (area for area, documents in by_area.items() if stated_in in {one.document_id for one in documents})
        found = (one for area in areas for one in self.area(area))
        return next((one for one in found if tracked_id in {said.action.action_id for said in one.mentions}), None)

    def _by_area(self) -> _ByArea:
        """Return the documents of each area, oldest first, and forget the areas that have none left."""
        revision = self._corpus.revision  # Before reading: at worst something fresher is kept under an older number.
        if self._documents[0] != revision:
            listed: dict[str, list[Document]] = {}
            for one in sorted(self._corpus.documents(), key=lambda one: (one.date or date.min, one.document_id)):
                listed.setdefault(one.area, []).append(one)
            self._documents = revision, {area: tuple(documents) for area, documents in listed.items()}
            self._made = {area: made for area, made in self._made.items() if area in listed}
        return self._documents[1]

    def _all_decisions(self) -> tuple[Decision, ...]:
        changes = self._corpus.decisions.changes
        if self._decisions[0] != changes:
            self._decisions = changes, self._corpus.decisions.all()
        return self._decisions[1]

    def _make(self, documents: tuple[Document, ...], decisions: Sequence[Decision]) -> _Made:
        stated = [self._stated(one) for one in documents]
        every = [one for statements in stated for one in statements]
        likeness = Likeness(every)
        names = names_of(every)
        decided = bearing_on(names, decisions)
        tracks = follow(stated, likeness, Decided(decided, every))
        helds = self.holdings.all_of(documents)
        called = Names(every)
        sayings = Sayings(self._corpus, tracks, helds, likeness, called)
        told = [self._told(track, sayings, helds, called) for track in tracks]
        endings = Endings(told, documents)
        planned = {said.action_id: one for one in told for said in one.track.stated}
        return _Made(documents, names, decided, tuple(_tracked(one, planned, endings) for one in told))

    def _stated(self, document: Document) -> list[Stated]:
        vectors = self._corpus.action_vectors(document.document_id)
        return [Stated.of(document, one, vectors.get(one.action_id)) for one in self.holdings.of(document).actions]

    def _told(self, track: Track, sayings: Sayings, helds: Sequence[Held], names: Names) -> Told:
        said = sayings.of(track)
        held_of = self.holdings.of
        own = (update for one in track.stated for update in updates_of(held_of(one.document), one.action, names))
        announced = track.latest.document.date or date.min
        later = [one for one in helds if one.document.date and one.document.date > announced]
        meeting = held(track.latest, [one for one in later if line_of(one.document) == LETTERS])
        return Told(track, said, oldest_first((*own, *(one.update for one in said), *meeting)))


def _tracked(told: Told, planned: Mapping[str, Told], endings: Endings) -> TrackedAction:
    track = told.track
    return TrackedAction(
        tracked_id=track.stated[0].action_id,
        area=track.stated[0].document.area,
        mentions=tuple(Mention(one.document, one.action) for one in track.stated),
        links=tuple(track.links),
        updates=oldest_first((*told.updates, *_of_its_plan(track, planned))),
        missing=missing_in(track.latest.action),
        dropped_since=endings.dropped_since(told),
        closed_in=endings.closed_in(told),
        is_meeting=is_meeting(track.latest),
    )


def _of_its_plan(track: Track, planned: Mapping[str, Told]) -> Iterator[Update]:
    """Yield what is said, since it was asked, of the plan's action that surely takes up a letter's ask."""
    asked = str(track.stated[0].document.date or "")
    for link in track.links:
        if link.relation is Relation.TAKEN_UP and link.confidence >= SURE:
            plan = next(planned[end] for end in (link.earlier, link.later) if planned[end].track is not track)
            yield from (one for one in plan.updates if str(one.document.date or "") >= asked)
