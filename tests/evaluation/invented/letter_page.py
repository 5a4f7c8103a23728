"""A letter while it is written: its facts, its style and its sheet, and how it fills placeholders.

`fill` knows the letter's own placeholders; a sentence with others (a figure, a name) is filled by
whoever writes it, first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Area, Head, Post, Round
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import LetterStyle, numeral
from tests.evaluation.invented.when import words

_PERSONS = {
    "we": {"we": "we", "We": "We", "our": "our", "us": "us", "are": "are"},
    "I": {"we": "I", "We": "I", "our": "my", "us": "me", "are": "am"},
}


@dataclass(slots=True)
class Letter:
    """One letter: `day` is the letter's date, on which posts are held by whoever holds them."""

    area: Area
    round: Round
    style: LetterStyle
    sheet: Sheet
    numbered_so_far: int = field(default=0)

    @property
    def day(self) -> date:
        """The letter's date."""
        return self.round.letter

    @property
    def date(self) -> str:
        """The letter's date as printed."""
        return words(self.day.isoformat(), self.style.dates)

    def phrase(self, kind: str) -> str:
        """Return one of the sentences of a kind in `wording/letter_text.toml`."""
        return self.sheet.pick.one(read_table("wording/letter_text.toml")[kind])

    def fill(self, text: str, **more: str) -> str:
        """Return `text` with the letter's placeholders filled; "{page}" and "{pages}" stay for the layout."""
        area = self.area
        bodies = {body.key: body.name for body in area.bodies}
        values = {
            **bodies,
            **_PERSONS[self.style.person],
            "area": area.name,
            "AREA": area.name.upper(),
            "plan": area.plan_name,
            "PLAN": area.plan_name.upper(),
            "on_meeting": self.sheet.on(self.round.meeting.isoformat()),
            "On_meeting": "O" + self.sheet.on(self.round.meeting.isoformat())[1:],
            "meeting": words(self.round.meeting.isoformat(), self.style.dates),
            "ordinal": numeral(self.round.number, "ordinals"),
            "page": "{page}",
            "pages": "{pages}",
            **more,
        }
        return text.format_map(values)

    def paragraph(self, text: str) -> None:
        """Put down a paragraph of printed words, numbered where the style numbers them."""
        if not self.style.paragraphs_numbered:
            self.sheet.add("para", text)
            return
        self.numbered_so_far += 1
        self.sheet.add("numbered", f"{self.numbered_so_far}. {text}")

    def heading(self, text: str) -> None:
        """Put down a section's heading; a style without one has an empty text."""
        if text:
            self.sheet.add("heading2", self.sheet.words(self.fill(text)))

    def bullets(self, lines: Sequence[str], kind: str = "list") -> None:
        """Put down a list; now and then a blank line divides it, as the end of a page does."""
        cut = 2 if len(lines) > 3 and self.sheet.pick.chance(0.4) else len(lines)
        for part in (lines[:cut], lines[cut:]):
            if part:
                self.sheet.blocks.append(Block(kind, tuple(part)))

    def call(self, head: Head) -> str:
        """Return what running text calls a head."""
        return self.style.of_kind(self.style.calls, head.kind).format(n=self.number(head))

    def number(self, head: Head) -> str:
        """Return a head's number in the style's numerals."""
        return numeral(head.number, self.style.of_kind(self.style.numerals, head.kind))

    def holder(self, post: Post) -> str:
        """Return who holds a post on the letter's date."""
        return post.holder(self.day)
