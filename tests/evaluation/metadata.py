"""How well it is read what a document is: area, kind, date, title and people against an invented world's truth.

A title is right when it names the area: letters print no title of their own, only a subject.

`python -m tests.evaluation.metadata --world FOLDER [--split tune]`; what was misread is listed for the areas that may
be tuned on, never for unseen ones. Files are read by their own names, as a person hands them in; `--renamed` gives
each a name that says nothing, so that only the document's own words count.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus.people import Person
from corpus.readings import Reading
from ingest.given import Given
from ingest.structure import structure
from ingest.workers import ReaderPool
from tests.evaluation.register.matching import squashed

_FIELDS = ("area", "kind", "date", "title")
_PARTS = ("role", "organisation", "capacity")


@dataclass(frozen=True, slots=True)
class Marked:
    """One file with what is true of it."""

    path: Path
    split: str
    truth: Mapping[str, Any]
    people: Sequence[Mapping[str, str]]


@dataclass
class Tally:
    """Counts over the documents of one split."""

    documents: int = 0
    right: Counter[str] = field(default_factory=Counter)
    people_marked: int = 0
    people_read: int = 0
    people_found: int = 0
    people_right: Counter[str] = field(default_factory=Counter)


def marked_in(world: Path, split: str | None = None) -> Iterator[Marked]:
    """Yield every file of a folder that `python -m tests.evaluation.invented` wrote, with what is true of it."""
    for path in sorted((world / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for document in truth["documents"] if split in (None, truth["split"]) else ():
            file = document["file"]
            people = [one for one in truth["people"] if one["document"] == file]
            yield Marked(world / "documents" / truth["slug"] / file, truth["split"], document, people)


def measure(documents: Iterable[Marked], *, renamed: bool = False) -> tuple[dict[str, Tally], list[str]]:
    """Read every document and hold what it is read as against the truth; return tallies by split, and misses."""
    tallies: dict[str, Tally] = {}
    misses: list[str] = []
    with ReaderPool() as pool:
        for number, marked in enumerate(documents, start=1):
            file = f"scan{number:04}{marked.path.suffix}" if renamed else marked.path.name
            reading = _read(pool, marked.path, file)
            found = _compared(marked, reading, tallies.setdefault(marked.split, Tally()))
            if marked.split != "unseen":
                misses += [f"{marked.path.name} [{marked.truth['style']}] {one}" for one in found]
    return tallies, misses


def _read(pool: ReaderPool, path: Path, file: str) -> Reading:
    content = pool.read(path)
    return structure(
        content,
        document_id=path.name,
        file=file,
        given=Given(),
        count_tokens=lambda text: len(text.split()),
        max_tokens=250,
    )


def _compared(marked: Marked, reading: Reading, tally: Tally) -> Iterator[str]:
    document = reading.document
    read = {"area": document.area, "kind": document.kind.value, "date": document.date, "title": document.title}
    true = {**marked.truth, "date": date.fromisoformat(marked.truth["date"])}
    tally.documents += 1
    misses = []
    for name in _FIELDS:
        is_right = squashed(true["area"]) in squashed(read[name]) if name == "title" else read[name] == true[name]
        tally.right[name] += is_right
        if not is_right:
            misses.append(f"{name}: {true[name]!s} read as {read[name]!s}")
    return iter([*misses, *_people(marked.people, reading.people, tally)])


def _people(marked: Sequence[Mapping[str, str]], read: Sequence[Person], tally: Tally) -> Iterator[str]:
    """Yield who was not read, who was read otherwise, and who was read and is not marked."""
    left = list(read)
    tally.people_marked += len(marked)
    tally.people_read += len(read)
    for one in marked:
        same = [who for who in left if squashed(one["name"]) == squashed(who.name)]
        if not same:
            yield f"person not read: {one['name']}, {one['role']}, {one['organisation']} ({one['capacity']})"
            continue
        who = max(same, key=lambda who: sum(_agrees(one, who, part) for part in _PARTS))
        left.remove(who)
        tally.people_found += 1
        for part in _PARTS:
            tally.people_right[part] += _agrees(one, who, part)
        wrong = [part for part in _PARTS if not _agrees(one, who, part)]
        if wrong:
            yield f"person {one['name']}: " + "; ".join(
                f"{part} {one[part]!r} read as {_of(who, part)!r}" for part in wrong
            )
    names = {squashed(one["name"]) for one in marked}
    for who in left:
        if squashed(who.name) not in names:
            yield f"person not marked: {who.name}, {who.role}, {who.organisation} ({who.capacity.value})"


def _of(who: Person, part: str) -> str:
    return who.capacity.value if part == "capacity" else getattr(who, part)


def _agrees(one: Mapping[str, str], who: Person, part: str) -> bool:
    return squashed(one[part]) == squashed(_of(who, part))


def report(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield a line of figures for each split."""
    for split, tally in sorted(tallies.items()):
        fields = ", ".join(f"{name} {tally.right[name]}" for name in _FIELDS)
        yield f"{split}: of {tally.documents} documents right: {fields}"
        parts = ", ".join(f"{part} {tally.people_right[part]}" for part in _PARTS)
        counts = f"{tally.people_found} of {tally.people_marked} marked are read ({tally.people_read} read)"
        yield f"  people: {counts}; of those right: {parts}"


def main() -> None:
    """Print figures, and what was misread in the areas that may be tuned on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="a folder that tests.evaluation.invented wrote")
    parser.add_argument("--split", choices=("tune", "unseen"), help="only this split")
    parser.add_argument("--renamed", action="store_true", help="read each file under a name that says nothing")
    given = parser.parse_args()
    tallies, misses = measure(marked_in(given.world, given.split), renamed=given.renamed)
    print("\n".join([*report(tallies), *misses]))


if __name__ == "__main__":
    main()
