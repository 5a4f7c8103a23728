"""The statements of one area's documents into actions followed over time, each link with its reason.

Documents are taken oldest first. A statement continues at most one action and an action is continued by at most
one statement of a document, the likest pair first; what is left over may be part of a split or a merger
(`parts.py`), or be a plan's action that takes up a letter's ask (`taken_up.py`). What a person decided goes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.register.decided import Decided
from assistant.register.likeness import LIKELY, Likeness, comparable
from assistant.register.parts import merge, split, split_alike
from assistant.register.reasons import decided_link, link_of, relation_of
from assistant.register.stated import Stated, is_ask_and_plan
from assistant.register.taken_up import take_up
from assistant.register.track import Track
from assistant.register.tracked import Link, Relation

_Taken = dict[str, Track]
"""The track that each statement of a document continues, by action id."""


def follow(documents: Sequence[Sequence[Stated]], likeness: Likeness, decided: Decided | None = None) -> list[Track]:
    """Return the actions that run through `documents`, each a list of its statements, oldest document first."""
    decided = decided or Decided()
    tracks: list[Track] = []
    for statements in filter(None, documents):
        taken: _Taken = {}
        parts = _join(tracks, statements, taken, decided)
        parts |= split_alike(tracks, statements, taken, likeness, decided)
        _continue(tracks, [one for one in statements if one.action_id not in parts], taken, likeness, decided)
        merge(tracks, statements, taken, likeness, decided)
        parts |= split(tracks, statements, taken, likeness, decided)
        tracks += [Track([one], parts.get(one.action_id, [])) for one in statements if one.action_id not in taken]
    take_up(tracks, likeness, decided)
    return tracks


def _join(
    tracks: Sequence[Track], statements: Sequence[Stated], taken: _Taken, decided: Decided
) -> dict[str, list[Link]]:
    """Join what a person joined; return the links of statements that can only be parts of an action."""
    parts: dict[str, list[Link]] = {}
    for one in statements:
        for earlier_id, verdict in decided.earlier_of(one):
            track = next((each for each in tracks if earlier_id in {said.action_id for said in each.stated}), None)
            if track is None or track is taken.get(one.action_id) or is_ask_and_plan(track.latest, one):
                continue
            earlier = next(said for said in track.stated if said.action_id == earlier_id)
            if track in taken.values():
                parts.setdefault(one.action_id, []).append(decided_link(earlier, one, Relation.SPLIT, verdict))
            elif one.action_id in taken:
                track.links.append(decided_link(earlier, one, Relation.MERGED, verdict))
                track.ended_by = one
            else:
                track.give(one, decided_link(earlier, one, relation_of(earlier, one), verdict))
                taken[one.action_id] = track
    return parts


def _continue(
    tracks: Sequence[Track], statements: Sequence[Stated], taken: _Taken, likeness: Likeness, decided: Decided
) -> None:
    """Let each statement left over continue the track it is likest to."""
    given = {id(track) for track in taken.values()}
    open_tracks = [track for track in tracks if track.ended_by is None and id(track) not in given]
    near = _near(open_tracks, statements, likeness)
    pairs = sorted(
        (
            (-odds, position, number, earlier)
            for number, one in enumerate(statements)
            if one.action_id not in taken
            for position in near[number]
            for odds, earlier in _likest(open_tracks[position], one, likeness, decided)
        ),
        key=lambda pair: pair[:3],
    )
    continued: set[int] = set()
    for odds, position, number, earlier in pairs:
        one, track = statements[number], open_tracks[position]
        if one.action_id not in taken and position not in continued:
            track.give(one, link_of(earlier, one, -odds, likeness))
            continued.add(position)
            taken[one.action_id] = track


def _near(tracks: Sequence[Track], statements: Sequence[Stated], likeness: Likeness) -> list[list[int]]:
    """Return for each statement the places of the tracks it could continue: a plan of 400 actions has few such."""
    holding: dict[str, list[int]] = {}
    for position, track in enumerate(tracks):
        for text in {said.text for said in track.stated}:
            holding.setdefault(text, []).append(position)
    return [
        sorted({position for text in likeness.near(LIKELY, one) for position in holding.get(text, ())})
        for one in statements
    ]


def _likest(track: Track, one: Stated, likeness: Likeness, decided: Decided) -> Iterator[tuple[float, Stated]]:
    """Yield the log odds that a statement continues a track, by the newest of its likest statements, if likely."""
    if not comparable(track.latest, one) or any(decided.apart(said, one) for said in track.stated):
        return
    odds, place = max((likeness.odds(said, one), place) for place, said in enumerate(track.stated))
    if likeness.is_likely(odds, track.stated[place], one):
        yield odds, track.stated[place]
