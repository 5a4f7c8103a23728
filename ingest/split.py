"""Placed blocks turned into passages that fit the embedding model, each with its sentences.

A passage ends only where a sentence ends; a sentence too long by itself is cut between words. The
model cuts what is too long without a word, so the limit is counted in its own tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.documents import Cell, Row, Span
from corpus.passages import Passage, PassageKind, Section, Sentence
from corpus.wording import display
from ingest.blocks import Block
from ingest.identity import derive_id
from ingest.rows import row_text
from ingest.running import Pages, RunningText, shown
from ingest.sections import PlacedBlock, contexts
from ingest.sentences import split_sentences

CountTokens = Callable[[str], int]

_WHOLE = frozenset({PassageKind.TITLE, PassageKind.HEADING, PassageKind.DATE, PassageKind.PEOPLE})
"""Kinds that are one sentence whatever stops they hold."""
_PIECE = re.compile(r"\S{1,100}\s*")
_MOST_CHARACTERS_PER_TOKEN = 10
_CLAUSE_END = re.compile(r"[;:,–—)]$")


@dataclass(slots=True)
class _Splitter:
    document_id: str
    sections: Sequence[Section]
    pages: Pages
    count_tokens: CountTokens
    max_tokens: int
    passages: list[Passage] = field(default_factory=list)
    lists: int = -1
    _list_section: int | None = None
    _introduction: tuple[int, str] | None = None

    def add(self, part: PlacedBlock, context: str) -> None:
        block = part.block
        limit = max(self.max_tokens, 16)
        # A heading needs no heading, and one so long that it leaves no room for the text helps nobody.
        if block.kind is PassageKind.HEADING or self.count_tokens(context) > limit // 2:
            context = ""
        list_number, lead_in = self._list_place(part)
        for sentences in _packed(self._sentences(block, context, limit), self._fits(context, limit)):
            text = " ".join(sentence.text for sentence in sentences)
            ordinal = len(self.passages)
            spans = self._passage_spans(block, sentences)
            self.passages.append(
                Passage(
                    passage_id=derive_id(self.document_id, "passage", ordinal, text),
                    document_id=self.document_id,
                    section_id=self.sections[part.section].section_id,
                    ordinal=ordinal,
                    kind=PassageKind.HEADING if block.row and block.row.is_header else block.kind,
                    text=text,
                    spans=spans,
                    sentences=tuple(sentences),
                    context=context,
                    lead_in=lead_in,
                    list_number=list_number,
                )
            )
        if block.kind is PassageKind.PARAGRAPH and self.passages:
            self._introduction = (part.section, self.passages[-1].passage_id)
        elif block.kind is not PassageKind.LIST_ITEM:
            self._introduction = None

    def _list_place(self, part: PlacedBlock) -> tuple[int | None, str | None]:
        if part.block.kind is not PassageKind.LIST_ITEM:
            self._list_section = None
            return None, None
        if self._list_section != part.section:
            self.lists += 1
            self._list_section = part.section
        is_introduced = self._introduction is not None and self._introduction[0] == part.section
        return self.lists, self._introduction[1] if is_introduced else None

    def _fits(self, context: str, limit: int) -> Callable[[str], bool]:
        room = limit - len(context) - 3

        def fits(text: str) -> bool:
            # No token is shorter than a character, so short text needs no counting.
            return len(text) <= room or self.count_tokens(f"{context}\n{text}") <= limit

        return fits

    def _sentences(self, block: Block, context: str, limit: int) -> Iterator[Sentence]:
        if block.row:
            yield from self._row_sentences(block, context, limit)
            return
        running = RunningText.at(block.spans, self.pages)
        start = _marker_length(block, running.text)
        is_whole = block.kind in _WHOLE
        ranges = [(start, len(running.text))] if is_whole else _sentence_ranges(running.text, start, block)
        fits = self._fits(context, limit)
        for low, high in ranges:
            for piece_low, piece_high in _pieces(running.text, low, high, limit, fits):
                spans = running.spans(piece_low, piece_high)
                text = shown(spans, self.pages)
                if text:
                    yield Sentence(text, spans)

    def _row_sentences(self, block: Block, context: str, limit: int) -> Iterator[Sentence]:
        fits = self._fits(context, limit)
        text = row_text(block.row)
        if fits(text):
            yield Sentence(text, block.spans)
            return
        # A row too long for one passage keeps its cells whole where they fit.
        for cell_text, spans in _cells_apart(block):
            if fits(cell_text):
                yield Sentence(cell_text, spans)
                continue
            running = RunningText.at(spans, self.pages)
            for low, high in split_sentences(running.text):
                for piece_low, piece_high in _pieces(running.text, low, high, limit, fits):
                    places = running.spans(piece_low, piece_high)
                    yield Sentence(shown(places, self.pages), places)

    def _passage_spans(self, block: Block, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        spans = [span for sentence in sentences for span in sentence.spans]
        if block.row or not spans:
            return tuple(spans)
        # The symbol of a list item belongs to the passage, not to its words.
        first = block.spans[0] if _follows_symbol(block, spans[0]) else spans[0]
        return _clipped(block.spans, first, spans[-1])


def split_passages(
    placed: Sequence[PlacedBlock],
    sections: Sequence[Section],
    *,
    document_id: str,
    pages: Pages,
    count_tokens: CountTokens,
    max_tokens: int,
) -> list[Passage]:
    """Return the passages of a document in reading order."""
    splitter = _Splitter(document_id, sections, pages, count_tokens, max_tokens)
    section_contexts = contexts(sections)
    for part in placed:
        splitter.add(part, section_contexts[part.section])
    return splitter.passages


def _sentence_ranges(text: str, start: int, block: Block) -> list[tuple[int, int]]:
    """Split after the marker, and give a number back to the sentence it stands before."""
    kept = block.marker.length if block.marker and start == 0 else start
    ranges = [(low + kept, high + kept) for low, high in split_sentences(text[kept:])]
    return [(start, ranges[0][1]), *ranges[1:]] if ranges else [(start, len(text))]


def _marker_length(block: Block, text: str) -> int:
    if block.marker is None or block.marker.kind != "symbol" or not display(text[block.marker.length :]):
        return 0
    return block.marker.length


def _follows_symbol(block: Block, first: Span) -> bool:
    """Tell whether nothing but its symbol stands in `block` before `first`, perhaps on the page before."""
    if block.marker is None:
        return False
    opening, *others = block.spans
    if others and opening.end - opening.start <= block.marker.length:
        return (first.page, first.start) == (others[0].page, others[0].start)
    return first.page == opening.page and 0 < first.start - opening.start <= block.marker.length + 40


def _pieces(text: str, low: int, high: int, limit: int, fits: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield `low:high` whole when it fits, else cut between words, after a clause where one ends late."""
    if fits(text[low:high]):
        yield low, high
        return
    ends: list[int] = []
    start = low
    for match in _PIECE.finditer(text, low, high):
        ends.append(match.end())
        if len(ends) > limit or ends[-1] - start > limit * _MOST_CHARACTERS_PER_TOKEN:
            cut = _cut(text, start, ends, fits)
            yield start, cut
            ends = [end for end in ends if end > cut]
            start = cut
    while ends and start < high:
        cut = ends[-1] if fits(text[start : ends[-1]]) else _cut(text, start, ends, fits)
        yield start, cut
        ends = [end for end in ends if end > cut]
        start = cut


