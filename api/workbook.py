"""Tables into an Excel workbook: the one place that writes them, whatever they are about.

Dates are dates and numbers numbers; every other cell is written as text, so that nothing in it is worked out as a
formula or becomes a link by itself. Links are only those given as `Link`.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from api.word import printable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AUTHOR = "Stocktake Assistant"
_CELL_CHARS = 32_767
_LINKS_PER_SHEET = 65_530
_TEXT_WIDTH = 100
# Text stays text: XlsxWriter would make formulas, links and numbers of strings that look like them.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the words to show for it."""

    url: str
    words: str


Cell = str | int | float | dt.date | Link | None


class ExcelFile:
    """An Excel workbook written sheet by sheet."""

    def __init__(self, title: str, *, about: str, created: dt.datetime) -> None:
        """Begin a workbook; `about` is its subject in a few words, `created` what it says of its making."""
        self._packed = io.BytesIO()
        self._book = Workbook(self._packed, _OPTIONS)
        self._book.set_properties({"title": printable(title), "subject": about, "author": _AUTHOR, "created": created})
        top = {"valign": "top", "text_wrap": True}
        self._header = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#F3F2F1", **top})
        self._text = self._book.add_format(top)
        self._day = self._book.add_format({"num_format": "d mmm yyyy", "align": "left", **top})
        self._link = self._book.add_format({"font_color": "#1D70B8", "underline": 1, **top})
        self._bold = self._book.add_format({"bold": True, **top})

    def table(
        self, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[float], frozen: int
    ) -> None:
        """Add a sheet with a header that stays in sight, as do the first `frozen` columns, and a filter on each."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, frozen)
        for column, (heading, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, printable(heading), self._header)
        last = links = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                links += isinstance(cell, Link)
                self._write(sheet, last, column, cell, can_link=links <= _LINKS_PER_SHEET)
        sheet.autofilter(0, 0, last, len(header) - 1)

    def text(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """Add a sheet of text, each line with what it is about beside it."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, _TEXT_WIDTH)
        for row, (about, words) in enumerate(lines):
            sheet.write_string(row, 0, printable(about), self._bold)
            sheet.write_string(row, 1, _cut(words), self._text)

    def to_bytes(self) -> bytes:
        """Return the file."""
        self._book.close()
        return self._packed.getvalue()

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell, *, can_link: bool) -> None:
        match cell:
            case None | "":
                pass
            case dt.date():
                sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), self._day)
            case int() | float():
                sheet.write_number(row, column, cell, self._text)
            case Link() if can_link:
                sheet.write_url(row, column, cell.url, self._link, _cut(cell.words))
            case Link():
                sheet.write_string(row, column, _cut(cell.url), self._text)
            case _:
                sheet.write_string(row, column, _cut(cell), self._text)


def _cut(text: str) -> str:
    plain = printable(text)
    return plain if len(plain) <= _CELL_CHARS else f"{plain[: _CELL_CHARS - 1]}…"
