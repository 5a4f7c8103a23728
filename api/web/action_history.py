"""A tracked action into the steps of its history: document by document, what was said and what had changed.

A change is told by comparing two statements, not by what a link is called: a statement can be renumbered, reworded
and re-dated at once, and each is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.web.action_parts import Said, State, place, short, state
from api.web.document_view import place_url
from api.web.word_changes import Run, word_changes
from assistant.register.tracked import Link, Mention, Relation, TrackedAction
from corpus.actions import Due, Field
from corpus.documents import Document
from corpus.wording import display, fold

_KIN = {
    Relation.SPLIT: ("Split off from", "Later split, a part became"),
    Relation.MERGED: ("Took in", "Later merged into"),
    Relation.TAKEN_UP: ("Takes up", "Taken up by"),
}
"""What a link to another action is called: at its later statement, and at its earlier."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was before."""

    label: str
    was: str = ""
    now: str = ""
    url: str = ""
    """The way to the other action, where there is one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one document says of an action."""

    document: Document
    url: str
    ref: str
    said: Said | None
    """The statement; None when the document only tells of progress."""
    changes: tuple[Change, ...]
    before: tuple[Run, ...]
    now: tuple[Run, ...]
    """Both wordings side by side when it was reworded."""
    states: tuple[State, ...]
    note: str = ""


def history(action: TrackedAction, area: Iterable[TrackedAction]) -> tuple[Step, ...]:
    """Return what each document says of an action, oldest first, and last where it stopped being named."""
    others = {mention.action.action_id: one for one in area for mention in one.mentions}
    relatives = tuple(_relatives(action, others))
    mentions = {one.document.document_id: (place, one) for place, one in enumerate(action.mentions)}
    documents = {one.document.document_id: one.document for one in (*action.mentions, *action.updates)}
    steps = []
    for document in sorted(documents.values(), key=lambda one: (str(one.date or ""), one.document_id)):
        position, mention = mentions.get(document.document_id, (None, None))
        before = action.mentions[position - 1] if position else None
        states = tuple(state(one) for one in action.updates if one.document.document_id == document.document_id)
        steps.append(_step(document, mention, before, states, relatives))
    if action.dropped_since:
        steps.append(_plain(action.dropped_since, "Not mentioned in this document, where it would have been named."))
    return tuple(steps)


def _step(
    document: Document,
    mention: Mention | None,
    before: Mention | None,
    states: tuple[State, ...],
    relatives: tuple[tuple[str, Change], ...],
) -> Step:
    if mention is None:
        return Step(document, f"/documents/{document.document_id}", "", None, (), (), (), states)
    action = mention.action
    is_reworded = before is not None and fold(before.action.text) != fold(action.text)
    was, now = word_changes(before.action.text, action.text) if is_reworded else ((), ())
    changes = tuple(_changes(before, mention, is_reworded)) if before else (Change("First named here"),)
    return Step(
        document=document,
        url=place_url(document.document_id, action.spans),
        ref=action.ref or "",
        said=place(action.text, action.spans, document),
        changes=changes + tuple(change for action_id, change in relatives if action_id == action.action_id),
        before=was,
        now=now,
        states=states,
    )


def _plain(document: Document, note: str) -> Step:
    return Step(document, f"/documents/{document.document_id}", "", None, (), (), (), (), note)


def _changes(before: Mention, mention: Mention, is_reworded: bool) -> Iterator[Change]:
    old, new = before.action, mention.action
    if old.ref and new.ref and old.ref != new.ref:
        yield Change("Renumbered", old.ref, new.ref)
    if is_reworded:
        yield Change("Reworded")
    for label, was, now in (
        ("New date", new.former_due or old.due, new.due),
        ("New owner", old.owner, new.owner),
        ("New accountable officer", old.accountable, new.accountable),
    ):
        if was and now and _differ(was, now):
            yield Change(label, display(was.words), display(now.words))
        elif was and not now:
            yield Change(f"No longer given: {label.removeprefix('New ')}", display(was.words))
        elif now and not was and old.document_id != new.document_id:
            yield Change(f"Now given: {label.removeprefix('New ')}", "", display(now.words))


def _differ(was: Field | Due, now: Field | Due) -> bool:
    if isinstance(was, Due) and isinstance(now, Due) and was.end and now.end:
        return (was.start, was.end) != (now.start, now.end)
    return fold(was.words) != fold(now.words)


def _relatives(action: TrackedAction, others: dict[str, TrackedAction]) -> Iterator[tuple[str, Change]]:
    """Yield what links an action to others, each with the statement of it where that shows."""
    mine = {one.action.action_id for one in action.mentions}
    links: dict[tuple[str, str], Link] = {
        (link.earlier, link.later): link for one in others.values() for link in one.links if link.relation in _KIN
    }
    for (earlier, later), link in links.items():
        at_later, at_earlier = _KIN[link.relation]
        if later in mine and earlier in others and earlier not in mine:
            yield later, _related(at_later, others[earlier])
        elif earlier in mine and later in others and later not in mine:
            yield earlier, _related(at_earlier, others[later])


def _related(label: str, other: TrackedAction) -> Change:
    ref = f"{other.latest.ref}: " if other.latest.ref else ""
    return Change(label, now=ref + short(other.latest.text, 90), url=f"/actions/{other.tracked_id}")
