"""A question and its answer into what the page shows of them.

Everything worded for people about an answer is here, as tables where it can be; templates only place it.
The same view makes the page, the parts streamed into it and the words announced to a screen reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.schemas.chat import ChatAnswer, CitationOut, TermOut
from api.schemas.conversations import GivenOut, TurnOut
from api.web.pages import day, kind
from api.web.scopes import Chip, named, taken_from
from assistant.answers import Status
from assistant.glossary import NAMED
from corpus.conversations import shortened
from corpus.wording import display

_MOST_BUTTONS = 6
"""With more areas to choose from than this, the rest are in a list to select from."""
_MOST_AS_AT = 3
_SECTION_CHARS = 90
_CELL = re.compile(r"([A-Z][^:;]{0,60}): (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an answer ended, in words."""

    heading: str = ""
    """Shown as a tag over the answer; "" for a plain answer, which needs none."""
    colour: str = ""
    """A `govuk-tag` colour."""
    says_where: bool = True
    """Whether it helps to know which documents were looked in."""


ENDINGS = {
    Status.ANSWERED: Ending(),
    Status.PARTLY_ANSWERED: Ending("Partly answered", "yellow"),
    Status.NOT_IN_DOCUMENTS: Ending("Not in the documents", "grey"),
    Status.PREMISE_NOT_SUPPORTED: Ending("Not what the documents say", "orange"),
    Status.NEEDS_CLARIFICATION: Ending("One question first", "blue", says_where=False),
    Status.OUT_OF_SCOPE: Ending("Not about the documents", "grey", says_where=False),
    Status.ERROR: Ending("Could not be answered", "red", says_where=False),
}
_FROM_GLOSSARY = Ending("From the glossary", "grey", says_where=False)
"""The documents do not say; what a reader came for is here all the same."""
_ASKED_OF_AN_AREA = (
    Status.ANSWERED,
    Status.PARTLY_ANSWERED,
    Status.NOT_IN_DOCUMENTS,
    Status.PREMISE_NOT_SUPPORTED,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One citation as shown: a numbered link with a name that says where it leads."""

    number: int
    url: str
    name: str
    """Which document and page, in a few words."""
    title: str
    place: str
    """Area, date and page."""
    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement and the sources that carry it."""

    text: str
    cells: tuple[tuple[str, str], ...]
    """Of a statement that is a table's row: each column's name with what stands in it."""
    sources: tuple[Source, ...]
    under: str = ""
    """Our own heading over it and those that follow; "" where it stands with the one before, or has none."""
    note: str = ""
    """Our own words beside it."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """A question and all that its answer shows."""

    number: int
    conversation_id: str
    answer_id: str
    question: str
    ending: Ending
    message: str
    statements: tuple[StatementView, ...]
    sources: tuple[Source, ...]
    as_at: str
    notices: tuple[str, ...]
    newer: tuple[Source, ...]
    searched: str
    nearest: tuple[Source, ...]
    follow_ups: tuple[str, ...]
    buttons: tuple[str, ...]
    """The areas to ask this of in one click."""
    others: tuple[str, ...]
    """The areas beyond those, to select from."""
    instead_of: str
    """The area whose name in the question gives way to the one chosen."""
    is_asked_back: bool
    """True when an area must be chosen; otherwise the areas are an offer."""
    taken_from: tuple[Chip, ...]
    feedback: GivenOut | None
    """What somebody thought of the answer."""
    terms: tuple[TermOut, ...]
    """What our own glossary says."""
    terms_from: str
    """What stands before those, so that nobody takes them for a document's."""


def turn_view(number: int, turn: TurnOut, held_areas: Sequence[str]) -> TurnView:
    """Return the view of one turn, `number` from 1; `held_areas` are the areas that can be asked instead."""
    answer = turn.answer
    is_ours_alone = bool(answer.terms) and answer.status is Status.NOT_IN_DOCUMENTS
    ending = _FROM_GLOSSARY if is_ours_alone else ENDINGS[answer.status]
    again = _areas_to_ask(answer, held_areas)
    first = len(answer.areas_to_choose) or (len(again) if len(again) <= _MOST_BUTTONS else 0)
    is_refused = not answer.statements
    return TurnView(
        number=number,
        conversation_id=answer.conversation_id,
        answer_id=answer.answer_id,
        question=turn.question,
        ending=ending,
        message=answer.message,
        statements=statement_views(answer),
        sources=tuple(source_view(one) for one in answer.citations),
        as_at=_as_at(answer),
        notices=tuple(answer.notices),
        newer=tuple(source_view(one) for one in answer.newer),
        searched=answer.searched if is_refused and ending.says_where else "",
        nearest=tuple(source_view(one) for one in answer.nearest) if is_refused and not is_ours_alone else (),
        follow_ups=tuple(answer.follow_ups),
        buttons=tuple(again[:first]),
        others=tuple(again[first:]),
        instead_of=_areas_asked(answer)[0] if again and not answer.areas_to_choose else "",
        is_asked_back=bool(answer.areas_to_choose),
        taken_from=taken_from(answer, f"/conversations/{answer.conversation_id}") if ending.says_where else (),
        feedback=turn.feedback,
        terms=tuple(answer.terms),
        terms_from=f"{NAMED}:",
    )


def statement_views(answer: ChatAnswer) -> tuple[StatementView, ...]:
    """Return the view of each statement, before the turn is kept and complete."""
    sources = {one.number: source_view(one) for one in answer.citations}
    before = ["", *(each.under for each in answer.statements)]
    return tuple(
        StatementView(
            each.text,
            _cells(each.text),
            tuple(sources[number] for number in each.citations if number in sources),
            each.under if each.under != over else "",
            each.note,
        )
        for each, over in zip(answer.statements, before, strict=False)
    )


def announced(turn: TurnView) -> str:
    """Return the whole answer as a screen reader is to say it, once."""
    ours = [f"{turn.terms_from} {each.name}: {each.meaning}" for each in turn.terms]
    stated = [part for each in turn.statements for part in (each.under, each.text)]
    parts = [turn.ending.heading, turn.message, *stated, *ours, turn.as_at, *turn.notices]
    told = " ".join(part if part[-1] in ".?!:" else f"{part}." for part in parts if part)
    counted = {0: "", 1: " 1 source."}.get(len(turn.sources), f" {len(turn.sources)} sources.")
    return f"{told}{counted}"


def _cells(text: str) -> tuple[tuple[str, str], ...]:
    """Return the cells of a statement written as "Lead: A Person; By when: May 2025", none for a sentence."""
    cells = [_CELL.fullmatch(part) for part in text.split("; ")]
    return tuple((cell[1], cell[2]) for cell in cells if cell) if len(cells) > 1 and all(cells) else ()


def source_view(citation: CitationOut) -> Source:
    """Return a citation as pages show it."""
    where = [citation.area, day(citation.date), f"page {citation.page}"]
    return Source(
        number=citation.number,
        url=citation.url,
        name=f"{named(citation)}, page {citation.page}",
        title=citation.document,
        place=", ".join(part for part in where if part),
        section=shortened(citation.section, _SECTION_CHARS),
        quote=display(citation.quote),
    )


def _as_at(answer: ChatAnswer) -> str:
    """Return what the answer rests on: "As at 12 June 2025, stocktake letter"."""
    kinds = {one.document_id: kind(one.kind) for one in answer.citations}
    rests_on = [
        ", ".join(part for part in (day(one.date) or "a date not known", kinds.get(one.document_id)) if part)
        for one in answer.as_at
    ]
    named_first = list(dict.fromkeys(rests_on))
    more = len(named_first) - _MOST_AS_AT
    tail = [f"{more} more {'document' if more == 1 else 'documents'}"] if more > 0 else []
    listed = [*named_first[:_MOST_AS_AT], *tail]
    return f"As at {'; '.join(listed)}" if listed else ""


def _areas_to_ask(answer: ChatAnswer, held_areas: Sequence[str]) -> list[str]:
    """Return the areas to ask the same of: those to choose from first, else all but the one asked."""
    offered = answer.areas_to_choose
    if offered:
        # A few offered are all that would answer; many are the first of more.
        return [*offered, *(area for area in held_areas if area not in offered and len(offered) > _MOST_BUTTONS)]
    asked = _areas_asked(answer)
    if len(asked) != 1 or answer.status not in _ASKED_OF_AN_AREA:
        return []
    return [area for area in held_areas if area not in asked]


def _areas_asked(answer: ChatAnswer) -> list[str]:
    return answer.scope.areas or list(dict.fromkeys(one.area for one in answer.citations if one.area))
