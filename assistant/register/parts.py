"""Actions that came apart or were put together between one paper and the next.

A merger shows by two actions falling silent whose words together are nearer to a statement than either alone. A split
shows by an action whose words are those of two statements together, or of two that differ in a qualifier ("in the
north", "in the south").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.register.decided import Decided
from assistant.register.likeness import Alike, Likeness, comparable, probability
from assistant.register.reasons import link_of
from assistant.register.stated import Stated
from assistant.register.track import Track
from assistant.register.tracked import Link, Relation

_JOINED = re.compile(r"\band\b|[;,&/]")
_NEAR = -3.5
"""Log odds below which a statement is no part of another."""
_GAIN = 0.08
"""How much nearer two must be together than the nearer alone."""
_SIBLINGS = 0.5
"""Log odds, by words alone, from which two statements of one paper differ in a qualifier only."""
_LIKELY = -0.4
_LIKELY_SPLIT = 0.3
_LIKELY_OF_SIBLINGS = -3.5
_OWN = 2.0
"""Log odds from which a statement goes on with an action of its own, and is no part of one that came apart."""


def merge(
    tracks: Sequence[Track], statements: Sequence[Stated], taken: dict[str, Track], likeness: Likeness, decided: Decided
) -> None:
    """Let statements that put actions together continue the likest and end the others."""
    given = {id(track) for track in taken.values()}
    open_tracks = [track for track in tracks if track.ended_by is None and id(track) not in given]
    for one in statements if open_tracks else ():
        if not _JOINED.search(one.text):
            continue
        own = taken.get(one.action_id)
        silent = [
            track
            for track in open_tracks
            if id(track) not in given and _may_be_part(track, one, decided) and likeness.odds(track.latest, one) > _NEAR
        ]
        pairs = [(own, other) for other in silent] if own else list(combinations(silent, 2))
        found = [
            (odds, -place, pair)
            for place, pair in enumerate(pairs)
            for odds in _together([_before(track, one) for track in pair], one, likeness)
        ]
        if found:
            odds, _, pair = max(found, key=lambda each: each[:2])
            _merged(pair, one, odds, taken, likeness)
            given |= {id(track) for track in pair}


def _merged(pair: tuple[Track, Track], one: Stated, odds: float, taken: dict[str, Track], likeness: Likeness) -> None:
    own = taken.get(one.action_id)
    first, second = pair if own else sorted(pair, key=lambda track: -likeness.odds(track.latest, one))
    if own:
        first.links[-1] = replace(first.links[-1], relation=Relation.MERGED)
    else:
        first.give(one, replace(link_of(first.latest, one, odds, likeness), relation=Relation.MERGED))
        taken[one.action_id] = first
    reason = f"taken into “{one.title}” with “{first.before(one.document.document_id).title}”"
    second.links.append(Link(second.latest.action_id, one.action_id, Relation.MERGED, reason, probability(odds)))
    second.ended_by = one


def split_alike(
    tracks: Sequence[Track], statements: Sequence[Stated], taken: dict[str, Track], likeness: Likeness, decided: Decided
) -> dict[str, list[Link]]:
    """Let an action continue in two new statements that differ in a qualifier only; return the second's link.

    This goes before statements are joined one by one: two that say nearly the same where one stood are its parts even
    when its words have changed so much that neither would be found alone.
    """
    parts: dict[str, list[Link]] = {}
    given = {id(track) for track in taken.values()}
    open_tracks = [one for one in tracks if one.ended_by is None and id(one) not in given]
    if not open_tracks:
        return parts
    ending_in: dict[str, list[Track]] = {}
    for track in open_tracks:
        ending_in.setdefault(track.latest.text, []).append(track)
    new = [one for one in statements if one.action_id not in taken and not _is_own(one, ending_in, likeness)]
    for pair in combinations(new, 2):
        is_used = any(one.action_id in taken or one.action_id in parts for one in pair)
        if is_used or not comparable(*pair) or likeness.by_words(*pair) < _SIBLINGS:
            continue
        found = [
            (sum(odds), -place, track)
            for place, track in enumerate(open_tracks)
            if not any(track is each for each in taken.values())
            and all(_may_be_part(track, one, decided) for one in pair)
            and min(odds := [likeness.odds(track.latest, one) for one in pair]) >= _LIKELY_OF_SIBLINGS
            and not _goes_on_elsewhere(track.latest, pair, max(odds), statements, likeness)
        ]
        if found:
            odds, _, track = max(found, key=lambda each: each[:2])
            sure = max(_LIKELY, odds / 2) + likeness.by_words(*pair) / 2
            _came_apart(track, track.latest, pair, sure, taken, parts, likeness)
    return parts


def _is_own(one: Stated, ending_in: Mapping[str, Sequence[Track]], likeness: Likeness) -> bool:
    """Tell whether a statement surely goes on with an action by itself; tracks come by their latest words."""
    return any(
        likeness.odds(track.latest, one) >= _OWN
        for text in likeness.near(_OWN, one)
        for track in ending_in.get(text, ())
        if comparable(track.latest, one)
    )


def _goes_on_elsewhere(
    whole: Stated, pair: tuple[Stated, Stated], odds: float, statements: Sequence[Stated], likeness: Likeness
) -> bool:
    """Tell whether another statement of the paper is more like an action than two of them are."""
    others = [one for one in statements if one is not pair[0] and one is not pair[1] and comparable(whole, one)]
    return any(likeness.odds(whole, one) > odds for one in others)


def split(
    tracks: Sequence[Track], statements: Sequence[Stated], taken: dict[str, Track], likeness: Likeness, decided: Decided
) -> dict[str, list[Link]]:
    """Let actions that came apart continue in their likest part; return the links of the other parts, by action id."""
    parts: dict[str, list[Link]] = {}
    own_of: dict[int, list[Stated]] = {}
    for one in statements:
        if one.action_id in taken:
            own_of.setdefault(id(taken[one.action_id]), []).append(one)
    free = [one for one in statements if one.action_id not in taken]
    for track in [one for one in tracks if one.ended_by is None] if free else ():
        own = own_of.get(id(track), [])
        whole = _before(track, statements[0])
        if own and (own[0].text == whole.text or track.links[-1].verdict):
            continue
        left = [
            one
            for one in free
            if one.action_id not in taken
            and one.action_id not in parts
            and _may_be_part(track, one, decided)
            and likeness.odds(whole, one) > _NEAR
        ]
        pairs = [(own[0], other) for other in left] if own else list(combinations(left, 2))
        found = [(odds, -place, pair) for place, pair in enumerate(pairs) for odds in _apart(whole, pair, likeness)]
        if found:
            odds, _, pair = max(found, key=lambda each: each[:2])
            _came_apart(track, whole, pair, odds, taken, parts, likeness)
    return parts


def _came_apart(
    track: Track,
    whole: Stated,
    pair: tuple[Stated, Stated],
    odds: float,
    taken: dict[str, Track],
    parts: dict[str, list[Link]],
    likeness: Likeness,
) -> None:
    first, second = pair
    if first.action_id in taken:
        track.links[-1] = replace(track.links[-1], relation=Relation.SPLIT)
    else:
        first, second = sorted(pair, key=lambda one: -likeness.odds(whole, one))
        track.give(first, replace(link_of(whole, first, odds, likeness), relation=Relation.SPLIT))
        taken[first.action_id] = track
    reason = f"part of “{whole.title}”, with “{first.title}”"
    parts[second.action_id] = [Link(whole.action_id, second.action_id, Relation.SPLIT, reason, probability(odds))]


def _may_be_part(track: Track, one: Stated, decided: Decided) -> bool:
    return (
        track.ended_by is None
        and track.latest.line == one.line
        and comparable(track.latest, one)
        and not any(decided.apart(said, one) for said in track.stated)
    )


def _before(track: Track, one: Stated) -> Stated:
    return track.before(one.document.document_id)


def _together(parts: Sequence[Stated], whole: Stated, likeness: Likeness) -> Iterator[float]:
    """Yield the log odds that `whole` is its parts put together, if likely."""
    alike = likeness.alike_together(parts, whole)
    alone = max(_nearness(likeness.alike(part, whole)) for part in parts)
    agreement = max(likeness.agreement(part, whole) for part in parts)
    if _nearness(alike) >= alone + _GAIN and alike.odds + agreement >= _LIKELY:
        yield alike.odds + agreement


def _apart(whole: Stated, parts: tuple[Stated, Stated], likeness: Likeness) -> Iterator[float]:
    """Yield the log odds that `parts` are what became of `whole`, if likely."""
    yield from (odds for odds in _together(parts, whole, likeness) if odds >= _LIKELY_SPLIT)
    siblings = likeness.by_words(*parts)
    likely = [likeness.odds(whole, part) for part in parts]
    if siblings >= _SIBLINGS and min(likely) >= _LIKELY_OF_SIBLINGS:
        yield max(_LIKELY, *likely) + siblings / 2


def _nearness(alike: Alike) -> float:
    return alike.shared + alike.meaning
