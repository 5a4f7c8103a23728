"""Words as shown and as matched: one way to tidy page text, one way to compare it.

`display` keeps the author's characters and only mends what the page layout did (line ends,
hyphens at line ends, ligatures). `fold` is for comparing and never shown to anyone.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# A lower-case letter either side: "recom-\nmendation" is one word, "SEND-\nfriendly" may not be.
_LINE_END_HYPHEN = re.compile(r"(?<=[a-z])-[ \t]*\r?\n[ \t]*(?=[a-z])")
# Before a capital or a figure the hyphen is the author's own ("Llewellyn-\nFrost").
_LINE_END_OWN_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=[A-Z0-9])")
_SAME = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
    }
)
# Words that keep their hyphen when a line ends at it, as "part-\ntime" would.
_HYPHEN_FIRST_PARTS = frozenset(
    (
        *("co", "cross", "early", "eighty", "fifty", "follow", "forty", "high", "in", "joined", "long"),
        *("low", "mid", "multi", "non", "on", "part", "pre", "re", "self", "seventy", "short", "sixty"),
        *("system", "thirty", "twenty", "well", "whole", "year", "ninety"),
    )
)


def display(text: str) -> str:
    """Return `text` on one line: line-end hyphens joined, ligatures spelt out, spaces collapsed."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text.translate(_LIGATURES))
    if "\n" in text:
        text = _LINE_END_OWN_HYPHEN.sub("-", text)
        text = _LINE_END_HYPHEN.sub(lambda found: _joined(text, found), text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return `text` for comparing: displayed, lower case, no accents, plain quotes and dashes."""
    text = display(text)
    if text.isascii():
        return text.lower()  # What all below comes to, and most text is plain: a register folds whole documents.
    text = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(mark for mark in text if not unicodedata.combining(mark)).casefold()


def _joined(text: str, found: re.Match[str]) -> str:
    first_part = re.search(r"[a-z]+$", text[: found.start()].casefold())
    return "-" if first_part and first_part.group() in _HYPHEN_FIRST_PARTS else ""
