"""The pages on which people ask: `/` and `/conversations/{id}`, and `POST /ask` behind them.

A browser without scripts is sent on to the answer in its conversation; the page's own script asks for
events instead. The start page is a conversation without turns: one template shows both.
"""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from api import streaming
from api.desk import Desk
from api.problem import problem
from api.routes.dependencies import ConversationId, InScope, TheDesk
from api.schemas.chat import ChatAnswer, ScopeIn
from api.web.asking import Asked, QuestionForm, mistake
from api.web.pages import fragment, render
from api.web.scopes import ScopeView, address, scope_view
from api.web.streams import Exchange, Opened, page_events
from api.web.turns import TurnView, turn_view
from corpus.conversations import shortened
from corpus.errors import EmbeddingModelError

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def start(desk: TheDesk, scope: InScope) -> Response:
    """Say what this is and what is held, with the question box to begin."""
    return _page(desk, None, scope)


@router.get("/conversations/{conversation_id}", response_class=HTMLResponse)
def conversation(desk: TheDesk, conversation_id: ConversationId, scope: InScope) -> Response:
    """Show a conversation with the question box at its end."""
    return _page(desk, conversation_id, scope)


@router.post("/ask")
async def ask(desk: TheDesk, request: Request, asked: Asked) -> Response:
    """Answer a question: with events for a page's script, with the way to the answer for a form."""
    is_streamed = "text/event-stream" in request.headers.get("accept", "")
    try:
        question = asked.request()
    except ValidationError as error:
        if is_streamed:
            return problem(request.scope, 422, mistake(error), code="validation")
        return await run_in_threadpool(
            _page, desk, asked.conversation_id or None, asked.scope_set(), asked, mistake(error)
        )
    conversation_id, history = await run_in_threadpool(desk.conversation, question.conversation_id)
    answer = partial(desk.answer, question, conversation_id, history)
    if is_streamed:
        exchange = _exchange(desk, question.message, conversation_id, asked.scope_set(), answer)
        return StreamingResponse(page_events(exchange), media_type="text/event-stream", headers=streaming.HEADERS)
    await run_in_threadpool(answer)
    turns = await run_in_threadpool(desk.asked_in, conversation_id)
    place = address(_path(conversation_id), asked.scope_set(), f"turn-{len(turns)}")
    return RedirectResponse(place, status_code=303)


def _page(
    desk: Desk, conversation_id: str | None, scope: ScopeIn, asked: QuestionForm | None = None, wrong: str = ""
) -> HTMLResponse:
    """Return the page of a conversation, or of one not begun; after a mistake, with the question kept."""
    held = [area for area in desk.areas() if area.documents]
    turns = _turns(desk, conversation_id, [area.area for area in held if area.area]) if conversation_id else []
    return render(
        "conversation.html",
        status_code=422 if wrong else 200,
        conversation_id=conversation_id,
        title=_title(turns[0].question) if turns else "",
        turns=turns,
        scope=scope_view(desk, scope, _path(conversation_id)),
        question=asked.question if asked else "",
        wrong=wrong,
        held=held,
        first_questions=_first_questions(desk) if held and not turns else (),
    )


def _first_questions(desk: Desk) -> tuple[str, ...]:
    try:
        return desk.first_questions()
    except EmbeddingModelError:
        # A missing model is said when something is asked; the page that leads there still shows.
        return ()


def _turns(desk: Desk, conversation_id: str, held_areas: list[str]) -> list[TurnView]:
    turns = desk.asked_in(conversation_id)
    return [turn_view(number, turn, held_areas) for number, turn in enumerate(turns, start=1)]


def _exchange(desk: Desk, question: str, conversation_id: str, scope: ScopeIn, answer: partial[ChatAnswer]) -> Exchange:
    path = _path(conversation_id)

    def view(told: ChatAnswer) -> tuple[TurnView, ScopeView]:
        turns = desk.asked_in(conversation_id)
        number = next(at for at, turn in enumerate(turns, start=1) if turn.answer.answer_id == told.answer_id)
        held_areas = [area.area for area in desk.areas() if area.area]
        return turn_view(number, turns[number - 1], held_areas), scope_view(desk, scope, path)

    opened = Opened(
        conversation_id=conversation_id,
        question=question,
        url=address(path, scope),
        title=_title(question),
        tools=fragment("_tools.html", conversation_id=conversation_id),
    )
    return Exchange(opened, answer, view)


def _path(conversation_id: str | None) -> str:
    return f"/conversations/{conversation_id}" if conversation_id else "/"


def _title(question: str) -> str:
    return shortened(question)
