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
from tests.evaluation.invented.styles import plan_layout
from tests.evaluation.invented.world import InventedArea

_FIELDS = ("text", "place", "ref", "label", "topic", "owner", "accountable", "body", "success", "status", "progress")
_IN_ROW = ("ref", "owner", "accountable", "body", "success", "status", "progress")
_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a document's truth says it prints."""

    document: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Loss:
    """A quote that a document lacks as composed ("composed"), as read ("read") or in the row it belongs to ("row")."""

    where: str
    quote: Quote


def quotes(composed: Composed) -> Iterator[Quote]:
    """Yield everything that the truth of a document quotes."""
    file = composed.truth.file
    for mention in composed.mentions:
        fields = {name: getattr(mention, name) for name in _FIELDS}
        dues = {name: getattr(mention, name) for name in ("due", "former_due")}
        fields |= {name: due.words for name, due in dues.items() if due}
        yield from (Quote(file, f"{mention.kind} {name}", words) for name, words in fields.items() if words)
    yield from (Quote(file, "update", update.sentence) for update in composed.updates)
    yield from (Quote(file, f"told {told.kind}", told.sentence) for told in composed.told)
    yield from (Quote(file, "milestone", milestone.words) for milestone in composed.milestones)
    yield from (Quote(file, "person", person.name) for person in composed.people)
    for row in composed.kpis:
        cells = (row.name, row.baseline, row.target, *(cell for _, *pair in row.periods for cell in pair))
        yield from (Quote(file, "kpi", cell) for cell in cells if cell)


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
    """Return `text` folded, without white space, hyphens and bullets, which layout may add or take."""
    return re.sub(r"[\s•-]+", "", fold(text))


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


def rows_lost(composed: Composed, content: FileContent) -> list[Loss]:
    """Return the fields of plan actions in tables that our reader does not give in the row of their action."""
    if composed.truth.series != "plans" or not plan_layout(composed.truth.style).columns:
        return []
    rows = [
        [squashed(cell.text) for cell in row.cells]
        for page in content.pages
        for table in page.tables
        for row in table.rows
    ]
    found = []
    for mention in composed.mentions:
        if mention.kind != "plan_action":
            continue
        row = next((row for row in rows if any(squashed(mention.text) in cell for cell in row)), None)
        if row is None:
            found.append(Loss("row", Quote(mention.document, "the whole row", mention.text)))
            continue
        dues = {"due": mention.due.words if mention.due else None}
        fields = dues | {name: getattr(mention, name) for name in _IN_ROW}
        found += [
            Loss("row", Quote(mention.document, name, words))
            for name, words in fields.items()
            if words and not any(squashed(words) in cell for cell in row)
        ]
    return found


def report(areas: Sequence[InventedArea], folder: Path) -> list[str]:
    """Return lines that say what is lost, for files that `write_world` wrote into `folder`."""
    losses: list[Loss] = []
    counted: Counter[str] = Counter()
    for area in areas:
        for composed in area.documents:
            path = folder / "documents" / area.facts.slug / composed.truth.file
            content = read_pages(path.read_bytes(), path.name)
            for loss in (*lost_in(composed, content), *rows_lost(composed, content)):
                losses.append(loss)
                counted[f"{loss.where}: {composed.truth.style} {path.suffix} {loss.quote.what}"] += 1
    lines = [f"{what}: {count}" for what, count in sorted(counted.items())]
    shown = [f"  {loss.where} {loss.quote.document} {loss.quote.what}: {loss.quote.words}" for loss in losses]
    return [f"{len(losses)} quotes lost", *lines, *shown[:_MOST_SHOWN]]
