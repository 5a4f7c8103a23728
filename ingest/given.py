"""What a person says about a file (area, date, kind, title), from options or from a `manifest.csv`.

The person's word wins over what is read from the document, and the options of one run win over the
manifest: they were typed later.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.documents import DocumentKind
from corpus.errors import SettingsError

MANIFEST_NAME = "manifest.csv"
_COLUMNS = ("file", "area", "date", "kind", "title")


@dataclass(frozen=True, slots=True)
class Given:
    """A person's word about a document; None where they said nothing."""

    area: str | None = None
    date: date | None = None
    kind: DocumentKind | None = None
    title: str | None = None

    def over(self, other: Given) -> Given:
        """Return this word where it says something, `other` where it does not."""
        return replace(
            self,
            area=self.area or other.area,
            date=self.date or other.date,
            kind=self.kind or other.kind,
            title=self.title or other.title,
        )


def read_manifest(folder: Path) -> Mapping[str, Given]:
    """Return what `manifest.csv` in `folder` says per file name, empty without one; raises SettingsError."""
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return {}
    try:
        # A spreadsheet program writes a byte order mark first; `utf-8-sig` reads files with and without it.
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, restval="")
            _check_columns(path, rows.fieldnames or ())
            return {row["file"].strip(): _given(path, number, row) for number, row in enumerate(rows, start=2)}
    except (csv.Error, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: expected a CSV file in UTF-8, but it cannot be read ({error}). Save it again as CSV UTF-8."
        ) from error


def parse_date(words: str) -> date:
    """Return the day that `words` (2025-01-15) names; raises SettingsError."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise SettingsError(f"Expected a date like 2025-01-15, found {words!r}.") from error


def parse_kind(words: str) -> DocumentKind:
    """Return the kind that `words` names, with spaces or underscores; raises SettingsError."""
    try:
        return DocumentKind("_".join(words.casefold().split()))
    except ValueError as error:
        kinds = ", ".join(DocumentKind)
        raise SettingsError(f"Expected a kind of document ({kinds}), found {words!r}.") from error


def _check_columns(path: Path, found: tuple[str, ...] | list[str]) -> None:
    unknown = [name for name in found if name not in _COLUMNS]
    if "file" not in found or unknown:
        raise SettingsError(
            f"{path}: expected the columns {', '.join(_COLUMNS)} (file is needed, the others may be left out), "
            f"found {', '.join(found) or 'none'}. Rename the columns."
        )


def _given(path: Path, line: int, row: Mapping[str, str]) -> Given:
    def value(name: str) -> str:
        return (row.get(name) or "").strip()

    try:
        return Given(
            area=value("area") or None,
            date=parse_date(value("date")) if value("date") else None,
            kind=parse_kind(value("kind")) if value("kind") else None,
            title=value("title") or None,
        )
    except SettingsError as error:
        raise SettingsError(f"{path}, line {line}: {error}") from error
