"""Any letter, any format: every word kept stands exactly where its spans say, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.ask import Assistant
from corpus.documents import Cell, Document, Page, Span
from corpus.embedding import Embedder
from corpus.passages import Passage, PassageKind
from corpus.settings import CorpusSettings
from corpus.store import Corpus
from corpus.wording import display, fold
from ingest.pipeline import ingest
from tests.ingest.generated_letters import GeneratedLetter, write_letter
from tests.ingest.letter_files import FORMATS

QUICK_SEEDS = range(1)
SOAK_SEEDS = range(1, 30)
QUESTIONS = (
    "When is the next review?",
    "List the areas for improvement",
    "What is priority action 1?",
    "Who was the letter copied to?",
    "How much did it cost?",
    "What does the letter say about part-time café £1,250.50?",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The letters written and the corpus they went into."""

    letters: tuple[GeneratedLetter, ...]
    corpus: Corpus

    def documents(self) -> Iterator[tuple[GeneratedLetter, Document]]:
        by_file = {letter.path.name: letter for letter in self.letters}
        for document in self.corpus.documents():
            yield by_file[document.file], document


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(QUICK_SEEDS, id="quick"),
        pytest.param(SOAK_SEEDS, id="soak", marks=pytest.mark.soak),
    ],
)
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("letters")
    letters = tuple(write_letter(folder, name, seed) for name in FORMATS for seed in request.param)
    settings = CorpusSettings(_env_file=None, data_dir=tmp_path_factory.mktemp("corpus"))
    with Corpus.open(settings, embedder=embedder) as corpus:
        receipts = ingest([folder], corpus)
        assert [receipt.error for receipt in receipts] == [None] * len(letters)
        yield Kept(letters, corpus)


def cells_of(pages: Sequence[Page]) -> list[Cell]:
    tables = [table for page in pages for table in page.tables]
    return [cell for table in tables for row in (table.header, *(row.cells for row in table.rows)) for cell in row]


def is_row(pages: Sequence[Page], passage: Passage) -> bool:
    """Rows say "Header: cell", header rows only their cells: neither is one run of the page's words."""
    cells = {span for cell in cells_of(pages) for span in cell.spans}
    return passage.kind is PassageKind.TABLE_ROW or cells.issuperset(passage.spans)


def words_at(pages: Sequence[Page], spans: Sequence[Span]) -> str:
    assert all(0 <= span.start < span.end <= len(pages[span.page - 1].text) for span in spans)
    return display("\n".join(pages[span.page - 1].quote(span) for span in spans))


def without_symbol(words: str, text: str) -> str:
    """Return `words` without the bullet or Markdown sign that stands before `text` on the page.

    A lone "o" is one: the round bullet of a word processor, as it comes out of a PDF.
    """
    symbol = words.removesuffix(text)
    is_symbol = symbol == "o " or not any(mark.isalnum() for mark in symbol)
    return words[len(symbol) :] if is_symbol else words


def test_passages_and_sentences_are_the_words_at_their_spans(kept: Kept):
    for _, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        for passage in kept.corpus.passages(document.document_id):
            assert passage.sentences
            if is_row(pages, passage):
                continue
            whole = words_at(pages, passage.spans)
            assert without_symbol(whole, passage.text) == passage.text
            for sentence in passage.sentences:
                assert words_at(pages, sentence.spans) == sentence.text
                assert sentence.text in whole


def test_a_table_row_says_all_its_cells_and_each_cell_is_the_words_at_its_spans(kept: Kept):
    rows_seen = 0
    for _, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        for cell in cells_of(pages):
            assert words_at(pages, cell.spans) == cell.text
        for passage in kept.corpus.passages(document.document_id):
            if is_row(pages, passage):
                rows_seen += 1
                assert all(words_at(pages, [span]) in passage.text for span in passage.spans)
    assert rows_seen


def test_headings_are_the_words_at_their_spans(kept: Kept):
    for _, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        for section in kept.corpus.sections(document.document_id):
            assert without_symbol(words_at(pages, section.spans), section.heading) == section.heading


