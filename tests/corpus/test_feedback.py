"""What people think of an answer is kept with it: one word each, listed newest first, gone when it goes."""

from __future__ import annotations

import json

import pytest

from corpus.errors import AnswerNotFoundError
from corpus.feedback import REASON_CHARS, FeedbackCounts
from corpus.store import Corpus
from tests.corpus.made import made


def answered(corpus: Corpus, answer_id: str, *, talk: str | None = None, rests_on: str = "") -> str:
    talk = talk or corpus.conversations.create()
    answer = json.dumps({"answer_id": answer_id, "citations": [{"document_id": rests_on}]})
    corpus.conversations.append(talk, f"What of {answer_id}?", answer)
    return talk


def test_feedback_is_kept_with_its_answer_over_a_restart(corpus, corpus_settings):
    talk = answered(corpus, "a1")
    corpus.feedback.give(talk, "a1", useful=False, reason="The date is wrong.\nIt was May.")
    corpus.close()
    with Corpus.open(corpus_settings, embedder=corpus.embedder) as again:
        (kept,) = again.feedback.listed()
        assert (kept.conversation_id, kept.answer_id, kept.question) == (talk, "a1", "What of a1?")
        assert (kept.useful, kept.reason) == (False, "The date is wrong.\nIt was May.")
        assert json.loads(kept.answer_json)["answer_id"] == "a1"
        assert again.feedback.of(talk) == {"a1": kept}
        assert again.check().problems == ()


def test_a_later_word_replaces_the_one_before_and_becomes_the_newest(corpus):
    talk = answered(corpus, "a1")
    answered(corpus, "a2", talk=talk)
    corpus.feedback.give(talk, "a1", useful=False, reason="No.")
    corpus.feedback.give(talk, "a2", useful=True)
    corpus.feedback.give(talk, "a1", useful=True)
    assert [(each.answer_id, each.useful, each.reason) for each in corpus.feedback.listed()] == [
        ("a1", True, ""),
        ("a2", True, ""),
    ]
    assert corpus.feedback.counts() == FeedbackCounts(useful=2, not_useful=0)


@pytest.mark.parametrize(("talk", "answer_id"), [("own", "other"), ("unknown", "a1"), ("own", "\udfff"), ("own", "")])
def test_a_word_on_an_answer_that_is_not_there_is_refused(corpus, talk, answer_id):
    own = answered(corpus, "a1")
    corpus.conversations.append(own, "An answer without an id?", "{}")
    corpus.conversations.append(own, "An answer that is no JSON?", "not json")
    with pytest.raises(AnswerNotFoundError, match="removed"):
        corpus.feedback.give(own if talk == "own" else talk, answer_id, useful=True)
    assert corpus.feedback.listed() == ()


def test_a_reason_has_a_longest_length(corpus):
    talk = answered(corpus, "a1")
    corpus.feedback.give(talk, "a1", useful=True, reason="x" * REASON_CHARS)
    with pytest.raises(ValueError, match="2000"):
        corpus.feedback.give(talk, "a1", useful=True, reason="x" * (REASON_CHARS + 1))
    corpus.feedback.give(talk, "a1", useful=True, reason="half \ud800 and '); DROP TABLE feedback; --")
    assert corpus.feedback.of(talk)["a1"].reason == "half ? and '); DROP TABLE feedback; --"


def test_feedback_goes_with_its_conversation(corpus):
    gone, kept = answered(corpus, "a1"), answered(corpus, "a2")
    corpus.feedback.give(gone, "a1", useful=True)
    corpus.feedback.give(kept, "a2", useful=True)
    corpus.conversations.delete(gone)
    assert [each.answer_id for each in corpus.feedback.listed()] == ["a2"]
    assert corpus.check().problems == ()


def test_feedback_goes_with_a_document_its_answer_rests_on_and_leaves_no_trace(corpus, tmp_path, corpus_settings):
    document_id = corpus.add(*made(tmp_path, ["The waits fell."])).document_id
    talk = answered(corpus, "a1", rests_on=document_id)
    answered(corpus, "a2", talk=talk)
    corpus.feedback.give(talk, "a1", useful=False, reason="The zebrafinch family is not named.")
    corpus.feedback.give(talk, "a2", useful=True)
    corpus.remove(document_id)
    assert [each.answer_id for each in corpus.feedback.listed()] == ["a2"]
    files = [path for path in corpus_settings.data_dir.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"zebrafinch" in path.read_bytes()] == []


def test_feedback_is_read_a_page_at_a_time_and_by_what_was_said(corpus):
    talk = corpus.conversations.create()
    for n in range(7):
        answered(corpus, f"a{n}", talk=talk)
        corpus.feedback.give(talk, f"a{n}", useful=n % 3 == 0)
    seen, before = [], None
    while page := corpus.feedback.listed(False, before=before, limit=3):
        seen += [each.answer_id for each in page]
        before = page[-1].number
    assert seen == ["a5", "a4", "a2", "a1"]
    assert [each.answer_id for each in corpus.feedback.listed(True)] == ["a6", "a3", "a0"]
    assert len(corpus.feedback.listed()) == 7
    assert corpus.feedback.counts() == FeedbackCounts(useful=3, not_useful=4)
