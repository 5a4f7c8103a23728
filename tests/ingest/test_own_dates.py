"""The date a letter, minutes or a plan itself has, among the dates it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.own_dates import date_in_file_name, is_date_line
from ingest.readers.pages import FileContent
from tests.ingest.written import page_with_table, read, read_content


def dated(text: str, file: str = "scan.txt") -> tuple[date | None, list[str]]:
    document = read(text, file=file).document
    return document.date, [warning for warning in document.warnings if "date" in warning]


@pytest.mark.parametrize("words", ["15th January 2025", "15/01/2025", "Wednesday, 15 January 2025", "15-Jan-2025"])
@pytest.mark.parametrize(
    "form",
    [
        "{date}\n\nDear Ana,\n\nOak Vale: SEND STOCKTAKE, 7 November 2024\n\nThank you.\n",
        "Date: {date}\n\nDear Ana,\n\nOak Vale: SEND STOCKTAKE, 7 November 2024\n\nThank you.\n",
        "Dear Ana,\n\nRef: Oak Vale / SEND stocktake\n\n{date}\n\nThank you for the meeting on 7 November 2024.\n",
        "Dear Ana,\n\nOak Vale: SEND STOCKTAKE, 7 November 2024\n\nThank you for the day.\n\nYours sincerely,\n\n"
        "Bo Roe\n\nHead of SEND\n\nDepartment for Education\n\n{date}\n",
        "From: Bo Roe\nSent: {date} 09:12\nSubject: Oak Vale SEND stocktake of 7 November 2024\n\nPlease see below.\n",
    ],
)
def test_a_letter_s_own_date_wins_wherever_it_stands(form: str, words: str) -> None:
    assert dated(form.format(date=words)) == (date(2025, 1, 15), [])


def test_a_letter_without_a_date_of_its_own_says_whose_date_it_is_given() -> None:
    letter = "Dear Ana,\n\nOak Vale: SEND STOCKTAKE, 7 May 2024\n\nThank you for the day.\n"
    found, warnings = dated(letter)

    assert found == date(2024, 5, 7)
    assert warnings == ["The document does not give its own date; “7 May 2024” is that of the meeting it is about."]
    assert dated(letter, "oak-2025-01-15.txt")[0] == date(2025, 1, 15), "a file's name is nearer than a meeting"


def test_the_date_below_a_signature_is_no_part_of_the_signatory() -> None:
    text = "Dear Ana,\n\nOak Vale: SEND\n\nThank you.\n\nYours sincerely,\n\nBo Roe\n\nNHS England\n\n3 May 2025\n"

    assert [(who.name, who.organisation) for who in read(text).people] == [("Bo Roe", "NHS England")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oak SEND Board\n\nMinutes of the meeting held on 3 May 2025\n\nAll came.\n", date(2025, 5, 3)),
        (
            "Oak SEND Board\n\nTuesday 6th May 2025\n\nPresent: Ann Lee (Chair)\n\n"
            "Minutes of the last meeting held on 1 April 2025 were agreed.\n\nDate of next meeting: 3 June 2025\n",
            date(2025, 5, 6),
        ),
        (
            "Oak SEND Board\n\nMinutes\n\nAll of the partners came to the meeting and spoke at length.\n\n"
            "Next meeting\n\n3 June 2025\n",
            None,
        ),
        ("Oak SEND plan\n\nVersion 3, 03/02/2025\n\nWe will do more.\n", date(2025, 2, 3)),
        ("Oak SEND plan\n\nLast updated: 5 January 2025\n\nWe will do more.\n", date(2025, 1, 5)),
        ("Oak SEND plan\n\nPosition as at 31 March 2025\n\nWe will do more.\n", date(2025, 3, 31)),
        ("Oak SEND plan\n\nApproved by Cabinet on 3 Sept 2024\n\nWe will do more.\n", date(2024, 9, 3)),
        ("Oak SEND plan\n\nV1 - 2 Jan 2024\nV2 - 5 March 2024\n\nWe will do more.\n", date(2024, 3, 5)),
        ("Oak SEND plan\n\nRecruit.\nDeadline: 3 March 2025\n", None),
    ],
)
def test_a_paper_s_own_date_is_told_from_others_it_gives(text: str, expected: date | None) -> None:
    assert dated(text)[0] == expected


def test_the_latest_row_of_a_table_of_versions_gives_the_date() -> None:
    rows = [["Version", "Date", "Author"], ["1.0", "02/03/2024", "AL"], ["1.1", "01/11/2024", "BR"]]
    page = page_with_table(rows, before="Oak SEND Improvement Plan\n\n")

    assert read_content(FileContent("application/pdf", (page,)), "scan.pdf").document.date == date(2024, 11, 1)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("oak-2025-01-15.pdf", date(2025, 1, 15)),
        ("oak_20250115.pdf", date(2025, 1, 15)),
        ("15-01-2025 oak.pdf", date(2025, 1, 15)),
        ("15.01.25 oak.pdf", date(2025, 1, 15)),
        ("Oak15jan2025.pdf", date(2025, 1, 15)),
        ("oak_letter_Nov_2024.docx", date(2024, 11, 1)),
        ("oak_v12_2.docx", None),
    ],
)
def test_a_file_s_name_gives_a_date_in_many_forms(file: str, expected: date | None) -> None:
    found = date_in_file_name(file)

    assert (found and found.first) == expected


def test_a_line_of_only_a_date_is_no_title() -> None:
    assert is_date_line("Last updated: 5 January 2025")
    assert not is_date_line("Minutes of the meeting held on 5 January 2025")
    assert read("Last updated: 5 January 2025\n\nOak SEND plan\n\nMore.\n").document.title == "Oak SEND plan"
