"""What can be asked of the product, in the words of the edge: one door to corpus, ingest and assistant.

The HTTP routes and the command line both stand on `Desk`, so they cannot differ. `api.remote` offers
the same verbs over HTTP, for a command typed beside a running server.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Protocol

from api.desk_actions import ActionDesk
from api.desk_briefs import BriefDesk
from api.desk_conversations import ConversationDesk, no_such_conversation
from api.desk_documents import DocumentDesk
from api.desk_register import RegisterDesk
from api.desk_source import SourceDesk
from api.schemas.chat import ChatAnswer, ChatRequest, ScopeIn
from api.schemas.documents import AreaOut, FoundOut
from assistant.answers import Answer, Scope, Turn
from assistant.ask import Assistant
from assistant.holdings import Holdings
from assistant.register.register import Register
from assistant.retrieve import Hit, search
from corpus.documents import Document
from corpus.store import Corpus
from ingest.page_images import PageImages

REMEMBERED_TURNS = 6
"""How many earlier questions of a conversation a follow-up may refer to."""


class Answers(Protocol):
    """Anything that answers a question; `assistant.ask.Assistant` does."""

    def ask(self, question: str, *, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Answer:
        """Return the answer to `question`."""
        ...

    def follow_ups(
        self, question: str, answer: Answer, *, history: Sequence[Turn] = (), scope: Scope = Scope()
    ) -> tuple[str, ...]:
        """Return what to ask after `answer`, or instead of a refused question."""
        ...

    def first_questions(self, scope: Scope = Scope()) -> tuple[str, ...]:
        """Return a few questions to begin with."""
        ...


class Desk(DocumentDesk, SourceDesk, ConversationDesk, ActionDesk, RegisterDesk, BriefDesk):
    """The product over one open corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus, assistant: Answers | None = None) -> None:
        """Open the desk; without an `assistant` it has its own, which shares the desk's register."""
        super().__init__(corpus)
        self.holdings = Holdings(corpus)
        self.register = Register(corpus, self.holdings)
        self._assistant = assistant or Assistant(corpus, register=self.register)
        self.page_images = PageImages()

    def close(self) -> None:
        """End the processes that draw pages; the corpus is its opener's to close."""
        self.page_images.close()

    def remove(self, *document_ids: str) -> None:
        """Erase documents with all that was made from them; an unknown one raises DocumentNotFoundError."""
        super().remove(*document_ids)
        self.page_images.forget(document_ids)

    def conversation(self, conversation_id: str | None) -> tuple[str, list[Turn]]:
        """Return a conversation's id and its last turns, of a new one for None; raises ConversationNotFoundError."""
        conversations = self.corpus.conversations
        if conversation_id is None:
            return conversations.create(), []
        if not conversations.holds(conversation_id):
            raise no_such_conversation()
        turns = conversations.turns(conversation_id)[-REMEMBERED_TURNS:]
        return conversation_id, [
            Turn(turn.question, ChatAnswer.model_validate_json(turn.answer_json).to_answer()) for turn in turns
        ]

    def ask(self, request: ChatRequest) -> ChatAnswer:
        """Answer a question and keep both with its conversation."""
        conversation_id, history = self.conversation(request.conversation_id)
        return self.answer(request, conversation_id, history)

    def answer(
        self,
        request: ChatRequest,
        conversation_id: str,
        history: Sequence[Turn],
        proven: Callable[[ChatAnswer], None] = lambda told: None,
    ) -> ChatAnswer:
        """Answer a question in a conversation already opened, and keep both with it.

        `proven` is told the answer before its follow-ups are sought, so that nobody waits for those to read it.
        """
        scope = request.scope.to_scope()
        answer = self._assistant.ask(request.message, history=history, scope=scope)
        told = ChatAnswer.of(answer, conversation_id=conversation_id, answer_id=uuid.uuid4().hex)
        proven(told)
        follow_ups = self._assistant.follow_ups(request.message, answer, history=history, scope=scope)
        told = told.model_copy(update={"follow_ups": list(follow_ups)})
        self.corpus.conversations.append(conversation_id, request.message, told.model_dump_json())
        return told

    def first_questions(self) -> tuple[str, ...]:
        """Return a few questions to begin with, each of which what is held answers."""
        return self._assistant.first_questions()

    def search(self, words: str, scope: ScopeIn, limit: int) -> list[FoundOut]:
        """Return the passages nearest to a few words or a question, best first."""
        hits = search(self.corpus, words, scope=scope.to_scope(), limit=limit)
        return [self._found(hit) for hit in hits]

    def areas(self) -> list[AreaOut]:
        """Return the areas held, with how many documents and of which dates."""
        held: dict[str, list[Document]] = {}
        for document in self.corpus.documents():
            held.setdefault(document.area, []).append(document)
        return [_area(area, documents) for area, documents in held.items()]

    def _found(self, hit: Hit) -> FoundOut:
        passage = hit.passage
        document = self.corpus.document(passage.document_id)
        sections = {each.section_id: each.heading for each in self.corpus.sections(passage.document_id)}
        place = passage.spans[0]
        return FoundOut(
            passage_id=passage.passage_id,
            document_id=passage.document_id,
            document=document.title,
            file=document.file,
            area=document.area,
            kind=document.kind,
            date=document.date,
            page=place.page,
            section=sections.get(passage.section_id, ""),
            text=passage.text,
            start=place.start,
            end=place.end,
            url=f"/documents/{passage.document_id}/pages/{place.page}?start={place.start}&end={place.end}",
            score=round(hit.score, 4),
        )


def _area(area: str, documents: Sequence[Document]) -> AreaOut:
    days = sorted(document.date for document in documents if document.date)
    return AreaOut(
        area=area, documents=len(documents), first=days[0] if days else None, last=days[-1] if days else None
    )
