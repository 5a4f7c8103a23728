"""Questions to the register of one invented area: every list and count holds what the register holds, exactly."""

from __future__ import annotations

from pathlib import Path

from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.evaluation.invented.world import world, write_world
from tests.evaluation.register.areas import areas_of, end_to_end
from tests.evaluation.register.questions import measure, with_true_areas


def test_lists_counts_and_fields_are_exactly_the_registers(corpus: Corpus, tmp_path: Path) -> None:
    write_world(world("tune", areas=["harrowmere"]), tmp_path / "world")
    areas = areas_of(tmp_path / "world", "tune")
    ingest([tmp_path / "world" / "documents"], corpus)
    with_true_areas(corpus, areas)
    figures = measure(corpus, end_to_end(corpus, areas))
    assert figures.asked.total() >= 20
    assert figures.exact == figures.asked, figures.misses
    assert figures.told
