"""A corpus and an assistant into the web application that serves them.

Middleware is listed from the inside out: the last one added meets the request first. Nothing here
decides anything about documents or answers; that is the desk's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI

from api import openapi, problem
from api.access import LocalRequests
from api.desk import Answers, Desk
from api.headers import ResponseHeaders
from api.limits import BodyLimit
from api.routes import actions, briefs, chat, conversations, documents, feedback, health, search
from api.settings import ServerSettings
from api.warm_up import WarmUp
from api.web import site
from api.web.static import Assets
from api.web.uploading import KeptReceipts
from corpus.store import Corpus

ROUTES = (chat, actions, briefs, conversations, documents, feedback, search, health)
_DESCRIPTION = (
    "Ask SEND stocktake letters and plans a question. Every statement of an answer quotes the page it stands on; "
    "when the documents do not say, the answer says so."
)


def create_app(
    corpus: Corpus, assistant: Answers | None = None, settings: ServerSettings | None = None, *, uploads_dir: Path
) -> FastAPI:
    """Return the application over an open corpus, which the caller closes; uploads pass through `uploads_dir`."""
    settings = settings or ServerSettings()
    app = FastAPI(
        title="Stocktake Assistant",
        version=version("stocktake-assistant"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.desk = Desk(corpus, assistant)
    app.state.uploads_dir = uploads_dir
    app.state.max_upload_mb = settings.max_upload_mb
    app.state.receipts = KeptReceipts()
    app.state.warm_up = WarmUp()
    for routes in ROUTES:
        app.include_router(routes.router)
    for router in site.ROUTERS:
        app.include_router(router)
    app.mount("/static", Assets())
    problem.install(app)
    openapi.complete(app)
    upload_bytes = settings.max_upload_mb * 1024 * 1024
    app.add_middleware(BodyLimit, upload_bytes=upload_bytes)
    app.add_middleware(LocalRequests)
    app.add_middleware(problem.Faults)
    app.add_middleware(ResponseHeaders)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    areas = (partial(desk.followed, area) for area in desk.areas_followed())
    app.state.warm_up.start(desk.corpus.embedder, desk.first_questions, *areas)
    yield
    app.state.warm_up.stop()
    app.state.desk.close()
