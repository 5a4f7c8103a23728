"""One question on its way to an answer: its scope, the documents opened for it, the ranking, lazily made.

The steps that answer (people, lists, refs, sentences) all read from here and change nothing. With
few documents in scope every sentence is weighed; with many, only those of passages the search proposes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import numpy as np

from assistant.holdings import Candidate, Held, Holdings
from assistant.questions import Question
from assistant.rank import Ranked, rank, term_weights
from assistant.register.register import Register
from assistant.retrieve import passage_scores
from assistant.scope import Chosen
from assistant.words import stem, table_forms, words
from corpus.store import Corpus

_PROPOSED_PASSAGES = 80
_OPENED_DOCUMENTS = 12


class Inquiry:
    """What the answering steps know about one question."""

    def __init__(
        self,
        corpus: Corpus,
        holdings: Holdings,
        question: Question,
        chosen: Chosen,
        register: Register,
        today: date,
    ) -> None:
        self.corpus = corpus
        self.holdings = holdings
        self.question = question
        self.chosen = chosen
        self.register = register
        self.today = today

    def over(self, chosen: Chosen, question: Question | None = None) -> Inquiry:
        """Return the same question, or another, over other documents."""
        return Inquiry(self.corpus, self.holdings, question or self.question, chosen, self.register, self.today)

    @cached_property
    def vector(self) -> np.ndarray:
        """The question's embedding."""
        return self.corpus.embedder.embed_question(self.question.text)

    @cached_property
    def proposed(self) -> dict[str, float]:
        """Passages the search proposes, with their scores."""
        document_ids = [one.document_id for one in self.chosen.documents]
        return passage_scores(self.corpus, self.question, self.vector, document_ids, _PROPOSED_PASSAGES)

    @cached_property
    def held(self) -> list[Held]:
        """The documents in scope, opened, newest first; the most promising ones when there are many."""
        documents = self.chosen.documents
        if len(documents) > _OPENED_DOCUMENTS:
            best: dict[str, float] = {}
            for passage in self.corpus.passages_by_id(list(self.proposed)):
                score = self.proposed[passage.passage_id]
                best[passage.document_id] = max(score, best.get(passage.document_id, 0.0))
            kept = set(sorted(best, key=lambda one: -best[one])[:_OPENED_DOCUMENTS])
            documents = tuple(one for one in documents if one.document_id in kept)
        return self.holdings.all_of(documents)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each term of the question matters here."""
        return term_weights(self.question, self.rarity)

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Every proposed sentence, best first."""
        return self.rank(
            candidate
            for held in self.held
            for passage_id, listed in held.by_passage.items()
            if passage_id in self.proposed
            for candidate in listed
        )

    def rank(self, candidates: Iterable[Candidate], question: Question | None = None) -> list[Ranked]:
        """Return these candidates ranked for the question (or for a part of it)."""
        listed = list(candidates)
        asked = question or self.question
        vector = self.corpus.embedder.embed_question(asked.text) if question else self.vector
        weights = term_weights(asked, self.rarity)
        return rank(asked, weights, listed, self._cosines(listed, vector), self.proposed)

    def word_meaning(self, word: str, candidates: Iterable[Candidate]) -> float:
        """Return how near a single word comes to any of these sentences in meaning, as a cosine."""
        return max(self._cosines(list(candidates), self.corpus.embedder.embed_question(word)), default=0.0)

    def rarity(self, term: str) -> float:
        """Return how rare a term is among the passages held, from about 0.3 (everywhere) to 5 or more."""
        total, counts = self._stem_counts
        forms = table_forms(term[1:]) if term.startswith("=") else (term,)
        held = max(min(counts.get(stem(word), 0) for word in words(form)) for form in forms)
        return math.log(1 + (total + 1) / (held + 0.5))

    def is_held(self, term: str) -> bool:
        """Tell whether a term stands anywhere in the documents we hold."""
        _, counts = self._stem_counts
        forms = table_forms(term[1:]) if term.startswith("=") else (term,)
        return any(all(counts.get(stem(word), 0) for word in words(form)) for form in forms)

    @property
    def _stem_counts(self) -> tuple[int, Mapping[str, int]]:
        return self.holdings.stem_counts()

    def _cosines(self, candidates: list[Candidate], vector: np.ndarray) -> list[float]:
        vectors = self.corpus.sentence_vectors(list({one.passage.passage_id for one in candidates}))
        cosines = {passage_id: rows @ vector for passage_id, rows in vectors.items()}
        return [float(cosines[one.passage.passage_id][one.position]) for one in candidates]
