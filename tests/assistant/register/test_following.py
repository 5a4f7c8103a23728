"""Statements of one area's papers followed from one to the next, by their words alone."""

from __future__ import annotations

import pytest

from assistant.register.decided import Decided
from assistant.register.follow import follow
from assistant.register.stated import heading_number
from assistant.register.track import Track
from assistant.register.tracked import Relation
from corpus.actions import ActionKind
from corpus.decisions import Decision, Statement, Verdict
from tests.assistant.register.papers import LETTER, PLAN, action, document, likeness, stated

ASK, STEP, PLANNED, HEADING = (
    ActionKind.CONTINUED_FOCUS,
    ActionKind.NEXT_STEP,
    ActionKind.PLAN_ACTION,
    ActionKind.IMPROVEMENT_AREA,
)
OLD_PLAN, NEW_PLAN = document(PLAN, "2024-01-10"), document(PLAN, "2024-07-10")
OLD_LETTER, NEW_LETTER = document(LETTER, "2024-02-01"), document(LETTER, "2024-08-01")

TOOLKIT = "Give every nursery a toolkit for early language"
HELPLINE = "Open a helpline for families who wait for an assessment"
AUDIT = "Audit twenty plans each month with health partners"


def followed(*papers, decided: Decided | None = None) -> list[Track]:
    return follow(papers, likeness(*papers), decided)


def texts(tracks: list[Track]) -> list[list[str]]:
    return [[one.action.text for one in track.stated] for track in tracks]


def test_an_action_goes_on_though_its_ref_is_given_to_another() -> None:
    old = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"), action(OLD_PLAN, PLANNED, HELPLINE, "1.2"))
    new = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, HELPLINE, "1.1"), action(NEW_PLAN, PLANNED, TOOLKIT, "1.2"))
    tracks = followed(old, new)
    assert texts(tracks) == [[TOOLKIT, TOOLKIT], [HELPLINE, HELPLINE]]
    assert {track.links[0].relation for track in tracks} == {Relation.RENUMBERED}
    assert tracks[0].links[0].reason == "same words, 1.1 became 1.2"


def test_the_same_row_with_another_date_is_the_same_action() -> None:
    old = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, AUDIT, "2.1", due="2024-03-31"))
    new = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, AUDIT, "2.1", due="2024-09-30"))
    (track,) = followed(old, new)
    assert track.links[0].relation is Relation.SAME


def test_actions_with_nothing_in_common_are_not_linked() -> None:
    old = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"))
    new = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, AUDIT, "1.1"))
    assert texts(followed(old, new)) == [[TOOLKIT], [AUDIT]]


def test_a_meeting_never_goes_on_as_the_next_meeting() -> None:
    words = "The next stocktake will take place on the first Monday of the term"
    old, new = (stated(paper, action(paper, STEP, words)) for paper in (OLD_LETTER, NEW_LETTER))
    assert len(followed(old, new)) == 2


@pytest.mark.parametrize("later", ["Area B", "AFI2", "(ii)", "the second", "two", "2"])
def test_the_number_of_a_heading_is_read_however_it_is_written(later: str) -> None:
    assert heading_number(later) == "2"


def test_a_heading_goes_on_by_its_number_in_other_words() -> None:
    old = stated(OLD_LETTER, action(OLD_LETTER, HEADING, "Leaders should cut the waits for language therapy", "one"))
    new = stated(NEW_LETTER, action(NEW_LETTER, HEADING, "Speech and language", "first"))
    assert len(followed(old, new)) == 1


def test_two_actions_put_together_are_merged_and_one_of_them_ends() -> None:
    both = f"{TOOLKIT} and {HELPLINE[0].lower()}{HELPLINE[1:]}"
    old = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"), action(OLD_PLAN, PLANNED, HELPLINE, "1.2"))
    new = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, both, "1.1"))
    tracks = followed(old, new)
    assert sum(track.ended_by is not None for track in tracks) == 1
    assert {link.relation for track in tracks for link in track.links} == {Relation.MERGED}


