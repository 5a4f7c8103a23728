"""A letter while it is written: its facts, its style and its sheet, and how it fills placeholders.

`fill` knows the letter's own placeholders; a sentence with others (a figure, a name) is filled by
whoever writes it, first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.samples.source import Block
from tests.evaluation.invented.facts import Area, Body, Head, Post, Round
from tests.evaluation.invented.load import read_table
from tests.evaluation.invented.sheet import Sheet
from tests.evaluation.invented.styles import LetterStyle, numeral
from tests.evaluation.invented.when import words

# A letter of one person says "I" where the wording tables say "we"; longer forms come first.
_OF_ONE = {
    "we are": "I am",
    "we were": "I was",
    "we have": "I have",
    "we": "I",
    "us": "me",
    "our": "my",
    "ours": "mine",
}
_OF_ONE_WORDS = re.compile(rf"\b(?:{'|'.join(_OF_ONE)})\b", re.IGNORECASE)
_NAMED_WITH_SHORT = ("icb", "forum")


@dataclass(slots=True)
class Letter:
    """One letter: `day` is the letter's date, on which posts are held by whoever holds them."""

    area: Area
    round: Round
    style: LetterStyle
    sheet: Sheet
    numbered_so_far: int = 0
    sections_so_far: int = 0
    introduced: set[str] = field(default_factory=set)
    """Keys of the bodies that this letter has named in full."""

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
        values = {
            **{body.key: self.name(body) if f"{{{body.key}}}" in text else "" for body in area.bodies},
            "area": area.name,
            "AREA": area.name.upper(),
            "plan": area.plan_name,
            "PLAN": area.plan_name.upper(),
            "on_meeting": self.sheet.on(self.round.meeting.isoformat()),
            "On_meeting": "O" + self.sheet.on(self.round.meeting.isoformat())[1:],
            "meeting": words(self.round.meeting.isoformat(), self.style.dates),
            "short": area.short,
            "number": str(self.round.number),
            "ordinal": numeral(self.round.number, "ordinals"),
            "page": "{page}",
            "pages": "{pages}",
            **more,
        }
        return (self._of_one(text) if self.style.person == "I" else text).format_map(values)

    def _of_one(self, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            said = _OF_ONE[match.group().lower()]
            return said[0].upper() + said[1:] if match.group()[0].isupper() else said

        return _OF_ONE_WORDS.sub(one, text)

    def name(self, body: Body) -> str:
        """Return a body's name: in full, with its short form, the first time and the short form from then on."""
        if body.key not in _NAMED_WITH_SHORT:
            return body.name
        if body.key in self.introduced:
            return body.short
        self.introduced.add(body.key)
        return f"{body.name} ({body.short})"

    def paragraph(self, text: str) -> None:
        """Put down a paragraph of printed words, numbered where the style numbers them."""
        self.numbered_so_far += 1
        if self.style.paragraphs_numbered:
            self.sheet.add("numbered", f"{self.numbered_so_far}. {text}")
        elif self.style.sections_numbered and self.sections_so_far:
            self.sheet.add("para", f"{self.sections_so_far}.{self.numbered_so_far} {text}")
        else:
            self.sheet.add("para", text)

    def heading(self, text: str) -> None:
        """Put down a section's heading; a style without one has an empty text."""
        if text:
            self.printed_heading(self.sheet.words(self.fill(text)))

    def printed_heading(self, text: str) -> None:
        """Put down a heading in words that are printed so, numbered where the style numbers its sections."""
        if self.style.sections_numbered:
            self.sections_so_far, self.numbered_so_far = self.sections_so_far + 1, 0
            text = f"{self.sections_so_far}. {text}"
        self.sheet.add("heading2", text)

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
