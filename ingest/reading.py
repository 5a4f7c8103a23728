"""The bytes of one file into its content: sniffed, read by the reader for what it is, and finished alike.

This runs inside a reader process; call `ReaderPool.read` for files that come from outside. Readers are
imported when first needed, so that a process which only ever reads letters never loads the rest.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.errors import EmptyFileError, OversizedFileError
from ingest.furniture import mark_furniture
from ingest.readers.characters import clean
from ingest.readers.pages import FileContent
from ingest.readers.sniff import MediaType, sniff

MOST_CHARACTERS = 5_000_000
"""About 1,500 pages; a plain text file of the size allowed could hold five times as much and take hours to embed."""


def read_pages(data: bytes, name: str) -> FileContent:
    """Return the content of a file called `name`; raises the subclasses of ReadError."""
    content = _read(data, name, sniff(data, name))
    characters = sum(len(page.text) for page in content.pages)
    if characters > MOST_CHARACTERS:
        raise OversizedFileError(
            f"Expected at most {MOST_CHARACTERS:,} characters of text, but {name} holds {characters:,}. Divide it."
        )
    if not any(page.text.strip() or page.needs_ocr for page in content.pages):
        raise EmptyFileError(f"Expected a document, but {name} has no words and no pictures. Check the file itself.")
    return replace(content, title=clean(content.title) if content.title else None)


def _read(data: bytes, name: str, media_type: MediaType) -> FileContent:
    if media_type is MediaType.PDF:
        from ingest.readers.pdf import read_pdf

        return read_pdf(data, name)
    if media_type is MediaType.DOCX:
        from ingest.readers.docx import read_docx

        return read_docx(data, name)
    if media_type is MediaType.HTML:
        from ingest.readers.html import read_html

        return read_html(data, name)
    if media_type is MediaType.MARKDOWN:
        from ingest.readers.markdown import read_markdown

        return read_markdown(data)
    from ingest.readers.text import read_text

    content = read_text(data)
    return replace(content, pages=mark_furniture(content.pages))
