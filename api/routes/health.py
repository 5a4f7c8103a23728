"""`/healthz` (the process lives) and `/readyz` (it can answer): for whatever starts and watches it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.problem import documented, problem
from api.warm_up import WarmUp

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The index is open and the embedding model is loaded."""

    status: Literal["ready"] = "ready"
    documents: int
    model: str


@router.get("/healthz", summary="Is the process alive?", responses=documented(400))
async def healthz() -> Health:
    """Answer at once, whatever else goes on."""
    return Health()


@router.get("/readyz", summary="Can it answer questions?", response_model=Readiness, responses=documented(400, 503))
def readyz(request: Request) -> Readiness | Response:
    """Return 200 once the index is open and the embedding model is loaded, 503 before."""
    warm_up: WarmUp = request.app.state.warm_up
    if not warm_up.is_done:
        return problem(request.scope, 503, warm_up.words, code="not_ready", headers={"Retry-After": "2"})
    corpus = request.app.state.desk.corpus
    return Readiness(documents=len(corpus.documents()), model=corpus.embedder.name)
