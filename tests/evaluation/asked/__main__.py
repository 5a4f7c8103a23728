"""Writes the questions: `python -m tests.evaluation.asked --to FILE.jsonl [--split tune|unseen]`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tests.evaluation.asked.asking import questions_of
from tests.evaluation.asked.check import faults_of
from tests.evaluation.asked.held import Held
from tests.evaluation.asked.questions import write
from tests.evaluation.invented import world


def main() -> None:
    """Write the questions, say how many there are of each kind, and name every label that does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.asked", description=__doc__)
    parser.add_argument("--to", type=Path, required=True, help="the JSON-lines file to write")
    parser.add_argument("--split", choices=("tune", "unseen"), help="only the areas of one split")
    given = parser.parse_args()
    areas = world()
    held = Held(areas)
    questions = questions_of(areas, held, given.split)
    write(questions, given.to)
    faults = [fault for question in questions for fault in faults_of(question, held)]
    print(f"{len(questions)} questions in {given.to}, {len(faults)} labels that do not hold")
    counted = Counter((one.split, one.group, one.reason or one.labelled.type) for one in questions)
    for (split, group, kind), count in sorted(counted.items()):
        print(f"  {split:7} {group:9} {kind:14} {count:5}")
    print("\n".join(faults))


if __name__ == "__main__":
    main()
