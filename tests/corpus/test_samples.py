"""The sample documents are what their sources make, byte for byte, and say what their truth says they say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.samples.build import DOCUMENTS, build, source_paths
from corpus.samples.source import plain_text, read_source
from corpus.wording import fold
from ingest.settings import IngestSettings
from ingest.workers import ReaderPool

TRUTH = DOCUMENTS.parent / "truth"
FILES = sorted(path.name for path in DOCUMENTS.iterdir())
PEOPLE_PARTS = ("name", "role", "organisation")
CAPACITIES = {"addressee", "signatory", "copied", "present", "mentioned"}
KINDS = {"stocktake_letter", "action_plan", "improvement_plan", "inspection_report", "minutes", "other"}


def pressed(text: str) -> str:
    """Fold `text` and drop spaces and hyphens, which line ends and cell borders add or take."""
    return re.sub(r"[\s-]+", "", fold(text))


@pytest.fixture(scope="module")
def words_of() -> Iterator[dict[str, str]]:
    """The pressed words of every sample as our own readers extract them."""
    with ReaderPool(IngestSettings(_env_file=None)) as pool:
        contents = {file: pool.read(DOCUMENTS / file) for file in FILES}
    yield {file: pressed("\n".join(page.text for page in content.pages)) for file, content in contents.items()}


def truth_of(file: str) -> dict:
    return json.loads((TRUTH / f"{file}.json").read_text(encoding="utf-8"))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_in(part)


def test_building_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="reportlab makes the sample PDFs; it is in the samples group")
    made = {path.name: path.read_bytes() for path in build(tmp_path)}

    assert sorted(made) == FILES
    changed = [file for file in FILES if made[file] != (DOCUMENTS / file).read_bytes()]
    assert changed == [], "run `make samples` and commit what it makes"


def test_every_document_has_its_truth_and_no_truth_is_left_over() -> None:
    assert sorted(path.name for path in TRUTH.glob("*.json") if path.name != "stories.json") == [
        f"{file}.json" for file in FILES
    ]
    assert all(truth_of(file)["kind"] in KINDS for file in FILES)
    assert {person["capacity"] for file in FILES for person in truth_of(file)["people"]} <= CAPACITIES


@pytest.mark.parametrize("path", source_paths(), ids=lambda path: path.stem)
def test_every_word_of_a_source_is_in_its_document(path: Path, words_of: dict[str, str]) -> None:
    source = read_source(path)
    lines = [line for line in plain_text(source).split("\n") if line]
    missing = [line for line in lines if not held(line, words_of[source.file])]

    assert missing == []


def held(line: str, words: str) -> bool:
    """Whether a line stands in the words, whole or cut once, as a page break cuts it with a foot and a head."""
    wanted = pressed(line)
    if wanted in words:
        return True
    cuts = range(1, len(wanted))
    return any((start := words.find(wanted[:cut])) >= 0 and words.find(wanted[cut:], start + cut) >= 0 for cut in cuts)


@pytest.mark.parametrize("file", FILES)
def test_what_the_truth_names_stands_in_the_document(file: str, words_of: dict[str, str]) -> None:
    truth = truth_of(file)
    facts = [person[part] for person in truth["people"] for part in PEOPLE_PARTS]
    facts += [step[part] for step in truth["next_steps"] for part in ("what", "words")]
    for name in ("priority_actions", "areas_for_improvement", "continued_focus", "actions", "shared_narrative"):
        facts += strings_in(truth.get(name, []))

    assert truth["area"].casefold() in words_of[file]
    assert [fact for fact in facts if not held(fact, words_of[file])] == []


def test_the_stories_between_rounds_stand_in_the_letters(words_of: dict[str, str]) -> None:
    stories = json.loads((TRUTH / "stories.json").read_text(encoding="utf-8"))

    assert {"improving", "slipping", "reworded", "dropped", "redated", "renumbered"} <= {
        story["change"] for story in stories
    }
    for story in stories:
        for point in story["points"]:
            assert held(point["words"], words_of[point["file"]]), point
        for file in story.get("absent_from", []):
            assert pressed(story["absent_words"]) not in words_of[file], story["about"]
