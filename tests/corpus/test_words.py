"""Words are found by their stems, with or without hyphens, and whatever is typed is taken as words."""

from __future__ import annotations

import pytest

from corpus.words import joined_words_of, words_of
from tests.corpus.made import made

HOSTILE = [
    '"',
    "(",
    "NEAR(a b)",
    "text:waits",
    "s.114",
    "£1.2m",
    "a AND",
    "*",
    "x^2",
    "--",
    "'; DROP TABLE words",
    "\0",
    "\ud800",
    "",
    "  ",
]


@pytest.fixture
def found(corpus, tmp_path):
    """Return a function from terms to the ordinals of the passages they find."""
    corpus.add(
        *made(
            tmp_path,
            [
                "Part-time timetables were reviewed by O'Brien under s.114.",
                "The parttime offer costs £1.2m.",
                "Officers work part time; the area’s café improved.",
                "Children's improvements continue.",
            ],
        )
    )
    return lambda *terms: {int(hit.passage_id[-1]) for hit in corpus.match_words(terms, None, 10)}


def test_a_hyphenated_word_finds_and_is_found_by_its_other_spellings(found):
    assert found("part-time") == {0, 1, 2}
    assert found("parttime") == {0, 1}
    assert found("part time") == {0, 2}


def test_words_are_matched_by_stem_accent_and_case(found):
    assert found("IMPROVING") == {2, 3}
    assert found("cafe") == {2}
    assert found("child's") == set()
    assert found("improvement's") == {2, 3}


def test_a_phrase_is_matched_as_one(found):
    assert found("time part") == set()
    assert found("work part time") == {2}


def test_numbers_and_marks_are_words_too(found):
    assert found("s.114") == {0}
    assert found("£1.2m") == {1}


@pytest.mark.parametrize("term", HOSTILE)
def test_whatever_is_typed_is_searched_and_never_run(found, term):
    found(term)
    assert found(term, "improvements") >= {3}


def test_the_heading_is_searched_with_less_weight(corpus, tmp_path):
    corpus.add(*made(tmp_path, ["Nothing of the sort."], file="a", context="Transport"))
    corpus.add(*made(tmp_path, ["Transport is late."], file="b", context="Nothing"))
    first, second = corpus.match_words(["transport"], None, 5)
    assert corpus.passages_by_id([first.passage_id])[0].text == "Transport is late."
    assert first.score > second.score


def test_the_rarer_word_counts_for_more(corpus, tmp_path):
    corpus.add(*made(tmp_path, ["schools and therapy", *[f"schools number {n}" for n in range(8)]], context=""))
    assert corpus.match_words(["schools", "therapy"], None, 1)[0].passage_id.endswith("-p0")


def test_words_are_counted_once_a_passage(corpus, tmp_path):
    corpus.add(*made(tmp_path, ["Waits and waits and part-time waits.", "The waits of O'Brien"], context=""))
    counts = corpus.word_counts()
    assert (counts["waits"], counts["part"], counts["parttime"], counts["brien"]) == (2, 1, 1, 1)


def test_words_of_drops_a_possessive_and_splits_hyphens():
    assert words_of("The area’s Part-time O’Brien don't") == ["the", "area", "part", "time", "o", "brien", "don"]
    assert joined_words_of("a co-produced, whole-system plan, 2024-25") == ["coproduced", "wholesystem"]


def test_in_a_large_corpus_the_rarer_words_choose_what_is_scored(corpus, tmp_path, monkeypatch):
    lines = [f"schools number {n}" for n in range(20)] + ["schools and therapy", "therapy alone"]
    added = corpus.add(*made(tmp_path, lines, context=""))
    everything = corpus.match_words(["schools", "therapy"], None, 2)
    monkeypatch.setattr("corpus.words._SCORED", 5)
    assert corpus.match_words(["schools", "therapy"], None, 2) == everything
    assert corpus.match_words(["schools", "therapy"], [added.document_id], 2) == everything
    assert len(corpus.match_words(["schools"], None, 50)) == 21


def test_a_very_long_question_is_searched_too(found):
    assert found(*[f"unheard{n}" for n in range(3000)], "improvements") == {2, 3}
    assert found(" ".join(["improvements"] * 3000)) == set()
