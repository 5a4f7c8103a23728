"""The assistant over the samples on a day of its own, for tests of answers that depend on the day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.ask import Assistant
from corpus.store import Corpus


@pytest.fixture(scope="session")
def on_day(samples: Corpus) -> Assistant:
    """The assistant on 1 March 2025."""
    return Assistant(samples, today=lambda: date(2025, 3, 1))
