"""Answers as they travel: kept as JSON and loaded again, and streamed the moment their statements are proven."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from threading import Event

from api.schemas.chat import ChatAnswer
from api.streaming import answer_events
from assistant.answers import Answer, AsAt, Citation, Scope, Statement, Status
from assistant.glossary import Term
from corpus.documents import DocumentKind
from corpus.errors import EmbeddingModelError


def answer_with_everything() -> ChatAnswer:
    """Return an answer with something in every field."""
    place = ("0123456789abcdef", "A letter", "letter.pdf", "Quenthorpe", DocumentKind.STOCKTAKE_LETTER)
    where = (date(2025, 3, 14), 2, "Next steps", "meet again", 5, 15, "passage")
    cited, newer = Citation(1, *place, *where), Citation(2, *place, *where)
    scope = Scope(("Quenthorpe",), ("0123456789abcdef",), (DocumentKind.MINUTES,), date(2024, 1, 1), date(2025, 1, 1))
    answer = Answer(
        **{
            "status": Status.ANSWERED,
            "message": "Two:",
            "statements": (Statement("meet again", (1,), "Next", "our note"),),
        },
        **{"citations": (cited,), "as_at": (AsAt(cited.document_id, cited.date),), "notices": ("Newer.",)},
        **{"nearest": (cited,), "searched": "a letter", "follow_ups": ("Who?",), "engine": "other", "elapsed_ms": 1.5},
        **{"scope": scope, "areas_to_choose": ("Quenthorpe", "Skelbrook"), "newer": (newer,)},
        terms=(Term("PAP", "priority action plan", "A plan.", ("PIP",), "A law"),),
    )
    assert all(getattr(answer, field.name) for field in fields(Answer))
    return ChatAnswer.of(answer, conversation_id="c", answer_id="a")


def test_an_answer_kept_as_json_comes_back_as_it_was() -> None:
    told = answer_with_everything()
    assert ChatAnswer.model_validate_json(told.model_dump_json()) == told
    assert ChatAnswer.of(told.to_answer(), conversation_id="c", answer_id="a") == told


def test_an_answer_kept_before_it_had_a_scope_still_loads() -> None:
    kept = json.loads(answer_with_everything().model_dump_json())
    for name in ("scope", "areas_to_choose", "newer", "terms"):
        del kept[name]
    for name in ("under", "note"):
        del kept["statements"][0][name]
    answer = ChatAnswer.model_validate(kept).to_answer()
    assert (answer.scope, answer.areas_to_choose, answer.newer) == (Scope(), (), ())
    assert answer.citations


def test_a_stream_tells_what_is_proven_before_follow_ups_are_found() -> None:
    told = answer_with_everything()
    follow_ups_found = Event()

    def answer(proven: Callable[[ChatAnswer], None]) -> ChatAnswer:
        proven(told)
        assert follow_ups_found.wait(60)
        return told.model_copy(update={"follow_ups": ["What next?"]})

    async def read() -> list[bytes]:
        events = answer_events("c", answer)
        read = [await anext(events), await anext(events)]
        follow_ups_found.set()
        return [*read, *[event async for event in events]]

    sent = asyncio.run(read())
    assert [event.split(b"\n")[0] for event in sent] == [b"event: meta", b"event: statement", b"event: done"]
    assert b"What next?" in sent[-1]


def test_a_failure_after_the_statements_ends_the_stream_with_its_error() -> None:
    def answer(proven: Callable[[ChatAnswer], None]) -> ChatAnswer:
        proven(answer_with_everything())
        raise EmbeddingModelError("The model is missing.")

    async def read() -> list[bytes]:
        return [event async for event in answer_events("c", answer)]

    sent = asyncio.run(read())
    assert [event.split(b"\n")[0] for event in sent] == [b"event: meta", b"event: statement", b"event: error"]
    assert b"The model is missing." in sent[-1]
