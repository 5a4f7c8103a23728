"""Which questions are the register's, and what they ask of it, by their words alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.register.asked import read
from assistant.register.asking import Asking, Form
from assistant.register.tracked import Relation, Scale
from corpus.wording import fold

TODAY = date(2025, 3, 1)


def asked(text: str) -> Asking:
    found = read(fold(text), TODAY)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("List every action with owner and date", Form.ROWS),
        ("Which actions have no owner?", Form.ROWS),
        ("What is overdue?", Form.ROWS),
        ("How many actions are complete?", Form.ROWS),
        ("What slipped, by how long?", Form.ROWS),
        ("What was dropped?", Form.ROWS),
        ("Where do the area and DfE disagree?", Form.ROWS),
        ("Who is accountable for 1.1?", Form.FIELD),
        ("What milestones does 2.1 have?", Form.FIELD),
        ("What changed since the last letter?", Form.CHANGED),
        ("What has changed between the two plans?", Form.CHANGED),
        ("What changed since November?", Form.CHANGED),
        ("What is new in the latest plan?", Form.NEW),
        ("What was asked last time and has it been done?", Form.ASKED_BEFORE),
        ("History of 2.1", Form.HISTORY),
        ("What was split?", Form.RELATED),
        ("What is 1.4 called now?", Form.RELATED),
        ("What are the KPIs?", Form.MEASURES),
        ("What is the baseline for waits?", Form.MEASURES),
    ],
)
def test_the_form_of_answer_is_read_from_the_words(text: str, form: Form) -> None:
    assert asked(text).form is form


@pytest.mark.parametrize(
    "text",
    [
        "Who is the SEND adviser?",
        "What are the priority actions?",
        "How many areas for improvement are there?",
        "What progress has been made on Priority Action 1?",
        "Why are all the actions in the plan green?",
        "How many children are waiting?",
        "Which areas need further work?",
        "How much will the actions cost?",
        "When was the last inspection and what did it find about absence?",
    ],
)
def test_other_questions_are_not_the_registers(text: str) -> None:
    found = read(fold(text), TODAY)
    assert found is None or found.about(())


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Which actions have no owner?", {"lacking": ("owner",)}),
        ("Which actions are without a date?", {"lacking": ("due",)}),
        ("Which actions have no success measure?", {"lacking": ("success",)}),
        ("Which actions lack an accountable officer?", {"lacking": ("accountable",)}),
        ("Which actions have no owner and no date?", {"lacking": ("owner", "due")}),
        ("Which actions have no owner or date?", {"lacking_any": ("owner", "due")}),
        ("Which actions are unassigned?", {"lacking": ("owner",)}),
        ("What is overdue as of 1 June 2024?", {"overdue_on": date(2024, 6, 1)}),
        ("What is overdue?", {"overdue_on": TODAY}),
        ("What is due by 31 March 2025?", {"due_to": date(2025, 3, 31)}),
        ("What is due before 1 May 2025?", {"due_to": date(2025, 4, 30)}),
        ("What is due next month?", {"due_from": date(2025, 4, 1), "due_to": date(2025, 4, 30)}),
        ("What is due after 1 May 2025?", {"due_from": date(2025, 5, 2)}),
        ("Which actions are complete?", {"scales": (Scale.COMPLETE,)}),
        ("Which actions are not complete?", {"is_complete": False}),
        ("Which actions are not on track?", {"scales": (Scale.DELAYED, Scale.AT_RISK)}),
        ("Which actions have not started?", {"scales": (Scale.NOT_STARTED,)}),
        ("Which actions are Red or Amber?", {"colours": ("red", "amber")}),
        ("Which actions are disputed?", {"is_disputed": True}),
        ("Which actions have slipped?", {"is_slipped": True}),
        ("Which actions are no longer mentioned?", {"is_dropped": True}),
    ],
)
def test_conditions_are_read_from_the_words_and_nothing_is_left(text: str, conditions: dict[str, object]) -> None:
    found = asked(text)
    assert {name: getattr(found.wanted, name) for name in conditions} == conditions
    assert found.about(()) == ()


def test_a_name_is_what_the_patterns_leave() -> None:
    assert asked("Which actions does Hannah Brightwell lead?").about(()) == ("hannah", "brightwell")
    assert asked("Which actions is the ICB responsible for in Northmere?").about(("Northmere",)) == ("icb",)


def test_times_do_not_choose_documents_but_areas_within_them_do() -> None:
    assert "letter" not in asked("What changed since the last letter in Northmere?").where
    assert "northmere" in asked("What is new in the latest Northmere plan?").where


def test_relations_are_named() -> None:
    assert asked("Which actions were merged?").relations == (Relation.MERGED,)
    assert asked("Which actions were renumbered?").relations == (Relation.RENUMBERED,)
