"""Conversations keep their turns in order, apart from each other, over a restart."""

from __future__ import annotations

from corpus.store import Corpus


def test_turns_come_back_in_order_and_apart(corpus, corpus_settings):
    first, second = corpus.conversations.create(), corpus.conversations.create()
    corpus.conversations.append(first, "Who signed it?", '{"status": "answered"}')
    corpus.conversations.append(second, "When?", "{}")
    corpus.conversations.append(first, "And whom did they write to?", "{}")
    corpus.close()
    with Corpus.open(corpus_settings, embedder=corpus.embedder) as again:
        assert again.conversations.turns(first) == (
            ("Who signed it?", '{"status": "answered"}'),
            ("And whom did they write to?", "{}"),
        )
        assert again.conversations.turns(second) == (("When?", "{}"),)


def test_a_deleted_or_unknown_conversation_has_no_turns(corpus):
    talk = corpus.conversations.create()
    corpus.conversations.append(talk, "Who?", "{}")
    corpus.conversations.delete(talk)
    corpus.conversations.delete("unknown")
    assert corpus.conversations.turns(talk) == corpus.conversations.turns("unknown") == ()
    assert not corpus.conversations.holds(talk)


def test_a_turn_for_a_conversation_deleted_meanwhile_is_kept(corpus):
    corpus.conversations.append("deleted-meanwhile", "Who?", "{}")
    assert corpus.conversations.holds("deleted-meanwhile")


def test_odd_strings_are_kept_as_well_as_text_allows(corpus):
    talk = corpus.conversations.create()
    corpus.conversations.append(talk, "half \ud800 and \0 nothing", "{}")
    assert corpus.conversations.turns(talk) == (("half ? and \0 nothing", "{}"),)
    assert corpus.conversations.turns("\udfff") == ()


def test_a_conversation_does_not_change_what_is_held(corpus):
    before = corpus.revision
    corpus.conversations.append(corpus.conversations.create(), "Who?", "{}")
    assert corpus.revision == before
