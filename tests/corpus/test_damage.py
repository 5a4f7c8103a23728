"""A damaged, cut or missing index is noticed and rebuilt; a damaged catalogue or original is named."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import CorpusDamagedError, CorpusError, CorpusVersionError
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from tests.corpus.hashed import HashedEmbedder
from tests.corpus.made import made

LINES = [f"Line number {n} of this letter." for n in range(40)]


@pytest.fixture
def settings(tmp_path) -> CorpusSettings:
    """Settings of a closed corpus with two documents."""
    settings = CorpusSettings(_env_file=None, data_dir=tmp_path / "data")
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        corpus.add(*made(tmp_path, LINES, file="one.txt"))
        corpus.add(*made(tmp_path, LINES[:3], file="two.txt"))
    return settings


def _delete(index: Path) -> None:
    shutil.rmtree(index)


def _empty(index: Path) -> None:
    for path in index.iterdir():
        shutil.rmtree(path)
        path.mkdir()


def _on_file(name: str, change):
    def damage(index: Path) -> None:
        (path,) = index.rglob(name)
        change(path)

    damage.__name__ = f"{change.__name__.strip('_')} {name}"
    return damage


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)


def _garbage(path: Path) -> None:
    path.write_bytes(b"\xff" * 1000)


FILES = ["chroma.sqlite3", "data_level0.bin", "header.bin", "length.bin"]
DAMAGES = [
    _delete,
    _empty,
    *(_on_file(name, change) for name in FILES for change in (_cut, _flip, _garbage, Path.unlink)),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_noticed_and_rebuilt(settings, damage):
    before = sorted(path.name for path in (settings.data_dir / "index").iterdir())
    damage(settings.data_dir / "index")
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        assert corpus.check().problems == ()
        for line in LINES:
            vector = corpus.embedder.embed_question(f"Priority Action 1\n{line}")
            assert corpus.passages_by_id([corpus.nearest(vector, None, 1)[0].passage_id])[0].text == line
    assert sorted(path.name for path in (settings.data_dir / "index").iterdir()) != before


def test_a_sound_index_is_not_rebuilt_and_nothing_is_embedded(settings):
    before = sorted(path.name for path in (settings.data_dir / "index").iterdir())
    for _ in range(2):
        with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
            assert corpus.embedder.embedded == 0
    assert sorted(path.name for path in (settings.data_dir / "index").iterdir()) == before


def test_rebuilding_embeds_nothing(settings):
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        corpus.rebuild()
        assert corpus.embedder.embedded == 0
        assert corpus.check().problems == ()


def test_answers_go_on_when_chroma_stops_answering(settings, caplog):
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        vector = corpus.embedder.embed_question("anything")
        before = corpus.nearest(vector, None, 5)
        corpus._index._live.close()
        assert [found.passage_id for found in corpus.nearest(vector, None, 5)] == [found.passage_id for found in before]
        assert "stored vectors" in caplog.text
        assert any("Chroma is not in use" in problem for problem in corpus.check().problems)
        corpus.rebuild()
        assert corpus.check().problems == ()


def test_documents_can_be_added_and_removed_while_there_is_no_index(settings, tmp_path):
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        corpus._index._live.close()
        added = corpus.add(*made(tmp_path, ["A line on its own."], file="three.txt"))
        vector = corpus.embedder.embed_question("Priority Action 1\nA line on its own.")
        assert corpus.nearest(vector, None, 1)[0].passage_id == f"{added.document_id}-p0"
        corpus.remove(added.document_id)
        assert corpus.check().problems == ()


@pytest.fixture
def files_can_grow_no_more() -> Iterator[Callable[[int], None]]:
    """Let no file of this process grow beyond so many bytes, until the test is over."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [0, 100_000, 200_000])
