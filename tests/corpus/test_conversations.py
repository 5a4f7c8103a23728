"""Conversations keep their turns in order, apart from each other, and are listed with the last one first."""

from __future__ import annotations

import pytest

from corpus.conversations import shortened
from corpus.store import Corpus
from tests.corpus.made import made


def asked(corpus: Corpus, *questions: str) -> str:
    talk = corpus.conversations.create()
    for question in questions:
        corpus.conversations.append(talk, question, "{}")
    return talk


def test_turns_come_back_in_order_and_apart(corpus, corpus_settings):
    first, second = corpus.conversations.create(), corpus.conversations.create()
    corpus.conversations.append(first, "Who signed it?", '{"status": "answered"}')
    corpus.conversations.append(second, "When?", "{}")
    corpus.conversations.append(first, "And whom did they write to?", "{}")
    corpus.close()
    with Corpus.open(corpus_settings, embedder=corpus.embedder) as again:
        assert [(turn.question, turn.answer_json) for turn in again.conversations.turns(first)] == [
            ("Who signed it?", '{"status": "answered"}'),
            ("And whom did they write to?", "{}"),
        ]
        assert [turn.question for turn in again.conversations.turns(second)] == ["When?"]


def test_a_deleted_or_unknown_conversation_has_no_turns(corpus):
    talk = asked(corpus, "Who?")
    corpus.conversations.delete(talk)
    corpus.conversations.delete("unknown")
    assert corpus.conversations.turns(talk) == corpus.conversations.turns("unknown") == ()
    assert not corpus.conversations.holds(talk)
    assert corpus.conversations.find(talk) is None
    assert corpus.conversations.listed() == ()


def test_a_turn_for_a_conversation_deleted_meanwhile_is_kept(corpus):
    corpus.conversations.append("deleted-meanwhile", "Who?", "{}")
    assert corpus.conversations.holds("deleted-meanwhile")


def test_odd_strings_are_kept_as_well_as_text_allows(corpus):
    talk = asked(corpus, "half \ud800 and \0 nothing")
    assert [turn.question for turn in corpus.conversations.turns(talk)] == ["half ? and \0 nothing"]
    assert corpus.conversations.turns("\udfff") == ()
    assert corpus.conversations.find("\udfff") is None
    assert [each.conversation_id for each in corpus.conversations.listed("half \udfff and")] == [talk]
    assert [each.conversation_id for each in corpus.conversations.listed("\0")] == [talk]


def test_a_conversation_does_not_change_what_is_held(corpus):
    before = corpus.revision
    corpus.conversations.append(corpus.conversations.create(), "Who?", "{}")
    assert corpus.revision == before


def test_conversations_are_listed_with_the_one_last_asked_in_first(corpus):
    first, second = asked(corpus, "Who signed it?"), asked(corpus, "When?")
    corpus.conversations.append(first, "And whom did they write to?", "{}")
    listed = corpus.conversations.listed()
    assert [(each.conversation_id, each.title, each.turns) for each in listed] == [
        (first, "Who signed it?", 2),
        (second, "When?", 1),
    ]
    assert all(each.started_at <= each.last_asked_at for each in listed)
    assert corpus.conversations.find(first) == listed[0]


def test_a_conversation_without_turns_is_not_listed(corpus, tmp_path):
    corpus.conversations.create()
    document_id = corpus.add(*made(tmp_path, ["The waits fell."])).document_id
    corpus.conversations.append(corpus.conversations.create(), "Which waits?", f'{{"document_id": "{document_id}"}}')
    assert corpus.conversations.count() == 1
    corpus.remove(document_id)
    assert corpus.conversations.listed() == ()
    assert corpus.conversations.count() == 0


def test_a_long_list_is_read_a_page_at_a_time_and_nothing_is_missed(corpus):
    asked_in = [asked(corpus, f"Question {n}?") for n in range(7)]
    seen, before = [], None
    while page := corpus.conversations.listed(before=before, limit=3):
        assert len(page) <= 3
        seen += [each.conversation_id for each in page]
        before = page[-1].last_turn
    assert seen == asked_in[::-1]
    assert corpus.conversations.count() == 7


SEARCHES = [
    ("therapy", ["therapy"]),
    ("WAITS therapy", ["therapy"]),
    ("cafe", ["cafe"]),
    ("it's", ["cafe"]),
    ("waits", ["plans", "therapy"]),
    ("waits café", []),
    ("", ["plans", "cafe", "therapy"]),
    ("   ", ["plans", "cafe", "therapy"]),
    ("%", []),
    ("' OR 1=1 --", []),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES, ids=range(len(SEARCHES)))
def test_conversations_are_found_by_words_of_any_of_their_questions(corpus, words, found):
    names = {
        asked(corpus, "Who leads on Speech and Language Therapy?", "What of the waits?"): "therapy",
        asked(corpus, "Is there a CAFÉ? It’s said so."): "cafe",
        asked(corpus, "Which plans are late?", "Which waits?"): "plans",
    }
    assert [names[each.conversation_id] for each in corpus.conversations.listed(words)] == found
    assert corpus.conversations.count(words) == len(found)


def test_a_title_is_the_question_on_one_line_cut_at_a_word():
    assert shortened("  Who\n chaired\t it? ") == "Who chaired it?"
    long = "What progress has been made on Priority Action 1, and what will the next stocktake look at?"
    assert shortened(long) == "What progress has been made on Priority Action 1, and what will the next…"
    assert shortened("x" * 500) == "x" * 79 + "…"
    assert all(len(shortened("word, " * n)) <= 80 for n in range(1, 60))


def test_a_question_of_marks_nobody_sees_still_has_a_title(corpus):
    asked(corpus, "\u200b\u2060")
    assert [each.title for each in corpus.conversations.listed()] == ["A question without words"]
