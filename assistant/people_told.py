"""Mentions of people into statements, with what other documents say of the same person or the same post.

A person is never assembled from two places: each statement is one mention as it stands, and what another document
says stands under a heading of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafts import Draft, Pick, pick
from assistant.holdings import Held
from assistant.inquiry import Inquiry
from assistant.whos_who import Known, bare_name, before_in_role, now_in_role, shares_role
from corpus.documents import Document, DocumentKind
from corpus.passages import Passage, PassageKind
from corpus.people import Person
from corpus.wording import fold

_NOW, _BEFORE = "Named now", "Named before"


def stated(held: Held, person: Person) -> Pick:
    """Return one mention as a statement: in running text the whole sentence, in a list of people their own words."""
    passage = _passage_of(held, person)
    if passage.kind is not PassageKind.PEOPLE:
        for candidate in held.by_passage[passage.passage_id]:
            if any(a.overlaps(b) for a in candidate.sentence.spans for b in person.spans):
                return pick(candidate)
    text = _in_order(person, passage.text)
    return Pick(text, held.document, held.sections[passage.section_id], passage, person.spans)


def _in_order(person: Person, text: str) -> str:
    """Return name, role and organisation as a text gives them: "A Person, Their Body (minutes)" names the role last."""
    folded, name = fold(text), person.name
    start = max(0, folded.find(fold(name)))
    rest = [part for part in (person.role, person.organisation) if part]
    return ", ".join((name, *sorted(rest, key=lambda one: _at(one, folded, start))))


def _at(part: str, folded: str, start: int) -> int:
    found = folded.find(fold(part), start)
    return found if found >= 0 else len(folded)


def once(picked: Iterable[Pick]) -> tuple[Pick, ...]:
    """Return statements of the same words in the same document once."""
    return tuple({(one.text, one.document.document_id): one for one in picked}.values())


def with_changes(inquiry: Inquiry, draft: Draft, mentions: Sequence[tuple[Held, Person]]) -> Draft:
    """Add whom a newer document names in the role of somebody no longer named, and the role a person had before."""
    told = next((Known(held, person) for held, person in mentions if person.role), None)
    if told is None or len({bare_name(person) for _, person in mentions}) > 1:
        return draft
    now = now_in_role(inquiry.held, told)
    if now:
        then = f"{told.person.name} was last named in this role in {dated(told.held.document)}"
        message = f"{then}; {dated(now.held.document)} names {now.person.name} in it."
        return replace(draft, message=message, picks=(*draft.picks, _under(_NOW, now.held, now.person)))
    earlier = ((held, person) for held, person in mentions if held is not mentions[0][0] and person.role)
    other = next((one for one in earlier if not shares_role(one[1], told.person)), None)
    return replace(draft, picks=(*draft.picks, _under(_BEFORE, *other))) if other else draft


def with_before(inquiry: Inquiry, draft: Draft, met: Sequence[tuple[Held, Person]]) -> Draft:
    """Add whom an older document named in the same role, where it was somebody else."""
    if len({bare_name(person) for _, person in met}) != 1:
        return draft
    now = Known(*met[0])
    before = before_in_role(inquiry.held, now)
    if before is None:
        return draft
    said = f"{dated(now.held.document)} names {now.person.name}"
    message = f"{said[:1].upper()}{said[1:]}; {dated(before.held.document)} named {before.person.name}."
    return replace(draft, message=message, picks=(*draft.picks, _under(_BEFORE, before.held, before.person)))


def _under(heading: str, held: Held, person: Person) -> Pick:
    return replace(stated(held, person), under=heading)


def dated(document: Document) -> str:
    """Return a document by its kind and date, as part of a sentence: "the stocktake letter of 29 April 2025"."""
    kind = "document" if document.kind is DocumentKind.OTHER else document.kind.value.replace("_", " ")
    day = f" of {document.date.day} {document.date:%B %Y}" if document.date else ""
    return f"the {kind}{day}"


def _passage_of(held: Held, person: Person) -> Passage:
    for passage in held.passages:
        if passage.passage_id == person.passage_id:
            return passage
    return next(p for p in held.passages if any(a.overlaps(b) for a in p.spans for b in person.spans))
