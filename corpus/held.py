"""What is held, for reading only: documents and all in them, by id, by words and by vector.

Safe from any number of threads, and never kept waiting by a change under way. What is asked again at
every question (the documents, the counts of words) is kept until the next change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus import catalogue, commitments, lookup, stored_vectors, words
from corpus.actions import Action, Measure
from corpus.database import Database
from corpus.documents import Document, DocumentStatus, Page
from corpus.index import SearchIndex
from corpus.originals import Originals
from corpus.passages import Passage, Section
from corpus.people import Person
from corpus.words import Scored


class Held:
    """The reading half of the corpus."""

    def __init__(self, database: Database, originals: Originals, index: SearchIndex) -> None:
        self._database = database
        self._originals = originals
        self._index = index
        self._kept: dict[str, tuple[int, Any]] = {}
        with database.reading() as connection:
            self._revision = int(catalogue.fact(connection, "revision") or 0)

    @property
    def revision(self) -> int:
        """A number that changes with each change of what is held; what was read before it may be stale."""
        return self._revision

    def holds(self, document_id: str) -> bool:
        """Return whether this very file is held, superseded or not."""
        return self._read(lookup.holds, document_id)

    def documents(self, *, include_superseded: bool = False) -> tuple[Document, ...]:
        """Return the documents held, in the order they came."""
        held = self._until_changed("documents", lookup.documents)
        if include_superseded:
            return held
        return tuple(document for document in held if document.status is not DocumentStatus.SUPERSEDED)

    def document(self, document_id: str) -> Document:
        """Return one document; DocumentNotFoundError when it is not held."""
        return self._read(lookup.document, document_id)

    def as_read(self, document_id: str) -> Document:
        """Return one document as its file was read, without what a person said since."""
        return self._read(lookup.as_read, document_id)

    def corrections(self, document_id: str) -> Mapping[str, str | None]:
        """Return what a person said of a document, by the name of the field."""
        return self._read(lookup.corrections, document_id)

    def turns_resting_on(self, *document_ids: str) -> int:
        """Return how many answers kept in conversations would go with these documents."""
        return self._read(lookup.turns_resting_on, document_ids)

    def versions(self, document_id: str) -> tuple[Document, ...]:
        """Return all held versions of a document, oldest first."""
        return self._read(lookup.versions, document_id)

    def pages(self, document_id: str) -> tuple[Page, ...]:
        """Return a document's pages in order."""
        return self._read(lookup.pages, document_id)

    def page(self, document_id: str, number: int) -> Page:
        """Return one page, numbered from 1; DocumentNotFoundError when there is none."""
        return self._read(lookup.page, document_id, number)

    def sections(self, document_id: str) -> tuple[Section, ...]:
        """Return a document's sections in reading order."""
        return self._read(lookup.sections, document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in reading order."""
        return self._read(lookup.passages, document_id)

    def passages_by_id(self, passage_ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with these ids, in the order asked; unknown ids are left out."""
        return self._read(lookup.passages_by_id, passage_ids)

    def people(self, document_id: str) -> tuple[Person, ...]:
        """Return the people a document names, in its order."""
        return self._read(lookup.people, document_id)

    def actions(self, document_id: str) -> tuple[Action, ...]:
        """Return a document's actions in its order."""
        return self._read(commitments.actions, document_id)

    def document_of_action(self, action_id: str) -> str | None:
        """Return the id of the document that states an action, superseded or not; None when none does."""
        return self._read(commitments.document_of, action_id)

    def measures(self, document_id: str) -> tuple[Measure, ...]:
        """Return a document's rows of indicators in its order."""
        return self._read(commitments.measures, document_id)

    def original(self, document_id: str) -> Path:
        """Return the path of the file as it came; its own name is `document(...).file`."""
        return self._originals.path(self._read(lookup.sha256_of, document_id))

    def match_words(self, terms: Sequence[str], document_ids: Sequence[str] | None, limit: int) -> list[Scored]:
        """Return the passages that best fit any of `terms` (words or phrases) by BM25 over stems, best first."""
        return self._read(words.match, terms, document_ids, limit)

    def word_counts(self) -> Mapping[str, int]:
        """Return, for each word (see `words.words_of`), how many passages hold it."""
        return self._until_changed("word counts", words.counts)

    def nearest(self, vector: np.ndarray, document_ids: Sequence[str] | None, limit: int) -> list[Scored]:
        """Return the passages nearest to a unit vector by cosine, best first; None means all documents."""
        return self._index.nearest(vector, document_ids, limit)

    def sentence_vectors(self, passage_ids: Sequence[str]) -> dict[str, np.ndarray]:
        """Return the vectors of each passage's sentences, one a row; passages without any are left out."""
        return self._read(stored_vectors.of_sentences, passage_ids)

    def action_vectors(self, document_id: str) -> dict[str, np.ndarray]:
        """Return the unit vector of what each action of a document asks or promises, by action id."""
        return self._read(stored_vectors.of_actions, document_id)

    def _read(self, look: Callable[..., Any], *what: Any) -> Any:
        with self._database.reading() as connection:
            return look(connection, *what)

    def _until_changed(self, name: str, look: Callable[..., Any]) -> Any:
        revision = self._revision  # Before reading: at worst something fresher is kept under an older number.
        kept_at, kept = self._kept.get(name, (-1, None))
        if kept_at != revision:
            kept = self._read(look)
            self._kept[name] = revision, kept
        return kept
