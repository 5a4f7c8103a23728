"""What people type into the fields that say what a document is, into a `Given` or into mistakes in words.

What was typed is kept as it was, so that a form with a mistake comes back filled in. A date is typed in
three fields, the month as a number or a name.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from api.terminal import without_controls
from corpus.documents import Document, DocumentKind
from ingest.given import Given

AREA_CHARACTERS = 200
TITLE_CHARACTERS = 500
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to put right: the id of the field to go to, and what to do there."""

    field: str
    words: str
    also: tuple[str, ...] = ()
    """Other fields that are wrong in the same way."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as typed; any may be empty."""

    area: str = ""
    kind: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    title: str = ""

    @classmethod
    def of(cls, document: Document) -> Typed:
        """Return the fields filled in with what is known of a document."""
        day = document.date
        parts = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
        return cls(document.area, document.kind.value, *parts, document.title)

    def read(self, *, needs_title: bool = False) -> Reading:
        """Return what was typed as a person's word, with the mistakes in it, in the order of the fields."""
        mistakes: list[Mistake] = []
        area, title = _tidy(self.area), _tidy(self.title)
        if needs_title and not title:
            mistakes.append(Mistake("title", "Enter a title"))
        if len(title) > TITLE_CHARACTERS:
            mistakes.append(Mistake("title", f"Title must be {TITLE_CHARACTERS} characters or fewer"))
        if len(area) > AREA_CHARACTERS:
            mistakes.append(Mistake("area", f"Area must be {AREA_CHARACTERS} characters or fewer"))
        if self.kind and self.kind not in set(DocumentKind):
            mistakes.append(Mistake("kind", "Choose a kind of document from the list"))
        date = self._date(mistakes)
        if mistakes:
            return Reading(Given(), tuple(mistakes))
        return Reading(Given(area or None, date, DocumentKind(self.kind) if self.kind else None, title or None))

    def _date(self, mistakes: list[Mistake]) -> dt.date | None:
        typed = {name: getattr(self, name).strip() for name in _DATE_PARTS}
        missing = [name for name in _DATE_PARTS if not typed[name]]
        if len(missing) == len(_DATE_PARTS):
            return None
        if missing:
            first, *others = [f"date-{name}" for name in missing]
            mistakes.append(Mistake(first, f"Date must include a {' and a '.join(missing)}", tuple(others)))
            return None
        if len(typed["year"]) != 4 or not _is_number(typed["year"]):
            mistakes.append(Mistake("date-year", "Year must be 4 numbers, like 2025"))
            return None
        try:
            return dt.date(int(typed["year"]), _month(typed["month"]), _number(typed["day"]))
        except ValueError:
            mistakes.append(
                Mistake("date-day", "Date must be a real date, like 29 4 2025", ("date-month", "date-year"))
            )
            return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A person's word as read from a form, and what is wrong with what they typed."""

    given: Given
    mistakes: tuple[Mistake, ...] = ()


def _tidy(typed: str) -> str:
    """Return words on one line, without marks that reverse how they read."""
    return " ".join(without_controls(typed).split())


def _month(typed: str) -> int:
    name = typed.casefold()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else _number(typed)


def _number(typed: str) -> int:
    if not _is_number(typed) or len(typed) > 2:
        raise ValueError(typed)
    return int(typed)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()
