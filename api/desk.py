"""What can be asked of the product, in the words of the edge: one door to corpus, ingest and assistant.

The HTTP routes and the command line both stand on `Desk`, so they cannot differ. `api.remote` offers
the same verbs over HTTP, for a command typed beside a running server.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

from api.errors import ConversationNotFoundError
from api.schemas.chat import ChatAnswer, ChatRequest, ScopeIn
from api.schemas.documents import AreaOut, Correction, DocumentOut, FoundOut, ReceiptOut
from assistant.answers import Answer, Scope, Turn
from assistant.retrieve import Hit, search
from corpus.documents import Document, Page
from corpus.errors import DocumentNotFoundError
from corpus.store import Corpus
from ingest.given import Given
from ingest.pipeline import Progress, ingest

REMEMBERED_TURNS = 6
"""How many earlier questions of a conversation a follow-up may refer to."""


class Answers(Protocol):
    """Anything that answers a question; `assistant.ask.Assistant` does."""

    def ask(self, question: str, *, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Answer:
        """Return the answer to `question`."""
        ...


class Desk:
    """The product over one open corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus, assistant: Answers) -> None:
        self.corpus = corpus
        self._assistant = assistant
        self._taking_in = Lock()

    def conversation(self, conversation_id: str | None) -> tuple[str, list[Turn]]:
        """Return a conversation's id and its last turns, of a new one for None; raises ConversationNotFoundError."""
        conversations = self.corpus.conversations
        if conversation_id is None:
            return conversations.create(), []
        if not conversations.holds(conversation_id):
            raise ConversationNotFoundError(
                "No such conversation is kept. Leave conversation_id out to begin a new one."
            )
        turns = conversations.turns(conversation_id)[-REMEMBERED_TURNS:]
        return conversation_id, [
            Turn(question, ChatAnswer.model_validate_json(answer_json).to_answer()) for question, answer_json in turns
        ]

    def ask(self, request: ChatRequest) -> ChatAnswer:
        """Answer a question and keep both with its conversation."""
        conversation_id, history = self.conversation(request.conversation_id)
        return self.answer(request, conversation_id, history)

    def answer(self, request: ChatRequest, conversation_id: str, history: Sequence[Turn]) -> ChatAnswer:
        """Answer a question in a conversation already opened, and keep both with it."""
        answer = self._assistant.ask(request.message, history=history, scope=request.scope.to_scope())
        told = ChatAnswer.of(answer, conversation_id=conversation_id, answer_id=uuid.uuid4().hex)
        self.corpus.conversations.append(conversation_id, request.message, told.model_dump_json())
        return told

    def documents(self, *, include_superseded: bool = False) -> list[DocumentOut]:
        """Return every document held, by area, then newest first."""
        return [DocumentOut.of(each) for each in self.corpus.documents(include_superseded=include_superseded)]

    def document(self, document_id: str) -> DocumentOut:
        """Return one document; raises DocumentNotFoundError."""
        return DocumentOut.of(self.corpus.document(document_id))

    def page(self, document_id: str, number: int) -> Page:
        """Return one page; raises DocumentNotFoundError."""
        document = self.corpus.document(document_id)
        if not 1 <= number <= document.pages:
            raise DocumentNotFoundError(f"“{document.title}” has pages 1 to {document.pages}, and no page {number}.")
        return self.corpus.page(document_id, number)

    def correct(self, document_id: str, correction: Correction) -> DocumentOut:
        """Keep a person's word about a document; raises DocumentNotFoundError."""
        given = correction.model_dump(exclude_none=True)
        return DocumentOut.of(self.corpus.correct(document_id, **given))

    def remove(self, *document_ids: str) -> None:
        """Erase documents with all that was made from them; an unknown one raises DocumentNotFoundError."""
        self.corpus.remove(*document_ids)

    def take_in(self, paths: Sequence[Path], given: Given, progress: Progress | None = None) -> list[ReceiptOut]:
        """Read files and folders into the corpus, one run at a time; return a receipt per file."""
        with self._taking_in:
            receipts = ingest(paths, self.corpus, given=given, progress=progress)
        return [ReceiptOut.model_validate(receipt, from_attributes=True) for receipt in receipts]

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
