"""An area is known by name, short form, body and slip of the pen; a place we do not hold is known to be one."""

from __future__ import annotations

import pytest

from assistant.areas import areas_said, without_areas
from assistant.known import Known
from corpus.store import Corpus
from corpus.wording import fold

HELD = ("Brackenshire", "Dunwater and Lyde", "Isle of Penna", "Kestrel Vale", "Northmere", "West Northamptonshire")
WORDS = {"tarn": 1, "valley": 2, "thornbeck": 1, "college": 3, "raymond": 1, "stott": 1, "dashboard": 4}
KNOWN = Known(words=WORDS, is_complete=True)


def said(text: str, known: Known = KNOWN) -> list[tuple[str, bool]]:
    return [(one.area, one.is_held) for one in areas_said(fold(text), HELD, known=known, typed=text)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("how is brackens doing", "Brackenshire"),
        ("waits in Northmear", "Northmere"),
        ("waits in North Mere", "Northmere"),
        ("Penna's next stocktake", "Isle of Penna"),
        ("the Kestrel letter", "Kestrel Vale"),
        ("Dunwater waits", "Dunwater and Lyde"),
        ("West Northants waits", "West Northamptonshire"),
    ],
)
def test_a_held_area_is_known_however_it_is_written(text: str, area: str) -> None:
    assert said(text) == [(area, True)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("priority actions in Herts", "Hertfordshire"),
        ("waits in bucks", "Buckinghamshire"),
        ("the B&NES letter", "Bath and North East Somerset"),
        ("RBKC stocktake", "Kensington and Chelsea"),
        ("BCP waits", "Bournemouth Christchurch and Poole"),
        ("How is Westmorland and Furness doing?", "Westmorland and Furness"),
        ("North Northamptonshire waits", "North Northamptonshire"),
        ("waits in Reading", "Reading"),
    ],
)
def test_an_english_area_not_held_is_known_by_its_short_forms(text: str, area: str) -> None:
    assert said(text) == [(area, False)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("What are the areas for improvement in Fairhaven?", "Fairhaven"),
        ("Ashcombe's priority actions", "Ashcombe"),
        ("What did DfE say about Thornbury Vale?", "Thornbury Vale"),
        ("What did the Fellmoor letter say?", "Fellmoor"),
        ("priority actions in fairhaven", "fairhaven"),
    ],
)
def test_a_place_no_document_knows_is_foreign(text: str, area: str) -> None:
    assert said(text) == [(area, False)]


@pytest.mark.parametrize(
    "text",
    [
        "the Tarn Valley pilot",
        "courses at Thornbeck College",
        "Who is Raymond Stott?",
        "Who is Brian Sutton?",
        "How is the Dashboard going?",
        "reading and maths results",
        "beds in hospital",
        "progress in March",
    ],
)
def test_names_of_people_schools_and_months_are_no_areas(text: str) -> None:
    assert said(text) == []


def test_without_a_corpus_no_name_is_called_foreign() -> None:
    assert said("areas for improvement in Fairhaven", Known()) == []


def test_an_area_is_taken_out_with_the_word_that_links_it() -> None:
    assert (
        without_areas("What is the wait in Northmere for speech therapy?", HELD)
        == "What is the wait for speech therapy?"
    )


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("what was the Greywater ICB asked", ["Northmere"]),
        ("GN ICB", ["Northmere"]),
        ("NHS Penhurst and Calder Vale Integrated Care Board", ["Calderwick"]),
        ("Northmere City Council", ["Northmere"]),
    ],
)
def test_a_body_names_the_area_whose_documents_know_it(samples: Corpus, text: str, areas: list[str]) -> None:
    held = ("Brackenshire", "Calderwick", "Hallowdene", "Northmere", "Wendlesea")
    assert [one.area for one in areas_said(fold(text), held, known=Known.of(samples))] == areas


def test_a_kind_of_body_that_one_area_has_means_that_area(samples: Corpus) -> None:
    known, held = Known.of(samples), ("Brackenshire", "Calderwick", "Northmere", "Wendlesea")
    assert known.area_of_body("what must the county council do", held) == ("Brackenshire",)
    assert known.area_of_body("what must the icb do", held) == ()
