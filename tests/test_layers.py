"""The directions of imports, and the one module that owns each dependency, read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "ingest", "assistant", "api")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "ingest": {"ingest", "corpus"},
    "assistant": {"assistant", "corpus"},
    "api": set(PACKAGES),
}
# Making the samples is a script that ships beside them; it imports nothing of the product's.
OWNERS = {
    "pypdf": {"ingest/readers/pdf.py"},
    "pypdfium2": {"ingest/readers/pdf_picture.py"},
    "PIL": {"ingest/readers/pdf_picture.py"},
    "pdfplumber": {"ingest/readers/pdf_tables.py"},
    "docx": {"ingest/readers/docx.py", "corpus/samples/write_docx.py", "api/word.py"},
    "reportlab": {"corpus/samples/write_pdf.py", "corpus/samples/looks.py"},
    "chromadb": {"corpus/vectors.py"},
    "sentence_transformers": {"corpus/embedding.py"},
    "torch": {"corpus/embedding.py"},
    "filelock": {"corpus/lock.py"},
    "langchain_core": {"assistant/langchain.py"},
    "httpx2": {"api/remote.py"},
    "icalendar": {"api/calendar_file.py"},
    "xlsxwriter": {"api/workbook.py"},
    "uvicorn": {"api/server.py"},
    "jinja2": {"api/web/pages.py"},
}
HEAVY = ("sentence_transformers", "chromadb", "torch", "langchain_core", "transformers")


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_stands_below_it(package: str) -> None:
    wrong = [
        f"{name(path)} imports {imported}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for imported in imports(parsed(path))
        if imported.split(".")[0] in {*PACKAGES, "tests"} - MAY_IMPORT[package]
    ]
    assert not wrong


@pytest.mark.parametrize("dependency", OWNERS)
def test_a_dependency_has_one_owner(dependency: str) -> None:
    users = {name(path) for path in modules() if dependency in {each.split(".")[0] for each in imports(parsed(path))}}
    assert users <= OWNERS[dependency]
    assert users, f"nobody imports {dependency}: drop it from the table and from pyproject.toml"


def test_only_the_corpus_speaks_sql() -> None:
    users = {name(path) for path in modules() if "sqlite3" in set(imports(parsed(path)))}
    assert users
    assert all(user.startswith("corpus/") for user in users)


def test_heavy_libraries_are_imported_inside_functions() -> None:
    offered_on_purpose = "assistant/langchain.py"
    at_the_top = [
        f"{name(path)} imports {imported}"
        for path in modules()
        if name(path) != offered_on_purpose
        for statement in parsed(path).body
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for imported in imports(statement)
        if imported.split(".")[0] in HEAVY
    ]
    assert not at_the_top


def test_every_module_says_what_it_does() -> None:
    silent = [name(path) for path in modules() if path.read_text().strip() and not ast.get_docstring(parsed(path))]
    assert not silent
