"""The label lines that belong to one action, gathered until it is whole.

A field that only holds a mark for nothing ("TBC") is no field, and an action without fields is one only when the words
say "Action:".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.actions import ActionKind, Due, Field
from corpus.documents import Span
from ingest.due_fields import DATES, due_and_former
from ingest.fields import KEPT, FieldName, Labelled, is_placeholder
from ingest.found_actions import FoundAction, as_ref, shortened
from ingest.reported import reports_on
from ingest.running import Pages, RunningText, shown


@dataclass(frozen=True, slots=True)
class Fields:
    """The label lines under one heading."""

    words: dict[str, Field]
    due: Due | None
    former_due: Due | None = None


class Collected:
    """Label lines gathered for one action."""

    def __init__(self, title: str = "", spans: tuple[Span, ...] = (), section: int = 0, ref: str | None = None) -> None:
        self.title, self.spans, self.section, self.ref = title, spans, section, ref
        self.is_stated = False
        """The words say "Action:", so that it is one even without fields."""
        self.due: Due | None = None
        self.owner: Field | None = None
        self.parts: dict[FieldName, list[tuple[str, tuple[Span, ...]]]] = {}
        self.open: FieldName | None = None

    def take_ref(self, before: Collected) -> None:
        """Take the ref of what was opened by its ref alone ("Action ref: 1.2", then "Description: …")."""
        said = before.parts.get(FieldName.REF)
        self.ref = self.ref or before.ref or (as_ref(said[0][0]) if said else None)

    def add(self, name: FieldName, words: str, spans: tuple[Span, ...]) -> None:
        """Add words of a field; it may have several places."""
        if words:
            self.parts.setdefault(name, []).append((words, spans))

    def add_all(self, labels: Sequence[Labelled], running: RunningText, pages: Pages) -> None:
        """Add the words after each label; a label alone leaves its field open for the next paragraph."""
        self.open = None
        for one in labels:
            spans = running.spans(one.start, one.end)
            self.add(one.name, shown(spans, pages), spans)
            if not spans:
                self.open = one.name

    def fields(self, pages: Pages) -> Fields:
        """Return the fields that have words."""
        words = {name.value: _field(self.parts[name]) for name in KEPT if name in self.parts}
        words = {name: field for name, field in words.items() if not is_placeholder(field.words)}
        if self.owner:
            words.setdefault("owner", self.owner)
        dates = {name: _field(self.parts[name]) for name in DATES if name in self.parts}
        dates = {name: field for name, field in dates.items() if not is_placeholder(field.words)}
        due, former = due_and_former(dates, pages)
        return Fields(words, due or self.due, former)

    def action(self, pages: Pages) -> Iterator[FoundAction]:
        """Yield the action, when there is one."""
        fields = self.fields(pages)
        if not self.title or not (self.is_stated or fields.words or fields.due):
            return
        if self.ref and not fields.words and not fields.due and reports_on(self.title):
            return
        ref = self.ref
        if ref is None and FieldName.REF in self.parts:
            ref = as_ref(self.parts[FieldName.REF][0][0])
        yield FoundAction(
            ActionKind.PLAN_ACTION,
            self.section,
            ref,
            shortened(self.title),
            self.title,
            self.spans,
            fields.words,
            fields.due,
            fields.former_due,
        )


def _field(parts: list[tuple[str, tuple[Span, ...]]]) -> Field:
    return Field(" ".join(words for words, _ in parts), tuple(span for _, spans in parts for span in spans))
