"""`python -m tests.benchmarks`: fill a corpus, ask it, start it, and print ratios against our aims.

`--copies N` adds N made-up letters to the samples, to see what grows with the corpus.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "corpus" / "samples" / "documents"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; the exit code says whether the run happened, not whether aims are met."""
    options = _options(arguments)
    # Here and not at the top: these load the store and the model, which --help need not wait for.
    from corpus.settings import CorpusSettings
    from corpus.store import Corpus
    from tests.benchmarks.answering import answer_figures
    from tests.benchmarks.ingesting import ingest_figures
    from tests.benchmarks.starting import start_figures
    from tests.benchmarks.synthetic import write_letters

    figures = []
    with tempfile.TemporaryDirectory(prefix="stocktake-benchmark-") as folder:
        data_dir = Path(folder) / "data"
        files = [*options.letters, *write_letters(Path(folder) / "letters", options.copies)]
        with Corpus.open(CorpusSettings(data_dir=data_dir)) as corpus:
            figures += ingest_figures(files, corpus)
            figures += answer_figures(corpus)
        figures += start_figures(data_dir)
    for figure in figures:
        print(figure.line)
    if options.json:
        options.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--letters", type=Path, nargs="+", default=[LETTERS], help="files or folders to fill with")
    parser.add_argument("--copies", type=int, default=0, metavar="N", help="made-up letters to add")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
