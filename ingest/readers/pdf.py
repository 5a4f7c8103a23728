"""A PDF file into pages with the words as drawn; the one place that uses pypdf.

Words come from pypdf; only pages that draw lines or boxes are looked at again for tables, because that
costs many times more. Any page may break in any way: the exception is caught here and named.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from corpus.documents import Page, Span
from corpus.errors import CorruptFileError, EncryptedFileError
from ingest.furniture import mark_furniture
from ingest.readers.page_text import PageText
from ingest.readers.page_warnings import PICTURE, SCAN, TOO_MANY_DRAWINGS, UNNAMED_LETTERS, Trouble, warnings_of
from ingest.readers.pages import FileContent, HeadingMark
from ingest.readers.pdf_layout import DrawnTable, measure, write_page
from ingest.readers.pdf_lines import Line, Piece, is_bold_font, lines_of
from ingest.readers.pdf_tables import TableFinder
from ingest.readers.sniff import MediaType
from ingest.readers.table_breaks import join_tables

_PAINTED_BOX = re.compile(rb"\bre\s+(?:f\*?|F|S|s|B\*?|b\*?)\s")
_LINE = re.compile(rb"[\d.]\s+l\s")
_STRAIGHT = re.compile(rb"(?<![\d.-])(-?[\d.]+)\s+(-?[\d.]+)\s+m\s+(?:\1\s+-?[\d.]+|-?[\d.]+\s+\2)\s+l\s")
"""A stroke along or across the page: it starts and ends at the same height, or as far from the side."""
_FEWEST_BOXES = 3
_FEWEST_STRAIGHT = 4
_MOST_DRAWING_BYTES = 3_000_000
"""Maps and charts; looking for tables among so many strokes takes minutes."""
_MOST_STROKES = 10_000
"""A page full of small cells draws about 2,000 rules."""
_LEAST_DRAWING_BYTES = 1_500
"""A page without words that draws less than this is blank, not a picture of words."""
_LEAST_LETTERS = 0.3
_FEWEST_LETTERS = 60
_SCAN_PIXELS = 500_000
"""A page scanned at 75 dots an inch; a page with so large a picture and a stamp for text is a scan."""
_DEEPEST_FORM = 3
_MOST_FORMS = 50
_NOT_A_TITLE = re.compile(
    r"^(?:microsoft word\b|\(?(?:untitled|anonymous)|document\d*$|\s*$)|\.(?:docx?|pdf|rtf|odt|indd)$", re.IGNORECASE
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One page as drawn: its parts from top to foot, and what is wrong with it."""

    parts: tuple[Line | DrawnTable, ...]
    needs_ocr: bool = False
    troubles: tuple[Trouble, ...] = ()


def read_pdf(data: bytes, name: str) -> FileContent:
    """Return the content of a PDF file; raises EncryptedFileError and CorruptFileError."""
    reader = _open(data, name)
    labels = _labels(reader)
    with TableFinder(data) as finder:
        drawn = [_draw(page, number, finder) for number, page in enumerate(reader.pages, start=1)]
    style = measure([page.parts for page in drawn])
    pages: list[Page] = []
    headings: list[HeadingMark] = []
    guessed: set[Span] = set()
    troubles: list[Trouble] = []
    for number, (page, label) in enumerate(zip(drawn, labels, strict=True), start=1):
        text = PageText(number, label)
        laid_out = write_page(text, page.parts, style)
        pages.append(text.page(needs_ocr=page.needs_ocr))
        headings.extend(laid_out.headings)
        guessed.update(laid_out.guessed)
        troubles.extend((*page.troubles, *laid_out.troubles))
    marked = mark_furniture(pages, headings)
    joined, cut = join_tables(marked, guessed)
    kept = tuple(mark for mark in headings if not _holds_furniture(mark.span, joined[mark.span.page - 1]))
    return FileContent(MediaType.PDF, joined, _title(reader), kept, warnings=warnings_of([*troubles, *cut]))


def _holds_furniture(span: Span, page: Page) -> bool:
    return any(span.start <= each.start < span.end for each in page.furniture)


def _open(data: bytes, name: str) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFileError(f"{name} needs a password to open. Save a copy without one and add that.")
        if len(reader.pages) == 0:
            raise CorruptFileError(f"{name} is a PDF without any page. Export it again.")
    except (EncryptedFileError, CorruptFileError, MemoryError):
        raise
    # pypdf lets TypeError, AssertionError and plain Exception classes of its own escape on broken files.
    except Exception as error:
        kind = type(error).__name__
        raise CorruptFileError(
            f"{name} is not a whole PDF file ({kind}: {error}). Export or download it again."
        ) from error
    return reader


