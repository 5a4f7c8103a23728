"""Writes the invented world: `python -m tests.evaluation.invented --to FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.evaluation.invented.check import report
from tests.evaluation.invented.world import world, write_world


def main() -> None:
    """Write documents and truth for the areas asked for, and with --check read them again."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.invented", description=__doc__)
    parser.add_argument("--to", type=Path, required=True, help="folder for documents/ and truth/")
    parser.add_argument("--areas", default="", help="areas by file name, divided by commas; all when left out")
    parser.add_argument("--split", choices=("tune", "unseen"), help="only the areas of one split")
    parser.add_argument("--check", action="store_true", help="read the files with our readers and say what is lost")
    given = parser.parse_args()
    chosen = world(given.split, areas=[area for area in given.areas.split(",") if area])
    written = write_world(chosen, given.to)
    mentions = sum(len(area.truth.mentions) for area in chosen)
    print(f"{len(chosen)} areas, {len(written)} documents, {mentions} mentions of actions in {given.to}")
    if given.check:
        print("\n".join(report(chosen, given.to)))


if __name__ == "__main__":
    main()
