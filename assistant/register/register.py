"""The register: every action of an area, followed over its documents, made from what is held when first asked.

Nothing of it is stored but people's decisions, so it is never stale; an area is worked out once for each state of
the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from threading import Lock

from assistant.holdings import Held, Holdings
from assistant.register.decided import Decided
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
from corpus.documents import Document
from corpus.store import Corpus


class Register:
    """The tracked actions of one corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        self._corpus = corpus
        self.holdings = holdings
        self._lock = Lock()
        self._made: dict[str, tuple[tuple[int, int] | None, tuple[TrackedAction, ...]]] = {}

    def area(self, area: str) -> tuple[TrackedAction, ...]:
        """Return an area's actions in the order first stated; none for an area not held."""
        state = self._corpus.revision, self._corpus.decisions.changes
        with self._lock:
            made_at, made = self._made.get(area, (None, ()))
        if made_at != state:
            made = self._make(area)
            with self._lock:
                self._made[area] = state, made
        return made

    def areas(self) -> tuple[str, ...]:
        """Return the areas held, in order of their names."""
        return tuple(sorted({one.area for one in self._corpus.documents()}))

    def find(self, tracked_id: str) -> TrackedAction | None:
        """Return one tracked action, also by the id of one of its later statements."""
        for area in self.areas():
            for one in self.area(area):
                if tracked_id in {mention.action.action_id for mention in one.mentions}:
                    return one
        return None

    def _make(self, area: str) -> tuple[TrackedAction, ...]:
        documents = [one for one in self._corpus.documents() if one.area == area]
        documents.sort(key=lambda one: (one.date or date.min, one.document_id))
        stated = [self._stated(one) for one in documents]
        every = [one for statements in stated for one in statements]
        likeness = Likeness(every)
        tracks = follow(stated, likeness, Decided(self._corpus.decisions.all(), every))
        helds = self.holdings.all_of(documents)
        names = Names(every)
        sayings = Sayings(self._corpus, tracks, helds, likeness, names)
        told = [self._told(track, sayings, helds, names) for track in tracks]
        endings = Endings(told, documents)
        planned = {said.action_id: one for one in told for said in one.track.stated}
        return tuple(_tracked(area, one, planned, endings) for one in told)

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


def _tracked(area: str, told: Told, planned: Mapping[str, Told], endings: Endings) -> TrackedAction:
    track = told.track
    return TrackedAction(
        tracked_id=track.stated[0].action_id,
        area=area,
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
