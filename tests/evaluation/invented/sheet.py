"""One document being composed: blocks go down in order, and what is true of them is noted beside them.

Words must pass through `words` (or a method that calls it) before they are printed and noted, so that
truth has the typo and the quotation marks of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Area
from tests.evaluation.invented.grids import Grid
from tests.evaluation.invented.picking import Dirt, Picker
from tests.evaluation.invented.truth import (
    DocumentTruth,
    DueTruth,
    KpiRow,
    Mention,
    Milestone,
    PersonTruth,
    Told,
    Update,
)
from tests.evaluation.invented.when import after_by, in_time, words


@dataclass(frozen=True, slots=True)
class Composed:
    """A document ready to be laid out, with everything true of it."""

    truth: DocumentTruth
    look: str
    running_head: str
    running_foot: str
    blocks: tuple[Block | Grid, ...]
    mentions: tuple[Mention, ...]
    milestones: tuple[Milestone, ...]
    kpis: tuple[KpiRow, ...]
    updates: tuple[Update, ...]
    people: tuple[PersonTruth, ...]
    told: tuple[Told, ...]


class Sheet:
    """Collects the blocks and the truth of one document."""

    def __init__(self, area: Area, truth: DocumentTruth, dates: str) -> None:
        self.area, self.truth, self.dates = area, truth, dates
        self.pick = Picker(f"{area.slug} {truth.file}", is_unseen=area.split == "unseen")
        self._dirt = Dirt(f"{area.slug} {truth.file}", area.quotes)
        self.blocks: list[Block | Grid] = []
        self.mentions: list[Mention] = []
        self.milestones: list[Milestone] = []
        self.kpis: list[KpiRow] = []
        self.updates: list[Update] = []
        self.people: list[PersonTruth] = []
        self.told: list[Told] = []

    def words(self, text: str) -> str:
        """Return the text as this document prints it."""
        return self._dirt.words(text)

    def add(self, kind: str, *lines: str) -> None:
        """Put down a block of words that have passed through `words`."""
        if lines and kind in ("para", "list") and self.truth.file.endswith((".pdf", ".html")):
            lines = tuple(self._dirt.hyphenated(line) for line in lines)
        self.blocks.append(Block(kind, lines))

    def add_table(self, lines: Sequence[str], widths: tuple[int, ...]) -> None:
        """Put down a plain table: cells between "|", names first."""
        self.blocks.append(Block("table", tuple(lines), widths))

    def say(self, text: str, kind: str = "para") -> str:
        """Put down words of no consequence and return them as printed."""
        printed = self.words(text)
        self.add(kind, printed)
        return printed

    def on(self, notation: str) -> str:
        """Return a time with its preposition in the document's date style."""
        return in_time(notation, self.dates)

    def by(self, notation: str) -> str:
        """Return a time as it stands after "by" in the document's date style."""
        return after_by(notation, self.dates)

    def due(self, notation: str) -> DueTruth:
        """Return the truth of a time in the document's date style."""
        return DueTruth.of(notation, words(notation, self.dates))

    def mention(self, key: str, kind: str, **printed: object) -> Mention:
        """Note an action as printed; returns the mention with its id."""
        number = len(self.mentions) + 1
        mention = Mention(f"{self.truth.file}#{number}", self.truth.file, self.key(key), kind, **printed)
        self.mentions.append(replace(mention, head=self.key(mention.head) if mention.head else ""))
        return self.mentions[-1]

    def key(self, key: str) -> str:
        """Return the key that names a thing of this area among all areas."""
        return f"{self.area.slug}:{key}"

    def update(self, key: str, marked: str, by: str, scale: str) -> str:
        """Note what a sentence with its status words between asterisks says of an action; returns it as printed."""
        before, words_said, after = self.words(marked).split("*")
        sentence = before + words_said + after
        self.note_update(key, words_said, sentence, by, scale)
        return sentence

    def note_update(self, key: str, said: str, sentence: str, by: str, scale: str) -> None:
        """Note status words, and the sentence or cell they stand in, that are printed already."""
        self.updates.append(Update(self.truth.file, self.key(key), said, sentence, by, scale))

    def note_milestone(self, mention: Mention, month: str, reached: str, day: date) -> None:
        """Note a milestone when its month is among those that a plan of `day` shows."""
        if month in months_shown(day):
            truth = DueTruth.of(month, month_words(month))
            self.milestones.append(Milestone(self.truth.file, mention.mention, truth, reached))

    def tell(self, fact: str, kind: str, sentence: str, topic: str, *, head: str = "", **more: str | None) -> None:
        """Note a fact that a printed sentence tells."""
        told = Told(self.key(fact), self.truth.file, self.truth.round, kind, head, topic, sentence, **more)
        self.told.append(told)

    def person(self, name: str, role: str, organisation: str, capacity: str) -> None:
        """Note a person as this document names them."""
        self.people.append(PersonTruth(self.truth.file, name, role, organisation, capacity))

    def finished(self, look: str, running_head: str = "", running_foot: str = "") -> Composed:
        """Return the document with its truth."""
        return Composed(
            self.truth,
            look,
            running_head,
            running_foot,
            tuple(self.blocks),
            tuple(self.mentions),
            tuple(self.milestones),
            tuple(self.kpis),
            tuple(self.updates),
            tuple(self.people),
            tuple(self.told),
        )


def months_shown(day: date) -> tuple[str, ...]:
    """Return the months that a plan of `day` has columns for, as notation: its own and the next four."""
    months = [day.year * 12 + day.month - 1 + place for place in range(5)]
    return tuple(f"{month // 12}-{month % 12 + 1:02}" for month in months)


def month_words(month: str) -> str:
    """Return the head of a month's column."""
    return words(month, "short")


def joined(names: Sequence[str]) -> str:
    """Return "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
