"""Many threads read while one changes: no error, and never half a document."""

from __future__ import annotations

import threading

from corpus.store import Corpus
from tests.corpus.hashed import HashedEmbedder
from tests.corpus.made import made


def test_readers_never_fail_nor_see_half_a_document_while_documents_come_and_go(corpus_settings, tmp_path):
    faults: list[BaseException] = []
    done = threading.Event()
    with Corpus.open(corpus_settings, embedder=HashedEmbedder()) as corpus:
        keep = corpus.add(*made(tmp_path, [f"Steady line {n}." for n in range(20)], file="keep"))
        vector = corpus.embedder.embed_question("Priority Action 1\nSteady line 3.")

        def read() -> None:
            try:
                while not done.is_set():
                    assert corpus.nearest(vector, None, 1)[0].passage_id == f"{keep.document_id}-p3"
                    assert f"{keep.document_id}-p3" in {hit.passage_id for hit in corpus.match_words(["3"], None, 9)}
                    for document in corpus.documents():
                        assert len(corpus.passages_by_id([f"{document.document_id}-p{n}" for n in range(20)])) in (
                            0,
                            20,
                        )
                    assert corpus.word_counts()["steady"] >= 20
                    corpus.conversations.append("talk", "?", "{}")
            except BaseException as fault:
                faults.append(fault)

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for turn in range(6):
            added = corpus.add(*made(tmp_path, [f"Steady {turn} line {n}." for n in range(20)], file=f"{turn}"))
            if turn % 2:
                corpus.remove(added.document_id)
        done.set()
        for reader in readers:
            reader.join()
        assert faults == []
        assert corpus.check().problems == ()