def _cut(text: str, start: int, ends: Sequence[int], fits: Callable[[str], bool]) -> int:
    """Return the last end that still fits, or the last clause end in its second half."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[start : ends[middle]]):
            low = middle
        else:
            high = middle - 1
    for index in range(low, low // 2, -1):
        if _CLAUSE_END.search(text[start : ends[index]].rstrip()[-2:]):
            return ends[index]
    return ends[low]


def _packed(sentences: Iterator[Sentence], fits: Callable[[str], bool]) -> Iterator[list[Sentence]]:
    pack: list[Sentence] = []
    for sentence in sentences:
        if pack and not fits(" ".join(part.text for part in (*pack, sentence))):
            yield pack
            pack = []
        pack.append(sentence)
    if pack:
        yield pack


def _cells_apart(block: Block) -> Iterator[tuple[str, tuple[Span, ...]]]:
    row = block.row.row.cells
    for index, cell in enumerate(row):
        if cell.spans:
            yield row_text(replace(block.row, row=_only(row, index))), cell.spans


def _only(cells: tuple[Cell, ...], index: int) -> Row:
    """Return a row in which only the cell at `index` holds anything."""
    return Row(tuple(cell if place == index else Cell("") for place, cell in enumerate(cells)))


def _clipped(places: Sequence[Span], first: Span, last: Span) -> tuple[Span, ...]:
    """Return `places` from where `first` starts to where `last` ends."""
    clipped = []
    for place in places:
        start = (
            max((place.page, place.start), (first.page, first.start))[1] if place.page == first.page else place.start
        )
        end = min(place.end, last.end) if place.page == last.page else place.end
        if first.page <= place.page <= last.page and start < end:
            clipped.append(Span(place.page, start, end))
    return tuple(clipped)
