"""Mentions of one area into links and dropped actions: what the documents as composed show, no more.

A link joins a mention to the latest earlier one of the same key, within its series and across series. An
action is dropped when its series goes on without it, no other paper speaks of it again, and it was
neither complete nor taken up by a split or a merger, nor taken out with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from rapidfuzz.distance import Levenshtein

from tests.evaluation.invented.facts import Area
from tests.evaluation.invented.letter_facts import Ask
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.truth import Dispute, Dropped, Link, Mention, Update

_WELL = ("complete", "on_track")
_BADLY = ("at_risk", "delayed", "not_started")
_MOST_SLIPS = 3
"""Letters by which two wordings may differ and be the same: a typo or two."""
_SERIES = ("plans", "letters")
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
    if Levenshtein.distance(_plain(earlier), _plain(later)) > _MOST_SLIPS:
        relations.append("reworded")
    if earlier.due and later.due and earlier.due.end and later.due.end and earlier.due.end != later.due.end:
        relations.append("redated")
    return tuple(relations) or ("same",)


def _plain(mention: Mention) -> str:
    """Return a mention's letters without its owner and its due date, which some papers print apart."""
    text = mention.text
    if mention.due:
        text = re.sub(rf"(\bby )?(the )?{re.escape(mention.due.words)}", "", text)
    if mention.owner:
        text = text.removeprefix(f"{mention.owner} should ")
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
    """Return the actions that every series which spoke of them has stopped speaking of, oldest document first."""
    taken_up = {parent for parents in _origins(area).values() for parent in parents}
    closed = {f"{area.slug}:{action.key}" for action in area.actions if action.closed}
    keys = dict.fromkeys(mention.key for each in documents for mention in each.mentions if mention.kind in _FOLLOWED)
    found = []
    for key in keys:
        silences = _silences(documents, key)
        is_over = key in taken_up | closed or _last_scale(documents, key) == "complete"
        if not is_over and silences and all(silences):
            found += silences
    return found


def _silences(documents: Sequence[Composed], key: str) -> list[Dropped | None]:
    """Return for each series that spoke of `key` where it fell silent; None for one that did not."""
    found: list[Dropped | None] = []
    last_of_all = max(each.truth.date for each in documents if _speaks(each, key))
    for series in _SERIES:
        papers = [each for each in documents if each.truth.series == series]
        said = [place for place, each in enumerate(papers) if _speaks(each, key)]
        if not said:
            continue
        later = papers[said[-1] + 1 :]
        is_silent = bool(later) and last_of_all < later[0].truth.date
        found.append(Dropped(key, series, papers[said[-1]].truth.file, later[0].truth.file) if is_silent else None)
    return found


def disputes_of(documents: Sequence[Composed]) -> list[Dispute]:
    """Return the pairs of updates on one key that contradict each other, within a paper or with the one before."""
    found = []
    latest: dict[tuple[str, str], Update] = {}
    for composed in documents:
        for update in composed.updates:
            for by in sorted(by for key, by in latest if key == update.key and by != update.by):
                other = latest[update.key, by]
                if {_side(other.scale), _side(update.scale)} == {"well", "badly"}:
                    found.append(Dispute(update.key, other, update))
            latest[update.key, update.by] = update
    return found


def _side(scale: str) -> str:
    return "well" if scale in _WELL else "badly" if scale in _BADLY else ""


def _speaks(composed: Composed, key: str) -> bool:
    return any(each.key == key for each in (*composed.mentions, *composed.updates))


def _last_scale(documents: Sequence[Composed], key: str) -> str:
    scales = [update.scale for each in documents for update in each.updates if update.key == key]
    return scales[-1] if scales else ""
