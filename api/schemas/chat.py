"""Questions and answers as they travel: JSON in, JSON out, and back into our own nouns.

Unknown fields of a request are refused rather than ignored: a misspelt `scope` would silently widen the
search. Answers are kept as JSON, so a field added later needs a default that old answers load with.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from api.limits import QUESTION_CHARS
from assistant.answers import Answer, AsAt, Citation, Scope, Statement, Status
from assistant.glossary import Term
from corpus.documents import DocumentKind


class ScopeOut(BaseModel):
    """Which documents an answer was taken from; a side left out was open. Dates are inclusive."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    areas: list[str] = []
    document_ids: list[str] = []
    kinds: list[DocumentKind] = []
    from_date: dt.date | None = Field(None, alias="from", examples=["2024-09-01"])
    to_date: dt.date | None = Field(None, alias="to", examples=["2025-08-31"])

    @classmethod
    def of(cls, scope: Scope) -> ScopeOut:
        """Return `scope` as it travels."""
        return cls.model_validate(scope, from_attributes=True)

    def to_scope(self) -> Scope:
        """Return the scope in our own terms."""
        return Scope(tuple(self.areas), tuple(self.document_ids), tuple(self.kinds), self.from_date, self.to_date)


class ScopeIn(ScopeOut):
    """Which documents may answer; a side left out is open. Dates are inclusive."""

    model_config = ConfigDict(extra="forbid", validate_by_name=False)

    areas: list[str] = Field([], max_length=50, examples=[["Wexcombe"]])
    document_ids: list[str] = Field([], max_length=200)

    @model_validator(mode="after")
    def _in_order(self) -> ScopeIn:
        if self.from_date and self.to_date and self.from_date > self.to_date:
            raise ValueError("`from` must not be after `to`")
        return self


class ChatRequest(BaseModel):
    """A question, the conversation it belongs to, and over what it is asked."""

    model_config = ConfigDict(extra="forbid")

    message: str = Field(max_length=QUESTION_CHARS, examples=["Who chaired the last stocktake meeting?"])
    conversation_id: str | None = Field(None, max_length=64)
    scope: ScopeIn = ScopeIn()

    @field_validator("message")
    @classmethod
    def _not_blank(cls, message: str) -> str:
        if not message.strip():
            raise ValueError("a question is expected, and there are no words in it")
        return message


class CitationOut(BaseModel):
    """A verbatim quote and the place it stands."""

    number: int = Field(description="What `[1]` in the answer means.")
    document_id: str
    document: str = Field(description="The document's title.")
    file: str
    area: str
    kind: DocumentKind
    date: dt.date | None
    page: int = Field(description="From 1.")
    section: str
    quote: str
    start: int = Field(description="Where the quote starts in the page's stored text, from 0.")
    end: int
    url: str = Field(description="The page with the quote marked, relative to this server.")
    passage_id: str

    @classmethod
    def of(cls, citation: Citation) -> CitationOut:
        """Return `citation` as it travels."""
        return cls.model_validate(citation, from_attributes=True)

    def to_citation(self) -> Citation:
        """Return the citation in our own terms."""
        return Citation(**self.model_dump(exclude={"url"}))


class StatementOut(BaseModel):
    """One sentence or list item of an answer, and the numbers of the citations that carry it."""

    text: str
    citations: list[int]
    under: str = Field("", description="Our own heading over it, the same for statements that stand together.")
    note: str = Field("", description="Our own words beside it, worked out from documents and quoted from none.")

    @classmethod
    def of(cls, statement: Statement) -> StatementOut:
        """Return `statement` as it travels."""
        return cls.model_validate({**asdict(statement), "citations": list(statement.citations)})

    def to_statement(self) -> Statement:
        """Return the statement in our own terms."""
        return Statement(self.text, tuple(self.citations), self.under, self.note)

    @property
    def line(self) -> str:
        """The statement as one line, with our note in brackets and `[1]` markers."""
        note = f" ({self.note})" if self.note else ""
        return f"{self.text}{note} {''.join(f'[{number}]' for number in self.citations)}".strip()


