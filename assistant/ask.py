"""A question into a proven answer: the whole flow, as a list of named steps.

Every answer, refusals too, says which documents were searched. The same question over the same documents
gives the same answer; nothing is remembered between calls but documents already opened.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant import extractive
from assistant.answers import Answer, Scope, Status, Turn
from assistant.clarify import before_searching
from assistant.compare import side_by_side
from assistant.conversation import resolve
from assistant.drafts import Draft
from assistant.follow_ups import suggest
from assistant.holdings import Holdings
from assistant.inquiry import Inquiry
from assistant.proof import prove
from assistant.questions import Question, understand
from assistant.scope import Chosen, about, choose
from assistant.searched import describe
from assistant.spelling import mend
from corpus.store import Corpus


class Assistant:
    """Answers questions over one corpus; safe to call from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._holdings = Holdings(corpus)

    def ask(self, question: str, *, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Answer:
        """Return the answer to a question, or the reason there is none."""
        started = time.perf_counter()
        resolved = resolve(question, history)
        understood = understand(mend(resolved.text, self._corpus), asking=resolved.asking)
        documents = self._corpus.documents()
        chosen = choose(understood.folded, scope, documents)
        if not chosen.areas and resolved.areas:
            chosen = choose(understood.folded, replace(scope, areas=resolved.areas), documents)
        understood = about(understood, chosen.areas)
        draft = before_searching(understood, chosen, documents) or self._search(
            understood, chosen, resolved.passage_ids
        )
        answer = prove(draft, self._corpus.page)
        answer = _nothing_proven(answer)
        return replace(
            answer,
            searched=describe(chosen.documents),
            follow_ups=suggest(answer, understood),
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _search(self, question: Question, chosen: Chosen, focus: frozenset[str]) -> Draft:
        """Answer from the documents chosen, area by area when the question names several."""
        if len(chosen.areas) < 2:
            return extractive.answer(Inquiry(self._corpus, self._holdings, question, chosen, focus))
        sides = []
        for area in chosen.areas:
            within = replace(chosen, areas=(area,), documents=tuple(d for d in chosen.documents if d.area == area))
            sides.append((area, extractive.answer(Inquiry(self._corpus, self._holdings, question, within, focus))))
        return side_by_side(sides)


def _nothing_proven(answer: Answer) -> Answer:
    """Turn an answer whose statements all failed their proof into a refusal."""
    if answer.statements or answer.status is not Status.ANSWERED:
        return answer
    return replace(
        answer,
        status=Status.NOT_IN_DOCUMENTS,
        message="Nothing in the documents searched could be shown to answer this.",
    )
