"""The nouns of answering: what is asked over what, and the statements, citations and refusals back.

Refusing is an `Answer` like any other, with what was searched and what came nearest. The text of a
citation's quote is verbatim page text; the text of a statement is the same words on one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.glossary import NAMED, Term
from corpus.documents import DocumentKind


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_DOCUMENTS = "not_in_documents"
    PREMISE_NOT_SUPPORTED = "premise_not_supported"
    NEEDS_CLARIFICATION = "needs_clarification"
    OUT_OF_SCOPE = "out_of_scope"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents may answer; empty fields leave that side open. Dates are inclusive."""

    areas: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question of a conversation and, when it is known, what was answered."""

    question: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One verbatim quote and the place it stands; `number` is what `[1]` in the answer means."""

    number: int
    document_id: str
    document: str
    """The document's title."""
    file: str
    area: str
    kind: DocumentKind
    date: date | None
    page: int
    section: str
    quote: str
    start: int
    end: int
    passage_id: str

    @property
    def url(self) -> str:
        """Where the quote can be seen in its page, relative to the server."""
        return f"/documents/{self.document_id}/pages/{self.page}?start={self.start}&end={self.end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item of an answer, and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    under: str = ""
    """Our own heading over it, the same for statements that stand together; "" for none."""
    note: str = ""
    """Our own words beside it, worked out from documents and quoted from none; "" for none."""


@dataclass(frozen=True, slots=True)
class AsAt:
    """A document an answer rests on, and the date it speaks from."""

    document_id: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back for every question."""

    status: Status
    message: str
    """A sentence of ours before the statements: why it is refused, what is corrected; often ""."""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    as_at: tuple[AsAt, ...] = ()
    notices: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    """On a refusal: the passages that came nearest, with numbers of their own from 1."""
    searched: str = ""
    """In words: which documents were searched."""
    follow_ups: tuple[str, ...] = ()
    """Questions that were asked beforehand and are answered; on a refusal, what to try instead."""
    engine: str = "extractive"
    elapsed_ms: float = 0.0
    scope: Scope = Scope()
    """The scope the answer was really taken from: what the question, the conversation and the screen chose."""
    areas_to_choose: tuple[str, ...] = ()
    """When the area is asked back: the areas to offer."""
    newer: tuple[Citation, ...] = ()
    """Where newer documents speak to the same point, with numbers of their own from 1; `notices` says so."""
    terms: tuple[Term, ...] = ()
    """What our own glossary says of a word or of how things go; never a document's words, and never a statement."""

    @property
    def text(self) -> str:
        """The whole answer as one text with `[1]` markers after each statement."""
        lines = [self.message] if self.message else []
        for statement in self.statements:
            markers = "".join(f"[{number}]" for number in statement.citations)
            note = f" ({statement.note})" if statement.note else ""
            lines.append(f"{statement.text}{note} {markers}".strip())
        lines.extend(f"{NAMED}: {term.text}" for term in self.terms)
        return "\n".join(lines)
