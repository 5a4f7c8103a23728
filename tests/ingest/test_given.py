"""What a person says beside the files: options and manifests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.documents import DocumentKind
from corpus.errors import SettingsError
from ingest.files import files_in
from ingest.given import Given


def write_manifest(folder: Path, *lines: str, encoding: str = "utf-8") -> None:
    (folder / "manifest.csv").write_text("\n".join(lines), encoding=encoding)


def test_a_manifest_speaks_for_the_files_beside_it(tmp_path: Path) -> None:
    write_manifest(
        tmp_path, "file,area,date,kind,title", "a.txt,Northmere,2025-01-15,Action plan,The plan", "b.txt,,,,"
    )
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("words")

    said = {path.name: given for path, given in files_in([tmp_path])}
    assert said == {
        "a.txt": Given("Northmere", date(2025, 1, 15), DocumentKind.ACTION_PLAN, "The plan"),
        "b.txt": Given(),
        "c.txt": Given(),
    }
    assert list(files_in([tmp_path / "a.txt"])) == [(tmp_path / "a.txt", said["a.txt"])]


def test_a_spreadsheets_byte_order_mark_is_no_part_of_a_column(tmp_path: Path) -> None:
    write_manifest(tmp_path, "file,area", "a.txt,Northmere", encoding="utf-8-sig")
    (tmp_path / "a.txt").write_text("words")

    assert [given.area for _, given in files_in([tmp_path])] == ["Northmere"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("name,area", "a.txt,x"), "expected the columns"),
        (("file,region", "a.txt,x"), "region"),
        (("file,date", "a.txt,15 January"), "line 2.*2025-01-15"),
        (("file,kind", "a.txt,novel"), "line 2.*stocktake_letter"),
    ],
)
def test_a_manifest_that_cannot_be_meant_is_refused(tmp_path: Path, lines: tuple[str, ...], words: str) -> None:
    write_manifest(tmp_path, *lines)
    with pytest.raises(SettingsError, match=f"(?s){words}"):
        list(files_in([tmp_path]))


def test_folders_are_walked_in_order_and_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "~$a.docx", "deep/c.txt", ".git/d.txt", "manifest.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("file\n")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)

    found = [path.relative_to(tmp_path).as_posix() for path, _ in files_in([tmp_path])]
    assert found == ["a.txt", "b.txt", "deep/c.txt"]


def test_a_file_that_only_the_manifest_knows_is_not_forgotten(tmp_path: Path) -> None:
    write_manifest(tmp_path, "file", "lost.pdf")

    assert [path.name for path, _ in files_in([tmp_path])] == ["lost.pdf"]


def test_what_was_typed_wins_over_the_manifest() -> None:
    typed, listed = Given(area="Northmere"), Given(area="Southmere", title="Letter")

    assert typed.over(listed) == Given(area="Northmere", title="Letter")
