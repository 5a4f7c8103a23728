"""The OpenAPI document, and the page at `/docs` made from it without scripts or other sites.

The usual interactive page loads its script from elsewhere, which a confidential, offline server must
not do; a command to copy stands beside each operation instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import FastAPI

from api.problem import Problem

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    tag: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str, str], ...]
    """Name, where it goes, and what it is for."""
    responses: tuple[tuple[str, str], ...]
    command: str
    """A curl command that can be copied."""


def complete(app: FastAPI) -> None:
    """Make the OpenAPI document of `app` hold the schema that error responses refer to."""
    plain = app.openapi

    def with_problem() -> dict:
        described = plain()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = described["components"]["schemas"]
        schemas.update(schema.pop("$defs", {}))
        schemas["Problem"] = schema
        return described

    app.openapi = with_problem


def operations(described: dict, base_url: str) -> Iterator[Operation]:
    """Yield the operations of an OpenAPI document in its order."""
    for path, methods in described["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield _operation(method, path, methods[method], base_url)


def _operation(method: str, path: str, operation: dict, base_url: str) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        tag=operation["tags"][0],
        summary=operation["summary"],
        description=operation.get("description", ""),
        parameters=tuple(
            (each["name"], each["in"], each.get("description", "")) for each in operation.get("parameters", ())
        ),
        responses=tuple((status, each["description"]) for status, each in operation["responses"].items()),
        command=_command(method, f"{base_url}{path}", operation.get("requestBody", {}).get("content", {})),
    )


def _command(method: str, url: str, body: dict) -> str:
    words = ["curl"] if method in ("get", "post") else ["curl", "-X", method.upper()]
    if "multipart/form-data" in body:
        words += ["-F", "files=@letter.pdf"]
    if "application/json" in body:
        examples = body["application/json"].get("examples", {"": {"value": {"area": "Northmere"}}})
        message = json.dumps(next(iter(examples.values()))["value"])
        words += ["-H", "'Content-Type: application/json'", "-d", f"'{message}'"]
    return " ".join([*words, f"'{url}'"])
