"""Which bold paragraphs could be headings, where a format says no more about them than that they are bold."""

from __future__ import annotations

import re

BOLD_LEVEL = 7
"""Below all six levels that formats declare."""
LONGEST_HEADING = 500
"""Characters; headings of priority actions quote a whole sentence of the inspection report."""
_SENTENCE = re.compile(r"[a-z0-9)][.;,]$")
_QUOTATION = re.compile(r"[\"“‘'].*[\"”’'][.,]?$", re.DOTALL)


def could_head(text: str) -> bool:
    """Tell whether a paragraph that is all bold reads like a heading, not like a stressed sentence or a quotation."""
    words = text.strip()
    if len(words) > LONGEST_HEADING or not any(map(str.isalpha, words)):
        return False
    return not _SENTENCE.search(words) and not _QUOTATION.match(words)
