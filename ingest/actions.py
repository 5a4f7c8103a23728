"""What a document asks for or promises: its headings, points, next steps and plan rows as actions, in reading order.

A field that is not on the page stays None; an owner is only who an owner column or label names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.actions import Action, ActionKind
from corpus.documents import Document, DocumentKind
from corpus.passages import Section, SectionRole
from ingest.agreed_actions import agreed_actions
from ingest.card_actions import card_actions
from ingest.found_actions import FoundAction
from ingest.group_cells import labelled_rows, rows_under_a_label
from ingest.grouped_actions import grouped_actions
from ingest.headed_actions import headed_actions
from ingest.identity import derive_id
from ingest.label_actions import labelled_actions, stated_actions
from ingest.letter_asks import asked_points
from ingest.next_steps import next_steps
from ingest.numbered_paragraphs import as_prose
from ingest.phrases import SALUTATION
from ingest.running import Pages
from ingest.sections import PlacedBlock
from ingest.stated_areas import stated_areas
from ingest.table_actions import table_actions

_OPENING_BLOCKS = 40
_HEADED = (ActionKind.PRIORITY_ACTION, ActionKind.IMPROVEMENT_AREA)


def find_actions(
    placed: Sequence[PlacedBlock], sections: Sequence[Section], pages: Pages, document: Document
) -> list[Action]:
    """Return every action of a document in reading order."""
    is_letter = _is_letter(placed, document)
    if is_letter:
        placed = as_prose(placed, sections)
    headed = list(headed_actions(placed, sections, pages))
    if is_letter:
        headed += [*labelled_rows(placed), *rows_under_a_label(placed), *grouped_actions(placed, sections, pages)]
        headed += stated_areas(placed, pages, headed)
    points = list(_elsewhere(asked_points(placed, sections, pages, is_letter=is_letter), headed))
    rows = [_as_step(action, sections, is_letter) for action in table_actions(placed, pages)]
    if is_letter:
        points = [_with_its_row(point, rows) for point in points]
        rows = list(_elsewhere(rows, points))
    found = [
        *points,
        *_once(
            [
                *headed,
                *rows,
                *card_actions(placed, pages),
                *labelled_actions(placed, sections, pages),
            ]
        ),
        *stated_actions(placed, pages),
    ]
    if document.kind is DocumentKind.MINUTES:
        found += _elsewhere(agreed_actions(placed, sections, pages), list(found))
        points += [action for action in found if action.kind is ActionKind.PLAN_ACTION]
    found += _elsewhere(next_steps(placed, sections, pages, document.date), points)
    found.sort(key=lambda action: [(span.page, span.start) for span in action.spans[:1]])
    return [_numbered(action, ordinal, sections, document.document_id) for ordinal, action in enumerate(found)]


def _is_letter(placed: Sequence[PlacedBlock], document: Document) -> bool:
    """Tell a letter, also one that does not say what it is about: it greets somebody."""
    if document.kind is not DocumentKind.OTHER:
        return document.kind is DocumentKind.STOCKTAKE_LETTER
    return any(SALUTATION.match(part.block.text) for part in placed[:_OPENING_BLOCKS])


def _once(found: Iterable[FoundAction]) -> Iterator[FoundAction]:
    """Leave out a priority action or area for improvement whose ref was said before: a plan's group cell repeats it."""
    seen: set[tuple[ActionKind, str | None]] = set()
    for action in found:
        if action.kind in _HEADED and action.ref:
            if (action.kind, action.ref) in seen:
                continue
            seen.add((action.kind, action.ref))
        yield action


def _as_step(action: FoundAction, sections: Sequence[Section], is_letter: bool) -> FoundAction:
    """A row of a letter's table of dates is a next step."""
    is_step = is_letter and sections[action.section].role is SectionRole.NEXT_STEPS and not action.fields
    return replace(action, kind=ActionKind.NEXT_STEP) if is_step else action


def _with_its_row(point: FoundAction, rows: Sequence[FoundAction]) -> FoundAction:
    """Return an ask that stands in a table with what the other columns of its row say of it."""
    spans = point.spans
    row = next((row for row in rows if any(one.overlaps(other) for one in spans for other in row.spans)), None)
    if row is None:
        return point
    due = point.due or row.due
    return replace(point, ref=point.ref or row.ref, due=due, fields=row.fields | point.fields)


def _elsewhere(found: Iterable[FoundAction], said: Sequence[FoundAction]) -> Iterator[FoundAction]:
    """Leave out what is said already, such as a dated request that is a point."""
    taken = [span for action in said for span in action.spans]
    for action in found:
        if not any(span.overlaps(other) for span in action.spans for other in taken):
            yield action


def _numbered(found: FoundAction, ordinal: int, sections: Sequence[Section], document_id: str) -> Action:
    return Action(
        action_id=derive_id(document_id, "action", ordinal, f"{found.ref}\x1f{found.text}"),
        document_id=document_id,
        section_id=sections[found.section].section_id,
        ordinal=ordinal,
        kind=found.kind,
        ref=found.ref,
        title=found.title,
        text=found.text,
        spans=found.spans,
        due=found.due,
        former_due=found.former_due,
        milestones=found.milestones,
        **found.fields,
    )
