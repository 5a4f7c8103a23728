"""Labels that an ask stands behind ("What we ask: …", "Expectation – …", "Required now. …"), and where its words begin.

Such a label says that what follows is asked, whatever form it has; "nothing further" behind it asks nothing.
"""

from __future__ import annotations

import re

from ingest.word_sets import any_of

_LABEL = any_of(
    r"(?:what )?(?:we|i)(?:['’]d| would| should| now| are)? (?:also )?(?:ask(?:ing)?|expect|require|request|recommend"
    r"|want|need|like)(?: (?:you|of you|for|from you|to see(?: next)?|next|you to do))?",
    r"what (?:you|the partnership|leaders|partners) (?:should|must|needs? to)(?: now)? do(?: now| next)?",
    r"what (?:should|must|needs? to|has to|we need to) (?:now )?(?:happen|come|be done|change)(?: now| next)?",
    r"(?:over |in |for )?(?:the )?(?:next|coming) (?:\w+ )?(?:months?|half-year|term|period|year)",
    r"(?:by|before|for|until|between now and) (?:the |our |your )?next (?:stocktake|review|meeting|visit|time)"
    r"|until then",
    r"what (?:is|we) (?:asked|expected|required|needed|need)(?: (?:now|next))?",
    r"(?:our |the |key )?(?:asks?|expectations?|requests?|requirements?|recommendations?)"
    r"(?: (?:of|for) (?:you|the partnership|leaders|the area))?",
    r"(?:required|needed|expected|requested)(?: (?:now|next|action|of you|by us))?",
    r"(?:actions?|work|steps?|improvements?) (?:required|needed|requested|expected|for you)(?: now)?",
    r"(?:further|continued|remaining|outstanding) (?:action|work|focus|attention)(?: (?:required|needed))?",
    r"(?:still )?to do(?: (?:now|next))?|do next|next for you|for (?:your )?action|from you|over to you"
    r"|you (?:now |still )?(?:need|have|are asked|are expected|will need) to|you (?:should|must)(?: now)?"
    r"|even better if",
)
_OPENS = re.compile(rf"\W*{_LABEL}\s*[*_]{{0,2}}\s*[:.–—-]+\s*[*_]{{0,2}}\s*(?=\S)", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?<=[.!?*_]\s)[*_]{{0,2}}(?-i:(?=[A-Z])){_LABEL}\s*[*_]{{0,2}}\s*[:.–—]+\s*[*_]{{0,2}}\s*(?=\S)", re.IGNORECASE
)
_HEAD = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?(?:{_LABEL})\W*$", re.IGNORECASE)
_NOTHING = re.compile(
    r"\W*(?:none|nil|n/?a|nothing|no (?:further |additional |new |more )?(?:asks?|actions?|requests?|points?|comments?"
    r"|recommendations?|requirements?|expectations?)|not applicable)\b[^.;]{0,60}\W*$",
    re.IGNORECASE,
)


def behind_label(text: str, start: int) -> int | None:
    """Return where the words behind a label of asking begin in `text` from `start` on, None without a label."""
    label = _OPENS.match(text, start) or _INSIDE.search(text, start)
    return label.end() if label else None


def heads_asks(head: str) -> bool:
    """Tell whether the head of a table's column says that what stands in it is asked."""
    return bool(_HEAD.match(head.strip()))


def asks_nothing(words: str) -> bool:
    """Tell whether the words behind a label only say that there is nothing to ask."""
    return bool(_NOTHING.match(words))
