"""The structure of one real letter, which is never part of the product; skipped where it is not at hand.

Nothing of the letter stands here: only counts, orders and shapes that a reader of it can confirm.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.actions import ActionKind
from corpus.documents import DocumentKind
from corpus.passages import PassageKind, SectionRole
from corpus.people import Capacity
from corpus.readings import Reading
from tests.ingest.written import passages_in, read, section_of, words_at

LETTERS = Path(__file__).parents[3] / "shared" / "letters"


@pytest.fixture(scope="module")
def letter() -> Path:
    found = sorted(LETTERS.glob("*-2025-01-15.txt"))
    if not found:
        pytest.skip("the real letter is not at hand: it is no part of the product")
    return found[0]


@pytest.fixture(scope="module")
def reading(letter: Path) -> Reading:
    return read(letter.read_text(encoding="utf-8"), file=letter.name)


def of_capacity(reading: Reading, capacity: Capacity) -> list[tuple[str, str, str]]:
    return [(who.name, who.role, who.organisation) for who in reading.people if who.capacity is capacity]


def test_the_document_is_known_without_a_guess(letter: Path, reading: Reading) -> None:
    document = reading.document

    assert document.area.casefold() == letter.name.split("-")[0]
    assert (document.kind, document.date) == (DocumentKind.STOCKTAKE_LETTER, date(2025, 1, 15))
    assert document.warnings == ()


def test_sections_stand_in_the_letter_s_order(reading: Reading) -> None:
    refs = [section.ref for section in reading.sections if section.ref]

    assert refs == ["PA1", "PA2", "AFI1", "AFI4", "AFI2", "AFI3", "AFI5"]
    assert [section.role for section in reading.sections[-4:]] == [
        SectionRole.CONCLUSION,
        SectionRole.CONTINUED_FOCUS,
        SectionRole.NEXT_STEPS,
        SectionRole.PEOPLE,
    ]


def test_two_areas_for_improvement_share_a_narrative(reading: Reading) -> None:
    assert section_of(reading, "AFI1").narrative == section_of(reading, "AFI4").section_id
    assert [section.ref for section in reading.sections if section.narrative] == ["AFI1"]


def test_every_heading_ends_with_its_quote(reading: Reading) -> None:
    for section in reading.sections:
        if section.ref:
            heading = passages_in(reading, section, PassageKind.HEADING)[0]
            assert heading.text.rstrip(".")[-1] in "’'"
            assert words_at(reading, heading.spans) == section.heading
            assert passages_in(reading, section, PassageKind.PARAGRAPH) or section.narrative


def test_a_list_of_four_goes_on_over_a_blank_line(reading: Reading) -> None:
    items = [passage for passage in reading.passages if passage.kind is PassageKind.LIST_ITEM]
    points = [action for action in reading.actions if action.kind is ActionKind.CONTINUED_FOCUS]

    assert len(items) == len({point.title for point in points}) == 4
    assert {item.list_number for item in items} == {0}
    assert len({item.lead_in for item in items}) == 1
    assert len(points) == 9
    assert all(len(point.title.split()) <= 10 for point in points)


def test_a_date_over_a_page_break_is_in_one_sentence(reading: Reading) -> None:
    cut = re.search(r"([A-Z][a-z]+ [A-Z][a-z]+)\n\n(\d{4}),", reading.pages[0].text)
    assert cut is not None
    sentences = [part.text for passage in reading.passages for part in passage.sentences]

    assert [text for text in sentences if text.startswith(f"{cut[1]} {cut[2]}, ")]


def test_everyone_named_has_a_role(reading: Reading) -> None:
    addressed = of_capacity(reading, Capacity.ADDRESSEE)
    copied = of_capacity(reading, Capacity.COPIED)
    signed = of_capacity(reading, Capacity.SIGNATORY)

    assert [len(addressed), len(copied), len(signed)] == [3, 9, 2]
    assert all(role for _, role, _ in (*addressed, *copied, *signed))
    assert all(organisation for _, _, organisation in (*addressed, *signed))
    # A comma is missing between two of those copied: neither has taken the other's name.
    assert all(len(organisation.split()) <= 5 for _, _, organisation in copied)
    named = {name for name, _, _ in of_capacity(reading, Capacity.MENTIONED)}
    assert len(named) == 3
    assert len(named & {name for name, _, _ in copied}) == 2


def test_the_next_step_has_its_date_and_nothing_has_an_owner(reading: Reading) -> None:
    steps = [action for action in reading.actions if action.kind is ActionKind.NEXT_STEP]

    assert [step.due.start for step in steps if step.due] == [date(2025, 1, 27)]
    assert {action.owner for action in reading.actions} == {None}
