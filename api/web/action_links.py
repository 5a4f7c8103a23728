"""The links between an action's statements into lines a person can judge, and the actions it could be joined to.

A link lies between two statements, so a line names both by document and ref. A decision that no link shows any more
(a rejected one, whose statements went apart) has its line too: otherwise nobody could undo it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.action_words import RELATIONS, VERDICTS
from api.web.action_parts import Said, named, place, short
from assistant.register.tracked import Mention, TrackedAction
from corpus.decisions import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Statement:
    """One end of a link."""

    action_id: str
    ref: str
    said: Said


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link with its reason, how sure it is, and what a person said of it."""

    earlier: Statement
    later: Statement
    relation: str
    reason: str
    confidence: str
    decided: str
    """A person's verdict in words, "" when nobody decided."""
    verdict: str


@dataclass(frozen=True, slots=True)
class Joinable:
    """An earlier action that this one could be the continuation of."""

    action_id: str
    label: str


def link_lines(
    action: TrackedAction, area: Sequence[TrackedAction], decisions: Iterable[Decision]
) -> tuple[LinkLine, ...]:
    """Return the links to and from an action's statements, and the decisions about them."""
    statements = {one.action.action_id: one for each in area for one in each.mentions}
    mine = {one.action.action_id for one in action.mentions}
    found = {
        (link.earlier, link.later): LinkLine(
            earlier=_statement(statements[link.earlier]),
            later=_statement(statements[link.later]),
            relation=RELATIONS[link.relation],
            reason=link.reason,
            confidence=f"{link.confidence:.0%}",
            decided=VERDICTS[link.verdict] if link.verdict else "",
            verdict=link.verdict or "",
        )
        for each in area
        for link in each.links
        for pair in [{link.earlier, link.later}]
        if pair & mine and pair <= statements.keys()
    }
    for pair, line in _decided(decisions, statements, mine):
        found.setdefault(pair, line)
    return tuple(found.values())


def joinable(action: TrackedAction, area: Sequence[TrackedAction]) -> tuple[Joinable, ...]:
    """Return the actions last stated in an earlier document than the first to state this one, the newest first."""
    first = action.first_seen.date
    earlier = [one for one in area if first and one.last_seen.date and one.last_seen.date < first]
    earlier.sort(key=lambda one: (one.last_seen.date, one.latest.document_id, -one.latest.ordinal), reverse=True)
    return tuple(
        Joinable(
            one.latest.action_id,
            f"{one.latest.ref + ': ' if one.latest.ref else ''}{short(one.latest.text, 80)} ({named(one.last_seen)})",
        )
        for one in earlier
        if one.tracked_id != action.tracked_id
    )


def _decided(
    decisions: Iterable[Decision], statements: dict[str, Mention], mine: set[str]
) -> Iterator[tuple[tuple[str, str], LinkLine]]:
    for one in decisions:
        pair = one.earlier.action_id, one.later.action_id
        if not mine & set(pair) or not set(pair) <= set(statements):
            continue
        earlier, later = (_statement(statements[each]) for each in pair)
        apart = "not the same action" if one.verdict is Verdict.REJECTED else "the same action"
        yield pair, LinkLine(earlier, later, "", apart, "", VERDICTS[one.verdict], one.verdict.value)


def _statement(mention: Mention) -> Statement:
    action = mention.action
    return Statement(action.action_id, action.ref or "", place(short(action.text, 110), action.spans, mention.document))
