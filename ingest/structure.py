"""One file as read turned into a `Reading`: the steps in order, each a function with one job.

Nothing is lost on the way: what no step recognises is still a passage in the section it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.readings import Reading
from ingest.actions import find_actions
from ingest.blocks import build_blocks
from ingest.classify import classify
from ingest.given import Given
from ingest.heading_text import settle_headings
from ingest.labels import join_labels
from ingest.lines import read_lines
from ingest.measures import find_measures
from ingest.metadata import describe
from ingest.people import find_people
from ingest.readers.pages import FileContent
from ingest.sections import build_sections
from ingest.split import split_passages
from ingest.unassigned import unassigned_words


def structure(
    content: FileContent,
    *,
    document_id: str,
    file: str,
    given: Given,
    count_tokens: Callable[[str], int],
    max_tokens: int,
) -> Reading:
    """Return everything found in one file; `max_tokens` bounds a passage with its context."""
    pages = {page.number: page for page in content.pages}
    blocks = build_blocks(read_lines(content), content.media_type, pages)
    blocks = classify(join_labels(blocks, pages), pages)
    blocks = settle_headings(blocks, pages)
    document = describe(content, blocks, document_id=document_id, file=file, given=given)
    sections, placed = build_sections(blocks, document_id)
    passages = split_passages(
        placed, sections, document_id=document_id, pages=pages, count_tokens=count_tokens, max_tokens=max_tokens
    )
    actions = tuple(find_actions(placed, sections, pages, document))
    left = unassigned_words(placed, actions, pages)
    return Reading(
        document=replace(document, warnings=(*document.warnings, *left)),
        pages=content.pages,
        sections=tuple(sections),
        passages=tuple(passages),
        people=tuple(find_people(placed, passages, pages, document_id)),
        actions=actions,
        measures=tuple(find_measures(placed, sections, document_id)),
    )
