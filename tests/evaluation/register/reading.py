"""How well actions are read: marked documents against what our readers and structure find in them.

`python -m tests.evaluation.register.reading [--world FOLDER]`; misses are listed for the samples and the areas that
may be tuned on, never for unseen areas.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.readings import Reading
from ingest.given import Given
from ingest.structure import structure
from ingest.workers import ReaderPool
from tests.evaluation.register.marked import MarkedDocument, marked_samples, marked_world
from tests.evaluation.register.matching import FIELDS, pair, same_due, same_figures, same_ref, same_words, squashed

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
_COMPARED = ("ref", "due", "former_due", *FIELDS)


@dataclass
class Tally:
    """Counts over some documents."""

    documents: int = 0
    marked: int = 0
    read: int = 0
    found: int = 0
    parts: int = 0
    """Further parts of asks that are marked as one: neither found nor wrong."""
    agreed: Counter[str] = field(default_factory=Counter)
    """Per field, the found actions of which it is as marked, absent where it is absent."""
    measures: int = 0
    measures_read: int = 0
    measures_right: int = 0

    @property
    def recall(self) -> float:
        """Share of the marked actions that were found."""
        return self.found / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """Share of the actions read that are marked."""
        return self.found / self.read if self.read else 1.0

    def share(self, name: str) -> float:
        """Share of the found actions whose field `name` is as marked."""
        return self.agreed[name] / self.found if self.found else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """Something marked that was not found, something found that is not marked, or a field that differs."""

    document: MarkedDocument
    what: str
    words: str


@dataclass
class Figures:
    """Tallies by what they are counted over, and the misses."""

    tallies: dict[tuple[str, ...], Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)

    def of(self, split: str, group: str) -> Tally:
        """Return the tally of one split and group of documents."""
        return self.tallies[split, group]


def read_document(pool: ReaderPool, path: Path) -> Reading:
    """Return the reading of one file, without a corpus and without a model."""
    return structure(
        pool.read(path),
        document_id=path.name,
        file=path.name,
        given=Given(),
        count_tokens=lambda text: len(text.split()),
        max_tokens=250,
    )


def measure(documents: Iterable[MarkedDocument]) -> Figures:
    """Read every document and compare it with what is marked."""
    figures = Figures()
    with ReaderPool() as pool:
        for document in documents:
            _compare(document, read_document(pool, document.path), figures)
    return figures


def _compare(document: MarkedDocument, reading: Reading, figures: Figures) -> None:
    split, group = document.split, document.group
    over = [(split, group), (split, group, "format", document.format), (split, group, "layout", document.layout)]
    for tally in (figures.tallies[key] for key in over):
        tally.documents += 1
    found = pair(document.actions, reading.actions)
    for one, other in found.pairs:
        kind = one.kind if one else other.kind.value
        keys = [*over, (split, group, "kind", kind)]
        for tally in (figures.tallies[key] for key in keys):
            tally.marked += one is not None
            tally.read += other is not None
            tally.found += bool(one and other)
        if one is None or other is None:
            what, words = ("not found", one.text or one.due) if one else ("not marked", other.text)
            figures.misses.append(Miss(document, f"{kind} {what}", f"{(one or other).ref or ''} {words}"))
        else:
            _compare_fields(document, one, other, [figures.tallies[key] for key in keys], figures)
    for tally in (figures.tallies[key] for key in over):
        tally.parts += len(found.parts)
    _compare_measures(document, reading, [figures.tallies[key] for key in over], figures)


def _compare_fields(document: MarkedDocument, one, other, tallies: Sequence[Tally], figures: Figures) -> None:
    for name in _COMPARED:
        marked, read = getattr(one, name), getattr(other, name)
        if name in one.unmarked or (name == "ref" and not one.ref):
            agrees = True
        elif name == "ref":
            agrees = same_ref(marked, read)
        else:
            agrees = (same_due if name.endswith("due") else same_words)(marked, read)
        for tally in tallies:
            tally.agreed[name] += agrees
        if not agrees:
            shown = getattr(read, "words", read), getattr(read, "start", ""), getattr(read, "end", "")
            figures.misses.append(Miss(document, f"{one.kind} {name}", f"{one.ref or ''} {marked!r} read as {shown}"))


def _compare_measures(document: MarkedDocument, reading: Reading, tallies: Sequence[Tally], figures: Figures) -> None:
    if document.measures is None:
        return
    read = {squashed(measure.name.words): measure for measure in reading.measures}
    right = 0
    for row in document.measures:
        found = read.get(squashed(row.name))
        if found and same_figures(row, found):
            right += 1
        else:
            shown = found and [figure.value.words for figure in found.figures]
            figures.misses.append(Miss(document, "measure", f"{row.name} {row.figures} read as {shown}"))
    for tally in tallies:
        tally.measures += len(document.measures)
        tally.measures_read += len(reading.measures)
        tally.measures_right += right


def report(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of figures."""
    names = ["owner", "due", "ref", "accountable", "body", "success", "status", "progress", "former_due"]
    yield f"{'':44} docs marked  read parts  P    R   " + " ".join(f"{name[:7]:>7}" for name in names) + "  measures"
    for key in sorted(figures.tallies):
        tally = figures.tallies[key]
        shares = " ".join(f"{tally.share(name):7.3f}" for name in names)
        label = " ".join(part for part in key if part not in ("format", "layout", "kind"))
        rows = f"{tally.measures_right}/{tally.measures} ({tally.measures_read} read)" if tally.measures else ""
        counts = f"{tally.documents:4} {tally.marked:5} {tally.read:5} {tally.parts:4}"
        numbers = f"{counts} {tally.precision:.3f} {tally.recall:.3f}"
        yield f"{label:44} {numbers} {shares}  {rows}"


def main() -> None:
    """Print figures and misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, help="a folder that tests.evaluation.invented wrote")
    parser.add_argument("--split", help="only this split: samples, tune or unseen")
    parser.add_argument("--only", default="", help="only files whose name holds these words")
    parser.add_argument("--misses", type=int, default=200, help="how many misses to list")
    asked = parser.parse_args()
    documents = [*marked_samples(SAMPLES), *(marked_world(asked.world) if asked.world else ())]
    kept = [each for each in documents if asked.split in (None, each.split) and asked.only in each.path.name]
    figures = measure(kept)
    print("\n".join(report(figures)))
    shown = [miss for miss in figures.misses if miss.document.split != "unseen"]
    for miss in shown[: asked.misses]:
        print(f"{miss.document.path.name} [{miss.document.layout}] {miss.what}: {miss.words}")


if __name__ == "__main__":
    main()
