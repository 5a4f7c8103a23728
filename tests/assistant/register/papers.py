"""Papers of an invented area, made by hand: a document with its actions, ready to be followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.register.likeness import Likeness
from assistant.register.stated import Stated
from assistant.register.tracked import Assessor, Mention, Scale, TrackedAction, Update
from corpus.actions import Action, ActionKind, Due, Field
from corpus.documents import Document, DocumentKind

AREA = "Tarnwold"
LETTER, PLAN = DocumentKind.STOCKTAKE_LETTER, DocumentKind.ACTION_PLAN


def document(kind: DocumentKind, day: str) -> Document:
    """Return a document of the area."""
    name = f"{kind.value}-{day}"
    return Document(name, f"{name}.md", "text/markdown", name, AREA, kind, date.fromisoformat(day), 1)


def action(
    paper: Document, kind: ActionKind, text: str, ref: str | None = None, title: str = "", **fields: object
) -> Action:
    """Return an action that a document states; `due` and `former_due` are given as days."""
    given = {name: Field(str(words), ()) for name, words in fields.items() if name not in ("due", "former_due")}
    given |= {name: due(str(fields[name])) for name in ("due", "former_due") if name in fields}
    action_id = f"{paper.document_id}/{ref or ''}/{text}"
    return Action(action_id, paper.document_id, "section", 0, kind, ref, title or text, text, (), **given)


def due(day: str) -> Due:
    """Return a date as a document gives it."""
    return Due(day, (), date.fromisoformat(day), date.fromisoformat(day), "day")


def stated(paper: Document, *actions: Action) -> list[Stated]:
    """Return the statements of a document, to be compared by their words alone."""
    return [Stated.of(paper, one, None) for one in actions]


def likeness(*papers: Sequence[Stated]) -> Likeness:
    """Return how alike the statements of some papers are."""
    return Likeness([one for paper in papers for one in paper])


def update(paper: Document, scale: Scale, assessor: Assessor = Assessor.DFE_NHSE) -> Update:
    """Return what a document says of an action."""
    return Update(paper, assessor, scale.value, (), scale)


def tracked(paper: Document, one: Action, *updates: Update, is_meeting: bool = False) -> TrackedAction:
    """Return an action that one document states."""
    return TrackedAction(one.action_id, paper.area, (Mention(paper, one),), (), updates, (), is_meeting=is_meeting)
