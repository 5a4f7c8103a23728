"""A fact that can be asked for: what it is about, when it held, and what a right answer says and cites.

A fact is told by a document; the same thing in another round is another fact, with another value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.evaluation.asked.tables import table
from tests.evaluation.labelled import Groups


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that documents tell of one area."""

    kind: str
    """A table of `wording/`, where its phrasings stand."""
    area: str
    slots: Mapping[str, str]
    """What the phrasings are filled with, beside {area} and {time}."""
    must: Groups
    evidence: tuple[str, ...]
    documents: tuple[str, ...]
    rounds: tuple[int, ...]
    times: tuple[str, ...] = ("",)
    """Ways to say when; "" where the newest is meant without a word and nothing else could be."""
    also: tuple[str, ...] = ()
    """Further documents that tell the same."""
    must_not: tuple[str, ...] = ()
    about: str = ""
    """The same for facts that can be compared over areas or rounds."""

    @property
    def reported_as(self) -> str:
        """Return the kind under which answers are counted."""
        return table("kinds")[self.kind]
