"""The corpus keeps, versions, corrects and finds documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from corpus.actions import Action, ActionKind
from corpus.documents import DocumentKind, DocumentStatus
from corpus.errors import CorpusError, DocumentNotFoundError
from corpus.store import Corpus
from tests.corpus.made import made

WAITS = "Waits for speech therapy fell to nine weeks. Families welcomed the change."
PLANS = "The board will publish its part-time timetable policy in June. Schools asked for it."


def test_a_document_is_found_by_its_words_and_by_its_meaning(corpus, tmp_path):
    added = corpus.add(*made(tmp_path, [WAITS, PLANS]))
    assert added.outcome == "added"
    assert added.embedded_texts == 6
    waits, plans = (f"{added.document_id}-p{n}" for n in (0, 1))
    assert corpus.match_words(["therapies"], None, 5)[0].passage_id == waits
    vector = corpus.embedder.embed_question("When will the timetable policy come out?")
    nearest = corpus.nearest(vector, None, 5)
    assert [found.passage_id for found in nearest] == [plans, waits]
    assert corpus.sentence_vectors([waits])[waits].shape == (2, corpus.embedder.dimension)


def test_the_same_bytes_are_one_document_and_nothing_is_embedded(corpus, tmp_path):
    reading = made(tmp_path, [WAITS])
    corpus.add(*reading)
    before = corpus.revision
    again = corpus.add(*reading)
    assert (again.outcome, again.embedded_texts) == ("unchanged", 0)
    assert corpus.revision == before
    assert len(corpus.documents()) == 1


def test_the_same_text_in_another_document_is_not_embedded_again(corpus, tmp_path):
    corpus.add(*made(tmp_path, [WAITS], area="Westmarsh"))
    assert corpus.add(*made(tmp_path, [WAITS], area="Eastmarsh")).embedded_texts == 0
    assert len(corpus.match_words(["therapy"], None, 5)) == 2


def test_a_new_version_takes_the_place_of_the_old_one(corpus, tmp_path):
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS]))
    assert new.outcome == "new_version"
    assert [document.document_id for document in corpus.documents()] == [new.document_id]
    current = corpus.document(new.document_id)
    assert (current.version, current.replaces) == (2, old.document_id)
    assert corpus.document(old.document_id).status is DocumentStatus.SUPERSEDED
    assert [document.version for document in corpus.versions(old.document_id)] == [1, 2]
    assert corpus.match_words(["therapy"], None, 5) == []
    assert corpus.match_words(["therapy"], [old.document_id], 5) == []
    vector = corpus.embedder.embed_question("speech therapy waits")
    assert {found.passage_id for found in corpus.nearest(vector, None, 5)} == {f"{new.document_id}-p0"}
    assert "therapy" not in corpus.word_counts()


@pytest.mark.parametrize("other", [{"area": "Eastmarsh"}, {"day": date(2024, 11, 2)}, {"kind": DocumentKind.MINUTES}])
def test_the_same_name_for_another_area_kind_or_date_is_another_document(corpus, tmp_path, other):
    corpus.add(*made(tmp_path, [WAITS]))
    assert corpus.add(*made(tmp_path, [PLANS], **other)).outcome == "added"
    assert len(corpus.documents()) == 2


def test_removing_the_new_version_brings_the_old_one_back(corpus, tmp_path):
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS]))
    corpus.remove(new.document_id)
    assert [document.document_id for document in corpus.documents()] == [old.document_id]
    assert corpus.match_words(["therapy"], None, 5)
    vector = corpus.embedder.embed_question("speech therapy waits")
    assert [found.passage_id for found in corpus.nearest(vector, None, 5)] == [f"{old.document_id}-p0"]
    assert corpus.check().problems == ()


def test_removing_an_old_version_leaves_the_new_one_alone(corpus, tmp_path):
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS]))
    corpus.remove(old.document_id)
    assert corpus.document(new.document_id).replaces is None
    assert corpus.match_words(["timetable"], None, 5)
    assert corpus.check().problems == ()


def test_a_person_s_word_wins_and_outlives_a_new_version(corpus, tmp_path):
    first = corpus.add(*made(tmp_path, [WAITS], area="", day=None))
    corrected = corpus.correct(first.document_id, area="Westmarsh", date=date(2024, 5, 2), title="Second stocktake")
    assert (corrected.area, corrected.date, corrected.title) == ("Westmarsh", date(2024, 5, 2), "Second stocktake")
    second = corpus.add(*made(tmp_path, [PLANS], area="", day=None))
    assert second.outcome == "new_version"
    assert corpus.document(second.document_id).area == "Westmarsh"
    third = corpus.add(*made(tmp_path, [WAITS, PLANS], area="Westmarsh", day=date(2024, 5, 2)))
    assert third.outcome == "new_version"
    assert corpus.document(third.document_id).title == "Second stocktake"


def test_a_word_given_with_a_file_holds_for_the_next_version_that_says_nothing(corpus, tmp_path):
    first = corpus.add(*made(tmp_path, [WAITS], area="Westmarsh"))
    corpus.correct(first.document_id, area="Westmarsh")
    assert corpus.add(*made(tmp_path, [PLANS], area="Eastmarsh")).outcome == "added"
    second = corpus.add(*made(tmp_path, [PLANS], area=""))
    assert second.outcome == "new_version"
    assert corpus.document(second.document_id).area == "Westmarsh"


def test_saying_the_same_again_changes_nothing(corpus, tmp_path):
    first = corpus.add(*made(tmp_path, [WAITS]))
    corpus.correct(first.document_id, area="Westmarsh", date=date(2024, 5, 2))
    before = corpus.revision
    corpus.correct(first.document_id, area="Westmarsh")
    assert corpus.revision == before


def test_a_correction_stays_when_the_same_file_comes_again(corpus, tmp_path):
    reading = made(tmp_path, [WAITS])
    first = corpus.add(*reading)
    corpus.correct(first.document_id, kind=DocumentKind.MINUTES)
    corpus.add(*reading)
    assert corpus.documents()[0].kind is DocumentKind.MINUTES


def test_a_document_without_text_is_listed_but_does_not_answer(corpus, tmp_path):
    added = corpus.add(*made(tmp_path, [WAITS], status=DocumentStatus.NEEDS_OCR))
    assert corpus.documents()[0].status is DocumentStatus.NEEDS_OCR
    assert corpus.match_words(["therapy"], None, 5) == []
    assert corpus.nearest(corpus.embedder.embed_question("therapy"), [added.document_id], 5) == []
    assert corpus.check().problems == ()


def test_scope_keeps_other_documents_out(corpus, tmp_path):
    west = corpus.add(*made(tmp_path, [WAITS], area="Westmarsh"))
    east = corpus.add(*made(tmp_path, [WAITS], area="Eastmarsh"))
    vector = corpus.embedder.embed_question("speech therapy")
    for found in (corpus.match_words(["speech"], [east.document_id], 5), corpus.nearest(vector, [east.document_id], 5)):
        assert [passage.passage_id for passage in found] == [f"{east.document_id}-p0"]
    assert corpus.nearest(vector, [], 5) == corpus.match_words(["speech"], [], 5) == []
    many = [west.document_id, *(f"{n:016x}" for n in range(40_000))]
    assert [found.passage_id for found in corpus.match_words(["speech"], many, 5)] == [f"{west.document_id}-p0"]


def test_what_is_not_held_is_said_to_be_so(corpus):
    for look in (corpus.document, corpus.pages, corpus.passages, corpus.people, corpus.original, corpus.remove):
        with pytest.raises(DocumentNotFoundError, match="no-such-id"):
            look("no-such-id")
    with pytest.raises(DocumentNotFoundError):
        corpus.document("\ud800")
    assert corpus.passages_by_id(["nope", "\ud800"]) == ()
    assert not corpus.holds("nope")


def test_passages_come_back_in_the_order_asked(corpus, tmp_path):
    added = corpus.add(*made(tmp_path, [WAITS, PLANS]))
    ids = [f"{added.document_id}-p1", "unknown", f"{added.document_id}-p0"]
    assert [passage.passage_id for passage in corpus.passages_by_id(ids)] == [ids[0], ids[2]]


def test_a_file_that_changed_since_it_was_read_is_refused(corpus, tmp_path):
    reading, original = made(tmp_path, [WAITS])
    original.write_bytes(b"other bytes")
    with pytest.raises(CorpusError, match="changed"):
        corpus.add(reading, original)
    assert corpus.documents() == ()


def test_a_failed_add_leaves_nothing_behind(corpus, tmp_path, corpus_settings):
    reading, original = made(tmp_path, [WAITS, PLANS])
    twice = type(reading)(reading.document, reading.pages, reading.sections, reading.passages[:1] * 2)
    with pytest.raises(CorpusError, match="passage_id"):
        corpus.add(twice, original)
    assert corpus.documents() == ()
    assert not list((corpus_settings.data_dir / "originals").glob("*/*"))
    assert corpus.check().problems == ()
    assert corpus.add(reading, original).outcome == "added"


def test_exact_search_and_chroma_agree(corpus, tmp_path):
    for n in range(12):
        corpus.add(
            *made(tmp_path, [f"Point {n} about topic {n * 7 % 5}.", f"Another {n} on {n % 3}."], area=f"Area {n}")
        )
    vector = corpus.embedder.embed_question("topic 3")
    everything = [document.document_id for document in corpus.documents()]
    by_chroma = corpus.nearest(vector, None, 10)
    exact = corpus.nearest(vector, everything, 10)
    assert [found.passage_id for found in by_chroma] == [found.passage_id for found in exact]
    assert np.allclose([found.score for found in by_chroma], [found.score for found in exact], atol=1e-4)


def test_closing_and_opening_again_changes_nothing(corpus, tmp_path, corpus_settings):
    added = corpus.add(*made(tmp_path, [WAITS, PLANS]))
    passages, revision = corpus.passages(added.document_id), corpus.revision
    corpus.close()
    with Corpus.open(corpus_settings, embedder=corpus.embedder) as again:
        assert again.passages(added.document_id) == passages
        assert again.revision == revision
        assert again.check().problems == ()


def test_a_closed_corpus_says_so(corpus):
    corpus.close()
    with pytest.raises(CorpusError, match="closed"):
        corpus.documents()


def test_the_document_that_states_an_action_is_found_by_the_actions_id(corpus, tmp_path):
    stating = {}
    for file in ("first.txt", "second.txt"):
        reading, original = made(tmp_path, [PLANS], file=file)
        section = reading.sections[0]
        said = (section.document_id, section.section_id, 0, ActionKind.CONTINUED_FOCUS, None, "Publish", "Publish")
        action = Action(f"{section.document_id}-a0", *said, reading.passages[0].spans)
        stating[action.action_id] = corpus.add(replace(reading, actions=(action,)), original).document_id
    assert {each: corpus.document_of_action(each) for each in stating} == stating
    assert [corpus.document_of_action(each) for each in ("", "none such", "\ud800", "a\0b")] == [None] * 4
    gone, left = stating
    corpus.remove(stating[gone])
    assert (corpus.document_of_action(gone), corpus.document_of_action(left)) == (None, stating[left])
