"""Rows into a CSV file that a spreadsheet opens as it is, and runs nothing of.

A cell that begins like a formula (`=1+1`, also after a space or a tab) would be worked out when the
file is opened, and could send what is on the sheet elsewhere; an apostrophe before it makes it text again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from api.terminal import without_controls
from corpus.wording import fold

_BEGINS_A_FORMULA = ("=", "+", "-", "@")
# Without it Excel takes the file for the machine's old character set.
_MARK_OF_UTF8 = "\ufeff"


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a CSV file (RFC 4180, UTF-8) of a header and rows of text and numbers."""
    written = io.StringIO(_MARK_OF_UTF8)
    written.seek(0, io.SEEK_END)
    table = csv.writer(written)
    table.writerow(header)
    table.writerows([_as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return written.getvalue().encode()


def _as_text(cell: str) -> str:
    shown = without_controls(cell.replace("\r\n", "\n").replace("\t", " "))
    # Folded, because invisible marks before the sign, and wide or dashed forms of it, count as the sign itself.
    return f"'{shown}" if fold(shown).startswith(_BEGINS_A_FORMULA) else shown
