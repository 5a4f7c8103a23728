"""`/api/conversations`: list what was asked, read a conversation again, erase one."""

from __future__ import annotations

from fastapi import APIRouter
from starlette import status

from api.problem import documented
from api.routes.dependencies import ConversationId, Cursor, Limit, TheDesk, Words
from api.schemas.conversations import ConversationOut, WholeConversation
from api.schemas.lists import Listed

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.get("", summary="List conversations", responses=documented(400, 422))
def list_conversations(
    desk: TheDesk, q: Words = "", cursor: Cursor = None, limit: Limit = 50
) -> Listed[ConversationOut]:
    """List the conversations kept, the one last asked in first; those nothing was asked in are left out."""
    return desk.conversations(q, cursor=cursor, limit=limit)


@router.get("/{conversation_id}", summary="Read a conversation", responses=documented(400, 404, 422))
def get_conversation(desk: TheDesk, conversation_id: ConversationId) -> WholeConversation:
    """Return every question with its answer, and what somebody thought of it."""
    return desk.whole_conversation(conversation_id)


@router.delete(
    "/{conversation_id}",
    summary="Erase a conversation",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented(400, 403, 404, 422),
)
def remove_conversation(desk: TheDesk, conversation_id: ConversationId) -> None:
    """Erase its questions, its answers and what was said of them; the documents stay."""
    desk.remove_conversation(conversation_id)
