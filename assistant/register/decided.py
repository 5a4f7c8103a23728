"""What people decided about links, found again among the statements now held.

A decision names its statements by id and by their words; either will do, so that it outlives a file that was read
anew. Decisions about statements no longer held are kept in the corpus and have no effect here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.register.stated import Stated
from corpus.decisions import Decision, Statement, Verdict


def names_of(statements: Iterable[Stated]) -> frozenset[str]:
    """Return everything by which a decision can name one of these statements."""
    return frozenset(name for one in statements for name in _names(one))


def bearing_on(names: frozenset[str], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions about statements that go by these names, in the order decided."""
    return tuple(
        one
        for one in decisions
        if all(said.action_id in names or said.key in names for said in (one.earlier, one.later))
    )


class Decided:
    """The decisions that bear on one area's statements."""

    def __init__(self, decisions: Iterable[Decision] = (), statements: Iterable[Stated] = ()) -> None:
        made = list(decisions)
        known = _by_name(statements) if made else {}
        self._apart: set[frozenset[str]] = set()
        self._together: dict[str, list[tuple[str, Verdict]]] = defaultdict(list)
        for one in made:
            for earlier in _found(known, one.earlier):
                for later in _found(known, one.later):
                    self._take(earlier, later, one.verdict)

    def apart(self, one: Stated, other: Stated) -> bool:
        """Tell whether a person said that two statements are not the same action."""
        return bool(self._apart) and frozenset((one.action_id, other.action_id)) in self._apart

    def earlier_of(self, later: Stated) -> tuple[tuple[str, Verdict], ...]:
        """Return the ids of the earlier statements that a person joined to this one."""
        return tuple(self._together.get(later.action_id, ()))

    def _take(self, earlier: Stated, later: Stated, verdict: Verdict) -> None:
        first, second = sorted((earlier, later), key=lambda one: (str(one.document.date or ""), one.action_id))
        if verdict is Verdict.REJECTED:
            self._apart.add(frozenset((first.action_id, second.action_id)))
        elif first.document.document_id != second.document.document_id:
            self._together[second.action_id].append((first.action_id, verdict))


def _names(one: Stated) -> tuple[str, str]:
    return one.action_id, Statement.of(one.document, one.action).key


def _by_name(statements: Iterable[Stated]) -> dict[str, dict[str, Stated]]:
    """Return statements by id and by the key of their words; several can share a key."""
    known: dict[str, dict[str, Stated]] = defaultdict(dict)
    for one in statements:
        for name in _names(one):
            known[name][one.action_id] = one
    return known


def _found(known: dict[str, dict[str, Stated]], named: Statement) -> tuple[Stated, ...]:
    """Return the statement with the id, else those with the words."""
    by_id = known.get(named.action_id)
    return tuple((by_id or known.get(named.key, {})).values())