def test_people_are_named_in_the_words_at_their_spans(kept: Kept):
    for letter, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        people = kept.corpus.people(document.document_id)
        assert people, letter.path.name
        for person in people:
            words = words_at(pages, person.spans)
            assert all(said in words for said in (person.name, person.role, person.organisation))


def test_every_field_of_an_action_is_the_words_at_its_spans(kept: Kept):
    for _, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        for action in kept.corpus.actions(document.document_id):
            assert action.spans
            for field in (action.owner, action.accountable, action.due, action.success, action.status):
                if field is not None:
                    assert words_at(pages, field.spans) == field.words


def test_no_word_on_a_page_is_left_out_of_the_passages(kept: Kept):
    for letter, document in kept.documents():
        pages = kept.corpus.pages(document.document_id)
        held = [span for passage in kept.corpus.passages(document.document_id) for span in passage.spans]
        for page in pages:
            left = _outside(page, [*held, *page.furniture])
            assert not any(mark.isalnum() for mark in left), f"{letter.path.name} page {page.number}: {left!r}"


def test_no_block_that_was_written_is_missing_from_what_can_be_found(kept: Kept):
    for letter, document in kept.documents():
        found = " ".join(fold(passage.text) for passage in kept.corpus.passages(document.document_id))
        missing = [marker for marker in letter.markers if not re.search(rf"\b{marker}\b", found)]
        assert not missing, f"{letter.path.name}: {missing}"


def test_running_heads_and_page_numbers_are_in_no_passage(kept: Kept):
    paged = [(letter, document) for letter, document in kept.documents() if letter.path.suffix == ".pdf"]
    assert any(document.pages > 1 for _, document in paged)
    for _, document in paged:
        if document.pages > 1:
            texts = [passage.text for passage in kept.corpus.passages(document.document_id)]
            assert not any("Brackenshire stocktake letter" in text or "Page 1" in text for text in texts)


def test_the_same_files_give_the_same_ids_in_another_corpus(kept: Kept, tmp_path: Path, embedder: Embedder):
    shortest = sorted(kept.letters, key=lambda letter: len(letter.markers))[:2]
    settings = CorpusSettings(_env_file=None, data_dir=tmp_path)
    with Corpus.open(settings, embedder=embedder) as other:
        ingest([letter.path for letter in shortest], other)
        assert len(other.documents()) == len(shortest)
        for document in other.documents():
            assert _ids(other, document.document_id) == _ids(kept.corpus, document.document_id)


def test_ids_are_used_once(kept: Kept):
    ids = [held for _, document in kept.documents() for held in _ids(kept.corpus, document.document_id)]
    assert len(ids) == len(set(ids))


def test_every_citation_is_the_words_on_its_page(kept: Kept):
    assistant = Assistant(kept.corpus)
    markers = [letter.markers[len(letter.markers) // 2] for letter in kept.letters[:: max(1, len(kept.letters) // 5)]]
    cited = 0
    for question in (*QUESTIONS, *(f"What is said about {marker}?" for marker in markers)):
        answer = assistant.ask(question)
        numbers = {citation.number for citation in answer.citations}
        assert all(numbers.issuperset(statement.citations) for statement in answer.statements)
        for citation in (*answer.citations, *answer.nearest):
            page = kept.corpus.page(citation.document_id, citation.page)
            assert page.text[citation.start : citation.end] == citation.quote
            cited += 1
    assert cited


def _outside(page: Page, spans: Sequence[Span]) -> str:
    marks = list(page.text)
    for span in spans:
        if span.page == page.number:
            marks[span.start : span.end] = " " * (span.end - span.start)
    return " ".join("".join(marks).split())


def _ids(corpus: Corpus, document_id: str) -> list[str]:
    return [
        *(section.section_id for section in corpus.sections(document_id)),
        *(passage.passage_id for passage in corpus.passages(document_id)),
        *(action.action_id for action in corpus.actions(document_id)),
    ]
