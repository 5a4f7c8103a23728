"""The model is loaded beside the start, the first page is prepared after it, and neither waits for the other."""

from __future__ import annotations

import logging
from threading import Event, Thread

import pytest

from api.warm_up import WarmUp
from corpus.embedding import Embedder

PATIENCE_SECONDS = 60


def waits_for(happened: Event) -> bool:
    return happened.wait(PATIENCE_SECONDS)


def test_it_is_ready_before_the_first_page_is_prepared(embedder: Embedder) -> None:
    preparing, may_end = Event(), Event()

    def prepare() -> None:
        preparing.set()
        waits_for(may_end)

    warm_up = WarmUp()
    warm_up.start(embedder, prepare)
    assert waits_for(preparing)
    assert warm_up.is_done
    may_end.set()
    warm_up.stop()


def test_stopping_waits_for_what_is_being_prepared(embedder: Embedder) -> None:
    preparing, may_end, stopped = Event(), Event(), Event()

    def prepare() -> None:
        preparing.set()
        waits_for(may_end)

    warm_up = WarmUp()
    warm_up.start(embedder, prepare)
    assert waits_for(preparing)
    Thread(target=lambda: (warm_up.stop(), stopped.set()), daemon=True).start()
    assert not stopped.wait(0.2)
    may_end.set()
    assert waits_for(stopped)


def test_no_further_step_begins_once_it_is_stopped(embedder: Embedder) -> None:
    begun, may_end, prepared = Event(), Event(), Event()

    def first() -> None:
        begun.set()
        waits_for(may_end)

    warm_up = WarmUp()
    warm_up.start(embedder, first, prepared.set)
    assert waits_for(begun)
    stopping = Thread(target=warm_up.stop)
    stopping.start()
    while not warm_up._stopped.is_set():
        pass
    may_end.set()
    stopping.join(PATIENCE_SECONDS)
    assert not prepared.is_set()


def test_a_step_that_fails_keeps_none_after_it_from_being_prepared(embedder: Embedder) -> None:
    def fail() -> None:
        raise RuntimeError

    prepared = Event()
    warm_up = WarmUp()
    warm_up.start(embedder, fail, prepared.set)
    assert waits_for(prepared)
    warm_up.stop()


def test_nothing_is_prepared_once_it_is_stopped(embedder: Embedder) -> None:
    prepared = Event()
    warm_up = WarmUp()
    warm_up.stop()
    warm_up.start(embedder, prepared.set)
    while not warm_up.is_done:
        pass
    warm_up.stop()
    assert not prepared.is_set()


def test_a_first_page_that_cannot_be_prepared_is_logged_and_no_more(
    embedder: Embedder, caplog: pytest.LogCaptureFixture
) -> None:
    failing = Event()

    def prepare() -> None:
        failing.set()
        raise RuntimeError("no documents")

    warm_up = WarmUp()
    with caplog.at_level(logging.ERROR, "stocktake.server"):
        warm_up.start(embedder, prepare)
        assert waits_for(failing)
        warm_up.stop()
    assert warm_up.is_done
    assert "could not be prepared" in caplog.text
