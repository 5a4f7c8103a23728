"""Files into a real corpus: a true receipt for each, whatever the others do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.documents import DocumentKind
from corpus.errors import SettingsError
from corpus.store import Corpus
from ingest.given import Given
from ingest.pipeline import ingest
from ingest.receipts import Outcome, Receipt
from tests.ingest.made_files import encrypted, letter_pdf, paragraph, pdf_of, pdf_table, picture_pdf

LETTER = """Department for Examples

15 January 2025

Dear Ana,

Northmere: SEND STOCKTAKE MEETING

Thank you for the meeting on 7 November 2024.

Next steps

The next review will take place on 3 June 2025.

Yours sincerely,

Bo Lee
SEND Adviser
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def by_file(receipts: list[Receipt]) -> dict[str, Receipt]:
    return {receipt.file: receipt for receipt in receipts}


def test_every_file_has_a_receipt_in_order_and_failures_stop_nothing(folder: Path, corpus: Corpus) -> None:
    files = {
        "a-letter.txt": LETTER.encode(),
        "b-corrupt.pdf": b"%PDF-1.7 rubbish",
        "c-empty.docx": b"",
        "d-locked.pdf": encrypted(letter_pdf(), "secret"),
        "e-program.pdf": b"MZ\x90\x00" + bytes(range(256)) * 4,
        "f-letter.pdf": letter_pdf(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    steps: list[tuple[int, int, str]] = []

    receipts = ingest([folder, folder / "missing.pdf"], corpus, progress=lambda *step: steps.append(step))

    assert [(receipt.file, receipt.outcome, receipt.error_code) for receipt in receipts] == [
        ("a-letter.txt", "added", None),
        ("b-corrupt.pdf", "failed", "corrupt"),
        ("c-empty.docx", "failed", "empty"),
        ("d-locked.pdf", "failed", "encrypted"),
        ("e-program.pdf", "failed", "unsupported_type"),
        ("f-letter.pdf", "added", None),
        ("missing.pdf", "failed", "unreadable"),
    ]
    assert steps == [(done, 7, receipt.file) for done, receipt in enumerate(receipts, start=1)]
    assert {document.file for document in corpus.documents()} == {"a-letter.txt", "f-letter.pdf"}
    assert all(receipt.error and receipt.file in receipt.error for receipt in receipts if receipt.error_code)


def test_the_counts_of_a_receipt_are_true(folder: Path, corpus: Corpus) -> None:
    rows = [["Ref", "Action", "Lead"], *([f"1.{number}", "Do it well and soon", "Ana"] for number in range(60))]
    (folder / "plan.pdf").write_bytes(pdf_of([paragraph("The plan", "Title"), pdf_table(rows)]))

    (receipt,) = ingest([folder], corpus)

    pages = corpus.pages(receipt.document_id)
    assert receipt.pages == len(pages) > 1
    assert receipt.characters == sum(len(page.text) for page in pages)
    assert receipt.tables == 1
    assert receipt.passages == len(corpus.passages(receipt.document_id)) >= 60
    assert receipt.sections == len(corpus.sections(receipt.document_id))
    assert receipt.actions == len(corpus.actions(receipt.document_id)) == 60


def test_the_same_bytes_are_neither_read_nor_embedded_again(folder: Path, corpus: Corpus) -> None:
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(LETTER)
    first = ingest([folder], corpus)
    revision = corpus.revision
    second = ingest([folder / "one.txt"], corpus)

    assert [receipt.outcome for receipt in first] == [Outcome.ADDED, Outcome.UNCHANGED]
    assert [receipt.outcome for receipt in second] == [Outcome.UNCHANGED]
    assert corpus.revision == revision
    assert (second[0].passages, second[0].document_id) == (first[0].passages, first[0].document_id)


def test_changed_bytes_under_the_same_name_are_a_new_version(folder: Path, corpus: Corpus) -> None:
    letter = folder / "letter.txt"
    letter.write_text(LETTER)
    ingest([letter], corpus)
    letter.write_text(LETTER.replace("3 June", "10 June"))
    (receipt,) = ingest([letter], corpus)

    assert receipt.outcome is Outcome.NEW_VERSION
    assert [document.version for document in corpus.documents()] == [2]


def test_the_persons_word_wins_and_is_kept_for_files_held_already(folder: Path, corpus: Corpus) -> None:
    (folder / "letter.txt").write_text(LETTER)
    (folder / "manifest.csv").write_text("file,area,date\nletter.txt,Southmere,2024-12-24\n")

    (listed,) = ingest([folder], corpus)
    assert (listed.area, listed.date) == ("Southmere", date(2024, 12, 24))

    (typed,) = ingest([folder], corpus, given=Given(area="Westmere", kind=DocumentKind.MINUTES))
    assert (typed.outcome, typed.area, typed.date) == (Outcome.UNCHANGED, "Westmere", date(2024, 12, 24))
    assert typed.kind is DocumentKind.MINUTES
    assert corpus.document(typed.document_id).area == "Westmere"


def test_a_manifest_that_cannot_be_read_stops_before_anything_is_taken_in(folder: Path, corpus: Corpus) -> None:
    (folder / "letter.txt").write_text(LETTER)
    (folder / "manifest.csv").write_text("document\nletter.txt\n")

    with pytest.raises(SettingsError, match="expected the columns"):
        ingest([folder], corpus)
    assert corpus.documents() == ()


def test_a_document_with_pictures_for_pages_says_so(folder: Path, corpus: Corpus) -> None:
    (folder / "scan.pdf").write_bytes(picture_pdf())

    (receipt,) = ingest([folder], corpus)

    assert any("page 2" in warning for warning in receipt.warnings)
    assert [page.needs_ocr for page in corpus.pages(receipt.document_id)] == [False, True]


def test_odd_file_names_are_only_names(folder: Path, corpus: Corpus) -> None:
    names = ["-rf.txt", "a\nb.txt", "“quoted”.txt", "%s{}.txt", "z" * 200 + ".txt", "half \udcff.txt"]
    for number, name in enumerate(names):
        (folder / name).write_text(f"{LETTER}\n{number}")

    receipts = by_file(ingest([folder], corpus))

    shown = [name.replace("\udcff", "\ufffd") for name in names]
    assert {name: receipts[name].outcome for name in shown} == dict.fromkeys(shown, Outcome.ADDED)