def _labels(reader: PdfReader) -> list[str]:
    """Return a label for each page: its number, and what is printed as its number where that differs."""
    count = len(reader.pages)
    try:
        printed = [label.strip() for label in reader.page_labels]
    except MemoryError:
        raise
    except Exception:
        printed = []
    printed = (printed + [""] * count)[:count]
    return [
        f"Page {number}" if label in ("", str(number)) else f"Page {number} (numbered {label})"
        for number, label in enumerate(printed, start=1)
    ]


def _title(reader: PdfReader) -> str | None:
    try:
        title = str((reader.metadata or {}).get("/Title") or "").strip()
    except (PyPdfError, ValueError, TypeError, AttributeError, KeyError):
        return None
    return None if _NOT_A_TITLE.search(title) else title


def _draw(page: PageObject, number: int, finder: TableFinder) -> _Drawn:
    try:
        drawing = _drawing(page)
        parts, troubles = _tables(number, drawing, finder)
        if parts:
            return _Drawn(tuple(parts))
        lines = lines_of(_pieces(page))
        pixels = _largest_picture(page)
    except MemoryError:
        raise
    # What pypdf raises on a broken page is anybody's guess; the other pages are read all the same.
    except Exception as error:
        return _Drawn((), True, ((f"Could not read {{}} ({type(error).__name__}).", number),))
    text = "".join(line.text for line in lines)
    if not text:
        is_picture = pixels > 0 or len(drawing) > _LEAST_DRAWING_BYTES
        return _Drawn((), is_picture, ((PICTURE, number),) if is_picture else ())
    if len(text) < _FEWEST_LETTERS and pixels >= _SCAN_PIXELS:
        return _Drawn(tuple(lines), True, ((SCAN, number),))
    if len(text) > 50 and sum(map(str.isalnum, text)) < _LEAST_LETTERS * len(text):
        return _Drawn(tuple(lines), True, ((UNNAMED_LETTERS, number),))
    return _Drawn(tuple(lines), troubles=troubles)


def _tables(number: int, drawing: bytes, finder: TableFinder) -> tuple[list[Line | DrawnTable], tuple[Trouble, ...]]:
    """Return the page's parts when it has a table, none otherwise; and what went wrong while looking."""
    if not _looks_tabular(drawing):
        return [], ()
    if len(drawing) > _MOST_DRAWING_BYTES or _strokes(drawing) > _MOST_STROKES:
        return [], ((TOO_MANY_DRAWINGS, number),)
    return finder.find(number)


def _pieces(page: PageObject) -> Sequence[Piece]:
    pieces: list[Piece] = []

    def keep(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if not text:
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        down = (inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3])
        bold = is_bold_font(str(font.get("/BaseFont", ""))) if font else False
        # PDF's own text encoding has its bullet where ASCII has DEL.
        pieces.append(Piece(text.replace("\x7f", "•"), x, -y, abs(size) * math.hypot(*down), bold))

    page.extract_text(visitor_text=keep)
    return pieces


def _drawing(page: PageObject) -> bytes:
    """Return the page's drawing operators, with those of the forms it places."""
    contents = page.get_contents()
    drawing = contents.get_data() if contents is not None else b""
    for form in _objects(page):
        if form.get("/Subtype") == "/Form" and len(drawing) < _MOST_DRAWING_BYTES:
            drawing += b"\n" + form.get_data()
    return drawing


def _objects(owner: Any, depth: int = 0) -> list[Any]:
    """Return the pictures and forms that a page places, with those that its forms place."""
    resources = owner.get("/Resources")
    placed = (resources.get_object() or {}).get("/XObject") if resources is not None else None
    found = [item.get_object() for item in placed.get_object().values()] if placed is not None else []
    if depth < _DEEPEST_FORM:
        found += [inner for item in found[:_MOST_FORMS] if "/Resources" in item for inner in _objects(item, depth + 1)]
    return found


def _largest_picture(page: PageObject) -> int:
    """Return the pixels of the largest picture on the page, 0 without any."""
    pictures = [item for item in _objects(page) if item.get("/Subtype") == "/Image"]
    return max((int(item.get("/Width", 1)) * int(item.get("/Height", 1)) for item in pictures), default=0)


def _strokes(drawing: bytes) -> int:
    return sum(1 for _ in _LINE.finditer(drawing)) + sum(1 for _ in _PAINTED_BOX.finditer(drawing))


def _looks_tabular(drawing: bytes) -> bool:
    """Tell whether a page draws enough boxes, or rules that are most of its lines, unlike a chart's."""
    straight = sum(1 for _ in _STRAIGHT.finditer(drawing))
    if straight >= _FEWEST_STRAIGHT and 2 * straight >= sum(1 for _ in _LINE.finditer(drawing)):
        return True
    return sum(1 for _ in _PAINTED_BOX.finditer(drawing)) >= _FEWEST_BOXES
