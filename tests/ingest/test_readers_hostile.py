"""Damaged and hostile files: text or an error with a name, in bounded time, and never anything else."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from docx.oxml.ns import nsdecls
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from corpus.errors import ReadError
from ingest.reading import read_pages
from ingest.settings import IngestSettings
from ingest.workers import ReaderPool
from tests.ingest.made_files import docx_of, letter_pdf, pdf_of, pdf_table, rezipped

ROWS = [["Ref", "Action", "Lead"], *([f"1.{number}", "Do it", "Ana"] for number in range(20))]
SEEDS = {
    "letter.pdf": letter_pdf(),
    "plan.pdf": pdf_of([pdf_table(ROWS)]),
    "plan.docx": docx_of(lambda document: document.add_heading("Plan", 1)),
    "plan.html": b"<html><h1>A</h1><ul><li>x<table><tr><th>a<td>b<tr><td rowspan=2>c</table>",
    "plan.md": b"# A\n\n- b\n\n| a | b |\n|--|--|\n| c |\n",
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with some bytes changed, dropped, doubled or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place, what = chance.randrange(len(made)), chance.random()
        if what < 0.5:
            made[place] = chance.randrange(256)
        elif what < 0.7:
            del made[place : place + chance.randrange(1, 50)]
        elif what < 0.9:
            source = chance.randrange(len(made))
            made[place:place] = made[source : source + chance.randrange(1, 60)]
        else:
            del made[place:]
        made = made or bytearray(b"x")
    return bytes(made)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("rounds", [60, pytest.param(2_000, marks=pytest.mark.soak)])
def test_a_damaged_file_is_read_or_refused_by_name(name: str, rounds: int) -> None:
    chance = random.Random(rounds)
    for _ in range(rounds):
        try:
            content = read_pages(damaged(SEEDS[name], chance), name)
        except ReadError as error:
            assert name in str(error)
        else:
            assert content.pages


def pdf_with_stream(stream: bytes) -> bytes:
    """Return a PDF of one page whose content is `stream`, packed."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    content = DecodedStreamObject()
    content.set_data(stream)
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def nested_controls(members: dict[str, bytes]) -> None:
    inner = "<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000
    members["word/document.xml"] = f"<w:document {nsdecls('w')}><w:body>{inner}</w:body></w:document>".encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "spaces.pdf": lambda: pdf_with_stream(b" " * (300 << 20)),
    "strokes.pdf": lambda: pdf_with_stream(b"0 0 m 9 0 l S\n" * 200_000),
    "loop.pdf": lambda: letter_pdf().replace(b"/Kids [", b"/Kids [ 2 0 R "),
    "nested.docx": lambda: rezipped(SEEDS["plan.docx"], nested_controls),
    "nested.html": lambda: b"<html>" + b"<div>" * 200_000,
    "bold.html": lambda: b"<html>" + b"<b><i>" * 100_000 + b"words",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_one_error_and_the_next_file_is_read(name: str) -> None:
    with ReaderPool(IngestSettings(_env_file=None, reader_processes=1)) as pool:
        try:
            content = pool.read_bytes(name, HOSTILE[name]())
        except ReadError as error:
            assert name in str(error)
        else:
            assert content.pages
        assert pool.read_bytes("next.txt", b"words").pages[0].text == "words"
