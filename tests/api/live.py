"""A real server in a process of its own, on a free port, as `make run` starts one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STOCKTAKE = (sys.executable, "-c", "from api.cli import app; app()")
ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "default", "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def stocktake(*words: str | Path, folder: Path, **named: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, in `folder`, without a terminal."""
    return subprocess.run(
        [*STOCKTAKE, *map(str, words)],
        cwd=folder,
        env={**_clean_environment(), **_ENVIRONMENT, **named},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


@contextmanager
def serving(data_dir: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a server over `data_dir`; yield its process and address once it has said it."""
    process = subprocess.Popen(
        [*STOCKTAKE, "serve", "--port", "0", "--data-dir", str(data_dir), *words],
        cwd=data_dir.parent,
        env={**_clean_environment(), **_ENVIRONMENT},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process, _address(process)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Serving on "):
            return line.split()[2]
    raise AssertionError(f"the server ended without serving: {''.join(said)}")


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("STOCKTAKE_")}
