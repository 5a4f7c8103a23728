"""A plain text file into pages: the text as it stands, divided only where a form feed divides it.

Nothing is re-flowed; a letter saved as text is one page however long it is.
"""

from __future__ import annotations

from ingest.readers.bar_tables import bar_tables
from ingest.readers.characters import clean, with_line_ends
from ingest.readers.decode import decode
from ingest.readers.page_text import PageText
from ingest.readers.pages import FileContent
from ingest.readers.sniff import MediaType


def read_text(data: bytes) -> FileContent:
    """Return the content of a plain text file."""
    text, warnings = decode(data)
    sheets = with_line_ends(text).split("\f")
    # A form feed at the very end closes the last page, it does not open another.
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    pages = []
    for number, sheet in enumerate(sheets, start=1):
        page = PageText(number, f"Page {number}" if len(sheets) > 1 else "Text")
        words = clean(sheet.strip("\n"))
        page.add(words)
        page.tables.extend(bar_tables(words, number))
        pages.append(page.page())
    return FileContent(MediaType.TEXT, tuple(pages), warnings=warnings)
