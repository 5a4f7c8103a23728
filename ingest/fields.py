"""Words of column heads and labels into the fields they name, and labelled text into its fields.

Names are matched on folded words (the tables are in `field_names`). "Lead" is an owner; an officer "accountable" for
it is another person, and the two are never merged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.wording import fold
from ingest.field_names import MEANINGS, NAMES, FieldName

KEPT = (
    FieldName.OWNER,
    FieldName.ACCOUNTABLE,
    FieldName.BODY,
    FieldName.SUCCESS,
    FieldName.STATUS,
    FieldName.PROGRESS,
)
"""The fields an action keeps as words; ref, title and due dates are kept in their own ways."""

_PATTERNS = tuple((name, re.compile(rf"(?:{words})$")) for name, words in NAMES.items())
_MEANINGS = tuple((name, re.compile(words)) for name, words in MEANINGS)
_MOST_HEAD_WORDS = 8
_PLACEHOLDER = re.compile(r"[\W_]*(?:(?:tbc|tbd|tba|n ?/ ?a|na|nil|none|not applicable)[\W_]*)?$", re.IGNORECASE)
_OPENERS = re.compile(r"^(?:our|the|this|its) (?=\w)")
# Markdown sets labels in bold: "**Due date:** May 25". After a full stop a label may go over a line end.
_BOLD = r"(?:\*\*|__)?"
_WORDS_OF_LABEL = r"[A-Z][\w#()/&'’ -]{1,40}?"
_LABEL = re.compile(
    rf"(?:(?:^|(?<=[\n\t;|])|(?<=  )|(?<=[;|] )){_BOLD}(?P<label>{_WORDS_OF_LABEL})"
    rf"|(?<=[.!?]\s){_BOLD}(?P<running>[A-Z][\w#()/&'’\n -]{{1,40}}?))\s*{_BOLD}:{_BOLD}(?=\s|$)"
)
_CELL_LABEL = re.compile(rf"(?:^|(?<=[\s>;/,|])){_BOLD}(?P<label>{_WORDS_OF_LABEL})\s*{_BOLD}:{_BOLD}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, where it begins, and where the words after it stand."""

    name: FieldName
    label: int
    start: int
    end: int

    def moved(self, by: int) -> Labelled:
        """Return the label with its places `by` characters further on."""
        return Labelled(self.name, self.label + by, self.start + by, self.end + by)


def field_named(label: str) -> FieldName | None:
    """Return the field that a column head or label names, if it is one of an action's."""
    folded = " ".join(fold(label[:80]).replace("(s)", "").replace("/", " / ").strip(" :?*").split())
    folded = _OPENERS.sub("", folded)
    for words in (folded, folded.split(" / ")[0], folded.split(" (")[0]):
        for name, pattern in _PATTERNS:
            if pattern.match(words):
                return name
    return None


def head_named(head: str) -> FieldName | None:
    """Return the field that a column's head, or a label in a form's first column, names or means."""
    name = field_named(head)
    folded = fold(head[:80])
    if name or len(folded.split()) > _MOST_HEAD_WORDS or ":" in folded.rstrip(" :"):
        return name
    return next((meant for meant, pattern in _MEANINGS if pattern.search(folded)), None)


def is_placeholder(words: str) -> bool:
    """Tell a mark for an empty field ("TBC", "n/a", "-") from words."""
    return bool(_PLACEHOLDER.match(words))


def read_label(text: str) -> tuple[FieldName, int] | None:
    """Return the field whose label opens `text` ("Due date: …"), and where its words begin."""
    match = _LABEL.match(text)
    name = field_named(match["label"] or "") if match else None
    return (name, match.end()) if match and name else None


def read_labels(text: str) -> list[Labelled]:
    """Return the labels of `text`, when one opens it, each with the range of the words after it."""
    return labels_from(text) if opens_field(text) else []


def labels_from(text: str) -> list[Labelled]:
    """Return the labels that stand anywhere in `text`, each with the range of the words after it."""
    return _ranges(text, _named_in(text, _LABEL))


def labels_in_cell(text: str) -> list[Labelled]:
    """Return the labels of a table's cell that one opens; its lines may be read as one."""
    return _ranges(text, _named_in(text, _CELL_LABEL)) if opens_field(text) else []


def _named_in(text: str, labels: re.Pattern[str]) -> list[tuple[FieldName, re.Match[str]]]:
    named, place = [], 0
    while match := labels.search(text, place):
        name = field_named(next(filter(None, match.groups())))
        if name:
            named.append((name, match))
        # Words that only look like a label may hold one: "Ann Lee Sponsor: …".
        place = match.end() if name else match.start() + 1
    return named


def _ranges(text: str, named: list[tuple[FieldName, re.Match[str]]]) -> list[Labelled]:
    is_run = any(match.groupdict().get("running") for _, match in named)
    ends = (*(match.start() for _, match in named[1:]), len(text))
    found = [Labelled(name, m.start(), m.end(), end) for (name, m), end in zip(named, ends, strict=False)]
    return [replace(one, end=_without_stop(one, text)) for one in found] if is_run else found


def _without_stop(one: Labelled, text: str) -> int:
    """Return where a field's words end: in a run of fields a full stop parts them, in an account it ends a sentence."""
    words = text[one.start : one.end].rstrip()
    parts_fields = words.endswith(".") and ". " not in words and one.name is not FieldName.PROGRESS
    return one.start + len(words) - parts_fields


def opens_field(text: str) -> bool:
    """Tell whether `text` opens with the label of an action's field."""
    return read_label(text) is not None
