"""Priority actions and areas for improvement in letters, however their headings or sentences name them."""

from __future__ import annotations

import pytest

from corpus.actions import ActionKind
from corpus.readings import Reading
from ingest.headings import read_heading
from ingest.titles import is_title
from tests.ingest.written import read, words_at

PRIORITY, IMPROVEMENT = ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA


def letter(body: str) -> Reading:
    return read(
        f"3 March 2024\n\nDear Ana and Bo,\n\nSEND stocktake: Oakvale\n\n{body}\n\nYours sincerely,\n\nCy Dole\n"
    )


def areas(body: str) -> list[tuple[ActionKind, str | None, str]]:
    reading = letter(body)
    found = [action for action in reading.actions if action.kind in (PRIORITY, IMPROVEMENT)]
    assert all(action.text in words_at(reading, action.spans) for action in found)
    return [(action.kind, action.ref, action.text.rstrip(".")) for action in found]


@pytest.mark.parametrize(
    ("heading", "ref"),
    [
        ("APA 1: Waits for therapy", "PA1"),
        ("Area for action (ii): Waits for therapy", "PA2"),
        ("Priority Action 2 | Waits for therapy", "PA2"),
        ("Priority Action 2 Waits for therapy", "PA2"),
        ("Second of the priority actions: waits for therapy", "PA2"),
        ("AI B: Leaders should shorten waits", "AFIB"),
        ("AOI 3 – Short breaks", "AFI3"),
        ("Area of improvement three: Short breaks", "AFI3"),
        ("Improvement point (A): Short breaks", "AFIA"),
        ("**Area for improvement 1 – school travel.**", "AFI1"),
    ],
)
def test_labels_of_many_forms_give_a_ref(heading: str, ref: str) -> None:
    words = read_heading(heading)

    assert (words.is_labelled, words.refs) == (True, (ref,))


@pytest.mark.parametrize(
    "prose",
    [
        "Priority Action 2 (therapy) and Priority Action 3 (plans) are judged complete.",
        "Improvement point (A) is where it should be at this point.",
        "Priority Action 2 has gone well",
        "The second priority action is on track",
    ],
)
def test_a_sentence_that_speaks_of_one_is_no_heading(prose: str) -> None:
    assert not read_heading(prose).is_labelled


def test_priority_beside_improvement_is_a_priority_action_in_a_letter() -> None:
    body = "Priority 1: Waits for therapy\n\nThey fell.\n\nImprovement 1: Short breaks\n\nThey grew.\n"

    assert areas(body) == [(PRIORITY, "PA1", "Waits for therapy"), (IMPROVEMENT, "AFI1", "Short breaks")]


def test_a_label_alone_takes_the_title_below_it_and_not_an_account() -> None:
    titled = "Priority Action One\nLeaders should shorten waits for therapy.\nWaits fell by a third in the spring.\n"
    told = "Priority Action One\n\nWaits fell by a third in the spring. Families told us so.\n"

    assert areas(titled) == [(PRIORITY, "PA1", "Leaders should shorten waits for therapy")]
    assert areas(told) == [(PRIORITY, "PA1", "Priority Action One")]


def test_a_title_on_the_line_of_its_account_ends_with_its_sentence_or_dash() -> None:
    body = (
        "Improvement area 1 – The finding of needs in nurseries. Nurseries now share one form and like it.\n\n"
        "Improvement area 2 – Waits for therapy — not better. The clinic closed in August.\n"
    )

    assert [text for _, _, text in areas(body)] == ["The finding of needs in nurseries", "Waits for therapy"]


@pytest.mark.parametrize(
    ("members", "refs"),
    [
        (
            "(i) ‘Leaders should shorten waits.’\n\nThey fell.\n\n(ii) ‘Leaders should mend plans.’\n\nFew did.\n",
            ["1", "2"],
        ),
        (
            "(A) ‘Leaders should shorten waits.’\n\nThey fell.\n\n(B) ‘Leaders should mend plans.’\n\nFew did.\n",
            ["A", "B"],
        ),
        ("- “Leaders should shorten waits.”\n- “Leaders should mend plans.”\n", [None, None]),
        (
            "Area 1. Leaders should shorten waits. They fell.\n\nArea 2. Leaders should mend plans. Few did.\n",
            ["1", "2"],
        ),
    ],
)
def test_members_of_a_group_are_read_with_the_numbers_they_have(members: str, refs: list[str | None]) -> None:
    found = areas(f"Areas for improvement\n\n{members}")

    assert [text for _, _, text in found] == ["Leaders should shorten waits", "Leaders should mend plans"]
    assert [ref for _, ref, _ in found] == [f"AFI{ref}" if ref else None for ref in refs]


def test_bullets_that_tell_of_a_group_are_no_members() -> None:
    assert areas("Areas for improvement\n\n- Waits fell in the north.\n- Plans are late in the south.\n") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "I turn to the first of the priority actions: “Leaders should shorten waits”. They fell.",
            [(PRIORITY, "PA1")],
        ),
        ("The second area for improvement is that leaders must shorten waits.", [(IMPROVEMENT, "AFI2")]),
        (
            "The two areas for improvement are short breaks and school travel.",
            [(IMPROVEMENT, "AFI1"), (IMPROVEMENT, "AFI2")],
        ),
        (
            "Inspectors found two areas of priority action here. These were joint budgets, and the waits for advice.",
            [(PRIORITY, "PA1"), (PRIORITY, "PA2")],
        ),
        (
            "The three priority actions are: (a) board papers, (b) therapy waits, and (c) advice for plans.",
            [(PRIORITY, "PA1"), (PRIORITY, "PA2"), (PRIORITY, "PA3")],
        ),
        (
            "Priority Action 1 (therapy waits) and Priority Action 2 (late plans) are complete.",
            [(PRIORITY, "PA1"), (PRIORITY, "PA2")],
        ),
        ("Area for improvement: the offer of short breaks. It has grown.", [(IMPROVEMENT, None)]),
        ("The first priority action is moving in the right direction.", []),
        ("The second area for improvement is the furthest behind.", []),
        ("Delivery of area for improvement two is on schedule, and the evidence bears this out.", []),
        ("The three areas for improvement are late and under strain.", []),
    ],
)
def test_prose_names_them_and_accounts_do_not(sentence: str, found: list[tuple[ActionKind, str | None]]) -> None:
    assert [(kind, ref) for kind, ref, _ in areas(sentence)] == found


def test_what_headings_name_prose_does_not_name_again() -> None:
    body = "Priority Action 1: Therapy waits\n\nPriority Action 1 (therapy waits) is on track.\n"

    assert areas(body) == [(PRIORITY, "PA1", "Therapy waits")]


def test_the_first_and_second_of_a_group_may_stand_in_its_text() -> None:
    first, second = "The first concerns needs in the early years.", "The second, the voice of parents, is weak."
    body = f"Priority actions\n\n{first} A form is used. {second}\n"

    assert areas(body) == [(PRIORITY, "PA1", "needs in the early years"), (PRIORITY, "PA2", "the voice of parents")]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("The quality of plans.", True),
        ("Leaders should act at once.", True),
        ("How well leaders tell families what they do", True),
        ("Audits began in May.", False),
        ("On track.", False),
        ("", False),
    ],
)
def test_a_title_names_and_an_account_tells(words: str, is_one: bool) -> None:
    assert is_title(words) is is_one
