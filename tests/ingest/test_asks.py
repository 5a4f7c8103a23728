"""Points divided into the separate things they ask."""

from __future__ import annotations

import pytest

from corpus.actions import ActionKind
from ingest.asks import split_asks
from ingest.prose_asks import asks_somebody
from tests.ingest.written import read, words_at


def asks_of(text: str) -> list[str]:
    return [text[low:high] for low, high in split_asks(text, 0)]


@pytest.mark.parametrize(
    ("point", "asks"),
    [
        ("Publish the offer, and write to families.", ["Publish the offer", "write to families."]),
        (
            "Ask the school to check each plan; and tell us what you find.",
            ["Ask the school to check each plan", "tell us what you find."],
        ),
        (
            "Widen the choice of courses, find out what leavers do, and say what families can expect.",
            ["Widen the choice of courses", "find out what leavers do", "say what families can expect."],
        ),
        (
            "Show how audits improve older plans and improving the share of reviews held and clarifying the rules.",
            ["Show how audits improve older plans", "improving the share of reviews held", "clarifying the rules."],
        ),
        (
            "Complete the dashboard by 20 May 2025 and bring the first report from it to the board.",
            ["Complete the dashboard by 20 May 2025", "bring the first report from it to the board."],
        ),
        (
            "The ICB should extend the pilot to all districts and the council should publish the results.",
            ["The ICB should extend the pilot to all districts", "the council should publish the results."],
        ),
        ("Waits have grown in the north. Reduce them. They matter.", ["Reduce them."]),
    ],
)
def test_separate_asks_stand_apart(point: str, asks: list[str]) -> None:
    assert asks_of(point) == asks


@pytest.mark.parametrize(
    "point",
    [
        "Agree the trajectory at the board and publish it by 30 May 2025.",
        "Secure a return from every school and report the number to the board.",
        "Collect and report waits for therapy.",
        "Set out how and when schools should return their papers.",
        "Reduce waits for therapy, support for schools and training for staff.",
        "There should be further benefits as the new team settles. How leaders respond will be important to families.",
    ],
)
def test_what_is_one_ask_or_none_stays_whole(point: str) -> None:
    assert asks_of(point) == [point]


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The ICB should extend the pilot.", True),
        ("We would like you to send us the new figures.", True),
        ("You must be proud of this.", False),
        ("Please contact your adviser if anything is unclear.", False),
        ("Inspectors wrote: “Leaders should act with urgency on late plans”.", False),
        ("This should be felt by families soon.", False),
    ],
)
def test_a_sentence_of_prose_asks_when_it_names_who_should_do_something(sentence: str, asks: bool) -> None:
    assert asks_somebody(sentence) is asks


def test_recommendations_keep_their_number_and_who_is_asked_stays_in_the_words() -> None:
    letter = """Dear Ann,

Recommendations

R1. The ICB should extend the pilot by 30 May 2025.

R2. Publish the results, and tell families.
"""
    reading = read(letter)
    points = [action for action in reading.actions if action.kind is ActionKind.CONTINUED_FOCUS]

    assert [(point.ref, point.text, point.owner) for point in points] == [
        ("R1", "The ICB should extend the pilot by 30 May 2025.", None),
        ("R2", "Publish the results", None),
        ("R2", "tell families.", None),
    ]
    assert points[0].due is not None
    assert points[0].due.words == "30 May 2025"
    assert all(words_at(reading, point.spans) == point.text for point in points)


def test_a_letter_without_bullets_asks_in_its_sentences() -> None:
    letter = """3 March 2025

Dear Ann,

OAK VALE: SIX-MONTH SEND STOCKTAKE

Thank you for the meeting on 4 February 2025. Waits have fallen and families see it.

We would like you to publish the new trajectory by 30 May 2025. The ICB should extend the pilot to all districts.

We look forward to seeing you again on 9 September 2025. It will cover the whole plan.

Yours sincerely,

Cy Dole
Deputy Director, Department for Education
"""
    found = read(letter).actions

    assert [(action.kind, action.text) for action in found] == [
        (ActionKind.CONTINUED_FOCUS, "publish the new trajectory by 30 May 2025."),
        (ActionKind.CONTINUED_FOCUS, "The ICB should extend the pilot to all districts."),
        (
            ActionKind.NEXT_STEP,
            "We look forward to seeing you again on 9 September 2025. It will cover the whole plan.",
        ),
    ]


def test_a_note_among_next_steps_and_a_person_leaving_are_no_steps() -> None:
    letter = """Dear Ann,

Next steps

The next stocktake will take place on 9 September 2025. Colin leaves his role at the end of June 2025.

- All figures were supplied by the council.
"""
    steps = [action.due.words for action in read(letter).actions if action.due]

    assert steps == ["9 September 2025"]
    assert len(read(letter).actions) == 1


def test_a_title_may_stand_before_its_label_and_the_wording_below_it() -> None:
    letter = """Dear Ann,

Short breaks (Area for Improvement 2)

Inspectors asked for this: “Leaders should make sure that families find short breaks”. The offer has grown.

First priority action: Leaders should agree one set of data.

They have begun.
"""
    found = read(letter).actions

    assert [(action.kind, action.ref, action.text) for action in found] == [
        (ActionKind.IMPROVEMENT_AREA, "AFI2", "Leaders should make sure that families find short breaks"),
        (ActionKind.PRIORITY_ACTION, "PA1", "Leaders should agree one set of data."),
    ]
