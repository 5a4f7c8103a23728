"""One action on its way through the documents, while it is being followed."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.register.stated import Stated
from assistant.register.tracked import Link


@dataclass(slots=True)
class Track:
    """The statements of one action so far, oldest first, and how each came to it."""

    stated: list[Stated]
    links: list[Link] = field(default_factory=list)
    """Links to its statements; also those to the statement it was merged into or that takes it up."""
    ended_by: Stated | None = None
    """The statement that took it in, when it was merged into another action."""

    @property
    def latest(self) -> Stated:
        """The newest statement."""
        return self.stated[-1]

    def before(self, document_id: str) -> Stated:
        """Return the newest statement that is not of this document."""
        return next(one for one in reversed(self.stated) if one.document.document_id != document_id)

    def give(self, one: Stated, link: Link) -> None:
        """Let a statement continue the action."""
        self.stated.append(one)
        self.links.append(link)
