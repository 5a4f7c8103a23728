"""Pages as pictures: drawn in a reader process, of a sensible size, kept in memory for a while and no longer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import red
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import CorruptFileError, EncryptedFileError, ReadError, ReadingLimitError
from ingest import drawn_page, page_images
from ingest.page_images import PageImages
from ingest.readers.pdf_picture import draw_page
from ingest.settings import IngestSettings
from ingest.workers import ReaderPool
from tests.ingest.made_files import encrypted, letter_pdf, picture_pdf
from tests.ingest.test_workers import children

SETTINGS = IngestSettings(_env_file=None, reader_processes=1)
LETTER = letter_pdf()
ENDLESS_PATHS = 400_000


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(SETTINGS) as opened:
        yield opened


@pytest.fixture
def images() -> Iterator[PageImages]:
    opened = PageImages(SETTINGS)
    yield opened
    opened.close()


def pdf(width: float, height: float, draw=lambda canvas: None) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(width, height))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def kept_file(folder: Path, data: bytes) -> Path:
    path = folder / "original"
    path.write_bytes(data)
    return path


def test_a_process_draws_what_we_would_draw_ourselves(pool: ReaderPool) -> None:
    assert pool.draw("a.pdf", LETTER, 2) == draw_page(LETTER, "a.pdf", 2)


def test_the_picture_is_a_small_png_in_the_colours_of_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(red)
        canvas.rect(0, 0, 300, 420, fill=1, stroke=0)

    drawn = draw_page(pdf(595, 842, draw), "a.pdf", 1)
    picture = Image.open(BytesIO(drawn.png))
    assert picture.format == "PNG"
    assert picture.mode == "P"
    assert picture.size == (drawn.width, drawn.height) == (1200, 1699)
    assert picture.convert("RGB").getpixel((10, 1690)) == (255, 0, 0)
    assert min(picture.convert("RGB").getpixel((10, 10))) > 250
    assert len(drawn.png) < 20_000


@pytest.mark.parametrize(
    ("width", "height", "largest"), [(60, 40, (150, 100)), (14_000, 200, (1200, 18)), (200, 14_000, (58, 4000))]
)
def test_pages_of_odd_sizes_are_drawn_within_bounds(width: int, height: int, largest: tuple[int, int]) -> None:
    drawn = draw_page(pdf(width, height), "a.pdf", 1)
    assert (drawn.width, drawn.height) == largest


def test_a_scanned_page_is_drawn_and_has_no_letters() -> None:
    drawn = draw_page(picture_pdf(), "a.pdf", 2)
    assert not drawn.letters.strip()
    assert len(Image.open(BytesIO(drawn.png)).convert("RGB").getcolors()) > 1


def test_a_file_with_an_empty_password_is_drawn_and_one_with_a_real_one_is_refused() -> None:
    assert "sheet" in draw_page(encrypted(LETTER, ""), "a.pdf", 1).letters
    with pytest.raises(EncryptedFileError, match="password"):
        draw_page(encrypted(LETTER, "secret"), "a.pdf", 1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rubbish", LETTER[:300], b"PK\x03\x04"])
def test_a_damaged_file_is_refused_by_name_and_the_process_lives_on(pool: ReaderPool, data: bytes) -> None:
    before = children()
    with pytest.raises(CorruptFileError):
        pool.draw("a.pdf", data, 1)
    assert pool.draw("a.pdf", LETTER, 1).letters
    assert len(children() - before) <= 1


@pytest.mark.parametrize("number", [0, 3, 100_000])
def test_a_page_that_the_file_does_not_have_is_refused(pool: ReaderPool, number: int) -> None:
    with pytest.raises(CorruptFileError, match=f"no page {number}"):
        pool.draw("a.pdf", LETTER, number)


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(40)
        path = canvas.beginPath()
        path.moveTo(0, 0)
        for step in range(ENDLESS_PATHS):
            path.curveTo(step % 600, 800, 600, step % 800, step % 599, step % 797)
        canvas.drawPath(path, fill=1)

    with ReaderPool(IngestSettings(_env_file=None, reader_processes=1, draw_timeout_seconds=1.0)) as pool:
        pool.read_bytes("a.txt", b"The process has started.")
        with pytest.raises(ReadingLimitError, match="within 1 seconds.*STOCKTAKE_DRAW_TIMEOUT_SECONDS"):
            pool.draw("a.pdf", pdf(595, 842, draw), 1)
    with ReaderPool(SETTINGS) as pool:
        assert pool.draw("a.pdf", LETTER, 1).letters


def test_what_a_process_sends_is_checked() -> None:
    drawn = draw_page(LETTER, "a.pdf", 1)
    sent = drawn_page.encode(drawn)
    assert drawn_page.decode(sent) == drawn
    for wrong in (
        b"",
        sent[:100],
        sent[:8] + b"[]" + sent[10:],
        drawn_page.encode(replace(drawn, png=b"<svg onload=alert(1)>")),
        drawn_page.encode(replace(drawn, width=drawn.width + 1)),
        drawn_page.encode(replace(drawn, letters=drawn.letters + "x")),
        drawn_page.encode(replace(drawn, turns="x" * len(drawn.turns))),
        drawn_page.encode(replace(drawn, places=drawn.places[:-1])),
    ):
        with pytest.raises(ValueError):
            drawn_page.decode(wrong)


def test_a_page_is_drawn_once_and_forgotten_when_told(images: PageImages, tmp_path: Path) -> None:
    original = kept_file(tmp_path, LETTER)
    first = images.page("one", original, "a.pdf", 1)
    assert images.page("one", original, "a.pdf", 1) is first
    assert images.page("one", original, "a.pdf", 2) != first
    original.unlink()
    assert images.page("one", original, "a.pdf", 1) is first
    images.forget(["other"])
    assert images.page("one", original, "a.pdf", 1) is first
    images.forget(["one"])
    with pytest.raises(ReadError, match="Check the name"):
        images.page("one", original, "a.pdf", 1)


def test_a_page_that_cannot_be_drawn_is_not_tried_at_every_look_but_later_again(
    images: PageImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = kept_file(tmp_path, b"%PDF-1.7 rubbish")
    for _ in range(2):
        with pytest.raises(CorruptFileError, match=r"a\.pdf"):
            images.page("one", original, "a.pdf", 1)
        original.write_bytes(LETTER)
    monkeypatch.setattr(page_images, "_FAILURE_SECONDS", 0.0)
    assert images.page("one", original, "a.pdf", 1).letters


def test_only_so_much_is_kept(images: PageImages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = kept_file(tmp_path, LETTER)
    first = images.page("one", original, "a.pdf", 1)
    monkeypatch.setattr(page_images, "_MOST_BYTES", 2 * len(first.png))
    images.page("one", original, "a.pdf", 2)
    second = images.page("two", original, "a.pdf", 1)
    assert images.page("two", original, "a.pdf", 1) is second
    assert images.page("one", original, "a.pdf", 1) is not first


def test_a_reader_is_started_beforehand_and_ends_with_the_rest(tmp_path: Path) -> None:
    before = children()
    images = PageImages(SETTINGS)
    images.warm()
    deadline = time.monotonic() + 30
    while not children() - before and time.monotonic() < deadline:
        time.sleep(0.01)
    (process,) = children() - before
    images.page("one", kept_file(tmp_path, LETTER), "a.pdf", 1)
    assert children() - before == {process}
    images.close()
    assert children() == before
