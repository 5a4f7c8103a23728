"""The register as a question's documents show it: tracked actions cut down to these documents, and the rows to tell.

A row is one document's statement of an action with its history up to there. Newcomers trip over this: an action's
newest statement may be a letter's that only repeats it, so a row of the plan is told from the plan's own statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.register.tracked import Mention, TrackedAction
from assistant.register.vague import missing_in
from corpus.actions import ActionKind
from corpus.documents import Document, DocumentKind

PLANS = (DocumentKind.ACTION_PLAN, DocumentKind.IMPROVEMENT_PLAN)
LETTERS = (DocumentKind.STOCKTAKE_LETTER,)
_MINUTES = (DocumentKind.MINUTES,)


@dataclass(frozen=True, slots=True)
class Row:
    """One action as one document states it; `action` has nothing later than that statement but updates."""

    action: TrackedAction
    mention: Mention

    @property
    def ref(self) -> str:
        """The ref there, "" when it has none."""
        return self.mention.action.ref or ""


def seen_in(actions: Iterable[TrackedAction], documents: Sequence[Document]) -> list[TrackedAction]:
    """Return the actions as these documents alone show them; those that none of them states are left out."""
    ids = {one.document_id for one in documents}
    return [seen for one in actions if (seen := _within(one, ids))]


def _within(action: TrackedAction, ids: set[str]) -> TrackedAction | None:
    mentions = tuple(one for one in action.mentions if one.document.document_id in ids)
    if not mentions:
        return None
    is_last = mentions[-1] is action.mentions[-1]
    silent = action.dropped_since if is_last else None
    return replace(
        action,
        mentions=mentions,
        updates=tuple(one for one in action.updates if one.document.document_id in ids),
        missing=action.missing if is_last else missing_in(mentions[-1].action),
        dropped_since=silent if silent and silent.document_id in ids else None,
    )


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return dated documents, the newest first."""
    dated = [one for one in documents if one.date]
    return sorted(dated, key=lambda one: (one.date or date.min, one.document_id), reverse=True)


def newest_of(kinds: Sequence[DocumentKind], documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the newest document of each of these kinds; undated ones where none is dated."""
    newest = []
    for kind in kinds:
        of_kind = [one for one in documents if one.kind is kind]
        newest.extend((newest_first(of_kind) or of_kind)[:1])
    return tuple(newest)


def rows_in(actions: Iterable[TrackedAction], documents: Sequence[Document], kind: ActionKind) -> list[Row]:
    """Return the rows of one kind that these documents state, in their order."""
    ids = [one.document_id for one in documents]
    rows = [
        row
        for one in actions
        if (row := row_of(one, lambda it: it.document.document_id in ids and it.action.kind is kind))
    ]
    return sorted(rows, key=lambda row: (ids.index(row.mention.document.document_id), row.mention.action.ordinal))


def row_of(action: TrackedAction, told: Callable[[Mention], bool]) -> Row | None:
    """Return the newest statement of an action that is to be told, as a row."""
    for place in range(len(action.mentions) - 1, -1, -1):
        if told(action.mentions[place]):
            return Row(replace(action, mentions=action.mentions[: place + 1]), action.mentions[place])
    return None


def plan_rows(actions: Iterable[TrackedAction], documents: Sequence[Document]) -> list[Row]:
    """Return the actions of the newest plan (of each kind of plan); of the newest minutes where no plan is."""
    listed = list(actions)
    of_plans = rows_in(listed, newest_of(PLANS, documents), ActionKind.PLAN_ACTION)
    if of_plans or any(one.kind in (*PLANS, *LETTERS) for one in documents):
        return of_plans
    return rows_in(listed, newest_of(_MINUTES, documents), ActionKind.PLAN_ACTION)


def letter_rows(actions: Iterable[TrackedAction], documents: Sequence[Document]) -> list[Row]:
    """Return what the newest letter asks for."""
    return rows_in(actions, newest_of(LETTERS, documents), ActionKind.CONTINUED_FOCUS)


def current_rows(
    actions: Iterable[TrackedAction], documents: Sequence[Document], *, with_steps: bool = False
) -> list[Row]:
    """Return what is to be done now: by the newest plan, the newest letter and the newest minutes, each action once."""
    listed = list(actions)
    rows = [*plan_rows(listed, documents), *letter_rows(listed, documents)]
    rows += rows_in(listed, newest_of(_MINUTES, documents), ActionKind.PLAN_ACTION)
    if with_steps:
        rows += rows_in(listed, newest_of(LETTERS, documents), ActionKind.NEXT_STEP)
    return list(_once(rows))


def last_rows(actions: Iterable[TrackedAction]) -> list[Row]:
    """Return every action by its newest statement, oldest document first."""
    rows = [Row(one, one.mentions[-1]) for one in actions]
    return sorted(rows, key=lambda row: (str(row.mention.document.date or ""), row.mention.action.ordinal))


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    known: set[str] = set()
    for row in rows:
        if row.action.tracked_id not in known:
            known.add(row.action.tracked_id)
            yield row
