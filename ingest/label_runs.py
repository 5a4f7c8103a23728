"""A paragraph that tells an action and its fields in one run: "1.1 Open a desk. Lead: Ann Lee. By when: May 25."

One label in a sentence proves nothing: it takes a number and a label, or two labels of which one says who or when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.fields import FieldName, Labelled, labels_from, opens_field
from ingest.found_actions import as_ref

_NUMBER = re.compile(
    r"\s*(?:\*\*|__)?(?:[Aa]ction\s+)?(?P<ref>(?:[A-Z]{1,4}[ .-]?)?\d{1,2}(?:\.\d{1,2})*[a-z]?)[.):]?(?:\*\*|__)?"
    r"\s+(?:[–—-]\s+)?(?=[^\W\d])"
)
_BULLET = re.compile(r"\s*[-–•*]\s+")
_WHO_OR_WHEN = frozenset(
    {FieldName.OWNER, FieldName.ACCOUNTABLE, FieldName.BODY, FieldName.DUE, FieldName.FORMER_DUE, FieldName.REVISED_DUE}
)
_LONGEST_TITLE = 400
"""Characters; more is an account, in which a label is a turn of speech."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where the words of doing stand, their ref, and the labels after them."""

    ref: str | None
    title_start: int
    title_end: int
    labels: tuple[Labelled, ...]


def read_run(text: str, *, goes_on: bool = False) -> Run | None:
    """Return the action and fields that `text` runs through; `goes_on` says that labels follow in the next block."""
    if opens_field(text):
        return None
    labels = labels_from(text)
    names = {one.name for one in labels}
    if not labels or names & {FieldName.TITLE, FieldName.REF} or not names & _WHO_OR_WHEN:
        return None
    number = _NUMBER.match(text)
    if len(names) < (1 if number and goes_on else 2):
        return None
    bullet = None if number else _BULLET.match(text)
    start = (number or bullet).end() if number or bullet else 0
    end = labels[0].label
    title = text[start:end].rstrip().rstrip(".;:|–— ")
    if not title or len(title) > _LONGEST_TITLE:
        return None
    return Run(as_ref(number["ref"]) if number else None, start, start + len(title), tuple(labels))
