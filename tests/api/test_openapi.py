"""The OpenAPI document: complete, with examples, and every status it names really occurs."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from corpus.store import Corpus
from tests.api.conftest import HERE, settings
from tests.api.letters import SKELBROOK

UNKNOWN = "0" * 16
EARLIER, LATER = "the earlier statement", "the later statement"
"""Stand for the ids of the two statements of one action."""
ELSEWHERE = {"Host": "evil.example"}
FOREIGN = {"Origin": "https://evil.example"}
JSON = {"Content-Type": "application/json"}
# What each operation is sent to end with each status beyond 400 and 403, which one header brings about.
CASES: dict[tuple[str, str], dict[int, dict]] = {
    ("post", "/api/chat"): {
        200: {"json": {"message": "Who?"}},
        404: {"json": {"message": "Who?", "conversation_id": UNKNOWN}},
        413: {"content": b"x" * 70_000, "headers": JSON},
        422: {"json": {}},
    },
    ("get", "/api/actions"): {200: {}, 422: {"params": {"status": "purple"}}},
    ("get", "/api/actions/{action_id}"): {200: {}, 404: {"action_id": UNKNOWN}, 422: {"action_id": "x" * 65}},
    ("put", "/api/actions/links"): {
        200: {"json": {"earlier": EARLIER, "later": LATER, "verdict": "confirmed"}},
        404: {"json": {"earlier": EARLIER, "later": UNKNOWN, "verdict": "added"}},
        413: {"content": b"x" * 70_000, "headers": JSON},
        422: {"json": {"earlier": LATER, "later": EARLIER, "verdict": "added"}},
    },
    ("delete", "/api/actions/links"): {
        204: {"params": {"earlier": EARLIER, "later": LATER}},
        404: {"params": {"earlier": EARLIER, "later": UNKNOWN}},
        422: {"params": {"earlier": EARLIER}},
    },
    ("get", "/api/areas/{area}/brief"): {
        200: {"area": "Skelbrook"},
        404: {"area": "Nowhere"},
        422: {"area": "x" * 201},
    },
    ("get", "/api/measures"): {200: {}, 422: {"params": {"limit": 0}}},
    ("get", "/api/documents"): {200: {}, 422: {"params": {"limit": 0}}},
    ("post", "/api/documents"): {
        200: {"files": {"files": ("x.txt", SKELBROOK.encode())}},
        404: {"files": {"files": ("x.txt", SKELBROOK.encode())}, "params": {"replaces": UNKNOWN}},
        413: {"headers": {"Content-Length": str(10**10)}},
        422: {"data": {}},
    },
    ("get", "/api/documents/{document_id}"): {200: {}, 404: {"document_id": UNKNOWN}, 422: {"document_id": "x" * 65}},
    ("patch", "/api/documents/{document_id}"): {
        200: {"json": {"area": "Skelbrook"}},
        404: {"json": {"area": "Skelbrook"}, "document_id": UNKNOWN},
        413: {"content": b"x" * 70_000, "headers": JSON},
        422: {"json": {"colour": "red"}},
    },
    ("delete", "/api/documents/{document_id}"): {
        204: {},
        404: {"document_id": UNKNOWN},
        422: {"document_id": "x" * 65},
    },
    ("get", "/api/documents/{document_id}/original"): {
        200: {},
        404: {"document_id": UNKNOWN},
        422: {"document_id": "x" * 65},
    },
    ("get", "/api/documents/{document_id}/pages/{number}"): {
        200: {},
        404: {"document_id": UNKNOWN},
        422: {"params": {"start": 3}},
    },
    ("get", "/api/conversations"): {200: {}, 422: {"params": {"limit": 0}}},
    ("get", "/api/conversations/{conversation_id}"): {
        200: {},
        404: {"conversation_id": UNKNOWN},
        422: {"conversation_id": "x" * 65},
    },
    ("delete", "/api/conversations/{conversation_id}"): {
        204: {},
        404: {"conversation_id": UNKNOWN},
        422: {"conversation_id": "x" * 65},
    },
    ("get", "/api/feedback"): {200: {}, 422: {"params": {"useful": "maybe"}}},
    ("get", "/api/feedback.csv"): {200: {}, 422: {"params": {"useful": "maybe"}}},
    ("get", "/api/search"): {200: {"params": {"q": "timetables"}}, 422: {}},
    ("get", "/api/areas"): {200: {}, 422: {"params": {"limit": 0}}},
    ("get", "/healthz"): {200: {}},
    ("get", "/readyz"): {200: {}, 503: {}},
}


def described(app: FastAPI) -> dict[tuple[str, str], dict]:
    return {
        (method, path): operation
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_is_in_the_table_of_this_test(read_only_app: FastAPI) -> None:
    assert set(described(read_only_app)) == set(CASES)


def test_every_operation_has_words_and_every_reference_leads_somewhere(read_only_app: FastAPI) -> None:
    schemas = read_only_app.openapi()["components"]["schemas"]
    for (method, path), operation in described(read_only_app).items():
        assert operation["summary"] and operation["description"], f"{method} {path}"
    referred = {
        word.split('"')[0] for word in str(read_only_app.openapi()).replace("'", '"').split("#/components/schemas/")[1:]
    }
    assert referred <= set(schemas)


def test_actions_have_examples(read_only_app: FastAPI) -> None:
    schemas = read_only_app.openapi()["components"]["schemas"]
    assert schemas["ListedActions"]["examples"] and schemas["ActionOut"]["examples"]
    body = described(read_only_app)["put", "/api/actions/links"]["requestBody"]["content"]["application/json"]
    assert len(body["examples"]) >= 2
    files = set(described(read_only_app)["get", "/api/actions"]["responses"]["200"]["content"])
    assert {"application/json", "text/csv", "text/calendar"} < files


def test_a_question_has_examples(read_only_app: FastAPI) -> None:
    body = described(read_only_app)["post", "/api/chat"]["requestBody"]["content"]["application/json"]
    assert len(body["examples"]) >= 2


def ended(client: TestClient, method: str, path: str, sent: dict) -> int:
    document, *_ = client.get("/api/documents").json()["items"]
    conversation, *_ = client.get("/api/conversations").json()["items"]
    action = next(row for row in client.get("/api/actions").json()["items"] if row["links"])
    link = action["links"][0]
    ids = {
        "document_id": document["document_id"],
        "conversation_id": conversation["conversation_id"],
        "action_id": action["action_id"],
        "area": document["area"],
    }
    named = {name: sent.get(name, held) for name, held in ids.items()} | {"number": 1}
    rest = {name: value for name, value in sent.items() if name not in ids}
    for part in {"json", "params"} & set(rest):
        stands_for = {EARLIER: link["earlier"], LATER: link["later"]}
        rest[part] = {name: stands_for.get(value, value) for name, value in rest[part].items()}
    return client.request(method, path.format(**named), **rest).status_code


@pytest.mark.parametrize(("method", "path"), CASES, ids=[f"{method} {path}" for method, path in CASES])
def test_every_documented_status_occurs(
    method: str, path: str, own_client: TestClient, corpus: Corpus, tmp_path: Path
) -> None:
    for day in ("2 June 2025", "2 December 2025"):
        letter = SKELBROOK.replace("2 June 2025", day).encode()
        own_client.post("/api/documents", files={"files": (f"{day}.txt", letter)}, data={"area": "Skelbrook"})
    own_client.post("/api/chat", json={"message": "What is the annual budget for school buses?"})
    while own_client.get("/readyz").status_code == 503:
        pass
    cases = dict(CASES[method, path])
    documented = {int(status) for status in described(own_client.app)[method, path]["responses"]}
    expected = set(cases) | {400} | (set() if method == "get" else {403})
    assert documented == expected
    assert ended(own_client, method, path, {"headers": ELSEWHERE}) == 400
    if 403 in documented:
        assert ended(own_client, method, path, {"headers": FOREIGN}) == 403
    if cases.pop(503, None) is not None:
        # Without its lifespan an application never begins to load the model.
        cold = TestClient(create_app(corpus, settings=settings(), uploads_dir=tmp_path), base_url=HERE)
        assert cold.get(path).status_code == 503
    # Successes last: one of them erases the document.
    for status in sorted(cases, reverse=True):
        assert ended(own_client, method, path, cases[status]) == status