class TermOut(BaseModel):
    """A word of the field in the product's own wording: from its glossary, never from a document."""

    name: str
    long: str = Field(description="Spelt out; empty when the name is no short form.")
    meaning: str
    also: list[str] = Field(description="What else it is called.")
    source: str = Field(description="The law or guidance by name; empty when none defines it.")
    url: str = Field(description="Its place on the glossary page, relative to this server.")

    @classmethod
    def of(cls, term: Term) -> TermOut:
        """Return `term` as it travels."""
        return cls.model_validate({**asdict(term), "url": term.url})

    def to_term(self) -> Term:
        """Return the term in our own terms."""
        return Term(self.name, self.long, self.meaning, tuple(self.also), self.source)


class AsAtOut(BaseModel):
    """A document the answer rests on, and the date it speaks from."""

    document_id: str
    date: dt.date | None


class ChatAnswer(BaseModel):
    """An answer, or an honest refusal with what was searched and what came nearest."""

    conversation_id: str
    answer_id: str
    status: Status
    answer: str = Field(description="The whole answer, with `[1]` markers.")
    message: str = Field(description="Our own sentence before the statements, often empty.")
    statements: list[StatementOut]
    citations: list[CitationOut]
    as_at: list[AsAtOut]
    notices: list[str]
    nearest: list[CitationOut]
    searched: str
    follow_ups: list[str]
    engine: str
    elapsed_ms: float
    scope: ScopeOut = Field(ScopeOut(), description="What the question, the conversation and the request chose.")
    areas_to_choose: list[str] = Field([], description="When the area is asked back: the areas to offer.")
    newer: list[CitationOut] = Field([], description="Where newer documents speak to the same point; see `notices`.")
    terms: list[TermOut] = Field([], description="What the product's own glossary says, which is no document's word.")

    @classmethod
    def of(cls, answer: Answer, *, conversation_id: str, answer_id: str) -> ChatAnswer:
        """Return `answer` as it travels."""
        return cls(
            conversation_id=conversation_id,
            answer_id=answer_id,
            status=answer.status,
            answer=answer.text,
            message=answer.message,
            statements=[StatementOut.of(each) for each in answer.statements],
            citations=[CitationOut.of(each) for each in answer.citations],
            as_at=[AsAtOut(document_id=each.document_id, date=each.date) for each in answer.as_at],
            notices=list(answer.notices),
            nearest=[CitationOut.of(each) for each in answer.nearest],
            searched=answer.searched,
            follow_ups=list(answer.follow_ups),
            engine=answer.engine,
            elapsed_ms=round(answer.elapsed_ms, 1),
            scope=ScopeOut.of(answer.scope),
            areas_to_choose=list(answer.areas_to_choose),
            newer=[CitationOut.of(each) for each in answer.newer],
            terms=[TermOut.of(each) for each in answer.terms],
        )

    def to_answer(self) -> Answer:
        """Return the answer in our own terms, as it was before `of`."""
        return Answer(
            status=self.status,
            message=self.message,
            statements=tuple(each.to_statement() for each in self.statements),
            citations=tuple(each.to_citation() for each in self.citations),
            as_at=tuple(AsAt(each.document_id, each.date) for each in self.as_at),
            notices=tuple(self.notices),
            nearest=tuple(each.to_citation() for each in self.nearest),
            searched=self.searched,
            follow_ups=tuple(self.follow_ups),
            engine=self.engine,
            elapsed_ms=self.elapsed_ms,
            scope=self.scope.to_scope(),
            areas_to_choose=tuple(self.areas_to_choose),
            newer=tuple(each.to_citation() for each in self.newer),
            terms=tuple(each.to_term() for each in self.terms),
        )
