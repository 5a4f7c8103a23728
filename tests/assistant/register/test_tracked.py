"""A tracked action: when it is overdue, and when nothing more is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.register.tracked import Assessor, Link, Relation, Scale, TrackedAction
from corpus.actions import ActionKind
from tests.assistant.register.papers import LETTER, PLAN, action, document, tracked, update

A_PLAN, A_LETTER, LATER = document(PLAN, "2024-01-10"), document(LETTER, "2024-02-01"), document(LETTER, "2024-08-01")
BEFORE, AFTER = date(2024, 3, 31), date(2024, 4, 1)
AN_ACTION = action(A_PLAN, ActionKind.PLAN_ACTION, "Open a helpline", "1.1", due="2024-03-31")
A_MEETING = action(A_LETTER, ActionKind.NEXT_STEP, "The next stocktake will be on 31 March 2024", due="2024-03-31")


def planned(*scales: Scale) -> TrackedAction:
    return tracked(A_PLAN, AN_ACTION, *(update(LATER, one) for one in scales))


def test_an_action_is_overdue_from_the_day_after_its_date() -> None:
    assert not planned().is_overdue(BEFORE)
    assert planned().is_overdue(AFTER)


def test_an_action_is_overdue_by_the_date_first_set() -> None:
    moved = action(A_PLAN, ActionKind.PLAN_ACTION, "Open it", "1.1", due="2024-12-31", former_due="2024-03-31")
    assert tracked(A_PLAN, moved).is_overdue(AFTER)


def test_an_action_said_to_be_complete_is_closed_and_not_overdue() -> None:
    one = planned(Scale.COMPLETE)
    assert (one.is_complete, one.is_closed, one.is_overdue(AFTER)) == (True, True, False)


def test_only_the_newest_word_of_an_assessor_counts() -> None:
    assert planned(Scale.COMPLETE, Scale.DELAYED).is_overdue(AFTER)


def test_an_action_is_complete_when_one_of_two_assessors_says_so() -> None:
    both = update(A_PLAN, Scale.COMPLETE, Assessor.AREA), update(LATER, Scale.DELAYED)
    assert tracked(A_PLAN, AN_ACTION, *both).is_complete


def test_an_action_taken_out_is_closed_and_not_complete() -> None:
    one = replace(planned(), closed_in=LATER)
    assert (one.is_complete, one.is_closed, one.is_overdue(AFTER)) == (False, True, False)


@pytest.mark.parametrize(
    ("relation", "is_closed"), [(Relation.MERGED, True), (Relation.SPLIT, False), (Relation.TAKEN_UP, False)]
)
def test_an_action_is_closed_by_being_taken_into_another(relation: Relation, is_closed: bool) -> None:
    link = Link(AN_ACTION.action_id, "of another action", relation, "", 0.9)
    assert replace(planned(), links=(link,)).is_closed is is_closed


@pytest.mark.parametrize(("scales", "is_overdue"), [((), False), ((Scale.COMPLETE,), False), ((Scale.DELAYED,), True)])
def test_a_meeting_is_overdue_only_when_it_is_said_that_it_was_not_held(
    scales: tuple[Scale, ...], is_overdue: bool
) -> None:
    one = tracked(A_LETTER, A_MEETING, *(update(LATER, scale) for scale in scales), is_meeting=True)
    assert one.is_overdue(AFTER) is is_overdue
