"""Area files into documents and their truth: the whole invented world, the same every time.

`world` composes without writing anything; `write_world` lays the documents out as files.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.evaluation.invented.deep_dives import compose_deep_dive
from tests.evaluation.invented.facts import Area
from tests.evaluation.invented.follow import disputes_of, dropped_of, links_of
from tests.evaluation.invented.letters import compose_letter
from tests.evaluation.invented.load import AREAS, load_areas
from tests.evaluation.invented.minutes import compose_minutes
from tests.evaluation.invented.plans import compose_plan
from tests.evaluation.invented.sheet import Composed
from tests.evaluation.invented.truth import AreaTruth, Posting
from tests.evaluation.invented.writing.layout import lay_out


@dataclass(frozen=True, slots=True)
class InventedArea:
    """One area: what is true (`truth`), the facts behind it, and its documents before layout."""

    facts: Area
    truth: AreaTruth
    documents: tuple[Composed, ...]


def world(split: str | None = None, *, areas: Collection[str] = (), folder: Path = AREAS) -> tuple[InventedArea, ...]:
    """Return the invented areas of a split (tune, unseen; None for both), or those with the slugs in `areas`."""
    return tuple(invent(facts) for facts in load_areas(folder, areas) if split is None or facts.split == split)


def invent(facts: Area) -> InventedArea:
    """Return one area's documents and truth."""
    composed = [
        *(compose_letter(facts, round_) for round_ in facts.rounds),
        *(compose_plan(facts, plan) for plan in facts.plans),
        *(compose_deep_dive(facts, dive) for dive in facts.deep_dives),
        *(compose_minutes(facts, minutes) for minutes in facts.minutes),
    ]
    documents = tuple(sorted(composed, key=lambda each: (each.truth.date, each.truth.file)))
    return InventedArea(facts, _truth(facts, documents), documents)


def _truth(facts: Area, documents: Sequence[Composed]) -> AreaTruth:
    return AreaTruth(
        slug=facts.slug,
        area=facts.name,
        short=facts.short,
        aliases=facts.aliases,
        split=facts.split,
        bodies=tuple((body.key, body.name, body.short) for body in facts.bodies),
        documents=tuple(each.truth for each in documents),
        mentions=tuple(mention for each in documents for mention in each.mentions),
        milestones=tuple(milestone for each in documents for milestone in each.milestones),
        kpis=tuple(row for each in documents for row in each.kpis),
        updates=tuple(update for each in documents for update in each.updates),
        links=tuple(links_of(facts, documents)),
        dropped=tuple(dropped_of(facts, documents)),
        disputes=tuple(disputes_of(documents)),
        postings=tuple(_postings(facts)),
        people=tuple(person for each in documents for person in each.people),
        told=tuple(told for each in documents for told in each.told),
    )


def _postings(facts: Area) -> Iterator[Posting]:
    for post in facts.posts:
        body = facts.body(post.body)
        for holder in post.holders:
            since = None if holder.since == date.min else holder.since
            yield Posting(post.key, post.role, body.name if body else post.body, holder.name, since)


def write_world(invented: Sequence[InventedArea], to: Path) -> list[Path]:
    """Write `to`/documents/AREA/… and `to`/truth/AREA.json for each area; returns the documents' paths."""
    written = []
    (to / "truth").mkdir(parents=True, exist_ok=True)
    for area in invented:
        folder = to / "documents" / area.facts.slug
        folder.mkdir(parents=True, exist_ok=True)
        written += [lay_out(composed, folder) for composed in area.documents]
        truth = json.dumps(area.truth.as_json(), ensure_ascii=False, indent=1, default=str)
        (to / "truth" / f"{area.facts.slug}.json").write_text(truth + "\n", encoding="utf-8", newline="\n")
    return written
