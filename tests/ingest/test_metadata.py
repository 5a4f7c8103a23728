"""Area, kind, date and title of documents in many forms, and the warnings where they are guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.documents import DocumentKind, DocumentStatus, Page
from ingest.given import Given
from ingest.readers.pages import FileContent
from ingest.workers import ReaderPool
from tests.ingest.letters import BROKEN_LINE_STYLE, ONE_LINE_STYLE, PLAIN_STYLE
from tests.ingest.written import page_with_table, read, read_content

PDF = "application/pdf"
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@pytest.fixture(scope="module")
def reader_pool() -> Iterator[ReaderPool]:
    with ReaderPool() as pool:
        yield pool


@pytest.mark.parametrize(
    ("letter", "media_type", "area", "spoken"),
    [
        (ONE_LINE_STYLE, "text/plain", "Ashmere", date(2025, 3, 3)),
        (BROKEN_LINE_STYLE, PDF, "Tarrow", date(2025, 5, 12)),
    ],
)
def test_a_letter_says_its_area_kind_and_date(letter: str, media_type: str, area: str, spoken: date) -> None:
    document = read(letter, media_type=media_type).document

    assert (document.area, document.kind, document.date) == (area, DocumentKind.STOCKTAKE_LETTER, spoken)
    assert document.warnings == ()


def test_the_title_is_the_subject_line() -> None:
    assert read(ONE_LINE_STYLE).document.title == "Ashmere: SIX-MONTH STOCKTAKE OF THE PRIORITY ACTION PLAN"
    assert read(PLAIN_STYLE).document.title == "SEND services in Linnet Vale"


def test_the_letter_s_own_date_is_not_that_of_the_meeting_it_speaks_of() -> None:
    text = "2 May 2025\n\nDear Ana,\n\nOak Vale: SEND STOCKTAKE\n\nThank you for the meeting on 1 March 2025.\n"

    assert read(text).document.date == date(2025, 5, 2)


def test_the_file_name_is_the_fallback_and_said_to_be_one() -> None:
    document = read("Some notes without more.", file="oak-vale-stocktake-letter-2025-01-15.txt").document

    assert (document.area, document.date) == ("Oak Vale", date(2025, 1, 15))
    assert any("file name" in warning and "Oak Vale" in warning for warning in document.warnings)
    assert any("file name" in warning and "2025-01-15" in warning for warning in document.warnings)


def test_a_title_made_of_the_file_name_does_not_make_the_area_certain() -> None:
    document = read("We met and talked.", file="skelbrook-send-note.txt").document

    assert document.area == "Skelbrook"
    assert any("taken from the file name" in warning for warning in document.warnings)


def test_what_is_not_known_is_said_in_words() -> None:
    document = read("Some notes without more.", file="scan.txt").document

    assert (document.area, document.kind, document.date) == ("", DocumentKind.OTHER, None)
    assert [warning for warning in document.warnings if "not known" in warning] == list(document.warnings)
    assert len(document.warnings) == 3


def test_the_person_s_word_wins() -> None:
    given = Given(area="Elmside", date=date(2020, 2, 3), kind=DocumentKind.MINUTES, title="What I call it")
    document = read(ONE_LINE_STYLE, given=given).document

    assert (document.area, document.date, document.kind, document.title) == (
        "Elmside",
        date(2020, 2, 3),
        DocumentKind.MINUTES,
        "What I call it",
    )
    assert document.warnings == ()


def test_a_month_as_date_becomes_its_first_day_and_says_so() -> None:
    document = read(
        "Oak Vale SEND Priority Action Plan\n\nVersion 2, March 2025\n\nThis plan has three parts.\n"
    ).document

    assert document.date == date(2025, 3, 1)
    assert document.kind is DocumentKind.ACTION_PLAN
    assert any("March 2025" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oak Vale SEND Improvement Plan\n\nUpdated: 3 May 2025\n\nWe will do more.\n", DocumentKind.IMPROVEMENT_PLAN),
        ("Oak Vale Accelerated Progress Plan\n\n3 May 2025\n\nWe will do more.\n", DocumentKind.ACTION_PLAN),
        ("Oak Vale SEND Board\n\nMinutes of the meeting held on 3 May 2025\n\nAll came.\n", DocumentKind.MINUTES),
        (
            "Area SEND inspection of Oak Vale Local Area Partnership\n\n3 May 2025\n\nFindings.\n",
            DocumentKind.INSPECTION_REPORT,
        ),
        (
            "3 May 2025\n\nDear Ana,\n\nOak Vale: SEND deep dive\n\nThank you for the day.\n",
            DocumentKind.STOCKTAKE_LETTER,
        ),
        ("Oak Vale summer fair\n\n3 May 2025\n\nCome one, come all.\n", DocumentKind.OTHER),
    ],
)
def test_the_kind_comes_from_title_and_form(text: str, kind: DocumentKind) -> None:
    document = read(text).document

    assert document.kind is kind
    assert document.date == date(2025, 5, 3)
    assert document.area == "Oak Vale" or kind is DocumentKind.OTHER


def test_a_table_of_actions_and_owners_is_a_plan_whatever_its_title() -> None:
    page = page_with_table([["Action", "Lead"], ["Do it", "Ann Lee"]], before="What we do next\n\n")

    assert read_content(FileContent(PDF, (page,))).document.kind is DocumentKind.ACTION_PLAN


def test_a_file_without_any_text_needs_ocr() -> None:
    document = read_content(FileContent(PDF, (Page(1, "1", "", needs_ocr=True),))).document

    assert document.status is DocumentStatus.NEEDS_OCR
    assert document.pages == 1


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("truth/*.*.json")), ids=lambda path: path.name[:40])
def test_every_sample_is_what_its_truth_says(path: Path, reader_pool: ReaderPool) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    file = SAMPLES / "documents" / truth["file"]
    document = read_content(reader_pool.read(file), f"scan{file.suffix}").document

    assert (document.area, document.kind.value, str(document.date)) == (truth["area"], truth["kind"], truth["date"])
    assert truth["area"].casefold() in document.title.casefold()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "From: Bo Roe\nTo: Ann Lee\nSubject: FW: RE: Oak Vale SEND deep dive - feedback\n\nPlease see below.\n",
            "Oak Vale SEND deep dive - feedback",
        ),
        (
            "Report to: Oak Cabinet\nDate: 3 May 2025\nTitle: SEND action plan update\nAuthor: Bo Roe\n\nPlan.\n",
            "SEND action plan update",
        ),
        (
            "Ref: AB12/34\n\n3 May 2025\n\nDear Ana,\n\nStocktake of SEND in Oak Vale\n\nThank you.\n",
            "Stocktake of SEND in Oak Vale",
        ),
    ],
)
def test_the_title_is_what_a_head_of_many_lines_says_the_subject_is(text: str, title: str) -> None:
    assert read(text, file="scan.txt").document.title.endswith(title)


def test_the_first_part_of_a_letter_without_a_subject_is_not_its_title() -> None:
    text = "3 May 2025\n\nDear Ana,\n\nThank you for the SEND day.\n\nPoints to take forward\n\nPlease do more.\n"

    assert read(text, file="b.txt").document.title == "Letter"
    assert read(text, file="oak-vale-letter.txt").document.title == "Oak vale letter"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3 May 2025\n\nDear Ana,\n\nOur visit\n\nThe local area has done well.\n", DocumentKind.STOCKTAKE_LETTER),
        ("Oak SEND Delivery Plan\n\n3 May 2025\n\nWe will do more.\n", DocumentKind.IMPROVEMENT_PLAN),
        ("Oak Partnership Board\n\n3 May 2025\n\n1. Matters arising\n\nAll done.\n", DocumentKind.MINUTES),
    ],
)
def test_the_kind_is_told_by_form_where_the_title_does_not_say(text: str, kind: DocumentKind) -> None:
    assert read(text, file="scan.txt").document.kind is kind
