"""What one area's part of an answer stands on: its documents in scope, its actions as these show them, the words left.

Made once for each area of a question; the forms of answer read from it and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from assistant.inquiry import Inquiry
from assistant.people import titles
from assistant.register.asking import Asking
from assistant.register.cells import Cells
from assistant.register.seen import PLANS, Row, current_rows, last_rows, letter_rows, plan_rows, seen_in
from assistant.register.sides import OnSide, Sides
from assistant.register.tracked import TrackedAction
from assistant.words import question_terms, text_terms, words
from corpus.actions import ActionKind, Field

PEOPLE = ("owner", "accountable", "body")
_HEADINGS = (ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA)
_OF_DATES = frozenset(["overdue", "due", "slipped", "not_complete"])
"""Conditions that what a letter or a meeting asks for meets as well: it has dates, and seldom an owner."""
_NAME_WORDS = 2
_SHORT_FORM = 3


class Ground:
    """One area as a question to the register sees it."""

    def __init__(self, inquiry: Inquiry, asking: Asking, area: str) -> None:
        self.inquiry = inquiry
        self.asking = asking
        self.area = area
        self.documents = tuple(one for one in inquiry.chosen.documents if one.area == area)
        self.about = asking.about(inquiry.chosen.areas or (area,))
        self.cells = Cells(inquiry.corpus, inquiry.holdings)

    @property
    def name(self) -> str:
        """The words left, as a name is written."""
        return " ".join(word.upper() if len(word) <= _SHORT_FORM else word.capitalize() for word in self.about)

    @property
    def is_name(self) -> bool:
        """Tell whether the words left can be the name of one person or body."""
        return len(self.about) <= _NAME_WORDS + 1

    @cached_property
    def actions(self) -> list[TrackedAction]:
        """The area's actions as the documents in scope show them."""
        return seen_in(self.inquiry.register.area(self.area), self.documents)

    @cached_property
    def rows(self) -> list[Row]:
        """The actions that the question is about, before any condition."""
        rows = self._rows_asked()
        return [row for row in rows if self._is_under(row)] if self.asking.under else rows

    @cached_property
    def sides(self) -> Sides | None:
        """Who is on the side asked for, None where none is."""
        helds = self.inquiry.holdings.all_of(self.documents)
        return Sides(self.asking.side, helds) if self.asking.side else None

    def on_side(self, row: Row) -> OnSide | None:
        """Return what shows that the lead of a row is on the side asked for."""
        asked = [name for name in self.asking.fields if name in PEOPLE]
        return self.sides.lead_of(row.mention.action, asked or ("owner", "body")) if self.sides else None

    def _is_under(self, row: Row) -> bool:
        """Tell whether a row stands under a heading asked for."""
        sections = self.inquiry.holdings.of(row.mention.document).sections
        section = sections.get(row.mention.action.section_id)
        while section and section.ref not in self.asking.under:
            section = sections.get(section.parent) if section.parent else None
        return section is not None

    def _rows_asked(self) -> list[Row]:
        asking, conditions = self.asking, self.asking.conditions
        if "dropped" in conditions or "disputed" in conditions and not asking.names_actions:
            return self._of_kind_asked(last_rows(self.actions))
        if asking.of_letters and not asking.of_plans:
            return letter_rows(self.actions, self.documents)
        is_of_dates = bool(_OF_DATES & set(conditions)) and not (asking.side or asking.under or "lacking" in conditions)
        if asking.of_plans or asking.names_actions and not is_of_dates:
            return plan_rows(self.actions, self.documents) or letter_rows(self.actions, self.documents)
        return current_rows(self.actions, self.documents, with_steps="due" in conditions)

    def _of_kind_asked(self, rows: list[Row]) -> list[Row]:
        rows = [row for row in rows if row.mention.action.kind is not ActionKind.NEXT_STEP]
        if self.asking.names_actions or self.asking.of_plans:
            rows = [row for row in rows if row.mention.action.kind not in _HEADINGS]
        if self.asking.of_letters and not self.asking.of_plans:
            return [row for row in rows if row.mention.action.kind is not ActionKind.PLAN_ACTION]
        if self.asking.of_plans:
            return [row for row in rows if row.mention.document.kind in PLANS]
        return rows

    def of_person(self, rows: Sequence[Row], fields: Iterable[str]) -> tuple[list[Row], str]:
        """Return the rows of the person or body that the words left name in one of these fields, and the name there."""
        asked = [name for field in fields for name in (PEOPLE if field == "responsible" else (field,))]
        names = [name for name in asked if name in PEOPLE]
        terms = set(question_terms(" ".join(word for word in self.about if word not in titles())))
        found = [row for row in rows if terms and _any_field(row, names or PEOPLE, lambda held: _is_named(held, terms))]
        if found:
            return found, self.name
        # A question may say more besides; then two words of a name show who is meant.
        sharing = [(row, field) for row in rows for name in names if (field := getattr(row.mention.action, name))]
        sharing = [(row, field) for row, field in sharing if _shares_name(field, terms)]
        return [row for row, _ in sharing], sharing[0][1].words.split(",")[0] if sharing else ""

    def on_topic(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows whose own words hold all the words left."""
        terms = set(question_terms(" ".join(self.about)))
        return [row for row in rows if terms and terms <= text_terms(row.mention.action.text)]

    def with_refs(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows with the refs asked for, in the order asked."""
        asked = [ref.casefold() for ref in self.asking.wanted.refs]
        found = [row for row in rows if row.ref.casefold() in asked]
        return sorted(found, key=lambda row: asked.index(row.ref.casefold()))


def _any_field(row: Row, names: Iterable[str], holds: Callable[[Field], bool]) -> bool:
    fields = (getattr(row.mention.action, name) for name in names)
    return any(holds(field) for field in fields if field)


def _is_named(field: Field, terms: set[str]) -> bool:
    """Tell whether terms name the person or body of a field: one word of a role ("annual") does not."""
    held = text_terms(field.words) | frozenset(words(field.words))
    if not terms <= held:
        return False
    name = field.words.split(",")[0]
    return len(terms) > 1 or terms <= text_terms(name) | frozenset(words(name)) or any(one[0] == "=" for one in terms)


def _shares_name(field: Field, terms: set[str]) -> bool:
    return len(text_terms(field.words.split(",")[0]) & terms) >= _NAME_WORDS
