"""A file put in a document's place by a person, and what a person says a document is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.documents import DocumentKind, DocumentStatus
from corpus.errors import CannotReplaceError, DocumentNotFoundError
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from tests.corpus.made import made

WAITS = "Waits for speech therapy fell to nine weeks. Families welcomed the change."
PLANS = "The board will publish its part-time timetable policy in June. Schools asked for it."


def files_under(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_file_of_any_name_takes_the_place_it_is_put_in(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    other = made(tmp_path, [PLANS], file="final.pdf", day=date(2025, 1, 9), kind=DocumentKind.MINUTES)
    new = corpus.add(*other, replaces=old.document_id)
    assert new.outcome == "new_version"
    assert [document.document_id for document in corpus.documents()] == [new.document_id]
    assert (corpus.document(new.document_id).version, corpus.document(new.document_id).replaces) == (2, old.document_id)
    assert corpus.document(old.document_id).status is DocumentStatus.SUPERSEDED
    assert corpus.pages(old.document_id)[0].text == WAITS
    assert corpus.match_words(["therapy"], None, 5) == []
    assert corpus.match_words(["timetable"], None, 5)
    assert corpus.check().problems == ()


def test_removing_the_file_put_in_its_place_brings_the_document_back(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS], file="final.pdf"), replaces=old.document_id)
    corpus.remove(new.document_id)
    assert [document.document_id for document in corpus.documents()] == [old.document_id]
    assert corpus.match_words(["therapy"], None, 5)


def test_a_person_s_area_and_kind_hold_for_the_file_put_in_its_place(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    corpus.correct(old.document_id, area="Nether Westmarsh", kind=DocumentKind.MINUTES)
    new = corpus.add(*made(tmp_path, [PLANS], file="final.pdf", area="Eastmarsh"), replaces=old.document_id)
    document = corpus.document(new.document_id)
    assert (document.area, document.kind) == ("Nether Westmarsh", DocumentKind.MINUTES)


def test_a_file_that_does_not_say_its_area_or_kind_has_those_of_the_one_it_replaces(
    corpus: Corpus, tmp_path: Path
) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    unsaid = made(tmp_path, [PLANS], file="final.pdf", area="", kind=DocumentKind.OTHER, day=None)
    document = corpus.document(corpus.add(*unsaid, replaces=old.document_id).document_id)
    assert (document.area, document.kind) == ("Westmarsh", DocumentKind.STOCKTAKE_LETTER)
    assert document.date is None, "another file's date is not this one's"


@pytest.mark.parametrize(("new_day", "kept"), [(date(2024, 5, 2), date(2024, 5, 3)), (date(2025, 5, 2), None)])
def test_a_person_s_date_holds_only_while_the_file_says_the_same(
    corpus: Corpus, tmp_path: Path, new_day: date, kept: date | None
) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    corpus.correct(old.document_id, date=date(2024, 5, 3))
    new = corpus.add(*made(tmp_path, [PLANS], file="final.pdf", day=new_day), replaces=old.document_id)
    assert corpus.document(new.document_id).date == (kept or new_day)


def test_only_the_newest_version_can_be_replaced(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS]), replaces=old.document_id)
    with pytest.raises(CannotReplaceError, match="replaced already"):
        corpus.add(*made(tmp_path, [WAITS, PLANS]), replaces=old.document_id)
    assert [document.document_id for document in corpus.documents()] == [new.document_id]


def test_a_scan_without_text_cannot_replace_a_document_that_answers(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    scan = made(tmp_path, [PLANS], file="scan.pdf", status=DocumentStatus.NEEDS_OCR)
    with pytest.raises(CannotReplaceError, match="no text"):
        corpus.add(*scan, replaces=old.document_id)
    assert corpus.match_words(["therapy"], None, 5)


def test_a_scan_is_replaced_by_what_can_be_read(corpus: Corpus, tmp_path: Path) -> None:
    scan = corpus.add(*made(tmp_path, [WAITS], status=DocumentStatus.NEEDS_OCR))
    new = corpus.add(*made(tmp_path, [PLANS], file="letter.pdf"), replaces=scan.document_id)
    assert corpus.document(new.document_id).version == 2
    assert corpus.match_words(["timetable"], None, 5)


def test_a_file_held_already_cannot_take_another_document_s_place(corpus: Corpus, tmp_path: Path) -> None:
    west = corpus.add(*made(tmp_path, [WAITS], area="Westmarsh"))
    east = made(tmp_path, [PLANS], area="Eastmarsh")
    corpus.add(*east)
    before = corpus.revision
    with pytest.raises(CannotReplaceError, match="held already"):
        corpus.add(*east, replaces=west.document_id)
    assert corpus.revision == before
    assert len(corpus.documents()) == 2


def test_the_very_file_in_its_own_place_changes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    reading = made(tmp_path, [WAITS])
    first = corpus.add(*reading)
    assert corpus.add(*reading, replaces=first.document_id).outcome == "unchanged"


def test_what_is_to_be_replaced_must_be_held(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(DocumentNotFoundError):
        corpus.add(*made(tmp_path, [WAITS]), replaces="0123456789abcdef")
    assert corpus.documents() == ()


def test_a_replacement_that_fails_leaves_nothing_of_itself(
    corpus: Corpus, corpus_settings: CorpusSettings, tmp_path: Path
) -> None:
    old = corpus.add(*made(tmp_path, [WAITS]))
    new = corpus.add(*made(tmp_path, [PLANS]), replaces=old.document_id)
    before = files_under(corpus_settings.data_dir / "originals")
    with pytest.raises(CannotReplaceError):
        corpus.add(*made(tmp_path, [WAITS, PLANS]), replaces=old.document_id)
    assert files_under(corpus_settings.data_dir / "originals") == before
    assert corpus.document(new.document_id).status is DocumentStatus.READY
    assert corpus.check().problems == ()


def test_saying_what_the_file_says_gives_its_own_word_back(corpus: Corpus, tmp_path: Path) -> None:
    held = corpus.add(*made(tmp_path, [WAITS])).document_id
    corpus.correct(held, area="Eastmarsh", title="Ours")
    said = {"kind": DocumentKind.STOCKTAKE_LETTER, "date": date(2024, 5, 2), "title": "A letter"}
    corpus.describe(held, area="Westmarsh", **said)
    assert corpus.corrections(held) == {}
    assert corpus.document(held) == corpus.as_read(held)


def test_a_date_can_be_said_not_to_be_known(corpus: Corpus, tmp_path: Path) -> None:
    held = corpus.add(*made(tmp_path, [WAITS])).document_id
    document = corpus.describe(held, area="Westmarsh", kind=DocumentKind.STOCKTAKE_LETTER, date=None, title="A letter")
    assert document.date is None
    assert corpus.as_read(held).date == date(2024, 5, 2)
    assert corpus.documents()[0].date is None


def test_a_word_given_with_the_file_stays_a_person_s_word(corpus: Corpus, tmp_path: Path) -> None:
    held = corpus.add(*made(tmp_path, [WAITS])).document_id
    corpus.correct(held, area="Westmarsh")
    read = corpus.as_read(held)
    corpus.describe(held, area=read.area, kind=read.kind, date=read.date, title="Another title")
    assert corpus.corrections(held) == {"area": "Westmarsh", "title": "Another title"}


def test_the_answers_that_would_go_with_documents_are_counted_once(corpus: Corpus, tmp_path: Path) -> None:
    west = corpus.add(*made(tmp_path, [WAITS], area="Westmarsh")).document_id
    east = corpus.add(*made(tmp_path, [PLANS], area="Eastmarsh")).document_id
    conversation = corpus.conversations.create()
    for answer in (f'["{west}"]', f'["{west}", "{east}"]', "[]"):
        corpus.conversations.append(conversation, "What happened?", answer)
    assert corpus.turns_resting_on(west) == 2
    assert corpus.turns_resting_on(east) == 1
    assert corpus.turns_resting_on(west, east) == 2
    corpus.remove(west)
    assert len(corpus.conversations.turns(conversation)) == 1
