"""Whether a line is a heading by its shape alone: short, unpunctuated, with something under it.

This is the weakest evidence there is, so everything that could be a person, a label or the first
half of a sentence is refused.
"""

from __future__ import annotations

import re

from corpus.passages import PassageKind
from ingest.blocks import Block
from ingest.dates import read_date
from ingest.fields import opens_field
from ingest.layout import is_unfinished
from ingest.names import read_name
from ingest.word_sets import word_set

_LONGEST = 110
_MOST_WORDS = 14
_SMALL_WORDS = word_set("a an and as at by for from in into of on or the to under up with vs via")
_ADDRESS = re.compile(r"@|https?:|www\.|\d{5}|£|%")
_ASKING = re.compile(r"(?:what|how|who|where|why|when)\b", re.IGNORECASE)
_QUOTED = re.compile(r"(?:[^\"‘“:]{3,60}:\s*)?[\"'‘“].*[\"'’”][.,;]?$")
_STATES = re.compile(
    r"(?:our|your|their|its|the)\b[^:]{0,60}\b(?:assessment|judgement|rating|score|verdict|view|position|status)\b"
    r"[^:]{0,60}:\s\S",
    re.IGNORECASE,
)
"""What gives a judgement ("Our view of Priority Action 2: mixed") heads nothing."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s")


def has_heading_shape(block: Block, following: Block | None) -> bool:
    """Tell whether `block` looks like the heading of what follows it."""
    text = block.text
    words = text.split()
    if following is None or block.kind is PassageKind.DATE or len(text) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if text[-1:] in ".,;!" or not text.lstrip("\"'‘“(")[:1].isupper() and not _NUMBERED.match(text):
        return False
    if (
        _QUOTED.match(text)
        or _STATES.match(text)
        or opens_field(text)
        or _ADDRESS.search(text)
        or read_date(text)
        or _is_cut_short(text)
    ):
        return False
    if read_name(text) or read_name(text.split(",")[0]):
        return False
    if block.kind is PassageKind.LIST_ITEM and not _stands_over(block, following):
        return False
    if text.endswith(":"):
        return is_title_case(text) and len(words) <= 8
    return _has_text_under_it(words, following) and (block.gap or is_title_case(text) or bool(_NUMBERED.match(text)))


def is_title_case(text: str) -> bool:
    """Tell whether every word of weight in `text` opens with a capital."""
    heavy = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.casefold() not in _SMALL_WORDS]
    return bool(heavy) and all(word[0].isupper() for word in heavy)


def _is_cut_short(text: str) -> bool:
    """Tell half a sentence from a heading; "What we looked at" is whole."""
    return is_unfinished(text) and not _ASKING.match(text)


def _stands_over(block: Block, following: Block) -> bool:
    """Tell a numbered heading from one of several numbered items."""
    if block.marker is None or block.marker.kind != "number" or not block.text[:1].isdigit():
        return False
    return following.marker is None or following.marker.kind != "number" or not following.text[:1].isdigit()


def _has_text_under_it(words: list[str], following: Block) -> bool:
    if following.row or following.kind in (PassageKind.HEADING, PassageKind.LIST_ITEM):
        return True
    return len(following.text.split()) > len(words) or following.text.endswith((".", ":"))
