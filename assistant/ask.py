"""A question into a proven answer: the whole flow, as a list of named steps.

Every answer, refusals too, says which documents were searched. The same question over the same documents
gives the same answer; nothing is remembered between calls but documents already opened.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant import extractive
from assistant.answers import Answer, Scope, Status, Turn
from assistant.areas import held_areas
from assistant.brief.asked import is_asked
from assistant.clarify import before_searching, with_gap
from assistant.compare import side_by_side
from assistant.conversation import Resolved, resolve
from assistant.definitions import is_about_a_word, taught
from assistant.drafts import Draft
from assistant.first_questions import first_questions
from assistant.follow_ups import follow_ups
from assistant.holdings import Holdings
from assistant.inquiry import Inquiry
from assistant.known import NOTHING_KNOWN, Known
from assistant.newer import is_narrowed, newer_beyond, sentence_about
from assistant.proof import prove
from assistant.questions import Question, understand
from assistant.register.answering import answer_asked
from assistant.register.asked import read
from assistant.register.register import Register
from assistant.scope import Chosen, about, choose
from assistant.searched import describe
from assistant.spelling import mend
from assistant.trials import Trials
from corpus.documents import Document
from corpus.store import Corpus

_ANSWERS = (Status.ANSWERED, Status.PARTLY_ANSWERED)
_NOT_THE_REGISTERS = (is_asked, taught, is_about_a_word)
"""What a question asks that is no list of actions, though its words may be those of one ("what is a KPI")."""


class Assistant:
    """Answers questions over one corpus; safe to call from several threads.

    A `register` given is shared with its giver, so that an area is worked out once; `today` says what day it is.
    """

    def __init__(
        self, corpus: Corpus, *, register: Register | None = None, today: Callable[[], date] = date.today
    ) -> None:
        self._corpus = corpus
        self._today = today
        self.register = register or Register(corpus, Holdings(corpus))
        self._holdings = self.register.holdings
        self._known: tuple[int | None, Known] = (None, NOTHING_KNOWN)
        self._trials = Trials(corpus, self._holdings, lambda text, scope: self.ask(text, scope=scope))

    def ask(self, question: str, *, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Answer:
        """Return the answer to a question, or the reason there is none."""
        started = time.perf_counter()
        documents = self._corpus.documents()
        known = self._known_now()
        resolved = resolve(question, history, held_areas(documents), known)
        understood = understand(mend(resolved.text, self._corpus), asking=resolved.asking)
        draft, chosen = self._from_register(understood, resolved, scope, documents) or self._first_answer(
            understood, self._choices(understood, resolved, scope, documents), documents
        )
        if draft.status in _ANSWERS and is_narrowed(chosen):
            inquiry = self._inquiry(about(understood, chosen), chosen)
            draft = replace(draft, newer=newer_beyond(inquiry, draft.picks, documents))
        answer = _nothing_proven(prove(with_gap(draft, chosen), self._corpus.page))
        return replace(
            answer,
            notices=tuple(sentence_about(one, chosen) for one in answer.newer),
            searched=describe(chosen.documents),
            scope=chosen.scope,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def follow_ups(
        self, question: str, answer: Answer, *, history: Sequence[Turn] = (), scope: Scope = Scope()
    ) -> tuple[str, ...]:
        """Return what to ask next, or instead: up to three questions, each tried; an answer need not wait for them."""
        asked = (*history, Turn(question, answer))
        return follow_ups(asked, scope, self._corpus.documents(), self._trials)

    def first_questions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        """Return up to six questions to begin with, drawn from the documents in scope and tried."""
        return first_questions(self._corpus.documents(), scope, self._trials)

    def _known_now(self) -> Known:
        """Return what the documents held know of names, worked out again when they change."""
        revision, known = self._known
        if revision != self._corpus.revision:
            revision = self._corpus.revision
            known = Known.of(self._corpus)
            self._known = (revision, known)
        return known

    def _choices(
        self, question: Question, resolved: Resolved, scope: Scope, documents: Sequence[Document]
    ) -> tuple[Chosen, ...]:
        """Return where to look: as the question says, else where the conversation already was."""
        return choose(
            question.folded,
            scope,
            documents,
            known=self._known_now(),
            carried=resolved.areas,
            typed=question.text,
        )

    def _inquiry(self, question: Question, chosen: Chosen) -> Inquiry:
        return Inquiry(self._corpus, self._holdings, question, chosen, self.register, self._today())

    def _from_register(
        self, question: Question, resolved: Resolved, scope: Scope, documents: Sequence[Document]
    ) -> tuple[Draft, Chosen] | None:
        """Return the register's answer to a question that asks for one; its times say when, not which document."""
        is_ours = not any(says(question) for says in _NOT_THE_REGISTERS)
        asking = read(question.folded, self._today()) if is_ours else None
        if asking is None:
            return None
        chosen = self._choices(replace(question, folded=asking.where), resolved, scope, documents)[0]
        if before_searching(question, chosen, documents):
            return None
        draft = answer_asked(self._inquiry(question, chosen), asking)
        return (draft, chosen) if draft else None

    def _first_answer(
        self, question: Question, choices: Sequence[Chosen], documents: Sequence[Document]
    ) -> tuple[Draft, Chosen]:
        """Return the draft of the first choice of documents that answers, else of the first choice.

        The choice comes with the documents really searched: none where no search was needed.
        """
        drafts = []
        for chosen in choices:
            draft = before_searching(question, chosen, documents)
            if draft:
                drafts.append((draft, replace(chosen, documents=())))
                continue
            draft = self._search(about(question, chosen), chosen)
            if draft.status in _ANSWERS:
                return draft, chosen
            drafts.append((draft, chosen))
        return drafts[0]

    def _search(self, question: Question, chosen: Chosen) -> Draft:
        """Answer from the documents chosen, area by area when the question names several."""
        if len(chosen.areas) < 2:
            return extractive.answer(self._inquiry(question, chosen))
        sides = []
        for area in chosen.areas:
            within = replace(chosen, areas=(area,), documents=tuple(d for d in chosen.documents if d.area == area))
            sides.append((area, extractive.answer(self._inquiry(question, within))))
        return side_by_side(sides)


def _nothing_proven(answer: Answer) -> Answer:
    """Turn an answer whose statements all failed their proof into a refusal."""
    if answer.statements or answer.status not in _ANSWERS:
        return answer
    message = "Nothing in the documents searched could be shown to answer this."
    return replace(answer, status=Status.NOT_IN_DOCUMENTS, message=message)
