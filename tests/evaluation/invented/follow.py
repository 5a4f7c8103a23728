"""Mentions of one area into links and dropped actions: what the documents as composed show, no more.

A link joins a mention to the latest earlier one of the same key, within its series and across series. An
action is dropped when its series goes on without it, no other paper speaks of it again, and it was
neither complete nor taken up by a split or a merger, nor taken out with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from tests.evaluation.invented.facts import Area, Ask
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.truth import Dropped, Link, Mention

_FOLLOWED = ("plan_action", "continued_focus")


def links_of(area: Area, documents: Sequence[Composed]) -> list[Link]:
    """Return the links between mentions; `documents` are in the order of their dates."""
    found: list[Link] = []
    seen: list[tuple[Composed, Mention]] = []
    came_from = _origins(area)
    for composed in documents:
        for mention in composed.mentions:
            found += _links(composed, mention, seen, came_from.get(mention.key, {}))
        seen += [(composed, mention) for mention in composed.mentions]
    return found


def _links(
    composed: Composed,
    mention: Mention,
    seen: Sequence[tuple[Composed, Mention]],
    origins: Mapping[str, str],
) -> Iterator[Link]:
    series = composed.truth.series
    same = [(each, earlier) for each, earlier in seen if earlier.key == mention.key]
    within = [earlier for each, earlier in same if each.truth.series == series]
    beyond = [earlier for each, earlier in same if each.truth.series != series]
    for earlier, across in ((within[-1:], False), (beyond[-1:], True)):
        for each in earlier:
            yield _link(each, mention, _relations(each, mention), across)
    if within:
        return
    for key, relation in origins.items():
        parents = [earlier for each, earlier in seen if earlier.key == key and each.truth.series == series]
        for each in parents[-1:]:
            yield _link(each, mention, (relation,), False)


def _link(earlier: Mention, later: Mention, relations: tuple[str, ...], across: bool) -> Link:
    slip = (later.due.end - earlier.due.end) // timedelta(days=1) if "redated" in relations else None
    return Link(earlier.mention, later.mention, relations, across, slip)


def _relations(earlier: Mention, later: Mention) -> tuple[str, ...]:
    relations = []
    if earlier.ref and later.ref and earlier.ref != later.ref:
        relations.append("renumbered")
    if _plain(earlier.text) != _plain(later.text):
        relations.append("reworded")
    if earlier.due and later.due and earlier.due.end and later.due.end and earlier.due.end != later.due.end:
        relations.append("redated")
    return tuple(relations) or ("same",)


def _plain(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def _origins(area: Area) -> dict[str, dict[str, str]]:
    """Return for each key the keys it came out of, and how."""
    found: dict[str, dict[str, str]] = {}
    canonical = {ask.key: ask_key(ask) for ask in area.asks}
    for each in (*area.actions, *area.asks):
        parents = {key: "split" for key in (each.split_from,) if key} | {key: "merged" for key in each.merged_from}
        key = canonical.get(each.key, each.key)
        if parents:
            found[f"{area.slug}:{key}"] = {
                f"{area.slug}:{canonical.get(parent, parent)}": how for parent, how in parents.items()
            }
    return found


def ask_key(ask: Ask) -> str:
    """Return the key under which an ask's mentions are noted."""
    return ask.same_as or ask.key


def dropped_of(area: Area, documents: Sequence[Composed]) -> list[Dropped]:
    """Return the actions that a series stops speaking of; `documents` are in the order of their dates."""
    taken_up = {parent for parents in _origins(area).values() for parent in parents}
    closed = {f"{area.slug}:{action.key}" for action in area.actions if action.closed}
    found = []
    for series in ("plans", "letters"):
        papers = [each for each in documents if each.truth.series == series]
        keys = dict.fromkeys(
            mention.key for each in papers for mention in each.mentions if mention.kind in _FOLLOWED
        )
        for key in keys:
            last = max(each.truth.date for each in documents if _speaks(each, key))
            of_series = max(place for place, each in enumerate(papers) if _speaks(each, key))
            later = papers[of_series + 1 :]
            if not later or last >= later[0].truth.date:
                continue
            if key in taken_up | closed or _last_scale(documents, key) == "complete":
                continue
            found.append(Dropped(key, series, papers[of_series].truth.file, later[0].truth.file))
    return found


def _speaks(composed: Composed, key: str) -> bool:
    return any(each.key == key for each in (*composed.mentions, *composed.updates))


def _last_scale(documents: Sequence[Composed], key: str) -> str:
    scales = [update.scale for each in documents for update in each.updates if update.key == key]
    return scales[-1] if scales else ""