def test_what_a_full_disk_does_not_take_is_refused_whole(settings, tmp_path, files_can_grow_no_more, room):
    fresh = [made(tmp_path, [f"Letter {n}. {line}" for line in LINES], file=f"{n}.txt") for n in range(12)]
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        kept = {document.document_id for document in corpus.documents()}
        files_can_grow_no_more((settings.data_dir / "catalogue.sqlite3").stat().st_size + room)
        refused = []
        for reading, original in fresh:
            try:
                kept.add(corpus.add(reading, original).document_id)
            except CorpusError as error:
                assert "Nothing of this step was kept" in str(error)
                refused.append((reading, original))
        assert refused
        assert {document.document_id for document in corpus.documents()} == kept
        files_can_grow_no_more(resource.RLIM_INFINITY)
        assert [corpus.add(*each).outcome for each in refused] == ["added"] * len(refused)
        corpus.rebuild()
        assert corpus.check().problems == ()


def test_a_change_of_model_embeds_everything_anew_and_can_be_interrupted(settings, monkeypatch):
    monkeypatch.setattr("corpus.embed_missing._AT_ONCE", 10)
    with pytest.raises(RuntimeError, match="power"):
        Corpus.open(settings, embedder=HashedEmbedder("other", fail_after=30))
    with Corpus.open(settings, embedder=HashedEmbedder("other")) as corpus:
        texts = {line for line in LINES} | {f"Priority Action 1\n{line}" for line in LINES}
        assert corpus.embedder.embedded == len(texts) - 30
        assert corpus.check().problems == ()
        vector = corpus.embedder.embed_question(f"Priority Action 1\n{LINES[7]}")
        assert corpus.nearest(vector, None, 1)[0].score == pytest.approx(1)
    with Corpus.open(settings, embedder=HashedEmbedder("other")) as corpus:
        assert corpus.embedder.embedded == 0


def test_check_names_a_changed_or_missing_or_left_over_original(settings):
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        one, two = (corpus.original(document.document_id) for document in corpus.documents())
        one.write_bytes(b"altered")
        two.rename(two.with_name("0" * 64))
        problems = "\n".join(corpus.check().problems)
        assert "one.txt" in problems and "not the file that was ingested" in problems
        assert "two.txt is missing" in problems
        assert "belongs to no document" in problems


def test_check_names_spans_words_and_vectors_that_are_wrong(settings):
    with sqlite3.connect(settings.data_dir / "catalogue.sqlite3") as catalogue:
        catalogue.execute("UPDATE passages SET spans = '[1,0,99999]' WHERE ordinal = 2 AND document = 1")
        catalogue.execute("UPDATE words SET passages = 1 WHERE word = 'letter'")
        catalogue.execute("DELETE FROM passage_words WHERE rowid = 1")
        catalogue.execute("UPDATE vectors SET vector = zeroblob(128) WHERE id = 5")
    catalogue.close()
    with Corpus.open(settings, embedder=HashedEmbedder()) as corpus:
        problems = "\n".join(corpus.check().problems)
    for expected in ("span: passage", "counts of words", "1 passages differ", "instead of 1"):
        assert expected in problems


def test_a_catalogue_that_is_no_database_is_said_to_be_damaged(settings):
    (settings.data_dir / "catalogue.sqlite3").write_bytes(b"not a database at all" * 400)
    for path in settings.data_dir.glob("catalogue.sqlite3-*"):
        path.unlink()
    with pytest.raises(CorpusDamagedError, match="backup"):
        Corpus.open(settings, embedder=HashedEmbedder())


def test_a_missing_catalogue_is_not_silently_replaced_by_an_empty_one(settings):
    (settings.data_dir / "catalogue.sqlite3").unlink()
    with pytest.raises(CorpusDamagedError, match="original files"):
        Corpus.open(settings, embedder=HashedEmbedder())


def test_a_catalogue_of_a_newer_program_is_refused(settings):
    catalogue = sqlite3.connect(settings.data_dir / "catalogue.sqlite3")
    catalogue.execute("PRAGMA user_version = 99")
    catalogue.close()
    with pytest.raises(CorpusVersionError, match="newer"):
        Corpus.open(settings, embedder=HashedEmbedder())
