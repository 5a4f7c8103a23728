"""The documents a reader trusts name every setting, command, target and route, and none that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic_settings import BaseSettings

from api.app import ROUTES
from api.cli import app
from api.settings import ServerSettings
from corpus.settings import CorpusSettings
from ingest.settings import IngestSettings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
HTTP = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def settings() -> dict[str, str]:
    """Return each setting's variable and its default as `.env` would write it."""
    kinds: tuple[type[BaseSettings], ...] = (CorpusSettings, IngestSettings, ServerSettings)
    return {
        f"STOCKTAKE_{name.upper()}": "" if field.default is None else str(field.default)
        for kind in kinds
        for name, field in kind.model_fields.items()
    }


def commands() -> set[str]:
    return {command.callback.__name__ for command in app.registered_commands}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def test_every_setting_is_in_the_example_with_its_default() -> None:
    written = dict(re.findall(r"^(?:# )?(STOCKTAKE_[A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    assert set(written) == set(settings())
    assert {name: written[name] for name, default in settings().items() if default} == {
        name: default for name, default in settings().items() if default
    }


def test_every_setting_is_explained() -> None:
    assert set(re.findall(r"^\| `(STOCKTAKE_[A-Z_]+)` \|", OPERATING, re.MULTILINE)) == set(settings())


def test_every_command_is_explained() -> None:
    assert set(re.findall(r"^\| `stocktake ([a-z]+)", COMMANDS, re.MULTILINE)) == commands()


def test_every_target_has_a_line_of_help_and_is_explained() -> None:
    phony = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split())
    assert targets() == phony
    assert len(targets()) <= 12
    assert set(re.findall(r"^\| `make ([a-z]+)` \|", COMMANDS, re.MULTILINE)) == targets()


def test_every_route_is_explained() -> None:
    served = FastAPI()
    for module in ROUTES:
        served.include_router(module.router)
    routes = {
        f"{method.upper()} {re.sub('{[a-z_]+}', '{}', path)}"
        for path, methods in served.openapi()["paths"].items()
        for method in methods
    }
    rows = re.findall(r"^\| `([A-Z]+ /[^` ?]*)", HTTP, re.MULTILINE)
    assert {re.sub("{[a-z_]+}", "{}", row) for row in rows} == routes


@pytest.mark.parametrize("text", [README, COMMANDS, OPERATING, HTTP], ids=["README", "commands", "operating", "http"])
def test_what_the_documents_tell_you_to_type_exists(text: str) -> None:
    typed = set(re.findall(r"(?:bin/|`|^ *)stocktake ([a-z]+)", text, re.MULTILINE))
    assert typed <= commands()
    assert set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE)) <= targets()


def test_the_readme_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_no_document_names_a_package_registry() -> None:
    named = re.compile(r"https?://[^\s]*(pypi|pythonhosted|pytorch\.org|conda)", re.IGNORECASE)
    files = [ROOT / name for name in ("README.md", "Makefile", "pyproject.toml", "requirements.lock", "scripts/setup")]
    assert [path.name for path in (*files, *(ROOT / "docs").glob("*.md")) if named.search(path.read_text())] == []
