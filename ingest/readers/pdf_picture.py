"""One page of a PDF file into a picture with the letters on it; the one place that uses pypdfium2.

The picture is what PDFium shows: turned and cropped as the page says. Its letters are PDFium's own and
need not be those the page's stored text has; `ingest.pointing` brings the two together.
"""

from __future__ import annotations

import math
from array import array
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from corpus.errors import CorruptFileError, EncryptedFileError, OversizedFileError
from ingest.drawn_page import TENTHS, DrawnPage

_WIDEST = 1200
"""Pixels; an A4 page is then drawn at about 145 dots an inch."""
_HIGHEST = 4000
_LARGEST_SCALE = 2.5
_COLOURS = 256
_MOST_LETTERS = 100_000
_FINENESS = 100
"""PDFium tells places in whole pixels: asked of a canvas this many times larger, they are hundredths."""
_FAR = 1000
_FURTHEST_PIXEL = 100_000
_ASLANT = 0.05
"""Quarter turns by which a line may lean and still count as upright: scans stand a little askew."""
_UNNAMED = "\ufffd"


def draw_page(data: bytes, name: str, number: int) -> DrawnPage:
    """Return page `number` (from 1) of a PDF file as a picture; raises ReadError's subclasses."""
    with ExitStack() as opened:
        page = _open(data, name, number, opened)
        width, height = page.get_size()
        if not (width >= 1 and height >= 1 and math.isfinite(width * height)):
            raise CorruptFileError(f"Page {number} of {name} has no size, so there is nothing to draw.")
        scale = min(_WIDEST / width, _HIGHEST / height, _LARGEST_SCALE)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        opened.callback(bitmap.close)
        picture = bitmap.to_pil()
        letters, turns, places = _letters(page, picture.width, picture.height, opened)
        return DrawnPage(_png(picture), picture.width, picture.height, letters, turns, places)


def _open(data: bytes, name: str, number: int, opened: ExitStack) -> pypdfium2.PdfPage:
    try:
        document = pypdfium2.PdfDocument(data)
        opened.callback(document.close)
        # What is filled into a form is part of how the page looks; a form that is broken is left out.
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()
        if not 1 <= number <= len(document):
            raise CorruptFileError(f"{name} has no page {number} that can be drawn.")
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFileError(f"{name} needs a password to open. Save a copy without one.") from error
        raise CorruptFileError(f"Page {number} of {name} cannot be drawn ({error}).") from error
    opened.callback(page.close)
    return page


def _letters(page: pypdfium2.PdfPage, width: int, height: int, opened: ExitStack) -> tuple[str, str, array]:
    """Return the letters of a page, the way each one's line runs, and where each stands."""
    text = page.get_textpage()
    opened.callback(text.close)
    count = text.count_chars()
    if count > _MOST_LETTERS:
        raise OversizedFileError(f"Expected at most {_MOST_LETTERS:,} letters on a page, but found {count:,}.")
    axes = _Axes.of(page, width, height)
    letters, turns, places = [], [], array("i")
    for index in range(count):
        letters.append(_letter(raw.FPDFText_GetUnicode(text, index)))
        turns.append(axes.turn(raw.FPDFText_GetCharAngle(text, index)))
        places.extend(axes.place(text, index))
    return "".join(letters), "".join(turns), places


def _letter(code: int) -> str:
    is_character = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_character else _UNNAMED


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where the page's own coordinates lie in the picture: turned, cropped and scaled as PDFium draws it."""

    origin: tuple[float, float]
    across: tuple[float, float]
    up: tuple[float, float]
    box: raw.FS_RECTF

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, width: int, height: int) -> _Axes:
        canvas = pypdfium2.PdfPosConv(page, (0, 0, width * _FINENESS, height * _FINENESS, 0))
        origin, far_across, far_up = (
            [place / _FINENESS for place in canvas.to_bitmap(*point)] for point in ((0, 0), (_FAR, 0), (0, _FAR))
        )
        across, up = (((far[0] - origin[0]) / _FAR, (far[1] - origin[1]) / _FAR) for far in (far_across, far_up))
        return cls((origin[0], origin[1]), across, up, raw.FS_RECTF())

    def place(self, text: pypdfium2.PdfTextPage, index: int) -> tuple[int, int, int, int]:
        """Return where a letter stands, nowhere in the corner when it is only thought of (a space between words)."""
        box = self.box
        if not raw.FPDFText_GetLooseCharBox(text, index, box):
            return 0, 0, 0, 0
        (x0, y0), (x1, y1) = self._at(box.left, box.bottom), self._at(box.right, box.top)
        return _tenths(min(x0, x1)), _tenths(min(y0, y1)), _tenths(max(x0, x1)), _tenths(max(y0, y1))

    def turn(self, angle: float) -> str:
        """Return the way a line runs in the picture whose letters are turned by `angle` on the page, clockwise."""
        right = self.across[0] * math.cos(angle) - self.up[0] * math.sin(angle)
        down = self.across[1] * math.cos(angle) - self.up[1] * math.sin(angle)
        quarters = math.atan2(-down, right) / (math.pi / 2)
        nearest = round(quarters)
        return str(nearest % 4) if abs(quarters - nearest) < _ASLANT else "-"

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.origin[0] + x * self.across[0] + y * self.up[0],
            self.origin[1] + x * self.across[1] + y * self.up[1],
        )


def _tenths(place: float) -> int:
    return round(max(-_FURTHEST_PIXEL, min(_FURTHEST_PIXEL, place)) * TENTHS) if math.isfinite(place) else 0


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    # A page of text has few colours: a palette is a third of the size, and as quick.
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(made, "PNG")
    return made.getvalue()
