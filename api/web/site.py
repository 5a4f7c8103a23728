"""Every page for people: the routers of all the modules here, in one list."""

from __future__ import annotations

from api.web import about, chat, document_changes, documents, uploading, conversations, feedback

ROUTERS = (about.router, chat.router, conversations.router, feedback.router)
