"""Which area a document is about, whatever its house style; and none where nothing is to be trusted."""

from __future__ import annotations

import pytest

from ingest.areas import AreaRead, area_in_file_name, read_area
from ingest.readers.pages import FileContent
from tests.ingest.written import page_with_table, read, read_content

LETTER = """{addressee}

3 May 2025

Dear Ana,

{subject}

Thank you for the meeting. Leaders have worked hard.

Yours sincerely,

Bo Roe
"""


def area_of(text: str, file: str = "scan0001.txt") -> str:
    return read(text, file=file).document.area


def titled(title: str) -> str:
    return read_area([title], [title], [], "scan.pdf").area


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Oak Vale: 6-MONTHLY STOCKTAKE", "Oak Vale"),
        ("OAK VALE: STOCKTAKE", "Oak Vale"),
        ("Oak Vale SEND Partnership – update", "Oak Vale"),
        ("Milton St Mary and Oak local area partnership", "Milton St Mary and Oak"),
        ("London Borough of Elm and Ash stocktake", "Elm and Ash"),
        ("Area SEND inspection of Isle of Elms Local Area Partnership", "Isle of Elms"),
        ("The Elmshire SEND Strategy", "Elmshire"),
        ("STOCKTAKE OUTCOME: ISLE OF ELMS", "Isle of Elms"),
        ("Local area partnership for Oak Vale: second review of the Priority Action Plan", "Oak Vale"),
        ("SEND stocktake in Oak Vale, 3 May 2025: progress", "Oak Vale"),
        ("Stocktake feedback for Oak-on-Sea", "Oak-on-Sea"),
        ("FW: RE: Oak & Elm SEND deep dive - feedback", "Oak and Elm"),
        ("HIGHLIGHT REPORT - Oak Vale Priority Action Plan", "Oak Vale"),
        ("Ref: Oak Vale / third half-yearly review / Improvement Plan", "Oak Vale"),
        ("SEND improvement plan - Oak Vale County Council", "Oak Vale"),
        ("Oak Vale’s Local Area SEND Partnership", "Oak Vale"),
        ("North Oak Inclusion Partnership Board", "North Oak"),
        ("Inclusion Strategy of the Oak Vale Children and Young People's Partnership", "Oak Vale"),
        ("SEND Priority Action Plan", ""),
        ("Minutes: 3 May", ""),
        ("Highlight report: SEND", ""),
        ("Overview: Timeliness of SEND plans", ""),
        ("Corporate plan", ""),
        ("Plan on a page", ""),
        ("Annex B: action plan", ""),
        ("Ref: AB12/2025", ""),
    ],
)
def test_a_title_names_the_area_or_none(title: str, area: str) -> None:
    assert titled(title) == area


@pytest.mark.parametrize(
    ("addressee", "area"),
    [
        ("Ann Lee, Director of Children's Services, Oak Vale City Council", "Oak Vale"),
        ("Ann Lee\nDirector of Children's Services\nRoyal Borough of Oak Vale", "Oak Vale"),
        ("Ann Lee, Director of People, Oak Vale Metropolitan Borough Council", "Oak Vale"),
        ("Cllr Ann Lee, Leader, Oak Vale MBC", "Oak Vale"),
        ("Director of Children's Services Oak Vale County Council", "Oak Vale"),
        ("Directors of Children's Services, Oak Vale and Elm councils", "Oak Vale and Elm"),
        ("Ann Lee, Chief Nurse, NHS Elm and Ash Integrated Care Board, Bo Roe, Leader, Oak Council", "Oak"),
    ],
)
def test_addressees_name_the_area_where_the_subject_does_not(addressee: str, area: str) -> None:
    assert area_of(LETTER.format(addressee=addressee, subject="Outcome of our third stocktake")) == area


@pytest.mark.parametrize("subject", ["Highlight: stocktake", "Ref: SEND / AB12", "Elm and Ash", "Next steps: SEND"])
def test_words_where_a_name_would_stand_yield_to_the_council_of_the_letter(subject: str) -> None:
    letter = LETTER.format(addressee="Ann Lee, Director of People, Oak Vale Council", subject=subject)

    assert area_of(letter) == "Oak Vale"


