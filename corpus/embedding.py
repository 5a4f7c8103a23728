"""Texts to unit vectors with sentence-transformers, on the CPU, from many threads.

The model cuts what is longer than it can read without a word: size texts with `count_tokens` against
`max_tokens`. Documents and questions are embedded differently by models that ask for it.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import EmbeddingModelError
from corpus.model_files import ModelFiles, find_model
from corpus.settings import CorpusSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

_BATCH = 32
_REMEMBERED_QUESTIONS = 256
_UNKNOWN_MAX_TOKENS = 512


class Embedder:
    """One embedding model, loaded at first need and only once."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._loading = threading.Lock()
        self._loaded: tuple[SentenceTransformer, Tokenizer] | None = None
        self._waiting = threading.Lock()
        self._running = threading.Lock()
        self._questions: OrderedDict[str, np.ndarray] = OrderedDict()

    @classmethod
    def open(cls, settings: CorpusSettings | None = None) -> Embedder:
        """Find and check the model the settings ask for, without loading it."""
        return cls(find_model(settings or CorpusSettings()))

    @property
    def fingerprint(self) -> str:
        """What tells this model's vectors from any other's."""
        return self._files.fingerprint

    @property
    def name(self) -> str:
        """The model's name, for people."""
        return self._files.name

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self._model.get_embedding_dimension()

    @property
    def max_tokens(self) -> int:
        """The most tokens, as `count_tokens` counts them, of which none is cut."""
        model, tokenizer = self._load()
        return (model.max_seq_length or _UNKNOWN_MAX_TOKENS) - tokenizer.num_special_tokens_to_add(is_pair=False)

    def warm(self) -> None:
        """Start loading the model in a thread of its own, so that other start-up work goes on beside it."""
        threading.Thread(target=self._load_quietly, name="load embedding model", daemon=True).start()

    def count_tokens(self, text: str) -> int:
        """Return how many of the model's tokens `text` has."""
        return len(self._load()[1].encode(_clean(text), add_special_tokens=False).ids)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a row, float32, for texts of documents."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        # Texts of like length together: a batch costs what its longest text costs.
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._turn():
                vectors[batch] = self._model.encode_document(
                    [_clean(texts[at]) for at in batch],
                    batch_size=_BATCH,
                    normalize_embeddings=True,
                    show_progress_bar=False,
                )
        return vectors

    def embed_question(self, text: str) -> np.ndarray:
        """Return the unit vector of a question, float32; the last few hundred are remembered."""
        remembered = self._questions.get(text)
        if remembered is not None:
            return remembered
        with self._turn():
            vector = self._model.encode_query(_clean(text), normalize_embeddings=True, show_progress_bar=False)
            vector.setflags(write=False)
            self._questions[text] = vector
            if len(self._questions) > _REMEMBERED_QUESTIONS:
                self._questions.popitem(last=False)
        return vector

    @property
    def _model(self) -> SentenceTransformer:
        return self._load()[0]

    def _load(self) -> tuple[SentenceTransformer, Tokenizer]:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._files)
            return self._loaded

    def _load_quietly(self) -> None:
        # The caller that needs the model meets the same error, and can tell a person.
        with suppress(EmbeddingModelError):
            self._load()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        # Whoever waits holds `_waiting`: a long ingest, back for its next batch, queues behind a question.
        with self._waiting:
            self._running.acquire()
        try:
            yield
        finally:
            self._running.release()


def _load(files: ModelFiles) -> tuple[SentenceTransformer, Tokenizer]:
    # Reading workers are started beside a loaded tokenizer; its threads would not survive that.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers.utils import logging

    if hasattr(os, "sched_getaffinity"):
        # In a container torch counts the machine's cores, not those it was given.
        torch.set_num_threads(min(torch.get_num_threads(), len(os.sched_getaffinity(0))))
    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(
            str(files.folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
        )
        own = getattr(model.tokenizer, "backend_tokenizer", model.tokenizer)
        tokenizer = Tokenizer.from_str(own.to_str())
    except Exception as fault:  # Each kind of model file has errors of its own.
        raise EmbeddingModelError(
            f"The model {files.name} in {files.folder} could not be loaded by sentence-transformers: {fault}"
        ) from fault
    # A tokenizer of our own, without the model's cutting and padding: counting waits for no one.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return model, tokenizer


def _clean(text: str) -> str:
    """Return `text` with half characters (lone surrogates), which no tokenizer takes, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
