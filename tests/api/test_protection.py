"""What every response carries, and whom and how much the server refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.access import require_loopback
from corpus.errors import SettingsError

PATHS = ["/", "/docs", "/openapi.json", "/healthz", "/api/documents", "/api/areas", "/static/icon.svg", "/nowhere"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("accept", ["*/*", "text/html"])
@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(client: TestClient, path: str, accept: str) -> None:
    headers = client.get(path, headers={"Accept": accept}).headers
    assert set(headers["content-security-policy"].split("; ")) == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert headers["x-request-id"]


def test_a_request_id_is_taken_over_when_it_is_harmless(client: TestClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "case-17.a"}).headers["x-request-id"] == "case-17.a"
    assert client.get("/healthz", headers={"X-Request-ID": "a b<script>"}).headers["x-request-id"] != "a b<script>"


def test_a_problem_names_its_request(client: TestClient) -> None:
    response = client.get("/nowhere", headers={"X-Request-ID": "case-18"})
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["instance"] == "urn:request:case-18"
    assert response.json()["status"] == response.status_code == 404


def test_a_method_that_is_not_allowed_says_which_are(client: TestClient) -> None:
    response = client.put("/api/chat")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "[::1]:8000", "LOCALHOST"])
def test_this_machines_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7", "localhost.evil", ""])
def test_any_other_host_is_refused(client: TestClient, host: str) -> None:
    response = client.get("/api/documents", headers={"Host": host})
    assert response.status_code == 400
    assert response.json()["code"] == "host"


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "https://127.0.0.1:8000"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_sites_page_cannot_write(client: TestClient, headers: dict[str, str]) -> None:
    response = client.post("/api/chat", json={"message": "Who?"}, headers=headers)
    assert response.status_code == 403
    assert response.json()["code"] == "cross_site"
    assert client.delete("/api/documents/x", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "http://127.0.0.1:8000"}, {"Sec-Fetch-Site": "same-origin"}])
def test_our_own_pages_can_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/chat", json={"message": "Who?"}, headers=headers).status_code == 200


def in_pieces(size: int) -> Iterator[bytes]:
    """Yield `size` bytes in pieces, so that no length is declared."""
    for _ in range(size // 4096):
        yield b"x" * 4096


def test_json_beyond_its_limit_is_too_large(client: TestClient) -> None:
    response = client.post("/api/chat", content=b"x" * (64 * 1024 + 1), headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_a_body_sent_in_pieces_is_counted_too(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    assert client.post("/api/chat", content=in_pieces(128 * 1024), headers=headers).status_code == 413


def test_an_upload_beyond_its_limit_is_too_large(own_client: TestClient) -> None:
    form = {"Content-Type": "multipart/form-data; boundary=b"}
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'

    def parts() -> Iterator[bytes]:
        yield head
        yield from in_pieces(31 * 1024 * 1024)

    assert own_client.post("/api/documents", content=parts(), headers=form).status_code == 413
    declared = {**form, "Content-Length": str(10**12)}
    assert own_client.post("/api/documents", content=head, headers=declared).status_code == 413


@pytest.mark.parametrize("content", [b"[" * 60_000, b"{", b"\xff\xfe", b'{"message": "\\ud800"}', b'{"message": NaN}'])
def test_json_that_cannot_be_read_is_a_plain_refusal(client: TestClient, content: bytes) -> None:
    response = client.post("/api/chat", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "localhost"])
def test_the_server_may_bind_this_machines_own_addresses(host: str) -> None:
    require_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])
def test_the_server_may_bind_no_other_address(host: str) -> None:
    with pytest.raises(SettingsError, match="access keys"):
        require_loopback(host)
