"""Words, people and briefs over the samples: the documents first, the glossary never as a document, changes told."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answers import Answer, Scope, Status
from assistant.ask import Assistant
from assistant.brief.making import make_brief
from assistant.brief.nouns import Brief
from assistant.drafts import Draft
from assistant.glossary import NAMED
from assistant.proof import prove
from corpus.store import Corpus
from tests.assistant.samples import said, uncited

NORTHMERE, BRACKENSHIRE = Scope(areas=("Northmere",)), Scope(areas=("Brackenshire",))
DAY = date(2025, 7, 1)


def under(answer: Answer, heading: str) -> list[str]:
    return [one.text for one in answer.statements if one.under == heading]


def test_a_word_the_documents_spell_out_is_told_by_them_first(assistant: Assistant) -> None:
    answer = assistant.ask("what does PAP stand for", scope=BRACKENSHIRE)
    assert answer.status is Status.ANSWERED
    assert "Priority Action Plan" in answer.message
    assert answer.statements and not uncited(answer)
    assert [one.name for one in answer.terms] == ["PAP"]


def test_a_word_they_leave_alone_is_told_by_the_glossary_and_by_no_statement(assistant: Assistant) -> None:
    answer = assistant.ask("what is a deep dive")
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert not answer.statements and not answer.citations
    assert [one.name for one in answer.terms] == ["deep dive"]
    assert f"{NAMED}: Deep dive:" in answer.text


@pytest.mark.parametrize("question", ["what does RAG mean", "what is HPCI"])
def test_words_whose_initials_happen_to_fit_explain_nothing(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_DOCUMENTS and answer.terms


def test_one_of_a_kind_is_explained_and_those_of_an_area_are_listed(assistant: Assistant) -> None:
    calderwick = Scope(areas=("Calderwick",))
    assert [one.name for one in assistant.ask("what is an AFI", scope=calderwick).terms] == ["AFI"]
    listed = assistant.ask("what are the AFIs", scope=calderwick)
    assert len(listed.statements) >= 4 and not listed.terms


def test_a_short_form_of_an_area_alone_needs_no_glossary(assistant: Assistant) -> None:
    answer = assistant.ask("what does NVT stand for")
    assert "Northmere Voices Together" in answer.message
    assert not answer.terms


def test_the_glossary_does_not_take_a_question_about_an_areas_figures(assistant: Assistant) -> None:
    assert not assistant.ask("which actions are red", scope=NORTHMERE).terms


@pytest.mark.parametrize("question", ["who's who", "list the people", "who are the key people?"])
def test_everybody_named_is_listed_once_newest_first(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, scope=NORTHMERE)
    names = [one.text.split(",")[0] for one in answer.statements]
    assert len(names) == len(set(names)) > 15
    assert answer.message.startswith(f"{len(names)} people")
    dates = {one.number: one.date for one in answer.citations}
    told = [dates[one.citations[0]] for one in answer.statements]
    assert told == sorted(told, reverse=True)
    assert not uncited(answer)


def test_people_of_one_body_are_those_of_that_body(assistant: Assistant) -> None:
    answer = assistant.ask("who works at the ICB", scope=NORTHMERE)
    assert len(answer.statements) == 2
    assert all("Integrated Care Board" in one.text or "ICB" in one.text for one in answer.statements)


def test_over_several_areas_it_is_asked_whose_people_are_meant(assistant: Assistant) -> None:
    for question in ("who's who", "who is the lead member?"):
        answer = assistant.ask(question)
        assert answer.status is Status.NEEDS_CLARIFICATION
        assert "Brackenshire" in answer.areas_to_choose


def test_who_held_a_post_before_is_told_and_marked(assistant: Assistant) -> None:
    answer = assistant.ask("who is the DCS", scope=NORTHMERE)
    assert answer.statements[0].text.startswith("Harriet Nakamura") and not answer.statements[0].under
    assert [one.split(",")[0] for one in under(answer, "Named before")] == ["Martin Okell"]
    assert "29 April 2025" in answer.message and "22 January 2025" in answer.message


def test_a_post_that_one_person_held_throughout_has_no_before(assistant: Assistant) -> None:
    answer = assistant.ask("who is the executive director of children", scope=BRACKENSHIRE)
    assert "Marian Oakeshott" in said(answer)
    assert not under(answer, "Named before")


@pytest.mark.parametrize(
    "question", ["brief me on Northmere", "new starter summary for Northmere", "what matters now in Northmere?"]
)
def test_a_brief_is_asked_for_in_many_ways(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.message.startswith("Northmere in brief, from 5 documents")
    headings = list(dict.fromkeys(one.under.split(" (")[0] for one in answer.statements))
    assert headings[:3] == ["Where it stands", "Priorities", "Overdue"]
    assert not uncited(answer)


def test_a_brief_of_no_area_asks_which(assistant: Assistant) -> None:
    assert assistant.ask("brief me please").status is Status.NEEDS_CLARIFICATION


@pytest.fixture(scope="module")
def northmere(assistant: Assistant, samples: Corpus) -> Brief:
    brief = make_brief(samples, assistant.register, "Northmere", DAY)
    assert brief
    return brief


def test_every_line_of_a_brief_is_proven(northmere: Brief, samples: Corpus) -> None:
    picks = tuple(one for part in northmere.parts for one in part.picks)
    proven = prove(Draft(Status.ANSWERED, picks=picks), samples.page)
    assert len(proven.statements) == len(picks)
    assert not uncited(proven)


def test_counts_of_a_brief_are_those_of_the_register(northmere: Brief, assistant: Assistant) -> None:
    actions = assistant.register.area("Northmere")
    totals = {part.heading: part.total for part in northmere.parts if part.total is not None}
    assert totals["Actions"] == len(actions)
    assert totals["Overdue"] == sum(one.is_overdue(DAY) for one in actions)
    assert totals["Slipped"] == sum((one.slip_days or 0) > 0 for one in actions)
    assert totals["Dropped without a word"] == sum(one.dropped_since is not None for one in actions)


def test_no_action_is_told_twice_under_what_is_wrong(northmere: Brief) -> None:
    told = [one.text for part in northmere.parts if part.condition for one in part.picks]
    assert len(told) == len(set(told))


def test_a_brief_says_what_there_is_none_of(assistant: Assistant, samples: Corpus) -> None:
    brief = make_brief(samples, assistant.register, "Wendlesea", DAY)
    notes = {part.heading: part.note for part in brief.parts if not part.picks}
    assert notes["Dropped without a word"] == "Nothing is recorded as dropped."
    assert notes["Priorities"].startswith("No priority action")


def test_a_brief_fits_a_page(assistant: Assistant, samples: Corpus) -> None:
    for area in assistant.register.areas():
        brief = make_brief(samples, assistant.register, area, DAY)
        told = [part.heading + " " + part.note for part in brief.parts]
        told += [f"{one.text} {one.note}" for part in brief.parts for one in part.picks]
        told += [f"{one.head} {one.meaning}" for part in brief.parts for one in part.terms]
        assert 200 < len(" ".join(told).split()) <= 550


def test_dates_ahead_are_ahead_of_the_day_given(assistant: Assistant, samples: Corpus) -> None:
    later = make_brief(samples, assistant.register, "Northmere", date(2030, 1, 1))
    last = next(part for part in later.parts if part.heading == "Last date set")
    assert last.note == "No date from 1 January 2030 on is set in the documents held."
    assert make_brief(samples, assistant.register, "Nowhere", DAY) is None
