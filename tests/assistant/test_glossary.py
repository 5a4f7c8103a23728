"""The glossary: complete, short, named by law where there is one, and asked for only by questions about the word."""

from __future__ import annotations

import re

import pytest

from assistant.definitions import is_about_a_word, taught, term_asked
from assistant.glossary import glossary, process_asked, processes, short_forms, terms
from assistant.questions import understand
from assistant.words import table
from corpus.wording import fold

_MUST = """
EHCP EHCNA SENCo LAP ICB PAP WSoA AFI PA HPCI DCO DMO DSCO PCF SENDIASS DBV APP SLCN SEMH ASD CAMHS CYPMHS MHST ICS NHSE
DfE Ofsted CQC RISE NDTi LGA JSNA SRO RAG DCS KPI ASC MASH ELSEC PINS DSG HNB OAP WSS AP EOTAS
"""
_MUST_IN_FULL = (
    "safety valve", "stocktake", "deep dive", "monitoring inspection", "full reinspection", "local offer", "section 19",
    "tribunal", "mediation", "annual review", "phase transfer", "change programme", "send and ap improvement plan",
    "early help",
)  # fmt: skip


@pytest.mark.parametrize("form", [*_MUST.split(), *_MUST_IN_FULL])
def test_the_words_a_new_starter_meets_are_there(form: str) -> None:
    assert glossary()[form.casefold()].meaning


def test_meanings_are_sentences_of_at_most_forty_words() -> None:
    assert len(terms()) >= 90
    assert not [one.name for one in terms() if len(one.meaning.split()) > 40 or one.meaning[-1] != "."]
    assert not [one.name for one in processes() if len(one.meaning.split()) > 60]


def test_no_two_terms_have_the_same_name_or_place() -> None:
    assert len({one.anchor for one in (*terms(), *processes())}) == len(terms()) + len(processes())


def test_terms_that_each_area_has_are_terms() -> None:
    assert set(table("glossary")["each_area_has"]) <= {one.name for one in terms()}


def test_sources_name_a_law_with_its_year_or_a_publication() -> None:
    vague = [one.name for one in terms() if one.source and not re.search(r"\b\d{4}\b|[A-Z]\w+.* [a-z]\w+", one.source)]
    assert not vague
    assert sum(bool(one.source) for one in terms()) > 0.8 * len(terms())


def test_ordinary_words_are_no_short_forms() -> None:
    assert {"council", "audit", "appeal", "mediation", "direction"}.isdisjoint(short_forms())
    assert {"sendiass", "pap", "ehcp"} <= short_forms()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what is a deep dive", "deep dive"),
        ("What does PAP stand for?", "PAP"),
        ("whats an annual review", "annual review"),
        ("define section 19", "section 19"),
        ("explain safety valve please", "Safety Valve"),
        ("what are areas for improvement", "AFI"),
        ("EHCPs?", "EHCP"),
        ("what is a priority action plan", "PAP"),
    ],
)
def test_a_question_about_a_word_names_its_term(question: str, name: str) -> None:
    asked = term_asked(understand(question))
    assert asked and glossary()[asked].name == name


@pytest.mark.parametrize(
    "question",
    ["what is the deep dive about", "when is the tribunal", "what are the KPIs", "who is the DCO for the north"],
)
def test_a_question_about_an_areas_own_is_not_about_the_word(question: str) -> None:
    assert not is_about_a_word(understand(question))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what happens after a stocktake", ("after a stocktake",)),
        ("What happens after an inspection?", ("after an inspection",)),
        ("who decides?", ("who decides",)),
        ("how often are stocktakes held", ("how often stocktakes are held",)),
        ("difference between a PA and an AFI", ("PA", "AFI")),
        ("how does a stocktake differ from a deep dive", ("stocktake", "deep dive")),
        ("is a PAP the same as a WSoA?", ("PAP", "WSoA")),
    ],
)
def test_how_things_go_and_how_words_differ_are_taught(question: str, names: tuple[str, ...]) -> None:
    assert tuple(one.name for one in taught(understand(question))) == names


@pytest.mark.parametrize(
    "question",
    [
        "what happens after the stocktake in Northmere",
        "what happened after the last inspection",
        "what is the difference between priority action 1 and 2",
        "who decides on the placement of the new school in Northmere",
        "how often is the Board to meet",
    ],
)
def test_what_a_document_must_say_is_not_taught(question: str) -> None:
    assert process_asked(fold(question)) is None
    assert not taught(understand(question))
