"""Every page for people: the routers of all the modules here, in one list."""

from __future__ import annotations

from api.web import about, actions, chat, conversations, document_changes, documents, feedback, source, uploading

ROUTERS = (
    about.router,
    chat.router,
    actions.router,
    conversations.router,
    feedback.router,
    documents.router,
    uploading.router,
    document_changes.router,
    source.router,
)
