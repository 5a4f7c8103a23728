"""The noun person: who a document names, in what role, for which organisation, and as what.

The same person may appear more than once in one document ("SEND Advisor" in the text,
"Independent SEND Advisor" among the copied): each mention is its own `Person`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.documents import Span


class Capacity(StrEnum):
    """How a document names a person."""

    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    COPIED = "copied"
    PRESENT = "present"
    """Attended a meeting, by its minutes."""
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person with role and organisation, each "" when it is not given."""

    document_id: str
    name: str
    role: str
    organisation: str
    capacity: Capacity
    spans: tuple[Span, ...]
    """The words that say so: name, role and organisation as they stand, in one place or several."""
    passage_id: str | None = None
