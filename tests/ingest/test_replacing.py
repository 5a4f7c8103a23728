"""One file taken in in a document's place, and files that nobody waits for any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.documents import DocumentStatus
from corpus.errors import SettingsError
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.ingest.made_files import encrypted, letter_pdf

LETTER = """Department for Examples

15 January 2025

Dear Ana,

Northmere: SEND STOCKTAKE MEETING

Thank you for the meeting on 7 November 2024.
"""


@pytest.fixture
def held(tmp_path: Path, corpus: Corpus) -> str:
    """The id of the one document held."""
    path = tmp_path / "northmere.txt"
    path.write_text(LETTER, encoding="utf-8")
    (receipt,) = ingest([path], corpus)
    return receipt.document_id


def test_a_file_of_another_name_becomes_the_next_version(held: str, corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "signed copy.txt"
    path.write_text(LETTER.replace("7 November", "8 November"), encoding="utf-8")
    (receipt,) = ingest([path], corpus, replaces=held)
    assert receipt.outcome == "new_version"
    assert [document.file for document in corpus.documents()] == ["signed copy.txt"]
    assert corpus.document(held).status is DocumentStatus.SUPERSEDED


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"%PDF-1.7 rubbish", "corrupt"), (encrypted(letter_pdf(), "secret"), "encrypted")],
    ids=["empty", "corrupt", "encrypted"],
)
def test_a_bad_file_leaves_the_document_as_it_was(
    held: str, corpus: Corpus, tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "new.pdf"
    path.write_bytes(data)
    before = corpus.document(held), corpus.revision
    (receipt,) = ingest([path], corpus, replaces=held)
    assert (receipt.outcome, receipt.error_code) == ("failed", code)
    assert (corpus.document(held), corpus.revision) == before


def test_a_file_held_as_another_document_is_refused_in_words(held: str, corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_pdf())
    ingest([path], corpus)
    (receipt,) = ingest([path], corpus, replaces=held)
    assert receipt.error_code == "cannot_replace"
    assert "held already" in receipt.error
    assert len(corpus.documents()) == 2


def test_several_files_cannot_replace_one(held: str, corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{LETTER} {name}", encoding="utf-8")
    with pytest.raises(SettingsError, match="found 2"):
        ingest([folder], corpus, replaces=held)


def test_a_file_that_was_stopped_is_not_kept(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "northmere.txt"
    path.write_text(LETTER, encoding="utf-8")
    (receipt,) = ingest([path], corpus, stopped=lambda: True)
    assert (receipt.outcome, receipt.error_code) == ("failed", "stopped")
    assert corpus.documents() == ()
