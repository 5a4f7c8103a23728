"""An action on its way into the reading, before it has its number.

`fields` go by the names of the `Action`'s own attributes; a field without words is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.actions import ActionKind, Due, Field, Milestone
from corpus.documents import Span

_TITLE_WORDS = 20


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action as found, and the ordinal of the section it stands in."""

    kind: ActionKind
    section: int
    ref: str | None
    title: str
    text: str
    spans: tuple[Span, ...]
    fields: dict[str, Field] = field(default_factory=dict)
    due: Due | None = None
    former_due: Due | None = None
    milestones: tuple[Milestone, ...] = ()


def shortened(title: str) -> str:
    """Return `title` in at most twenty words."""
    words = title.split()
    return " ".join(words) if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"


def as_ref(words: str) -> str | None:
    """Return what a ref field holds as a ref ("1.2"), None when nothing is left."""
    return re.sub(r"[^\w.]+", "", words).strip(".")[:20] or None
