"""Reader processes: whatever a file does, it costs that file, an error with a name and at most one process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import CorruptFileError, OversizedFileError, ReadError, ReadingLimitError
from ingest.readers import wire
from ingest.reading import read_pages
from ingest.settings import IngestSettings
from ingest.workers import ReaderPool
from tests.ingest.made_files import HTML_OF_CELLS, docx_of, encrypted, letter_pdf, pdf_of, pdf_table

SETTINGS = IngestSettings(_env_file=None, reader_processes=1)
LETTER = letter_pdf()


def children() -> set[int]:
    """Return the process ids of our child processes."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        # The name of the program, in brackets, may hold spaces; the parent comes second after it.
        with suppress(OSError):
            if int((process / "stat").read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(process.name))
    return found


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(SETTINGS) as opened:
        yield opened


def word_plan() -> bytes:
    def build(document) -> None:
        document.add_heading("Plan", 1)
        document.add_paragraph("Point", style="List Bullet")
        table = document.add_table(2, 2, style="Table Grid")
        table.cell(0, 0).text, table.cell(1, 1).text = "Action", "Ana"

    return docx_of(build)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", LETTER),
        ("b.pdf", pdf_of([pdf_table([["Ref", "Action", "Lead"], ["1", "Do it", "Ana"]])])),
        ("c.docx", word_plan()),
        ("d.html", b"<html><h1>A</h1><ul><li>caf\xc3\xa9</ul>"),
        ("e.md", b"# A\n\n- b"),
        ("\udcff odd\nname.txt", "“Words” \u2028 and 𝔸".encode()),
    ],
)
def test_a_process_reads_what_we_would_read_ourselves(pool: ReaderPool, name: str, data: bytes) -> None:
    assert pool.read_bytes(name, data) == read_pages(data, name)


def test_one_process_serves_many_files_refusals_included() -> None:
    # A process that starts readers may be far larger than a reader may grow: it holds the embedding model.
    ballast = b"x" * (600 << 20)
    before = children()
    with ReaderPool(SETTINGS) as pool:
        pool.read_bytes("a.pdf", LETTER)
        (process,) = children() - before
        for _ in range(3):
            with pytest.raises(CorruptFileError):
                pool.read_bytes("b.pdf", b"%PDF-1.7 rubbish")
            pool.read_bytes("a.pdf", LETTER)
        assert children() - before == {process}
    assert children() == before
    assert len(ballast) > SETTINGS.reader_memory_mb * 1024 * 1024 / 2


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    with ReaderPool(settings_with(read_timeout_seconds=3.0)) as pool:
        with pytest.raises(ReadingLimitError, match="within 3 seconds"):
            pool.read_bytes("long.html", HTML_OF_CELLS)
        assert pool.read_bytes("short.txt", b"words").pages[0].text == "words"


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    with ReaderPool(settings_with(reader_memory_mb=256)) as pool:
        with pytest.raises(ReadingLimitError, match="memory"):
            pool.read_bytes("large.html", HTML_OF_CELLS)
        assert pool.read_bytes("small.txt", b"words").pages[0].text == "words"


def test_a_process_that_dies_costs_one_file() -> None:
    before = children()
    with ReaderPool(SETTINGS) as pool, ThreadPoolExecutor(1) as thread:
        reading = thread.submit(pool.read_bytes, "killed.html", HTML_OF_CELLS)
        while not children() - before:
            time.sleep(0.01)
        os.kill(min(children() - before), signal.SIGKILL)
        with pytest.raises(ReadingLimitError, match="crashed"):
            reading.result()
        assert pool.read_bytes("a.pdf", LETTER).pages


def test_files_read_at_once_are_not_mixed_up() -> None:
    texts = {f"{number}.txt": f"words of {number}" for number in range(20)}
    with ReaderPool(settings_with(reader_processes=2)) as pool, ThreadPoolExecutor(4) as threads:
        read = dict(
            zip(texts, threads.map(lambda name: pool.read_bytes(name, texts[name].encode()), texts), strict=True)
        )

    assert {name: content.pages[0].text for name, content in read.items()} == texts


def test_a_pool_that_was_closed_reads_again() -> None:
    pool = ReaderPool(SETTINGS)
    pool.read_bytes("a.txt", b"words")
    pool.close()
    with pool:
        assert pool.read_bytes("a.txt", b"words").pages[0].text == "words"


def test_the_process_sees_no_environment_and_no_other_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STOCKTAKE_SECRET", "not for readers")
    before = children()
    with ReaderPool(SETTINGS) as pool:
        pool.read_bytes("a.txt", b"words")
        (process,) = children() - before
        assert Path(f"/proc/{process}/environ").read_bytes() == b""
        assert os.readlink(f"/proc/{process}/cwd") == "/"
        limits = Path(f"/proc/{process}/limits").read_text()
        assert str(SETTINGS.reader_memory_mb * 1024 * 1024) in limits


def test_a_file_too_large_missing_or_no_file_is_refused_before_a_process_starts(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(2 * 1024 * 1024 + 1)
    before = children()
    with ReaderPool(settings_with(max_file_mb=2)) as pool:
        with pytest.raises(OversizedFileError, match=r"at most 2 MB, but large.pdf has 2.0 MB"):
            pool.read(large)
        with pytest.raises(ReadError, match="is none"):
            pool.read(tmp_path)
        with pytest.raises(ReadError, match="Check the name"):
            pool.read(tmp_path / "missing.pdf")
        assert children() == before


def test_what_a_process_sends_is_checked() -> None:
    content = read_pages(encrypted(LETTER, ""), "a.pdf")
    sent = wire.encode(content)

    assert wire.decode(sent) == content
    for wrong in (
        b"",
        b"[]",
        b"{}",
        sent[:-2],
        sent.replace(b'"start"', b'"x"').replace(b"[1,0,8]", b"[1,0,99999999]"),
    ):
        with pytest.raises(ValueError):
            wire.decode(wrong)


def settings_with(**changes: object) -> IngestSettings:
    return IngestSettings(_env_file=None, **{"reader_processes": 1, **changes})
