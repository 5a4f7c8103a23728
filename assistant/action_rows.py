"""An action into the table rows, or the lines of a label block, that it was read from."""

from __future__ import annotations

from assistant.drafts import Pick, pick
from assistant.holdings import Candidate, Held
from corpus.actions import Action
from corpus.passages import PassageKind


def rows_of(held: Held, action: Action) -> list[Pick]:
    """Return the rows of a table, or the lines of a block, that hold an action's own words."""
    touching = [one for one in held.candidates if _touches(one, action)]
    rows = [one for one in touching if one.passage.kind is PassageKind.TABLE_ROW]
    return [pick(one) for one in rows or touching if one.passage.kind is not PassageKind.HEADING]


def _touches(candidate: Candidate, action: Action) -> bool:
    return any(one.overlaps(other) for one in candidate.sentence.spans for other in action.spans)
