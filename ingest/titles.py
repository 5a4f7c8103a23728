"""Whether words that follow a label are a title or wording ("Leaders should …"), or already tell of it.

"Priority Action 2. The quality of plans. Audits began in May." has a title; "Priority Action 2: Audits began in May."
has none, only the label.
"""

from __future__ import annotations

import re

WISHES = re.compile(r"\b(?:should|must|needs? to|ought to|to ensure|ensure)\b", re.IGNORECASE)
"""Inspectors' wording asks for something; a narrative reports."""
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|would|may|might|remains?|continues?|continued|did|does|do|shows?"
    r"|rose|fell|began|started|opened|we|i|you|there|saw|heard|told|met|now|progress(?:ed|ing)?|no|not|nothing|better"
    r"|too|steady|slow|good|strong|mixed|limited|positive|on track)\b|(?<!^)\bimproving\b(?! the)",
    re.IGNORECASE,
)
_ASKS_HOW = re.compile(r"(?:how|what|why|where|whether|who|when)\b", re.IGNORECASE)
_MOST_TITLE_WORDS = 18


def is_title(words: str) -> bool:
    """Tell whether a first sentence is what a label names, not the account of it."""
    bare = words.strip(" \"'‘’“”.;:–—-*_")
    if not bare or not bare[:1].isalnum():
        return False
    if WISHES.search(bare):
        return True
    if len(bare.split()) > _MOST_TITLE_WORDS:
        return False
    return bool(_ASKS_HOW.match(bare)) or not _TELLS.search(bare)
