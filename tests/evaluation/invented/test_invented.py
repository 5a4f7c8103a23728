"""The invented world keeps its promises: truth is what is printed, the same every time, and no area is real."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ingest.reading import read_pages
from tests.evaluation.invented import InventedArea, world, write_world
from tests.evaluation.invented.check import lost_in, squashed
from tests.evaluation.invented.load import AREAS, FactsError, load_area, read_table
from tests.evaluation.invented.styles import letter_style, plan_layout
from tests.evaluation.invented.when import read_when, words
from tests.evaluation.invented.writing.layout import lay_out

FORMATS = {".pdf", ".docx", ".html", ".md", ".txt"}
SLUGS = sorted(path.stem for path in AREAS.glob("*.toml"))


@cache
def everything() -> tuple[InventedArea, ...]:
    return world()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quote_of_the_truth_is_printed_and_every_place_is_printed_once(slug: str) -> None:
    area = next(area for area in everything() if area.facts.slug == slug)
    assert [loss for composed in area.documents for loss in lost_in(composed)] == []


def test_the_files_say_what_the_truth_says(tmp_path: Path) -> None:
    chosen = {}
    for area in everything():
        for composed in area.documents:
            chosen.setdefault((composed.truth.series, Path(composed.truth.file).suffix), composed)
    for composed in chosen.values():
        path = lay_out(composed, tmp_path)
        content = read_pages(path.read_bytes(), path.name)
        read = squashed(" ".join(page.text for page in content.pages))
        people = [person.name for person in composed.people if squashed(person.name) not in read]
        updates = [update.words for update in composed.updates if squashed(update.words) not in read]
        assert (path.name, people, updates) == (path.name, [], [])


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_world(world(areas=["wexmoor", "stavering"]), tmp_path / name)
    first, second = (sorted((tmp_path / name).rglob("*.*")) for name in ("first", "second"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(first) > 15


def test_the_truth_is_written_as_json_with_iso_dates(tmp_path: Path) -> None:
    write_world(world(areas=["harrowmere"]), tmp_path)
    truth = json.loads((tmp_path / "truth" / "harrowmere.json").read_text(encoding="utf-8"))
    dues = [mention["due"] for mention in truth["mentions"] if mention["due"]]
    assert {"words", "start", "end", "precision"} == set(dues[0])
    assert all(due["start"] is None or due["start"] <= due["end"] for due in dues)


def test_the_world_is_as_large_as_it_is_said_to_be() -> None:
    areas = everything()
    assert Counter(area.facts.split for area in areas) == {"tune": 16, "unseen": 8}
    assert all(len(area.facts.rounds) == 4 and 2 <= len(area.facts.plans) <= 4 for area in areas)
    assert {Path(each.truth.file).suffix for area in areas for each in area.documents} == FORMATS
    assert {each.series for area in areas for each in area.truth.documents} == {
        "letters",
        "plans",
        "minutes",
        "deep_dives",
    }


def test_every_area_has_every_kind_of_change() -> None:
    for area in everything():
        relations = {relation for link in area.truth.links if not link.across for relation in link.relations}
        assert relations == {"same", "reworded", "renumbered", "redated", "split", "merged"}, area.facts.slug
        assert area.truth.dropped and area.truth.disputes
        assert any(mention.missing for mention in area.truth.mentions if mention.kind == "plan_action")
        posts = Counter(posting.post for posting in area.truth.postings)
        assert max(posts.values()) > 1


def test_tuning_and_unseen_areas_share_no_style() -> None:
    letters, plans = {"tune": set(), "unseen": set()}, {"tune": set(), "unseen": set()}
    for area in everything():
        letters[area.facts.split] |= {letter_style(each.style) for each in area.facts.rounds}
        plans[area.facts.split] |= {plan_layout(each.layout) for each in area.facts.plans}
    for used, least in ((letters, 5), (plans, 4)):
        assert {style.used for style in used["tune"]} == {"all"}
        assert {style.used for style in used["unseen"]} == {"unseen"}
        assert all(len(styles) >= least for styles in used.values())


def test_a_tuning_area_never_says_a_phrase_kept_for_unseen_ones() -> None:
    kept = {text for text in _phrases("letter_text", "judgements", "steps") if text.startswith("~")}
    beginnings = {re.split(r"[{*]", text[1:])[0].strip() for text in kept}
    beginnings = {text for text in beginnings if len(text.split()) > 5}
    said = {"tune": "", "unseen": ""}
    for area in everything():
        said[area.facts.split] += _plain_words(area)
    assert not [text for text in beginnings if text in said["tune"]]
    assert len([text for text in beginnings if text in said["unseen"]]) > len(beginnings) / 3


def _phrases(*tables: str) -> set[str]:
    found = []
    for name in tables:
        waiting = [read_table(f"wording/{name}.toml")]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, dict | list):
                waiting += value.values() if isinstance(value, dict) else value
    return set(found)


def _plain_words(area: InventedArea) -> str:
    return " ".join(" ".join(told.sentence for told in area.truth.told).split())


def test_every_dropped_action_is_never_spoken_of_again() -> None:
    for area in everything():
        dates = {each.file: each.date for each in area.truth.documents}
        for dropped in area.truth.dropped:
            spoken = [each.document for each in (*area.truth.mentions, *area.truth.updates) if each.key == dropped.key]
            assert max(dates[document] for document in spoken) < dates[dropped.silent_since]


@pytest.mark.parametrize(
    ("notation", "style", "printed", "first", "last"),
    [
        ("2025-05", "short", "May 25", "2025-05-01", "2025-05-31"),
        ("2025-09-end", "long", "end of September 2025", "2025-09-01", "2025-09-30"),
        ("2025-09-30", "numeric", "30/09/25", "2025-09-30", "2025-09-30"),
        ("2025-09-03", "ordinal", "3rd September 2025", "2025-09-03", "2025-09-03"),
        ("2025-autumn", "long", "autumn 2025", "2025-09-01", "2025-11-30"),
        ("2025-q3", "long", "Q3 2025/26", "2025-10-01", "2025-12-31"),
        ("2025-q4", "long", "Q4 2025/26", "2026-01-01", "2026-03-31"),
        ("2025-winter", "long", "winter 2025", "2025-12-01", "2026-02-28"),
    ],
)
def test_a_time_is_printed_in_the_style_and_means_its_days(
    notation: str, style: str, printed: str, first: str, last: str
) -> None:
    when = read_when(notation)
    assert (words(notation, style), when.start.isoformat(), when.end.isoformat()) == (printed, first, last)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('split = "tune"', 'split = "other"', "expected split"),
        ('plan_short = "PAP"', 'plan_shorts = "PAP"', "plan_shorts"),
        ('head = "pa1"', 'head = "pa9"', "'pa9' is not among"),
        ('due = "2024', 'due = "24', "expected a time"),
    ],
)
def test_a_slip_in_an_area_file_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    text = (AREAS / "wexmoor.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "wexmoor.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FactsError, match=named):
        load_area(path)
