"""Whatever a reading holds comes back from the catalogue exactly as it was, and leaves without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from tests.corpus.generated import readings
from tests.corpus.made import made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_reading_comes_back_as_it_was(corpus, tmp_path, data):
    original = tmp_path / "original"
    original.write_bytes(data.draw(st.binary(min_size=1, max_size=20)))
    reading = data.draw(readings(original.read_bytes()))
    document_id = corpus.add(reading, original).document_id
    try:
        kept = corpus.document(document_id)
        assert kept.added_at
        assert replace(kept, added_at="") == reading.document
        assert corpus.pages(document_id) == reading.pages
        assert corpus.sections(document_id) == reading.sections
        assert corpus.passages(document_id) == reading.passages
        assert corpus.people(document_id) == reading.people
        assert corpus.actions(document_id) == reading.actions
        assert corpus.passages_by_id([p.passage_id for p in reading.passages]) == reading.passages
        assert [corpus.page(document_id, page.number) for page in reading.pages] == list(reading.pages)
        assert corpus.original(document_id).read_bytes() == original.read_bytes()
        vectors = corpus.sentence_vectors([p.passage_id for p in reading.passages])
        assert {p.passage_id: len(p.sentences) for p in reading.passages if p.sentences} == {
            passage_id: len(rows) for passage_id, rows in vectors.items()
        }
    finally:
        corpus.remove(document_id)
    assert (corpus.documents(), dict(corpus.word_counts())) == ((), {})


def test_half_characters_are_refused_and_nothing_is_kept(corpus, tmp_path):
    reading, original = made(tmp_path, ["Whole words only."])
    broken = replace(reading.pages[0], text="half a character: \ud800")
    with pytest.raises(CorpusError, match="half character"):
        corpus.add(replace(reading, pages=(broken,)), original)
    assert corpus.documents() == ()
