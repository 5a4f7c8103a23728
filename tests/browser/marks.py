"""What is marked on a source: as text, and under the rectangles over a picture, read from the file by pypdfium2.

The product finds rectangles by its own means; here they are turned back into words from the original
file, so that a rectangle in the wrong place gives the wrong words.
"""

from __future__ import annotations

import re

import pypdfium2
from playwright.sync_api import Locator, Page

_RECTANGLES = """(svg) => [...svg.querySelectorAll('[data-mark]')].map((rect) =>
  ['x', 'y', 'width', 'height'].map((name) => parseFloat(rect.getAttribute(name))))"""
_APART = """(svg) => {
  const [over, under] = [svg, svg.parentElement.querySelector('img')].map((each) => each.getBoundingClientRect());
  return Math.max(...['left', 'top', 'right', 'bottom'].map((side) => Math.abs(over[side] - under[side])));
}"""


def words(text: str) -> list[str]:
    """Return the words of `text`: lines, columns and the bars between cells make no difference."""
    return re.findall(r"[\w£%]+", text)


def marked(source: Locator) -> list[str]:
    """Return the words marked in the text of a page."""
    return words(" ".join(source.locator("mark").all_text_contents()))


def under_rectangles(source: Locator, page: Page, document_id: str, number: int) -> list[str]:
    """Return the words of the original file that lie under the rectangles over a page's picture."""
    svg = source.locator("svg.app-sheet__marks")
    assert svg.evaluate(_APART) < 1, "the rectangles' layer does not lie on the picture"
    rectangles = svg.evaluate(_RECTANGLES)
    picture_width = float(svg.get_attribute("viewBox").split()[2])
    original = page.request.get(f"/api/documents/{document_id}/original").body()
    with pypdfium2.PdfDocument(original) as pdf:
        sheet = pdf[number - 1]
        scale, height = sheet.get_width() / picture_width, sheet.get_height()
        text = sheet.get_textpage()
        return words(
            " ".join(
                text.get_text_bounded(
                    left=x * scale, right=(x + wide) * scale, top=height - y * scale, bottom=height - (y + high) * scale
                )
                for x, y, wide, high in rectangles
            )
        )
