"""An answer into events that carry parts of the page: `meta`, one `statement` each, `done` (or `error`).

The parts come from the same templates as the whole page, so a page that was streamed into and the same
page loaded afresh are one. `done` holds the turn complete; what came before it is put in its place.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from api import streaming
from api.schemas.chat import ChatAnswer
from api.web.pages import fragment
from api.web.scopes import ScopeView
from api.web.turns import TurnView, announced, statement_views


class Opened(BaseModel):
    """What a page that begins to stream becomes: its address, its title, and the links of a conversation."""

    conversation_id: str
    question: str
    """As it is asked, which is not always as it was typed."""
    url: str
    title: str
    tools: str


class Part(BaseModel):
    """One statement as HTML."""

    html: str


class Complete(BaseModel):
    """The whole turn and the scope set as HTML, and the answer as it is announced."""

    turn: str
    html: str
    scope: str
    announced: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that streaming one answer takes."""

    opened: Opened
    answer: streaming.Answering
    """Asks and keeps; takes long."""
    view: Callable[[ChatAnswer], tuple[TurnView, ScopeView]]


async def page_events(exchange: Exchange) -> AsyncIterator[bytes]:
    """Yield the events of one answer."""
    yield streaming.event("meta", exchange.opened)
    conversation_id = exchange.opened.conversation_id
    async with aclosing(streaming.in_steps(conversation_id, exchange.answer)) as steps:
        told = await anext(steps)
        if not isinstance(told, streaming.ErrorEvent):
            for statement in statement_views(told):
                yield streaming.event("statement", Part(html=fragment("_statement.html", statement=statement)))
            told = await anext(steps)
    if isinstance(told, streaming.ErrorEvent):
        yield streaming.event("error", told)
        return
    viewed = await streaming.outcome(conversation_id, partial(exchange.view, told))
    if isinstance(viewed, streaming.ErrorEvent):
        yield streaming.event("error", viewed)
        return
    turn, scope = viewed
    yield streaming.event(
        "done",
        Complete(
            turn=f"turn-{turn.number}",
            html=fragment("_turn.html", turn=turn, scope=scope, is_last=True),
            scope=fragment("_scope.html", scope=scope),
            announced=announced(turn),
        ),
    )