def test_an_action_that_comes_apart_goes_on_in_both_parts() -> None:
    both = f"{TOOLKIT} and {HELPLINE[0].lower()}{HELPLINE[1:]}"
    old = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, both, "1.1"))
    new = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, TOOLKIT, "1.1"), action(NEW_PLAN, PLANNED, HELPLINE, "1.2"))
    tracks = followed(old, new)
    assert len(tracks) == 2
    assert {link.relation for track in tracks for link in track.links} == {Relation.SPLIT}


def taken_up(ask: str, *planned: str, **fields: str) -> list[Track]:
    asked = stated(OLD_LETTER, action(OLD_LETTER, ASK, ask, **fields))
    plan = stated(NEW_PLAN, *(action(NEW_PLAN, PLANNED, one, f"1.{n}", **fields) for n, one in enumerate(planned, 1)))
    return followed(asked, plan)


def test_an_ask_is_taken_up_by_the_plans_action_nearest_to_it_and_stays_an_action_of_its_own() -> None:
    asked, *planned = taken_up("Set up a helpline for families who wait", TOOLKIT, HELPLINE, AUDIT)
    (link,) = asked.links
    assert link.relation is Relation.TAKEN_UP
    assert link.later == planned[1].latest.action_id
    assert 0.5 < link.confidence < 0.99
    assert len(planned) == 3


def test_an_ask_that_two_actions_are_equally_near_to_is_taken_up_by_neither() -> None:
    asked, *_ = taken_up("Open a helpline", f"{HELPLINE} in the north", f"{HELPLINE} in the south")
    assert asked.links == []


def test_an_ask_that_no_action_of_the_plan_is_near_to_is_not_taken_up() -> None:
    asked, *_ = taken_up("Reply to parents within five days", TOOLKIT, AUDIT)
    assert asked.links == []


def test_the_owner_and_the_date_that_agree_are_among_the_reasons() -> None:
    asked, *_ = taken_up("Set up a helpline for families", TOOLKIT, HELPLINE, owner="Ines Varga", due="2024-09-30")
    assert asked.links[0].reason.endswith("same owner, same date")


def decision(one, other, verdict: Verdict) -> Decision:
    named = (Statement.of(each.document, each.action) for each in (one, other))
    return Decision(1, *named, verdict, "", "")


@pytest.mark.parametrize("verdict", [Verdict.ADDED, Verdict.CONFIRMED])
def test_what_a_person_joined_stays_together_whatever_the_words(verdict: Verdict) -> None:
    (old,) = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"))
    (new,) = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, AUDIT, "3.1"))
    decided = Decided([decision(old, new, verdict)], [old, new])
    (track,) = followed([old], [new], decided=decided)
    assert (track.links[0].confidence, track.links[0].verdict) == (1.0, verdict)


def test_what_a_person_took_apart_stays_apart_though_the_words_are_the_same() -> None:
    (old,) = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"))
    (new,) = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, TOOLKIT, "1.1"))
    decided = Decided([decision(old, new, Verdict.REJECTED)], [old, new])
    assert len(followed([old], [new], decided=decided)) == 2


def test_a_rejected_taking_up_is_not_made_again() -> None:
    (ask,) = stated(OLD_LETTER, action(OLD_LETTER, ASK, "Set up a helpline for families who wait"))
    plan = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, HELPLINE, "1.1"), action(NEW_PLAN, PLANNED, AUDIT, "1.2"))
    decided = Decided([decision(ask, plan[0], Verdict.REJECTED)], [ask, *plan])
    assert [track.links for track in followed([ask], plan, decided=decided)] == [[], [], []]


def test_a_decision_finds_its_statements_by_their_words_when_their_ids_have_changed() -> None:
    (old,) = stated(OLD_PLAN, action(OLD_PLAN, PLANNED, TOOLKIT, "1.1"))
    (new,) = stated(NEW_PLAN, action(NEW_PLAN, PLANNED, TOOLKIT, "1.1"))
    names = (Statement("gone", Statement.of(one.document, one.action).key) for one in (old, new))
    decided = Decided([Decision(1, *names, Verdict.REJECTED, "", "")], [old, new])
    assert decided.apart(old, new)
