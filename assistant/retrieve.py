"""A question into the passages most likely to hold its answer, within the scope already chosen.

Two searches are blended: words (FTS5 BM25, exact where it matters: refs, names, acronyms) and meaning
(Chroma, for paraphrase). Passages only propose; sentences are weighed one by one in `rank.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answers import Scope
from assistant.questions import Question, understand
from assistant.scope import choose
from assistant.words import search_words
from corpus.passages import Passage
from corpus.store import Corpus

WORDS_SHARE = 0.7
"""Weight of the word search in the blend; the rest is meaning (see docs/measurements.md)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found, with its blended score from 0 to 1."""

    passage: Passage
    score: float


def search(corpus: Corpus, text: str, *, scope: Scope = Scope(), limit: int = 10) -> list[Hit]:
    """Return the passages nearest to a question or a few words, best first."""
    question = understand(text)
    documents = choose(question.folded, scope, corpus.documents())[0].documents
    vector = corpus.embedder.embed_question(question.text)
    scores = passage_scores(corpus, question, vector, [one.document_id for one in documents], limit * 4)
    best = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))[:limit]
    passages = {one.passage_id: one for one in corpus.passages_by_id(best)}
    return [Hit(passages[passage_id], scores[passage_id]) for passage_id in best]


def passage_scores(
    corpus: Corpus, question: Question, vector: np.ndarray, document_ids: Sequence[str], limit: int
) -> dict[str, float]:
    """Return passage_id to blended score (0 to 1) over the documents given."""
    if not document_ids:
        return {}
    wanted = search_words(question.terms)
    by_words = corpus.match_words(wanted, document_ids, limit) if wanted else []
    by_meaning = corpus.nearest(vector, document_ids, limit)
    top = max((found.score for found in by_words), default=1.0) or 1.0
    scores = {found.passage_id: WORDS_SHARE * found.score / top for found in by_words}
    for found in by_meaning:
        meaning = (1 - WORDS_SHARE) * max(0.0, found.score)
        scores[found.passage_id] = scores.get(found.passage_id, 0.0) + meaning
    return scores
