"""What is removed is gone from every file under the data folder: words, names, vectors, conversations."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import DocumentStatus
from corpus.errors import DocumentNotFoundError
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from tests.corpus.made import made

MARKER = "zebrafinch"
KEPT = "The waits for therapy fell. Families welcomed it."
ERASED = f"The {MARKER} family was visited twice. Officers from Quillhaven went along."


def test_removed_words_and_vectors_are_in_no_file(corpus, tmp_path, corpus_settings):
    kept = corpus.add(*made(tmp_path, [KEPT] * 3, file="kept.txt"))
    gone = corpus.add(*made(tmp_path, [ERASED, f"More on {MARKER}."], file=f"{MARKER}.txt", area=f"{MARKER} borough"))
    corpus.correct(gone.document_id, title=f"About {MARKER}")
    talk = corpus.conversations.create()
    corpus.conversations.append(talk, "Who?", json.dumps({"document_id": gone.document_id, "quote": ERASED}))
    corpus.conversations.append(talk, "What else?", json.dumps({"document_id": kept.document_id}))
    vectors = list(corpus.sentence_vectors([f"{gone.document_id}-p0"])[f"{gone.document_id}-p0"])
    vectors += [corpus.embedder.embed([f"Priority Action 1\n{ERASED}"])[0]]
    before = _traces(corpus_settings, [MARKER], vectors)
    assert any("catalogue" in name for name in before)
    assert any("index" in name for name in before)
    corpus.remove(gone.document_id)
    assert _traces(corpus_settings, [MARKER, "Quillhaven", gone.document_id], vectors) == set()
    assert [turn.question for turn in corpus.conversations.turns(talk)] == ["What else?"]
    assert MARKER not in corpus.word_counts()
    assert corpus.check().problems == ()


def test_several_documents_go_in_one_step_and_an_unknown_one_stops_it(corpus, tmp_path, corpus_settings):
    ids = [corpus.add(*made(tmp_path, [f"{MARKER} {n}"], file=f"{n}.txt")).document_id for n in range(3)]
    generation = _generations(corpus_settings)
    with pytest.raises(DocumentNotFoundError):
        corpus.remove(ids[0], "unknown")
    assert len(corpus.documents()) == 3
    corpus.remove(*ids)
    assert len(_generations(corpus_settings)) == 1
    assert _generations(corpus_settings) != generation
    assert _traces(corpus_settings, [MARKER], []) == set()


def test_a_superseded_version_is_erased_like_any_other(corpus, tmp_path, corpus_settings):
    old = corpus.add(*made(tmp_path, [ERASED]))
    vector = corpus.embedder.embed([f"Priority Action 1\n{ERASED}"])[0]
    corpus.add(*made(tmp_path, [KEPT]))
    assert corpus.document(old.document_id).status is DocumentStatus.SUPERSEDED
    corpus.remove(old.document_id)
    assert _traces(corpus_settings, [MARKER], [vector]) == set()


def test_a_deleted_conversation_is_in_no_file(corpus, corpus_settings):
    talk = corpus.conversations.create()
    corpus.conversations.append(talk, f"What of {MARKER}?", "{}")
    assert _traces(corpus_settings, [MARKER], [])
    corpus.conversations.delete(talk)
    assert _traces(corpus_settings, [MARKER], []) == set()


def test_an_erasure_cut_short_is_finished_at_the_next_start(corpus, tmp_path, corpus_settings, monkeypatch):
    gone = corpus.add(*made(tmp_path, [ERASED], file="gone.txt"))
    corpus.add(*made(tmp_path, [KEPT], file="kept.txt"))
    vector = corpus.embedder.embed([f"Priority Action 1\n{ERASED}"])[0]
    # The power goes right after the transaction: neither index nor original has followed.
    monkeypatch.setattr(corpus._index, "rebuild", lambda: None)
    monkeypatch.setattr(corpus, "_erase_unsettled", lambda: None)
    corpus.remove(gone.document_id)
    assert _traces(corpus_settings, [MARKER], [vector])
    corpus.close()
    with Corpus.open(corpus_settings, embedder=corpus.embedder) as again:
        assert _traces(corpus_settings, [MARKER], [vector]) == set()
        assert again.check().problems == ()


def _traces(settings: CorpusSettings, words: list[str], vectors: list[np.ndarray]) -> set[str]:
    """Return the names of the files under the data folder in which a word or a vector stands."""
    sought = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    sought += [vector.astype("<f4").tobytes()[:64] for vector in vectors]
    found = set()
    for path in Path(settings.data_dir).rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            name = str(path.relative_to(settings.data_dir))
            found |= {name for part in sought if part in data or part in name.encode()}
    return found


def _generations(settings: CorpusSettings) -> list[str]:
    return sorted(path.name for path in (settings.data_dir / "index").iterdir())
