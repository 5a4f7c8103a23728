"""Labels and numbers that a broken line happens to begin with: they cut no sentence, and hide no heading."""

from __future__ import annotations

import pytest

from tests.ingest.written import read, section_of

PDF = "application/pdf"
OPENING = "Dear Ana,\n\nConclusion\n\nThe advisers met the partnership and its families on two days in the spring of\n"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "this year. They agree that there was some progress in one, and limited progress in\n"
            "area for priority action two. We shall write again when the next figures are in hand.",
            "They agree that there was some progress in one, and limited progress in area for priority action two.",
        ),
        (
            "this year. They agree that there has been good progress in one, and that it is on track against\n"
            "Priority Action 2. We shall write again when the next figures are in hand.",
            "They agree that there has been good progress in one, and that it is on track against Priority Action 2.",
        ),
        (
            "this year. They agree that there has been good progress in one, and that families see\n"
            "Area for Improvement 3. We shall write again when the next figures are in hand.",
            "They agree that there has been good progress in one, and that families see Area for Improvement 3.",
        ),
        (
            "this year. They agree that there was some progress in one, and limited progress in\f"
            "area for priority action two. We shall write again when the next figures are in hand.",
            "They agree that there was some progress in one, and limited progress in area for priority action two.",
        ),
        (
            "this year. On a scale of ten, the partnership’s own score for Area for Improvement 4 is\n"
            "6.5. At the end of March nobody had waited past the spring.",
            "On a scale of ten, the partnership’s own score for Area for Improvement 4 is 6.5.",
        ),
    ],
)
def test_a_label_or_number_that_a_broken_line_begins_with_cuts_no_sentence(lines: str, sentence: str) -> None:
    reading = read(f"{OPENING}{lines}\n\nNext steps\n\nWe meet in May.\n", media_type=PDF)

    assert sentence in [part.text for passage in reading.passages for part in passage.sentences]
    assert [section.heading for section in reading.sections if section.heading] == ["Conclusion", "Next steps"]


@pytest.mark.parametrize(
    "before",
    [
        "this year. They agree that there has been good progress, and they are content with it all.\n",
        "this year. They agree that there has been good progress.\n\n",
        "this year. They agree that there has been good progress, and that\n\n",
        "this year. They agree that there has been good progress, and that every family can see it now\n",
    ],
)
def test_a_labelled_heading_stands_right_below_a_paragraph(before: str) -> None:
    lines = f"{before}Priority Action 2: Leaders should act\n\nThey have acted with some speed since the spring.\n"
    reading = read(f"{OPENING}{lines}", media_type=PDF)

    assert section_of(reading, "PA2").heading == "Priority Action 2: Leaders should act"
