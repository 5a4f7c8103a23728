"""Documents as the assistant sees them: every sentence with its terms and the headings above it.

A `Candidate` is one sentence that may become a statement. Its `context` is what a reader has just
read when they come to it: the heading (both headings, when two share a narrative), the line that
opens the list, the section above. Context helps to find a sentence; it is never quoted in its place.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from assistant.words import stem, text_terms
from corpus.actions import Action
from corpus.documents import Document
from corpus.passages import Passage, PassageKind, Section, Sentence
from corpus.people import Person
from corpus.store import Corpus
from corpus.wording import fold

_HELD_DOCUMENTS = 256
_FRONT_PASSAGES = 4
_TITLES = (PassageKind.TITLE, PassageKind.HEADING)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence with everything needed to weigh it."""

    document: Document
    section: Section
    passage: Passage
    sentence: Sentence
    position: int
    """Which sentence of its passage, from 0."""
    terms: frozenset[str]
    context: frozenset[str]
    around: frozenset[str]
    """Terms of the sentences directly before and after it in the passage."""

    folded: str = ""
    """The sentence folded, for the patterns that weigh it."""
    nearby: frozenset[str] = frozenset()
    """Terms of the passages beside it in the same section, and of the document's title."""

    @property
    def text(self) -> str:
        """The sentence as shown."""
        return self.sentence.text

    @property
    def key(self) -> tuple[str, int]:
        """What tells this sentence from every other."""
        return self.passage.passage_id, self.position


@dataclass(frozen=True, slots=True)
class Held:
    """One document, opened up for answering."""

    document: Document
    sections: dict[str, Section]
    passages: tuple[Passage, ...]
    people: tuple[Person, ...]
    actions: tuple[Action, ...]
    candidates: tuple[Candidate, ...]
    by_passage: dict[str, tuple[Candidate, ...]] = field(repr=False)

    def in_section(self, section_id: str) -> tuple[Candidate, ...]:
        """Return the candidates of one section, or of the section that tells its story."""
        wanted = {section_id, self.sections[section_id].narrative or section_id}
        wanted |= {one.section_id for one in self.sections.values() if one.parent in wanted}
        return tuple(one for one in self.candidates if one.section.section_id in wanted)


class Holdings:
    """The documents opened so far; when the corpus changes, those that changed or went are forgotten."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._revision = corpus.revision
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._stem_counts: tuple[int, Mapping[str, int]] | None = None
        self._lock = Lock()

    def of(self, document: Document) -> Held:
        """Return one document, opened."""
        with self._lock:
            self._forget_if_changed()
            held = self._held.get(document.document_id)
            if held is None or held.document != document:
                held = self._held[document.document_id] = _open(self._corpus, document)
                while len(self._held) > _HELD_DOCUMENTS:
                    self._held.popitem(last=False)
            self._held.move_to_end(document.document_id)
            return held

    def all_of(self, documents: Iterable[Document]) -> list[Held]:
        """Return several documents, opened, in the order given."""
        return [self.of(document) for document in documents]

    def stem_counts(self) -> tuple[int, Mapping[str, int]]:
        """Return about how many passages are held, and how many hold each stem."""
        with self._lock:
            self._forget_if_changed()
            if self._stem_counts is None:
                counts: dict[str, int] = {}
                for word, count in self._corpus.word_counts().items():
                    counts[stem(word)] = counts.get(stem(word), 0) + count
                self._stem_counts = max(counts.values(), default=0), counts
            return self._stem_counts

    def _forget_if_changed(self) -> None:
        if self._corpus.revision != self._revision:
            self._revision = self._corpus.revision
            self._stem_counts = None
            now = {one.document_id: one for one in self._corpus.documents(include_superseded=True)}
            for document_id in [one for one, held in self._held.items() if now.get(one) != held.document]:
                del self._held[document_id]


def _open(corpus: Corpus, document: Document) -> Held:
    sections = {section.section_id: section for section in corpus.sections(document.document_id)}
    passages = corpus.passages(document.document_id)
    heading_terms = _heading_terms(sections)
    texts = {passage.passage_id: passage.text for passage in passages}
    front = frozenset().union(*(text_terms(one.text) for one in passages[:_FRONT_PASSAGES] if one.kind in _TITLES))
    by_passage = {
        passage.passage_id: _candidates(
            document, sections[passage.section_id], passage, heading_terms, texts, _nearby(passages, index) | front
        )
        for index, passage in enumerate(passages)
    }
    return Held(
        document,
        sections,
        passages,
        corpus.people(document.document_id),
        corpus.actions(document.document_id),
        tuple(one for listed in by_passage.values() for one in listed),
        by_passage,
    )


def _nearby(passages: Sequence[Passage], index: int) -> frozenset[str]:
    """Return the terms of the two passages on either side that stand in the same section."""
    section = passages[index].section_id
    beside = passages[max(0, index - 2) : index] + passages[index + 1 : index + 3]
    return frozenset().union(*(text_terms(one.text) for one in beside if one.section_id == section))


def _heading_terms(sections: dict[str, Section]) -> dict[str, frozenset[str]]:
    """Return the terms of each section's own heading, those sharing its narrative, and those above."""
    own = {section_id: text_terms(section.heading) for section_id, section in sections.items()}
    terms = dict(own)
    for section_id, section in sections.items():
        if section.narrative:
            terms[section.narrative] = terms[section.narrative] | own[section_id]
    for section_id, section in sections.items():
        above = section.parent
        while above:
            terms[section_id] = terms[section_id] | own[above]
            above = sections[above].parent
    return terms


def _candidates(
    document: Document,
    section: Section,
    passage: Passage,
    heading_terms: dict[str, frozenset[str]],
    texts: dict[str, str],
    nearby: frozenset[str],
) -> tuple[Candidate, ...]:
    context = heading_terms[section.section_id]
    if passage.lead_in:
        context = context | text_terms(texts.get(passage.lead_in, ""))
    terms = [text_terms(sentence.text) for sentence in passage.sentences]
    if passage.kind is PassageKind.LIST_ITEM and len(terms) > 1:
        # "Topic. What is asked." — the topic is the heading of what follows it.
        context = context | terms[0]
    found = []
    for position, sentence in enumerate(passage.sentences):
        before = terms[position - 1] if position else frozenset()
        after = terms[position + 1] if position + 1 < len(terms) else frozenset()
        found.append(
            Candidate(
                document,
                section,
                passage,
                sentence,
                position,
                terms[position],
                context,
                before | after,
                fold(sentence.text),
                nearby,
            )
        )
    return tuple(found)
