"""Asks the questions of a written world: `python -m tests.evaluation.asked.measure --world FOLDER` prints the figures.

Misses are shown for areas that may be tuned on, never for unseen ones: what is read there is no longer unseen.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.evaluation.asked.asking import questions_of
from tests.evaluation.asked.figures import figures_by, figures_of, kind_of, table_of
from tests.evaluation.asked.held import Held
from tests.evaluation.asked.questions import Asked, read
from tests.evaluation.asked.scoring import Mark, mark
from tests.evaluation.invented import world


def main() -> None:
    """Take the world's documents in, ask, and print what came of it."""
    given = _options()
    areas = world()
    held = Held(areas)
    questions = read(given.questions) if given.questions else questions_of(areas, held, given.split)
    questions = [one for one in questions if given.split in (None, one.split)]
    if given.sample:
        questions = sampled(questions, given.sample)
    with tempfile.TemporaryDirectory(prefix="stocktake-asked-") as folder:
        marks = measure(questions, given, given.data_dir or Path(folder), dict(held.area_of))
    by_kind = {system: figures_by(found, kind_of) for system, found in marks.items()}
    by_voice = {s: figures_by(found, lambda one: one.question.labelled.user_group) for s, found in marks.items()}
    print(table_of(by_kind) + "\n\n" + table_of(by_voice))
    print("\n".join(line for found in marks.values() for line in misses(found, given.misses)))
    if given.json:
        totals = {system: asdict(figures_of("total", found)) for system, found in marks.items()}
        rows = [row_of(system, one) for system, found in marks.items() for one in found]
        given.json.write_text(json.dumps({"totals": totals, "rows": rows}, ensure_ascii=False, indent=1) + "\n")


def sampled(questions: Sequence[Asked], number: int) -> list[Asked]:
    """Return about `number` questions, of every kind its share and at least one, the same ones every time."""
    by_kind: dict[str, list[Asked]] = {}
    for one in questions:
        by_kind.setdefault(f"{one.group} {one.reason or one.pattern or one.labelled.type}", []).append(one)
    drawn = random.Random(number)
    chosen = []
    for same in by_kind.values():
        chosen += drawn.sample(same, max(1, round(len(same) * number / len(questions))))
    return chosen


def measure(
    questions: Sequence[Asked], given: argparse.Namespace, data_dir: Path, area_of: dict[str, str]
) -> dict[str, list[Mark]]:
    """Return the marks by system; the corpus is kept in `data_dir` and taken in once."""
    # Here and not at the top: these load the store and the model, which --help need not wait for.
    from corpus.embedding import Embedder
    from corpus.settings import CorpusSettings
    from corpus.store import Corpus
    from ingest.pipeline import ingest
    from tests.evaluation.asked.shown import OurAnswers, Shower, Traced
    from tests.evaluation.systems import PlainChain

    settings = CorpusSettings(_env_file=None, data_dir=data_dir)
    with Corpus.open(settings) as corpus:
        if not corpus.documents():
            ingest(sorted((given.world / "documents").iterdir()), corpus)
        wrong = [one.file for one in corpus.documents() if area_of.get(one.file, one.area) != one.area]
        print(f"{len(corpus.documents())} documents, {len(wrong)} of them read as another area", file=sys.stderr)
        systems: list[Shower] = [OurAnswers(corpus)]
        if given.baseline:
            systems.append(Traced(PlainChain(corpus, Embedder.open(settings), data_dir / "baseline"), corpus))
        return {each.name: [mark(one, each.show(one), area_of) for one in questions] for each in systems}


def misses(marks: Sequence[Mark], most: int) -> Iterator[str]:
    """Yield what went wrong, of areas that may be tuned on."""
    wrong = [one for one in marks if one.question.split == "tune" and not one.is_right]
    for one in wrong[:most]:
        question = one.question
        asked = " > ".join((*question.labelled.history, question.labelled.question))
        wanted = question.labelled.must_contain or f"a refusal: {question.reason}"
        yield f"{question.labelled.question_id} [{kind_of(one)}] {one.status} {one.forbidden or ''}"
        yield f"  {asked}\n  wanted {wanted}"


def row_of(system: str, one: Mark) -> dict:
    """Return a mark for a program, by the question's id."""
    judged = {name: value for name, value in asdict(one).items() if name != "question"}
    return {
        "system": system,
        "id": one.question.labelled.question_id,
        "kind": kind_of(one),
        "right": one.is_right,
    } | judged


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.asked.measure", description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="a folder that tests.evaluation.invented wrote")
    parser.add_argument(
        "--questions", type=Path, help="a file that tests.evaluation.asked wrote; made anew when left out"
    )
    parser.add_argument("--split", choices=("tune", "unseen"), help="only the questions of one split")
    parser.add_argument("--sample", type=int, help="ask about so many, of every kind its share")
    parser.add_argument("--baseline", action="store_true", help="also the plain LangChain chain")
    parser.add_argument("--misses", type=int, default=0, help="show so many misses, of tuning areas alone")
    parser.add_argument("--json", type=Path, help="also write figures and a row per question to this file")
    parser.add_argument("--data-dir", type=Path, help="keep the corpus here, and use it again")
    return parser.parse_args()


if __name__ == "__main__":
    main()
