"""The first bytes of a file into what the file is: the content decides, never the name.

The name's ending only chooses between plain text and Markdown, which look alike.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from corpus.errors import CorruptFileError, EmptyFileError, EncryptedFileError, UnsupportedTypeError


class MediaType(StrEnum):
    """The kinds of file that are read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"


_OTHER_KINDS: Sequence[tuple[bytes, str]] = (
    (b"{\\rtf", "a Rich Text (RTF) file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
)
_INSIDE_ZIP: Sequence[tuple[str, str]] = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/manifest.xml", "an OpenDocument or e-book file"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_FEW_CONTROLS = 8
"""Control characters that a text may hold by accident, however short it is."""
_HTML_NAMES = {".html", ".htm", ".xhtml"}
_MARKDOWN_NAMES = {".md", ".markdown"}
_WANTED = "Expected a PDF, Word (.docx), HTML, Markdown or plain text file"


def sniff(data: bytes, name: str) -> MediaType:
    """Return what `data` is; raises EmptyFileError, UnsupportedTypeError, EncryptedFileError, CorruptFileError."""
    if not data.strip(b"\x00 \t\r\n\f\v\xef\xbb\xbf"):
        raise EmptyFileError(f"Expected a document, but {name} holds nothing. Check that it was saved or copied whole.")
    # The PDF rules allow rubbish before the header, within the first 1,024 bytes.
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data, name)
    if data.startswith(_OLD_OFFICE):
        return _refuse_old_office(data, name)
    for opening, kind in _OTHER_KINDS:
        if data.startswith(opening) and not (opening.isalpha() and _is_text(data)):
            raise UnsupportedTypeError(f"{_WANTED}, but {name} is {kind}. Save or export it as one of these.")
    if not _is_text(data):
        raise UnsupportedTypeError(f"{_WANTED}, but {name} holds no readable text. Save or export it as one of these.")
    return _sniff_text(data, name)


def _sniff_zip(data: bytes, name: str) -> MediaType:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise CorruptFileError(
            f"{name} opens like a Word file but its zip archive is broken ({error}). Save it again."
        ) from error
    if (
        "word/document.xml" in members
        or "[Content_Types].xml" in members
        and any(m.startswith("word/") for m in members)
    ):
        return MediaType.DOCX
    kinds = (kind for start, kind in _INSIDE_ZIP if any(member.startswith(start) for member in members))
    raise UnsupportedTypeError(
        f"{_WANTED}, but {name} is {next(kinds, 'a zip archive')}. Save, export or unpack it first."
    )


def _refuse_old_office(data: bytes, name: str) -> MediaType:
    if _ENCRYPTED_OFFICE in data:
        raise EncryptedFileError(
            f"{name} is a Word file with a password. Save a copy without the password and add that."
        )
    raise UnsupportedTypeError(
        f"{_WANTED}, but {name} is an old Office file (.doc, .xls or .msg). Save it as .docx or PDF."
    )


def _is_text(data: bytes) -> bool:
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    zeros = sample.count(0)
    # UTF-16 without a mark: the zero bytes of Latin letters all stand on one side.
    if zeros > len(sample) // 5 and min(sample[0::2].count(0), sample[1::2].count(0)) * 20 < zeros:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in sample)
    return controls <= max(_FEW_CONTROLS, len(sample) // 50)


def _sniff_text(data: bytes, name: str) -> MediaType:
    ending = PurePath(name).suffix.casefold()
    if _HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf")) or ending in _HTML_NAMES:
        return MediaType.HTML
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise UnsupportedTypeError(f"{_WANTED}, but {name} is an XML file. Save or export it as one of these.")
    return MediaType.MARKDOWN if ending in _MARKDOWN_NAMES else MediaType.TEXT
