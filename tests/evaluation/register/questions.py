"""Questions to the register over invented areas, asked of the assistant as a person would, and held against two things.

An answer has to hold exactly the actions that the register holds; how near those come to what was written into the
documents is measured beside it. `python -m tests.evaluation.register.questions --world FOLDER [--split unseen]`.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.answers import Answer, Scope
from assistant.ask import Assistant
from corpus.actions import Action
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from ingest.pipeline import ingest
from tests.evaluation.register.areas import Followed, TruthArea, areas_of, end_to_end
from tests.evaluation.register.matching import squashed
from tests.evaluation.register.questions_of import Asked, Case

_COUNT = re.compile(r"(?:^|: )(\d+|None|none|one)\b")
_NUMBERS = {"none": 0, "one": 1}


@dataclass
class Figures:
    """What the answers came to, by kind of question."""

    asked: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    right: int = 0
    told: int = 0
    marked: int = 0
    misses: list[str] = field(default_factory=list)


def measure(corpus: Corpus, areas: Iterable[Followed]) -> Figures:
    """Ask every area's questions and hold the answers against the register and the truth."""
    figures, assistant, documents = Figures(), Assistant(corpus), corpus.documents()
    for followed in areas:
        asked = Asked(followed, documents)
        of_area = [one for one in documents if one.area == asked.plan.area]
        for case in asked.cases():
            answer = assistant.ask(case.text, scope=Scope(areas=(asked.plan.area,)))
            told = told_in(answer, [one for d in of_area for one in corpus.actions(d.document_id)])
            exact = told == case.register and _says(answer, case, len(case.register), case.read_words)
            mentions = {followed.mention_of.get(one, one) for one in told}
            is_true = mentions == case.truth and squashed(case.true_words) in squashed(_stated(answer))
            figures.asked[case.kind] += 1
            figures.exact[case.kind] += exact
            figures.true[case.kind] += is_true
            figures.right += len(mentions & case.truth)
            figures.told += len(mentions)
            figures.marked += len(case.truth)
            if followed.area.split == "tune" and not exact:
                figures.misses.append(
                    f"{case.text}: {answer.message[:160]} told {len(told)}, held {len(case.register)}"
                )
            elif followed.area.split == "tune" and not is_true:
                figures.misses.append(f"{case.text}: not as true: {sorted(mentions ^ case.truth)}")
    return figures


def _says(answer: Answer, case: Case, number: int, words: str) -> bool:
    """Tell whether an answer gives the right count, or of one field the right words."""
    if case.kind.startswith("field"):
        return squashed(words) in squashed(_stated(answer)) and bool(answer.message or words)
    count = _COUNT.search(answer.message)
    return count is not None and (_NUMBERS.get(count[1].lower()) if count[1].isalpha() else int(count[1])) == number


def _stated(answer: Answer) -> str:
    return " ".join(one.text for one in answer.statements)


def with_true_areas(corpus: Corpus, areas: Iterable[TruthArea]) -> int:
    """Correct documents whose area was misread, as a person does on their page; return how many there were."""
    true = {file: one.truth["area"] for one in areas for file in one.documents}
    wrong = [one for one in corpus.documents() if one.file in true and one.area != true[one.file]]
    for one in wrong:
        corpus.correct(one.document_id, area=true[one.file])
    return len(wrong)


def told_in(answer: Answer, actions: Iterable[Action]) -> frozenset[str]:
    """Return the ids of the actions whose words an answer states and cites."""
    cited = {one.number: one for one in answer.citations}
    found = set()
    known = list(actions)
    for statement in answer.statements:
        words = squashed(statement.text)
        places = [cited[number] for number in statement.citations]
        for one in known:
            here = any(
                place.document_id == one.document_id
                and place.page == span.page
                and place.start < span.end > place.start
                and span.start < place.end
                for place in places
                for span in one.spans
            )
            if here and squashed(one.text).rstrip(".;") in words:
                found.add(one.action_id)
    return frozenset(found)


def report(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of figures."""
    total = figures.asked.total()
    yield f"questions to the register: {figures.exact.total()} of {total} exactly as the register has it, " + (
        f"{figures.true.total()} of {total} exactly as written into the documents"
    )
    precision = figures.right / figures.told if figures.told else 1.0
    recall = figures.right / figures.marked if figures.marked else 1.0
    yield f"  actions told: precision {precision:.3f}, recall {recall:.3f} against the truth"
    for kind, asked in sorted(figures.asked.items()):
        yield f"  {kind:20} {figures.exact[kind]:3} of {asked:3} as the register, {figures.true[kind]:3} as the truth"


def main() -> None:
    """Print figures, and the misses of areas that may be tuned on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="a folder that tests.evaluation.invented wrote")
    parser.add_argument("--split", default="unseen", choices=("tune", "unseen"))
    parser.add_argument("--data-dir", type=Path, help="keep the corpus here")
    given = parser.parse_args()
    areas = areas_of(given.world, given.split)
    with tempfile.TemporaryDirectory(prefix="stocktake-register-") as folder:
        settings = CorpusSettings(_env_file=None, data_dir=given.data_dir or Path(folder))
        with Corpus.open(settings) as corpus:
            if not corpus.documents():
                ingest([given.world / "documents" / one.truth["slug"] for one in areas], corpus)
            corrected = with_true_areas(corpus, areas)
            figures = measure(corpus, end_to_end(corpus, areas))
    print(f"{corrected} documents were of another area as read and were corrected, as a person would")
    print("\n".join([*report(figures), *figures.misses]))


if __name__ == "__main__":
    main()
