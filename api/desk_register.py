"""The desk's verbs that the register's pages are made from: an area's actions as they are followed, with decisions.

Unlike the verbs of `api.desk_actions` these give the register's own nouns, because a page shows how each thing was
come by: every statement, link and span.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.errors import ActionNotFoundError
from assistant.register.register import Register
from assistant.register.tracked import TrackedAction
from corpus.actions import Measure
from corpus.decisions import Decision
from corpus.documents import Document
from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class InArea:
    """One action among those of its area, and what people decided about links."""

    action: TrackedAction
    area: tuple[TrackedAction, ...]
    decisions: tuple[Decision, ...]


class RegisterDesk:
    """The register of one open corpus, as it is followed."""

    corpus: Corpus
    register: Register

    def areas_followed(self) -> tuple[str, ...]:
        """Return the areas held, in order of their names; "" is the one that is not known."""
        return self.register.areas()

    def followed(self, area: str | None) -> tuple[TrackedAction, ...]:
        """Return the actions of an area, of every area for None."""
        areas = self.register.areas() if area is None else (area,)
        return tuple(action for each in areas for action in self.register.area(each))

    def in_area(self, action_id: str) -> InArea:
        """Return an action, also by the id of a later statement, with its area's; raises ActionNotFoundError."""
        found = self.register.find(action_id)
        if found is None:
            raise ActionNotFoundError("No such action is held; the document that states it may have been removed.")
        return InArea(found, self.register.area(found.area), self.corpus.decisions.all())

    def measures_printed(self, area: str | None) -> list[tuple[Document, tuple[Measure, ...]]]:
        """Return each document of an area with the measures it prints, the newest document first."""
        held = [one for one in self.corpus.documents() if area is None or one.area == area]
        held.sort(key=lambda one: (str(one.date or ""), one.document_id), reverse=True)
        return [(one, self.corpus.measures(one.document_id)) for one in held]
