"""Every page for people: the routers of all the modules here, in one list."""

from __future__ import annotations

from api.web import (
    about,
    actions,
    briefs,
    chat,
    conversations,
    document_changes,
    documents,
    feedback,
    glossary,
    source,
    uploading,
)

ROUTERS = (
    about.router,
    chat.router,
    actions.router,
    briefs.router,
    glossary.router,
    conversations.router,
    feedback.router,
    documents.router,
    uploading.router,
    document_changes.router,
    source.router,
)
