"""Truth against the files: does every quote stand in the document as composed, and as our readers read it.

The first must hold always. The second says what our readers lose (a cell cut by a page, a merged cell);
truth is not bent to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.samples.source import plain
from corpus.wording import fold
from ingest.readers.pages import FileContent
from ingest.reading import read_pages
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.world import InventedArea

_FIELDS = ("text", "place", "ref", "label", "topic", "owner", "accountable", "body", "success", "status", "progress")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a document's truth says it prints."""

    document: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Loss:
    """A quote that a document does not hold as it was composed ("composed") or as it was read ("read")."""

    where: str
    quote: Quote


def quotes(composed: Composed) -> Iterator[Quote]:
    """Yield everything that the truth of a document quotes."""
    file = composed.truth.file
    for mention in composed.mentions:
        for name in _FIELDS:
            if words := getattr(mention, name):
                yield Quote(file, f"{mention.kind} {name}", words)
        for name in ("due", "former_due"):
            if due := getattr(mention, name):
                yield Quote(file, f"{mention.kind} {name}", due.words)
    for update in composed.updates:
        yield Quote(file, "update", update.sentence)
    for told in composed.told:
        yield Quote(file, f"told {told.kind}", told.sentence)
    for milestone in composed.milestones:
        yield Quote(file, "milestone", milestone.words)
    for row in composed.kpis:
        cells = (row.name, row.baseline, row.target, *(cell for _, *pair in row.periods for cell in pair))
        yield from (Quote(file, "kpi", cell) for cell in cells if cell)
    for person in composed.people:
        yield Quote(file, "person", person.name)


def lost_in(composed: Composed, content: FileContent | None = None) -> list[Loss]:
    """Return the quotes that the composed blocks lack and, with `content`, those our reader lost."""
    laid_out = squashed(" ".join(_words(composed)))
    found = [Loss("composed", quote) for quote in quotes(composed) if squashed(quote.words) not in laid_out]
    found += [Loss("composed twice", quote) for quote in _places(composed) if laid_out.count(squashed(quote.words)) > 1]
    if content is not None:
        read = _as_read(content)
        found += [
            Loss("read", quote) for quote in quotes(composed) if not any(squashed(quote.words) in text for text in read)
        ]
    return found


def squashed(text: str) -> str:
    """Return `text` folded, without white space and hyphens, which layout may add or take."""
    return re.sub(r"[\s-]+", "", fold(text))


def _places(composed: Composed) -> Iterator[Quote]:
    for mention in composed.mentions:
        yield Quote(mention.document, f"{mention.kind} place", mention.place)


def _words(composed: Composed) -> Iterator[str]:
    for block in composed.blocks:
        if isinstance(block, Grid):
            yield from (cell.words.replace("<br>", " ") for _, _, cell in block.cells())
        else:
            yield from (plain(line) for line in block.lines)


def _as_read(content: FileContent) -> tuple[str, ...]:
    """Return the whole text without running heads and feet, and every table's cells."""
    kept = []
    for page in content.pages:
        text = page.text
        for span in sorted(page.furniture, key=lambda span: -span.start):
            text = text[: span.start] + " " + text[span.end :]
        kept.append(text)
    tables = [table for page in content.pages for table in page.tables]
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    cells += [cell.text for table in tables for cell in table.header]
    return squashed("\n".join(kept)), squashed(" ".join(cells))


def report(areas: Sequence[InventedArea], folder: Path) -> list[str]:
    """Return lines that say what is lost, for files that `write_world` wrote into `folder`."""
    losses: list[Loss] = []
    formats: Counter[tuple[str, str, str]] = Counter()
    for area in areas:
        for composed in area.documents:
            path = folder / "documents" / area.facts.slug / composed.truth.file
            for loss in lost_in(composed, read_pages(path.read_bytes(), path.name)):
                losses.append(loss)
                formats[loss.where, composed.truth.style, f"{path.suffix} {loss.quote.what}"] += 1
    lines = [f"{where}: {style} {what}: {count}" for (where, style, what), count in sorted(formats.items())]
    shown = [f"  {loss.where} {loss.quote.document} {loss.quote.what}: {loss.quote.words}" for loss in losses[:200]]
    return [f"{len(losses)} quotes lost", *lines, *shown]
