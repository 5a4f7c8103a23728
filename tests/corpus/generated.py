"""Hypothesis strategies for whole readings: any text, any shape a noun allows, ids unique."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from hypothesis import strategies as st

from corpus.actions import Action, ActionKind, Due, Field
from corpus.documents import Cell, Document, DocumentKind, DocumentStatus, Page, Row, Span, Table
from corpus.passages import Passage, PassageKind, Section, SectionRole, Sentence
from corpus.people import Capacity, Person
from corpus.readings import Reading

# Everything a file can hold as text: NUL and right-to-left marks too, but no half characters.
texts = st.text(st.characters(codec="utf-8"), max_size=40)
spans = st.builds(Span, st.integers(1, 9), st.integers(0, 10**6), st.integers(0, 10**6))
some_spans = st.lists(spans, max_size=3).map(tuple)
maybe_text = st.none() | texts
cells = st.builds(Cell, texts, some_spans)
some_cells = st.lists(cells, max_size=3).map(tuple)
tables = st.builds(Table, some_cells, st.lists(st.builds(Row, some_cells), max_size=3).map(tuple), spans, st.booleans())
fields = st.builds(Field, texts, some_spans)
dates = st.none() | st.dates()
dues = st.builds(Due, texts, some_spans, dates, dates, st.sampled_from(["day", "month", "season", "unknown"]))
pages = st.builds(
    Page,
    number=st.just(0),
    label=texts,
    text=texts,
    tables=st.lists(tables, max_size=2).map(tuple),
    furniture=some_spans,
    needs_ocr=st.booleans(),
)
documents = st.builds(
    Document,
    document_id=st.just(""),
    file=texts,
    media_type=texts,
    title=texts,
    area=texts,
    kind=st.sampled_from(DocumentKind),
    date=dates,
    pages=st.integers(0, 999),
    status=st.sampled_from([DocumentStatus.READY, DocumentStatus.NEEDS_OCR]),
    warnings=st.lists(texts, max_size=2).map(tuple),
)
sections = st.builds(
    Section,
    section_id=st.just(""),
    document_id=st.just(""),
    ordinal=st.just(0),
    heading=texts,
    role=st.sampled_from(SectionRole),
    ref=maybe_text,
    level=st.integers(1, 6),
    parent=maybe_text,
    narrative=maybe_text,
    spans=some_spans,
)
passages = st.builds(
    Passage,
    passage_id=st.just(""),
    document_id=st.just(""),
    section_id=texts,
    ordinal=st.just(0),
    kind=st.sampled_from(PassageKind),
    text=texts,
    spans=some_spans,
    sentences=st.lists(st.builds(Sentence, texts, some_spans), max_size=3).map(tuple),
    context=texts,
    lead_in=maybe_text,
    list_number=st.none() | st.integers(0, 99),
)
people = st.builds(Person, st.just(""), texts, texts, texts, st.sampled_from(Capacity), some_spans, maybe_text)
maybe_field = st.none() | fields
actions = st.builds(
    Action,
    action_id=st.just(""),
    document_id=st.just(""),
    section_id=texts,
    ordinal=st.just(0),
    kind=st.sampled_from(ActionKind),
    ref=maybe_text,
    title=texts,
    text=texts,
    spans=some_spans,
    owner=maybe_field,
    accountable=maybe_field,
    due=st.none() | dues,
    success=maybe_field,
    status=maybe_field,
)


def readings(data: bytes) -> st.SearchStrategy[Reading]:
    """Return any reading of a file with these bytes."""
    document_id = sha256(data).hexdigest()[:16]

    def numbered(found, id_field):
        ids = {"document_id": document_id}
        return tuple(
            replace(one, **ids, ordinal=n, **{id_field: f"{document_id}-{id_field[0]}{n}"})
            for n, one in enumerate(found)
        )

    return st.builds(
        lambda d, pp, ss, ps, who, aa: Reading(
            replace(d, document_id=document_id),
            tuple(replace(page, number=n) for n, page in enumerate(pp, 1)),
            numbered(ss, "section_id"),
            numbered(ps, "passage_id"),
            tuple(replace(person, document_id=document_id) for person in who),
            numbered(aa, "action_id"),
        ),
        documents,
        *(st.lists(part, max_size=3) for part in (pages, sections, passages, people, actions)),
    )