def test_letter_plan_and_minutes_of_one_place_are_of_one_area() -> None:
    letter = LETTER.format(addressee="Ann Lee, Leader, Oak & Elm County Council", subject="OAK AND ELM: STOCKTAKE")
    plan = "Oak and Elm County SEND Priority Action Plan\n\nVersion 2, 3 May 2025\n\nWe will do more.\n"
    minutes = "County Oak and Elm SEND Board\n\nMinutes of the meeting held on 3 May 2025\n\nAll came.\n"

    assert {area_of(text) for text in (letter, plan, minutes)} == {"Oak and Elm"}


def test_the_longer_name_of_the_council_wins_over_its_short_form() -> None:
    letter = LETTER.format(addressee="Ann Lee, Leader, Isle of Elms Council", subject="Elms: SEND stocktake")

    assert area_of(letter) == "Isle of Elms"


def test_a_missing_comma_does_not_make_a_person_part_of_the_place() -> None:
    people = "Ann Lee Oak Council, Bo Roe, Leader, Oak Council, Cy Dole, Chief Executive, Oak Council"

    assert area_of(LETTER.format(addressee=people, subject="SEND stocktake")) == "Oak"


def test_a_council_that_helps_is_not_the_area() -> None:
    text = "Oak SEND Improvement Board\n\nMinutes of the meeting held on 3 May 2025\n\n" + (
        "Elm Council offered help. Elm Council has done this before, and Elm Council will share its plan.\n"
    )

    assert area_of(text) == "Oak"


def test_a_paper_on_many_areas_is_about_none() -> None:
    text = (
        "SEND lessons\n\nThis draws on letters to Oak Council, Elm Council, Ash City Council and Fir Borough Council.\n"
    )
    document = read(text, file="scan.txt").document

    assert document.area == ""
    assert any(warning.startswith("The area is not known") for warning in document.warnings)


def test_three_places_of_one_partnership_are_one_area() -> None:
    letter = LETTER.format(
        addressee="Ann Lee, Director, Bourn, Crest and Pool Council", subject="Bourn, Crest and Pool: SEND stocktake"
    )

    assert area_of(letter) == "Bourn, Crest and Pool"


def test_a_label_in_a_table_names_the_area() -> None:
    page = page_with_table([["Local area", "Oak Vale"], ["Date", "14/05/2025"], ["Title", "SEND action plan"]])
    document = read_content(FileContent("application/pdf", (page,)), "scan.pdf").document

    assert (document.area, document.date.isoformat()) == ("Oak Vale", "2025-05-14")


def test_a_month_is_no_place_and_a_town_of_its_name_is() -> None:
    assert read_area([], ["The inspection of March 2024 found failings."], [], "a.txt").area == ""
    assert read_area([], ["Ann Lee, Leader, March Borough Council"], [], "a.txt").area == "March"


@pytest.mark.parametrize(
    ("file", "area"),
    [
        ("oak-vale-2025-01-15.txt", "Oak Vale"),
        ("SEND_stocktake_letter_Elmshire_Nov_2024.pdf", "Elmshire"),
        ("isle-of-elms-minutes.docx", "Isle of Elms"),
        ("LetterStocktakeOakVale15jan2025.pdf", "Oak Vale"),
        ("25.11.2024 Oak Vale (1).docx", "Oak Vale"),
        ("letter.pdf", ""),
        ("2025-01-15.txt", ""),
        ("b.txt", ""),
        ("Ref.docx", ""),
        ("Highlight report v2.docx", ""),
        ("final FINAL v2 (1).pdf", ""),
    ],
)
def test_a_file_name_names_the_area_between_its_other_words(file: str, area: str) -> None:
    assert area_in_file_name(file) == area


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("oak-vale-stocktake.txt", "We met.", AreaRead("Oak Vale", is_guessed=True)),
        ("oak-vale.txt", "We met.", AreaRead("")),
        ("oak-vale.txt", "Families in Oak Vale wait too long.", AreaRead("Oak Vale", is_guessed=True)),
        ("b.txt", "We met.", AreaRead("")),
        ("note.txt", "We met.", AreaRead("")),
    ],
)
def test_a_file_name_is_trusted_only_with_a_word_of_ours_or_of_the_text(
    file: str, text: str, expected: AreaRead
) -> None:
    assert read_area([], [text], [], file) == expected
