"""`make screenshots`: pictures of the main screens, taken from the running product over the sample documents.

A server is started on a folder of its own, so nothing that somebody holds can get into a picture.
Fewer colours make the files a third as large and no less legible.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.api.live import serving
from tests.browser import screens, shelf_screens
from tests.browser.chromium import MISSING, find_chromium, launched

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZES = ({"width": 1280, "height": 860}, {"width": 360, "height": 740})
COLOURS = 96
PROGRESS = "What progress has been made on Priority Action 1 in Brackenshire?"


def answer(page: Page) -> None:
    screens.ask(page, PROGRESS)


def source(page: Page) -> None:
    screens.ask(page, screens.PDF_QUESTION)
    panel = screens.open_source(page)
    expect(panel.locator("img")).to_have_js_property("complete", True)


def source_table(page: Page) -> None:
    screens.ask(page, screens.DOCX_QUESTION)
    screens.open_source(page)


def documents(page: Page) -> None:
    page.goto("/documents")


def document(page: Page) -> None:
    shelf_screens.find_document(page, "brackenshire-priority-action-plan")


SCREENS: dict[str, Callable[[Page], object]] = {
    "start": lambda page: page.goto("/"),
    "answer": answer,
    "answer-with-source": source,
    "answer-with-table": source_table,
    "refusal": lambda page: screens.ask(page, screens.NOT_HELD),
    "which-area": lambda page: screens.ask(page, screens.UNCLEAR_AREA),
    "documents": documents,
    "document": document,
}


def main() -> int:
    """Take every picture; the exit code says whether there was a browser to take them with."""
    executable = find_chromium()
    if not executable:
        print(MISSING, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="stocktake-screenshots-") as folder,
        serving(Path(folder) / "data", "--with-samples") as (_, url),
        launched(executable) as browser,
    ):
        urlopen(url, timeout=300).close()
        for name, reach in SCREENS.items():
            for viewport in SIZES:
                path = FOLDER / f"{name}-{viewport['width']}.png"
                path.write_bytes(_taken(browser, url, reach, viewport))
                print(f"{path.relative_to(FOLDER.parents[1])}  {path.stat().st_size // 1024} KB")
    return 0


def _taken(browser: Browser, url: str, reach: Callable[[Page], object], viewport: dict[str, int]) -> bytes:
    context = browser.new_context(base_url=url, viewport=viewport, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    reach(page)
    page.wait_for_load_state("networkidle")
    shot = page.screenshot(caret="hide")
    context.close()
    made = BytesIO()
    with Image.open(BytesIO(shot)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
