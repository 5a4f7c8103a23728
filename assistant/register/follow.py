"""The statements of one area's documents into actions followed over time, each link with its reason.

Documents are taken oldest first. A statement continues at most one action and an action is continued by at most
one statement of a document, the likest pair first; what is left over may be part of a split or a merger. Newcomers
trip over refs: a plan that renumbers gives an old ref to another action, so a ref alone decides only for
priority actions and areas for improvement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.register.likeness import Likeness, Stated
from assistant.register.tracked import Link, Relation
from corpus.actions import ActionKind

_SPLIT_SHARE = 0.6
"""How much of a part's meaning must stand in the whole."""


@dataclass(slots=True)
class Track:
    """One action on its way through the documents: its statements so far, oldest first."""

    stated: list[Stated]
    links: list[Link] = field(default_factory=list)
    ended_by: Stated | None = None
    """The statement that took it in, when it was merged into another action."""

    @property
    def latest(self) -> Stated:
        """The newest statement."""
        return self.stated[-1]


def follow(documents: Sequence[Sequence[Stated]], likeness: Likeness) -> list[Track]:
    """Return the actions that run through `documents`, each a list of its statements, oldest document first."""
    tracks: list[Track] = []
    for statements in documents:
        taken = _continue(tracks, statements, likeness)
        new = [Track([one]) for one in statements if one.action_id not in taken]
        _split(tracks, new, taken, likeness)
        _merge(tracks, statements, taken, likeness)
        tracks.extend(new)
    return tracks


def _continue(tracks: Sequence[Track], statements: Sequence[Stated], likeness: Likeness) -> dict[str, Track]:
    """Let each statement continue the track it is likest to; return the tracks continued, by action id."""
    pairs = sorted(
        (
            (-score, position, number, link)
            for number, one in enumerate(statements)
            for position, track in enumerate(tracks)
            if track.ended_by is None
            for score, link in likeness.link(track.stated, one)
        ),
        key=lambda pair: pair[:3],
    )
    taken: dict[str, Track] = {}
    continued: set[int] = set()
    for _, position, number, link in pairs:
        one, track = statements[number], tracks[position]
        if one.action_id in taken or position in continued:
            continue
        taken[one.action_id] = track
        continued.add(position)
        track.stated.append(one)
        track.links.append(link)
    return taken


def _split(tracks: Sequence[Track], new: Iterable[Track], taken: dict[str, Track], likeness: Likeness) -> None:
    """Give a new statement the action it was a part of, when another part of it continues that action."""
    continued = [track for track in tracks if track.latest.action_id in taken]
    for track in new:
        part = track.latest
        wholes = [
            (likeness.share(part, whole), position, whole)
            for position, one in enumerate(continued)
            for whole in one.stated[-2:-1]
            if likeness.comparable(whole, part) and likeness.share(one.latest, whole) >= _SPLIT_SHARE
        ]
        share, _, whole = max(wholes, key=lambda found: (found[0], -found[1]), default=(0.0, 0, None))
        if whole is not None and share >= _SPLIT_SHARE:
            reason = f"part of “{whole.title}”, which continues beside it"
            track.links.append(Link(whole.action_id, part.action_id, Relation.SPLIT, reason, round(share, 2)))


def _merge(tracks: Sequence[Track], statements: Sequence[Stated], taken: dict[str, Track], likeness: Likeness) -> None:
    """End the actions that a statement, which continues another, took in."""
    for track in _silent(tracks, statements):
        wholes = [
            (likeness.share(track.latest, one), -number, one)
            for number, one in enumerate(statements)
            if one.action_id in taken and likeness.comparable(track.latest, one)
        ]
        share, _, whole = max(wholes, key=lambda found: found[:2], default=(0.0, 0, None))
        if whole is not None and share >= _SPLIT_SHARE:
            reason = f"taken into “{whole.title}”"
            track.links.append(Link(track.latest.action_id, whole.action_id, Relation.MERGED, reason, round(share, 2)))
            track.ended_by = whole


def _silent(tracks: Sequence[Track], statements: Sequence[Stated]) -> Iterator[Track]:
    """Yield the tracks of the same kind of document that no statement of this one continues."""
    here = {one.action_id for one in statements}
    kinds = {one.kind for one in statements}
    kinds.discard(ActionKind.NEXT_STEP)
    for track in tracks:
        if track.ended_by is None and track.latest.action_id not in here and track.latest.kind in kinds:
            yield track
