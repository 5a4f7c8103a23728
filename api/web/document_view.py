"""All that is known about one document into what its page shows: each thing found with the way to its place.

A person named ten times is shown once, with everything the document says of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.desk_documents import Account
from corpus.actions import Action
from corpus.documents import Span
from corpus.passages import Section
from corpus.people import Capacity, Person
from corpus.wording import display, fold

_CAPACITIES = {
    Capacity.ADDRESSEE: "written to",
    Capacity.SIGNATORY: "signed",
    Capacity.COPIED: "copied in",
    Capacity.PRESENT: "attended",
    Capacity.MENTIONED: "",
}

_QUOTED_CHARACTERS = 40
"""A heading that holds so much of an action's beginning quotes it."""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section's heading, how deep it stands, and the way to it."""

    heading: str
    ref: str
    depth: int
    url: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in its own words, with the fields its document gives."""

    action_id: str
    ref: str
    title: str
    text: str
    fields: tuple[tuple[str, str], ...]
    page: int
    url: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person, what they are and how the document names them."""

    name: str
    roles: str
    capacities: str
    url: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a document's page shows."""

    account: Account
    sections: tuple[SectionLine, ...]
    actions: tuple[ActionLine, ...]
    people: tuple[PersonLine, ...]


def document_view(account: Account) -> DocumentView:
    """Return what is shown of a document."""
    return DocumentView(
        account=account,
        sections=_sections(account.sections),
        actions=tuple(_action(action) for action in account.actions),
        people=_people(account.people),
    )


def place_url(document_id: str, spans: Sequence[Span]) -> str:
    """Return the address of the page where words stand, with them marked; of page 1 when it is not known."""
    if not spans:
        return f"/documents/{document_id}/pages/1"
    span = spans[0]
    return f"/documents/{document_id}/pages/{span.page}?start={span.start}&end={span.end}"


def _sections(sections: Sequence[Section]) -> tuple[SectionLine, ...]:
    shallowest = min((section.level for section in sections if section.heading), default=1)
    return tuple(
        SectionLine(
            heading=display(section.heading),
            ref=section.ref or "",
            depth=min(section.level - shallowest, 3),
            url=place_url(section.document_id, section.spans),
        )
        for section in sections
        if section.heading
    )


def _action(action: Action) -> ActionLine:
    fields = (
        ("Owner", action.owner),
        ("Accountable", action.accountable),
        ("Due", action.due),
        ("Success", action.success),
        ("Status", action.status),
    )
    title, text = display(action.title), display(action.text)
    return ActionLine(
        action_id=action.action_id,
        ref=action.ref or "",
        title="" if repeats(title, text) else title,
        text=text,
        fields=tuple((label, display(found.words)) for label, found in fields if found),
        page=action.spans[0].page if action.spans else 1,
        url=place_url(action.document_id, action.spans),
    )


def repeats(title: str, text: str) -> bool:
    """Return whether a title only says what the text says: it begins it, or quotes its beginning."""
    return fold(text).startswith(fold(title)) or fold(text)[:_QUOTED_CHARACTERS] in fold(title)


def _people(people: Sequence[Person]) -> tuple[PersonLine, ...]:
    mentions: dict[str, list[Person]] = {}
    for person in people:
        mentions.setdefault(fold(person.name), []).append(person)
    return tuple(_person(each) for each in mentions.values())


def _person(mentions: Sequence[Person]) -> PersonLine:
    # By what is compared, so that the same role in other capitals is not said twice.
    roles = {fold(words): words for each in mentions if (words := _role(each))}
    longest = [words for key, words in roles.items() if not any(key != other and key in other for other in roles)]
    capacities = dict.fromkeys(_CAPACITIES[each.capacity] for each in mentions)
    first = mentions[0]
    return PersonLine(
        name=display(first.name),
        roles="; ".join(longest),
        capacities=", ".join(filter(None, capacities)),
        url=place_url(first.document_id, first.spans),
    )


def _role(person: Person) -> str:
    return ", ".join(filter(None, (display(person.role), display(person.organisation))))
