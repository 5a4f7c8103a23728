"""Everyone a document names, with role, body, capacity and the place that says so.

Where people are listed, any name counts; in prose a name needs a title or a role beside it, so that
a capitalised phrase never becomes a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.documents import Span
from corpus.passages import Passage, PassageKind
from corpus.people import Capacity, Person
from corpus.wording import display, fold
from ingest.blocks import Block
from ingest.mentions import find_mentions
from ingest.name_lists import NamedPerson, read_list
from ingest.names import is_body, is_role, read_name
from ingest.running import Pages, RunningText
from ingest.sections import PlacedBlock

_COLUMNS = {
    "name": ("name", "names", "attendee", "attendees", "member", "members", "present", "who", "person", "full name"),
    "role": ("role", "title", "job title", "position", "role / title", "designation", "role/title", "job role", "post"),
    "organisation": (
        "organisation",
        "organization",
        "agency",
        "representing",
        "body",
        "service",
        "organisation/agency",
        "team",
    ),
}
_SENTENCE_END = re.compile(r"[a-z0-9)][.?!]\s+(?=[A-Z])")
_COPIED_IN_SENTENCE = re.compile(r"\b(?:am|are|is|being|have|been|will be)\s+(?:copying|copied)\b[^.]{0,60}\bto\b")
_LOOK_BACK = 600


def find_people(
    placed: Sequence[PlacedBlock], passages: Sequence[Passage], pages: Pages, document_id: str
) -> list[Person]:
    """Return every mention of a person, in reading order."""
    place = _PassageAt(passages)
    people = []
    for (capacity, kind), group in groupby(
        (part.block for part in placed), key=lambda block: (block.capacity, _way(block))
    ):
        blocks = list(group)
        for spans, person, found_as in _WAYS[kind](blocks, capacity, pages):
            people.append(
                Person(
                    document_id=document_id,
                    name=display(person.name),
                    role=display(person.role),
                    organisation=display(person.organisation),
                    capacity=found_as,
                    spans=spans,
                    passage_id=place.of(spans[0]),
                )
            )
    return people


_Found = Iterator[tuple[tuple[Span, ...], NamedPerson, Capacity]]


def _way(block: Block) -> str:
    if block.row:
        return "row"
    if block.kind is PassageKind.PEOPLE and block.capacity:
        return "listed"
    return "prose" if block.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) else "nobody"


def _listed(blocks: Sequence[Block], capacity: Capacity, pages: Pages) -> _Found:
    running = RunningText.at((span for block in blocks for span in _words_of(block)), pages)
    starts = [start for start, place in zip(running.starts, running.places, strict=True) if start]
    for person in read_list(running.text, capacity, frozenset(starts)):
        spans = running.spans(person.start, person.end)
        if spans:
            yield spans, person, capacity


def _words_of(block: Block) -> tuple[Span, ...]:
    if block.marker is None:
        return block.spans
    first = block.spans[0]
    start = min(first.start + block.marker.length, first.end)
    return (Span(first.page, start, first.end), *block.spans[1:])


def _prose(blocks: Sequence[Block], capacity: Capacity | None, pages: Pages) -> _Found:
    for block in blocks:
        running = RunningText.at(block.spans, pages)
        for person in find_mentions(running.text):
            spans = running.spans(person.start, person.end)
            if spans:
                yield spans, person, _capacity_in_prose(running.text, person.start)


def _capacity_in_prose(text: str, place: int) -> Capacity:
    """Return `COPIED` where the sentence up to `place` says that the letter is copied to people."""
    before = text[max(0, place - _LOOK_BACK) : place]
    sentence_start = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    return Capacity.COPIED if _COPIED_IN_SENTENCE.search(before, sentence_start) else Capacity.MENTIONED


def _rows(blocks: Sequence[Block], capacity: Capacity | None, pages: Pages) -> _Found:
    for block in blocks:
        row = block.row
        columns = _columns([cell.text for cell in row.header.cells])
        if row.is_header or not ("name" in columns and len(columns) > 1 or (capacity and not row.header.cells)):
            continue
        cells = row.row.cells
        if "name" not in columns:
            columns = _columns_by_words([cell.text for cell in cells])
        name = cells[columns["name"]].text if "name" in columns and columns["name"] < len(cells) else ""
        if not read_name(name):
            continue
        used = {field: cells[column] for field, column in columns.items() if column < len(cells)}
        spans = tuple(span for cell in used.values() for span in cell.spans)
        words = {field: cell.text for field, cell in used.items()}
        person = NamedPerson(0, 0, name, words.get("role", ""), words.get("organisation", ""))
        yield tuple(sorted(spans, key=lambda span: (span.page, span.start))), person, capacity or Capacity.PRESENT


def _nobody(blocks: Sequence[Block], capacity: Capacity | None, pages: Pages) -> _Found:
    yield from ()


_WAYS = {"listed": _listed, "prose": _prose, "row": _rows, "nobody": _nobody}


def _columns(heads: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, head in enumerate(heads):
        for name, words in _COLUMNS.items():
            if fold(head).strip(" :") in words:
                found.setdefault(name, index)
    return found


def _columns_by_words(cells: Sequence[str]) -> dict[str, int]:
    """Work out the columns of an attendance table without a header from the words of one row."""
    found: dict[str, int] = {}
    for index, words in enumerate(cells):
        if read_name(words):
            found.setdefault("name", index)
        elif is_role(words):
            found.setdefault("role", index)
        elif is_body(words):
            found.setdefault("organisation", index)
    return found


class _PassageAt:
    """Finds the passage that stands at a place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._places = sorted(
            (span.page, span.start, span.end, passage.passage_id) for passage in passages for span in passage.spans
        )

    def of(self, span: Span) -> str | None:
        index = bisect_right(self._places, (span.page, span.start, float("inf"), "")) - 1
        if index < 0:
            return None
        page, _, end, passage_id = self._places[index]
        return passage_id if page == span.page and span.start < end else None
