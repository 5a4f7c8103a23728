"""What a file is, by its content alone: the name may say anything."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corpus.errors import CorruptFileError, EmptyFileError, EncryptedFileError, ReadError, UnsupportedTypeError
from ingest.readers.sniff import MediaType, sniff
from tests.ingest.made_files import docx_of, letter_pdf

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zip_of(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return made.getvalue()


def word_file() -> bytes:
    return docx_of(lambda document: document.add_paragraph("Words."))


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (letter_pdf(), "letter.docx", MediaType.PDF),
        (b"rubbish\r\n" + letter_pdf(), "letter.pdf", MediaType.PDF),
        (word_file(), "letter.pdf", MediaType.DOCX),
        (b"\xef\xbb\xbf <!-- saved --><!DOCTYPE HTML><p>x", "letter.txt", MediaType.HTML),
        (b"<p>part of a page</p>", "letter.html", MediaType.HTML),
        (b"<p>part of a page</p>", "letter.txt", MediaType.TEXT),
        (b"# Plan", "plan.MD", MediaType.MARKDOWN),
        (b"# Plan", "plan", MediaType.TEXT),
        (b"BM and MZ are initials", "minutes.txt", MediaType.TEXT),
        ("Ünïcode without a mark".encode("utf-16-le"), "a.txt", MediaType.TEXT),
    ],
)
def test_the_content_decides(data: bytes, name: str, expected: MediaType) -> None:
    assert sniff(data, name) is expected


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyFileError, "holds nothing"),
        (b" \r\n\x00\t", EmptyFileError, "holds nothing"),
        (b"MZ\x90\x00" + bytes(range(256)) * 8, UnsupportedTypeError, "a Windows program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), UnsupportedTypeError, "a PNG picture"),
        (b"{\\rtf1 words}", UnsupportedTypeError, "RTF"),
        (bytes(range(256)) * 20, UnsupportedTypeError, "no readable text"),
        (b"<?xml version='1.0'?><a/>", UnsupportedTypeError, "an XML file"),
        (zip_of("xl/workbook.xml"), UnsupportedTypeError, "an Excel workbook"),
        (zip_of("notes.txt"), UnsupportedTypeError, "a zip archive"),
        (zip_of("notes.txt")[:40], CorruptFileError, "zip archive is broken"),
        (OLD_OFFICE, UnsupportedTypeError, r"old Office file"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, "with a password"),
    ],
)
def test_other_files_are_refused_with_what_they_are(data: bytes, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words) as refused:
        sniff(data, "letter.pdf")
    assert "letter.pdf" in str(refused.value)
