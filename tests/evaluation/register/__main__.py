"""`python -m tests.evaluation.register`: invent areas, take their documents in, and print how good the register is.

Reading, links, updates and questions, over areas that may be tuned on and over unseen ones apart. The exit code says
whether the run happened, not whether the numbers are good.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.evaluation.invented.world import world, write_world
from tests.evaluation.register import links, questions, reading, updates
from tests.evaluation.register.areas import areas_of, end_to_end
from tests.evaluation.register.marked import marked_samples, marked_world

_SPLITS = ("tune", "unseen")


def main() -> int:
    """Run the evaluation; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.register", description=__doc__)
    parser.add_argument("--world", type=Path, help="a folder that tests.evaluation.invented wrote; else one is made")
    parser.add_argument("--split", choices=_SPLITS, help="only the areas of one split")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="stocktake-register-") as folder:
        made = given.world or Path(folder) / "world"
        if not given.world:
            write_world(world(given.split), made)
        for line in _lines(made, Path(folder), [given.split] if given.split else _SPLITS):
            print(line, flush=True)
    return 0


def _lines(made: Path, folder: Path, splits: list[str] | tuple[str, ...]) -> Iterator[str]:
    documents = [one for one in marked_world(made) if one.split in splits]
    yield "How actions are read"
    yield from reading.report(reading.measure([*marked_samples(reading.SAMPLES), *documents]))
    for split in splits:
        areas = areas_of(made, split)
        with Corpus.open(CorpusSettings(_env_file=None, data_dir=folder / split)) as corpus:
            ingest([made / "documents" / one.truth["slug"] for one in areas], corpus)
            corrected = questions.with_true_areas(corpus, areas)
            followed = list(end_to_end(corpus, areas))
            yield f"\n{len(areas)} areas, {split}; {corrected} documents of another area as read were corrected"
            yield from links.report(links.measure(followed))
            yield from updates.report(updates.measure(followed))
            yield from questions.report(questions.measure(corpus, followed))


if __name__ == "__main__":
    sys.exit(main())
