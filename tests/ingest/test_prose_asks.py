"""Asks in sentences, behind labels, in numbered text and in tables of letters; and what only looks like one."""

from __future__ import annotations

import pytest

from corpus.actions import Action, ActionKind
from ingest.ask_labels import asks_nothing, behind_label, heads_asks
from ingest.point_parts import inline_points
from ingest.prose_asks import How, asked_how, prose_asks
from ingest.readers.pages import FileContent
from tests.ingest.test_letter_areas import letter
from tests.ingest.written import page_with_table, read_content


def in_prose(text: str) -> list[str]:
    return [text[low:high] for low, high in prose_asks(text, 0, tuple(How))]


def of_kind(body: str, kind: ActionKind) -> list[Action]:
    return [action for action in letter(body).actions if action.kind is kind]


def asks(body: str) -> list[str]:
    return [action.text.rstrip(".") for action in of_kind(body, ActionKind.CONTINUED_FOCUS)]


@pytest.mark.parametrize(
    ("sentence", "ask"),
    [
        ("I would ask that you publish the list.", "publish the list."),
        ("May I ask you, further, to publish the list.", "publish the list."),
        ("I should also like you to publish the list.", "publish the list."),
        ("I would be grateful if the partnership would publish the list.", "publish the list."),
        ("It is important, too, that you publish the list.", "publish the list."),
        ("It would help if you could publish the list.", "publish the list."),
        ("Can you please publish the list?", "publish the list?"),
        ("You should now publish the list.", "publish the list."),
        ("We would, however, advise the board to publish the list.", None),
        ("The partnership agreed to publish the full list.", "publish the full list."),
        ("The council must publish the list.", None),
        ("Further work is needed to publish the list.", None),
        ("It remains a priority for leaders to publish the list.", None),
        ("Short breaks have not begun and this needs to start without delay.", None),
        ("We need to see the list by 3 May 2025.", None),
    ],
)
def test_the_words_that_put_an_ask_to_the_reader_are_left_out_and_others_stay(sentence: str, ask: str | None) -> None:
    assert in_prose(sentence) == [ask or sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted said in 2023 that leaders should “improve the list of providers”.",
        "Leaders acknowledged that the council must publish the list.",
        "Families told us that they have to wait.",
        "You should be proud of your team.",
        "There should be further benefits as the team settles.",
        "We promised to set down what we heard.",
        "If the pace falls, the council will have to publish the list.",
        "Please contact me if you have any questions.",
        "Leaders undertook to look at it.",
        "The list was published in May.",
    ],
)
def test_accounts_praise_and_courtesies_ask_nothing(sentence: str) -> None:
    assert in_prose(sentence) == []


def test_how_a_sentence_asks_is_told_apart() -> None:
    assert asked_how("Please publish the list.") is How.READER
    assert asked_how("We would like to see shorter waits.") is How.WISHED
    assert asked_how("The clinic must reopen.") is How.OTHERS
    assert asked_how("Leaders committed to review the register each term.") is How.UNDERTAKEN


def test_what_is_wanted_on_a_day_is_a_next_step_beside_the_ask() -> None:
    body = "I would ask you to put these right and to let me have a revised plan by 10 January 2026.\n"

    assert asks(body) == ["put these right"]
    assert [step.text.rstrip(".") for step in of_kind(body, ActionKind.NEXT_STEP)] == [
        "let me have a revised plan by 10 January 2026"
    ]


def test_a_list_of_asks_makes_remarks_in_prose_no_asks() -> None:
    body = "Waits must fall. Please ring the school.\n\nAreas for continued focus\n\n- Publish the list.\n"

    assert asks(body) == ["ring the school", "Publish the list"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What we ask: show us the list", "show us the list"),
        ("**What we ask:** show us the list", "show us the list"),
        ("Expectation – show us the list", "show us the list"),
        ("Progress. None. Required now. Show us the list", "Show us the list"),
        ("Going well. *From you:* the list", "the list"),
        ("Next six months: show us the list", "show us the list"),
        ("You need to: show us the list", "show us the list"),
        ("Our view: on track", None),
        ("We ask many questions: few are answered", None),
    ],
)
def test_labels_of_asking_say_where_the_ask_begins(text: str, words: str | None) -> None:
    start = behind_label(text, 0)

    assert (text[start:] if start is not None else None) == words


