"""From a process's first moment to ready: the server over a filled corpus, and the model alone.

Both are whole processes, Python's own start included, taken in turns; the server counts as ready
when `/readyz` says so.
"""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.benchmarks.figures import Figure

ROUNDS = 3
PATIENCE_SECONDS = 300
_MODEL_ALONE = "from corpus.embedding import Embedder; Embedder.open().embed_question('ready')"
_SERVER = "from api.cli import app; app()"


class NotReadyError(RuntimeError):
    """The server ended, or did not become ready in time."""


def start_figures(data_dir: Path) -> list[Figure]:
    """Start the server on `data_dir` and the model alone, in turns."""
    model, server = [], []
    for _ in range(ROUNDS):
        model.append(_model_seconds())
        server.append(_server_seconds(data_dir))
    model_seconds, server_seconds = statistics.median(model), statistics.median(server)
    return [
        Figure(
            "start to ready, beyond loading the model",
            server_seconds - model_seconds,
            "s",
            f"{server_seconds:.1f} s and {model_seconds:.1f} s",
            at_most=3,
        )
    ]


def _model_seconds() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", _MODEL_ALONE], check=True, capture_output=True)
    return time.perf_counter() - started


def _server_seconds(data_dir: Path) -> float:
    port = _free_port()
    command = [sys.executable, "-c", _SERVER, "serve", "--data-dir", str(data_dir), "--port", str(port)]
    started = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        while not _is_ready(port):
            if server.poll() is not None:
                raise NotReadyError(f"The server ended with {server.returncode}: {server.stderr.read().decode()}")
            if time.perf_counter() - started > PATIENCE_SECONDS:
                raise NotReadyError(f"The server was not ready after {PATIENCE_SECONDS} s.")
            time.sleep(0.02)
        return time.perf_counter() - started
    finally:
        server.terminate()
        server.communicate()


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
