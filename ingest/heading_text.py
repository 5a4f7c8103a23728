"""Where a labelled heading ends: its quoted wording is all heading, the narrative after it is not.

A label alone takes the quoted paragraph below it; a label with its narrative on the same line is
cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.passages import PassageKind
from ingest.blocks import Block
from ingest.headings import HeadingWords, label_length, read_heading
from ingest.running import Pages, RunningText, merged, shown
from ingest.sentences import split_sentences
from ingest.titles import WISHES, is_title

_QUOTED = re.compile(r"^[\"'‘“].*[\"'’”][.,;]?$", re.DOTALL)
# A closing quotation mark, then a new sentence: an acronym after "parents' " opens none.
_QUOTE_THEN_SENTENCE = re.compile(r"[\"'’”][.,;]?\s+(?=(?:[A-Z][a-z]|[AI]\s))")
# The title in brackets after the label, then a new sentence.
_BRACKETED = re.compile(r"[^()]{3,60}\([^()]{4,120}\)(?=\s+[A-Z][a-z’']+ )")
_DASH = re.compile(r"\s[–—-]\s+(?=[a-z])")
"""Parts a title from how it stands: "Short breaks — not started"."""
_LONG_HEADING_WORDS = 25


def settle_headings(blocks: Sequence[Block], pages: Pages) -> list[Block]:
    """Return the blocks with every labelled heading whole, and nothing but the heading in it."""
    settled: list[Block] = []
    for index, block in enumerate(blocks):
        if settled and _is_wording_of(settled[-1], block):
            spans = merged((*settled[-1].spans, *block.spans), pages)
            settled[-1] = replace(settled[-1], spans=spans, text=f"{settled[-1].text} {block.text}")
            continue
        if block.kind is not PassageKind.HEADING or block.row:
            settled.append(block)
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        settled.extend(_cut(block, following, pages))
    return settled


def _is_wording_of(heading: Block, block: Block) -> bool:
    is_text = block.kind is PassageKind.PARAGRAPH or (block.kind is PassageKind.HEADING and block.level is None)
    if heading.kind is not PassageKind.HEADING or not is_text:
        return False
    words = read_heading(heading.text)
    return words.is_labelled and not words.rest and bool(_QUOTED.match(block.text)) and len(block.text) < 1500


def _cut(block: Block, following: Block | None, pages: Pages) -> Iterator[Block]:
    words = read_heading(block.text)
    if not words.is_labelled:
        yield block
        return
    running = RunningText.on_one_line(block.spans, pages)
    end = _end_of_heading(running.text, words, following)
    if end is None:
        yield block
        return
    for kind, low, high in ((PassageKind.HEADING, 0, end), (PassageKind.PARAGRAPH, end, len(running.text))):
        spans = merged(running.spans(low, high), pages)
        if spans:
            yield replace(block, kind=kind, spans=spans, text=shown(spans, pages), marker=None)


def _end_of_heading(text: str, words: HeadingWords, following: Block | None) -> int | None:
    """Return where the heading ends inside `text`, None when all of it is heading."""
    is_long = len(text.split()) > _LONG_HEADING_WORDS
    if words.rest.startswith(("'", '"')):
        opening = re.search(r"[\"'‘“]", text)
        closed = _QUOTE_THEN_SENTENCE.search(text, opening.end() + 20) if opening and is_long else None
        return closed.end() if closed else None
    bracketed = _BRACKETED.match(text)
    if bracketed:
        return bracketed.end()
    dash = _DASH.search(text, label_length(text))
    if dash and is_title(text[label_length(text) : dash.start()]) and not WISHES.search(text[: dash.start()]):
        low, high = split_sentences(text[dash.end() :])[0]
        return None if is_title(text[dash.end() + low : dash.end() + high]) else dash.start()
    sentences = [(low, high) for low, high in split_sentences(text) if high > label_length(text)]
    if len(sentences) < 2:
        return None
    if is_title(text[label_length(text) : sentences[0][1]]):
        return None if all(WISHES.search(text[low:high]) for low, high in sentences[1:]) else sentences[0][1]
    if not is_long or (following is not None and following.kind is not PassageKind.HEADING):
        return None
    label = re.match(r"[^:.–\n-]{3,60}[:.–-]\s", text)
    return label.end() if label else None
