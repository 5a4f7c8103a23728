"""The pages about conversations kept: the list with its search, removing one, and one as a Word file.

Reading and going on with a conversation is `api.web.chat`.
"""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.conversation_word import conversation_file, file_name
from api.routes.dependencies import ConversationId, Cursor, TheDesk, Words
from api.web.pages import render
from api.word import MEDIA_TYPE

router = APIRouter(include_in_schema=False)
_A_PAGE = 25


@router.get("/conversations", response_class=HTMLResponse)
def conversations(
    desk: TheDesk, q: Words = "", cursor: Cursor = None, done: Annotated[Literal["removed"] | None, Query()] = None
) -> Response:
    """List conversations, the one last asked in first, or those whose questions hold some words."""
    listed = desk.conversations(q, cursor=cursor, limit=_A_PAGE)
    older = urlencode({"q": q, "cursor": listed.next} if q else {"cursor": listed.next}) if listed.next else ""
    return render("conversations.html", listed=listed, words=q, older=older, is_first=cursor is None, done=done)


@router.get("/conversations/{conversation_id}/remove", response_class=HTMLResponse)
def confirm_removal(desk: TheDesk, conversation_id: ConversationId) -> Response:
    """Ask whether a conversation should really go."""
    return render("conversation_remove.html", conversation=desk.whole_conversation(conversation_id))


@router.post("/conversations/{conversation_id}/remove")
def remove(desk: TheDesk, conversation_id: ConversationId) -> Response:
    """Erase a conversation and show the list without it."""
    desk.remove_conversation(conversation_id)
    return RedirectResponse("/conversations?done=removed", status_code=303)


@router.get("/conversations/{conversation_id}/export")
def export(desk: TheDesk, conversation_id: ConversationId) -> Response:
    """Return a conversation as a Word file with every quote in full."""
    conversation = desk.whole_conversation(conversation_id)
    named = {"Content-Disposition": f'attachment; filename="{file_name(conversation)}"'}
    return Response(conversation_file(conversation), media_type=MEDIA_TYPE, headers=named)