def test_nothing_further_behind_a_label_asks_nothing() -> None:
    assert all(map(asks_nothing, ("nothing further.", "None this time.", "No further action.")))
    assert not asks_nothing("No child should wait beyond June.")
    assert asks("Waits fell.\n\nRequired now. Confirm the contract. Publish the list.\n\nRequired now. None.\n") == [
        "Confirm the contract",
        "Publish the list",
    ]


def test_a_column_headed_as_asked_holds_asks() -> None:
    rows = [
        ["Area", "What we found", "What you should do now"],
        ["Waits", "They fell.", "Publish the list. Ring schools."],
    ]
    page = page_with_table(rows, before="3 March 2025\n\nDear Ana,\n\nSEND stocktake: Oakvale\n\n")

    actions = read_content(FileContent("application/pdf", (page,))).actions

    assert heads_asks("What you should do now")
    assert [action.text for action in actions if action.kind is ActionKind.CONTINUED_FOCUS] == [
        "Publish the list.",
        "Ring schools.",
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. Agree it. 2. Publish it.", ["Agree it. ", "Publish it."]),
        ("you (a) agree it, and (b) publish it", ["agree it, and ", "publish it"]),
        ("2. Publish it.", []),
        ("It rose to 1. Then it fell.", []),
    ],
)
def test_points_that_run_on_are_taken_apart_by_their_numbers(text: str, points: list[str]) -> None:
    assert [text[low:high] for low, high in inline_points(text, 0, len(text))] == points


def test_asks_numbered_within_a_sentence_stand_apart() -> None:
    assert asks(
        "We recommend that you (a) publish minutes, (b) invite parents, and (c) review the risks in public.\n"
    ) == [
        "publish minutes",
        "invite parents",
        "review the risks in public",
    ]


def test_numbered_paragraphs_are_prose_and_not_points() -> None:
    body = "\n\n".join(
        [
            "1. This letter records what was discussed on 13 May 2024, when we met to look at the plan together.",
            "2. We owe thanks to everyone who answered our questions about the work of the last half-year.",
            "Further work expected",
            "3. In the coming half-year we would like the partnership to give its attention to the following.",
            "(a) Waits: Publish the list.\n(b) Plans: Ring schools.",
            "Timetable",
            "4. The next stocktake will take place on 18 November 2024 and will look at the whole of the plan again.",
        ]
    )

    assert asks(body) == ["Publish the list", "Ring schools"]
    assert [step.due.words for step in of_kind(body, ActionKind.NEXT_STEP) if step.due] == ["18 November 2024"]


def test_headings_under_a_bare_heading_of_asks_hold_asks() -> None:
    posts, guide = "Recruit to both posts. Start in the north.", "Reprint it."
    body = f"What you now need to do\n\nTransition workers\n\n{posts}\n\nGuide\n\n{guide}\n"

    assert asks(body) == ["Recruit to both posts", "Start in the north", "Reprint it"]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The next stocktake is on 15 July 2025 in Vale House.", "15 July 2025"),
        ("The next stocktake takes place on 4 February 2026.", "4 February 2026"),
        ("Formal stocktake: 2 June 2026.", "2 June 2026"),
        ("Officials will meet you again on 6 February 2025.", "6 February 2025"),
        ("I have set aside a day for the next stocktake on 3 July 2025.", "3 July 2025"),
        ("The board is to discuss the risks on 5 May 2025.", "5 May 2025"),
        ("We'll speak again on 17 October 2025.", "17 October 2025"),
        ("A check-in is pencilled in for 14 November 2024.", "14 November 2024"),
    ],
)
def test_meetings_to_come_are_next_steps_without_a_heading(sentence: str, due: str) -> None:
    assert [step.due.words for step in of_kind(sentence, ActionKind.NEXT_STEP) if step.due] == [due]


@pytest.mark.parametrize(
    "sentence",
    [
        "The deep dive in July 2024 found that providers had agreed common thresholds.",
        "The inspection of May 2023 set two actions.",
        "The next review is on track for March 2025.",
        "On 1 February 2024 we held the deep dive that had been agreed.",
    ],
)
def test_what_took_place_is_no_next_step(sentence: str) -> None:
    assert of_kind(sentence, ActionKind.NEXT_STEP) == []
