"""Documents made for the browser tests: a PDF of a hundred pages, a scanned one, and bad files of each kind.

Most sentences of the long PDF are shared between its pages, because identical text is embedded
once: what is tested is turning to a page, not finding it. The places do not exist.
"""

from __future__ import annotations

import random

from reportlab.platypus import Flowable, PageBreak

from tests.ingest.made_files import docx_of, encrypted, letter_pdf, paragraph, pdf_of, picture_pdf

PAGES = 100
FACT = "The Lantern Street hub opened on 9 June 2025 with room for 24 children."
FACT_PAGE = 87
FACT_QUESTION = "When did the Lantern Street hub open in Marsholm?"
LONG = "marsholm-improvement-plan-2025-07-01.pdf"
SCANNED = "marsholm-scanned-minutes-2025-05-06.pdf"

_SENTENCES = (
    "The board heard how the month had gone and asked for figures by district.",
    "Families in the valley said that letters were slow to arrive.",
    "The service has advertised for a fourth therapist and hopes to appoint in the autumn.",
    "Schools shared what had worked in their first term with the new guidance.",
    "Nobody had yet written down who would answer the telephone on Fridays.",
    "A short survey went to parents, and nearly half of them sent it back.",
    "Transport for the northern villages was moved to the end of the list.",
    "The training day was well attended, and a second one is planned.",
    "Officers checked thirty plans at random and found most of them complete.",
    "The partnership thanked the volunteers who keep the Saturday club open.",
)


def long_pdf() -> bytes:
    """Return the PDF of a hundred pages; `FACT` stands on page `FACT_PAGE` and nowhere else."""
    chance = random.Random(7)
    flow: list[Flowable] = [paragraph("Marsholm improvement plan", "Title"), paragraph("1 July 2025")]
    for number in range(1, PAGES + 1):
        flow.append(paragraph(f"Part {number}", "Heading2"))
        flow.extend(paragraph(" ".join(chance.sample(_SENTENCES, 3))) for _ in range(2))
        if number == FACT_PAGE:
            flow.append(paragraph(FACT))
        flow.append(PageBreak())
    return pdf_of(flow[:-1])


def scanned_pdf() -> bytes:
    """Return a PDF whose second page is a picture."""
    return picture_pdf()


def new_letter(area: str, fact: str) -> bytes:
    """Return a short Word letter about `area` that states `fact`."""

    def build(document) -> None:
        document.add_paragraph("3 September 2025")
        document.add_paragraph("Dear colleagues")
        document.add_heading(f"Stocktake meeting: {area} local area partnership", 1)
        document.add_heading("Priority Action 1: a place to play after school", 2)
        document.add_paragraph(fact)
        document.add_paragraph("Yours sincerely")
        document.add_paragraph("Rowena Tallis")

    return docx_of(build)


BAD_FILES = {
    "empty.pdf": b"",
    "broken.pdf": b"%PDF-1.7\nnothing of a PDF follows\n",
    "locked.pdf": encrypted(letter_pdf(), "secret"),
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "sheet.xlsx": b"PK\x03\x04 not a document we read",
}
"""One file for each way a file can be refused."""
