"""The register: every action of an area, followed over its documents, made from what is held when first asked.

Nothing of it is stored but people's decisions, so it is never stale; an area is worked out once for each state of
the corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Lock

from assistant.holdings import Holdings
from assistant.register.dropped import silent_since
from assistant.register.follow import Track, follow
from assistant.register.likeness import Likeness, Stated
from assistant.register.tracked import Mention, TrackedAction
from assistant.register.updates import oldest_first, updates_of
from assistant.register.vague import missing_in
from corpus.documents import Document
from corpus.store import Corpus


class Register:
    """The tracked actions of one corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus, holdings: Holdings) -> None:
        self._corpus = corpus
        self._holdings = holdings
        self._lock = Lock()
        self._made: dict[str, tuple[int, tuple[TrackedAction, ...]]] = {}

    def area(self, area: str) -> tuple[TrackedAction, ...]:
        """Return an area's actions in the order first stated; none for an area not held."""
        revision = self._corpus.revision
        with self._lock:
            made_at, made = self._made.get(area, (-1, ()))
        if made_at != revision:
            made = self._make(area)
            with self._lock:
                self._made[area] = revision, made
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
        likeness = Likeness(one for statements in stated for one in statements)
        return tuple(self._tracked(area, track, documents) for track in follow(stated, likeness))

    def _stated(self, document: Document) -> list[Stated]:
        vectors = self._corpus.action_vectors(document.document_id)
        return [Stated.of(document, one, vectors.get(one.action_id)) for one in self._holdings.of(document).actions]

    def _tracked(self, area: str, track: Track, documents: Sequence[Document]) -> TrackedAction:
        latest = track.latest
        updates = (update for one in track.stated for update in updates_of(self._holdings.of(one.document), one.action))
        return TrackedAction(
            tracked_id=track.stated[0].action_id,
            area=area,
            mentions=tuple(Mention(one.document, one.action) for one in track.stated),
            links=tuple(track.links),
            updates=oldest_first(updates),
            missing=missing_in(latest.action),
            dropped_since=None if track.ended_by else silent_since(latest.kind, latest.document, documents),
        )
