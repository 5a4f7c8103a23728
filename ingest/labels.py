"""Label lines put together with their values: "Due date:" on one line, the date on the next.

Only labels of an action's fields are joined, and only to one short line; a label over a list stays
what introduces the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.passages import PassageKind
from ingest.blocks import Block
from ingest.fields import opens_field, read_label
from ingest.headings import opens_labelled_heading
from ingest.running import Pages, merged, shown

_LONGEST_VALUE = 300
"""Characters; longer is an account of its own."""


def join_labels(blocks: Sequence[Block], pages: Pages) -> list[Block]:
    """Return the blocks with every bare label joined to the line that gives its value."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _is_bare_label(joined[-1]) and _is_value(block):
            label = joined.pop()
            spans = merged((*label.spans, *block.spans), pages)
            block = replace(label, kind=PassageKind.PARAGRAPH, spans=spans, text=shown(spans, pages), level=None)
        joined.append(block)
    return joined


def _is_bare_label(block: Block) -> bool:
    if block.row or block.kind is PassageKind.LIST_ITEM or not block.text.endswith(":"):
        return False
    label = read_label(block.text)
    return label is not None and not block.text[label[1] :].strip()


def _is_value(block: Block) -> bool:
    if block.row or block.kind is not PassageKind.PARAGRAPH or len(block.text) > _LONGEST_VALUE:
        return False
    return not (opens_field(block.text) or opens_labelled_heading(block.text) or block.text.endswith(":"))
