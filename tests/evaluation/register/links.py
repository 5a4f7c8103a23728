"""How well actions are followed: links between statements, and actions dropped without a word.

A link is counted as the truth counts it: a mention to the latest one before it in its own line of papers, and to the
latest in another; a split or merger to the whole or its parts. `python -m tests.evaluation.register` prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.register.tracked import Mention, Relation, TrackedAction
from tests.evaluation.register.areas import Followed

_PARTS = (Relation.SPLIT, Relation.MERGED)
_SURE = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass
class Counts:
    """What was found right, what was found, and what there is."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def add(self, found: set, marked: set) -> None:
        """Count one area's."""
        self.right += len(found & marked)
        self.found += len(found)
        self.marked += len(marked)

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.marked if self.marked else 1.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"{self.right} right, {self.found} found, {self.marked} marked"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({counts})"


@dataclass
class LinkFigures:
    """The figures of one split."""

    links: Counts = field(default_factory=Counts)
    by_kind: dict[str, Counts] = field(default_factory=dict)
    dropped: Counts = field(default_factory=Counts)
    relations: Counter = field(default_factory=Counter)
    slips: Counter = field(default_factory=Counter)
    confidence: Counter = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def measure(areas: Iterable[Followed]) -> LinkFigures:
    """Return the figures over some areas."""
    figures = LinkFigures()
    for one in areas:
        _measure_links(one, figures)
        _measure_dropped(one, figures)
    return figures


def _measure_links(one: Followed, figures: LinkFigures) -> None:
    found = _pairs_found(one)
    marked = {
        (link["earlier"], link["later"]): link
        for link in one.area.truth["links"]
        if one.is_shown((link["earlier"], link["later"]))
    }
    figures.links.add(set(found), set(marked))
    for pair in set(found) | set(marked):
        kind = _kind(one, pair)
        pairs = {pair}
        figures.by_kind.setdefault(kind, Counts()).add(pairs & set(found), pairs & set(marked))
        if (pair in found) != (pair in marked):
            figures.missed.append(_told(one, pair, "missed" if pair in marked else "wrong", kind))
    for pair, link in marked.items():
        if pair in found and found[pair]:
            figures.relations["right" if _agrees(found[pair], link["relations"]) else "wrong"] += 1
        if link["slip_days"] is not None:
            figures.slips["marked"] += 1
            figures.slips["found"] += pair in found
    for action in one.tracked:
        for link in action.links:
            ends = one.mention_of.get(link.earlier), one.mention_of.get(link.later)
            step = max(place for place, least in enumerate((0.0, *_SURE[:-1])) if link.confidence >= least)
            if all(ends):
                figures.confidence[step, "right" if _same_thing(one, ends, marked) else "wrong"] += 1


def _same_thing(one: Followed, ends: tuple[str, str], marked: dict) -> bool:
    earlier, later = (one.area.mentions[end] for end in ends)
    return earlier["key"] == later["key"] or ends in marked


def _agrees(relation: Relation, marked: list[str]) -> bool:
    return relation.value in marked or (relation is Relation.SAME and set(marked) == {"redated"})


def _pairs_found(one: Followed) -> dict[tuple[str, str], Relation | None]:
    """Return the pairs the register links, as the truth would list them, with the relation of direct links."""
    pairs: dict[tuple[str, str], Relation | None] = {}
    direct = {(link.earlier, link.later): link.relation for action in one.tracked for link in action.links}
    named = lambda pair: tuple(one.mention_of.get(end, end) for end in pair)  # noqa: E731
    parts = {pair for pair, relation in direct.items() if relation in _PARTS}
    for mentions in _same(one.tracked):
        for pair in _neighbours(one, mentions):
            pairs[named(pair)] = direct.get(pair)
    for pair in parts:
        pairs[named(pair)] = direct[pair]
    return {pair: relation for pair, relation in pairs.items() if one.is_shown(pair)}


def _same(tracked: Iterable[TrackedAction]) -> Iterator[list[Mention]]:
    """Yield the mentions of each action, a plan's action with those of the ask it takes up, oldest first."""
    actions = list(tracked)
    plans = {mention.action.action_id: each for each in actions for mention in each.mentions}
    joined = set()
    groups = []
    for each in actions:
        others = [
            plans[end]
            for link in each.links
            if link.relation is Relation.TAKEN_UP
            for end in (link.earlier, link.later)
            if plans[end] is not each
        ]
        joined |= {other.tracked_id for other in others}
        groups.append((each, [mention for one in (each, *others) for mention in one.mentions]))
    for each, mentions in groups:
        if each.tracked_id not in joined:
            yield sorted(mentions, key=lambda one: (str(one.document.date), one.document.file))


def _neighbours(one: Followed, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    for mention in mentions:
        line, later = one.area.series(mention.document.file), mention.action.action_id
        within = [earlier for before, earlier in seen if before == line]
        beyond = [earlier for before, earlier in seen if before != line]
        for earlier in (*within[-1:], *beyond[-1:]):
            yield earlier, later
        seen.append((line, later))


def _measure_dropped(one: Followed, figures: LinkFigures) -> None:
    marked = {(drop["key"], drop["series"]) for drop in one.area.truth["dropped"]}
    found = set()
    for action in one.tracked:
        if action.dropped_since is None:
            continue
        mention = one.area.mentions.get(one.mention_of.get(action.latest.action_id, ""))
        key = mention["key"] if mention else action.latest.action_id
        series = [one.area.series(each.document.file) for each in action.mentions]
        found.add((key, next((each for each in reversed(series) if each in ("letters", "plans")), series[-1])))
    figures.dropped.add(found, marked)
    for each in sorted(found ^ marked, key=str):
        text = next((m["text"] for m in one.area.truth["mentions"] if m["key"] == each[0]), each[0])
        figures.missed.append(f"dropped {'wrong' if each in found else 'missed'} {each} {text}")


def _kind(one: Followed, pair: tuple[str, str]) -> str:
    ends = [one.area.mentions.get(end) for end in pair]
    if not all(ends):
        return "not marked"
    kinds = [end["kind"] for end in ends]
    across = one.area.series(ends[0]["document"]) != one.area.series(ends[1]["document"])
    return " – ".join(kinds if len(set(kinds)) > 1 else kinds[:1]) + (" across" if across else "")


def _told(one: Followed, pair: tuple[str, str], what: str, kind: str) -> str:
    told = []
    for end in pair:
        mention = one.area.mentions.get(end)
        told.append(f"{mention['document']} {mention['ref']} “{mention['text'][:90]}”" if mention else end)
    return f"{what} {kind}: {' => '.join(told)}"


def report(figures: LinkFigures) -> Iterator[str]:
    """Yield the lines of the figures."""
    yield f"links    {figures.links}"
    for kind, counts in sorted(figures.by_kind.items()):
        yield f"    {kind:44} {counts}"
    named = figures.relations
    dated = f"re-dated found {figures.slips['found']}/{figures.slips['marked']}"
    yield f"relation named right {named['right']}/{sum(named.values())}; {dated}"
    for step, least in enumerate((0.0, *_SURE[:-1])):
        right, wrong = figures.confidence[step, "right"], figures.confidence[step, "wrong"]
        if right + wrong:
            yield f"    confidence from {least:.1f}: {right}/{right + wrong} right"
    yield f"dropped  {figures.dropped}"
