r"""Wordings kept as data into compiled patterns, each compiled once.

A table names what it knows in three parts: `whole_words` (any of these, standing as words of their own),
`as_written` (any of these, just as they stand) and `parts` (lists that others name as `<part>`). So

    [parts]        month = ['june', 'july']
    [as_written]   day = ['\b\d{1,2} <month>\b', '\btoday\b']

is one pattern called "day" of two alternatives.
Newcomers trip over this: some patterns are for folded text and some for the text as typed, where capitals
tell a name from a word; the table says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.words import table

_PART = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def pattern(table_name: str, name: str) -> re.Pattern[str]:
    """Return one named pattern of a table; `KeyError` when the table does not hold it."""
    listed = table(table_name)
    if name in listed["whole_words"]:
        return re.compile(rf"\b({_any_of(table_name, listed['whole_words'][name])})\b")
    return re.compile(_any_of(table_name, listed["as_written"][name]))


def _any_of(table_name: str, alternatives: Iterable[str]) -> str:
    """Return alternatives as one expression, with the parts they name written out."""

    def written_out(found: re.Match[str]) -> str:
        return f"(?:{'|'.join(table(table_name)['parts'][found[1]])})"

    return "|".join(_PART.sub(written_out, one) for one in alternatives)
