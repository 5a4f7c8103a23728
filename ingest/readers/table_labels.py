"""Words that head the columns of plans, minutes and attendance lists, as data.

They decide only whether a first row without any mark of its own (no bold type, no shade) is a header;
a row that the format marks needs no words.
"""

from __future__ import annotations

import re

_COLUMN_WORDS = """
accountable action actions activity actual agency agreed aim area assigned attendee attendees baseline body by
comment comments complete completed completion contact cost current date deadline deliverable description due end
evidence expected group how impact indicator initials issue item kpi lead leads likelihood measure measures
milestone milestones mitigation name no number objective objectives officer organisation outcome outcomes output
outputs owner owners partner partners person priority progress rag rating ref reference represents resources
responsibility responsible result review risk role score senior service sro stage start status step steps strand
success target targets task team theme time timeframe timescale timescales title topic update updates what when
where who why workstream
"""
COLUMN_LABELS = frozenset(_COLUMN_WORDS.split())
_MOST_WORDS = 8
_WORD = re.compile(r"[a-z]+")


def is_label(words: str) -> bool:
    """Tell whether `words` could head a column: short, and holding a word that heads columns."""
    if not words or len(words.split()) > _MOST_WORDS or words.rstrip().endswith("."):
        return False
    return any(word in COLUMN_LABELS for word in _WORD.findall(words.casefold()))


def are_labels(cells: list[str]) -> bool:
    """Tell whether a row of `cells` reads like a header; in two columns both must, else half of them."""
    if len(cells) < 2 or not all(cells) or any(re.search(r"\d{2}", cell) for cell in cells):
        return False
    labels = sum(is_label(cell) for cell in cells)
    return labels == len(cells) if len(cells) == 2 else 2 * labels >= len(cells)
