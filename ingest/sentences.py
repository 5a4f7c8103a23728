"""Text split into sentences by rule, as exact ranges; nothing between two sentences but white space.

A full stop after a title, an initial or "para" ends nothing. A line end is only a space here: the
lines of a paragraph have already been put together.
"""

from __future__ import annotations

import re

from ingest.word_sets import word_set

# A full stop, perhaps closing quotes, brackets or marks of bold type, then space and what a sentence may open with.
_END = re.compile(r"(?<![.?!…])[.?!…]+[\"'’”)\]*_]*(?=\s+[\"'‘“(\[*_]*[A-Z0-9À-ÞŁŚŠŽ£•])")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"'‘“/])([\w.&'’-]{1,12})\.$")
_INITIAL = re.compile(r"[A-Z]$")
# A letter after one of these names a part of a plan ("on track against AI B. The forum ..."), nobody's initial.
_LETTERED = re.compile(
    r"\b(?:ai|afi|afa|apa|pa|area|action|improvement|priority|recommendation|point|objective|outcome|theme|strand"
    r"|part|section|annex|appendix|category|group|option|phase|band|vitamin|hepatitis) [a-z]\.$",
    re.IGNORECASE,
)
_NEVER_ENDS = word_set(
    "mr mrs ms mx messrs dr prof cllr cllrs rev revd hon rt st ste e.g eg i.e ie cf vs viz approx incl dept tel ext"
)
_ENDS_NOT_BEFORE_NUMBER = word_set(
    "no nos para paras p pp s ss art arts sch reg regs cl fig figs vol ch sec ver"
    " v q jan feb mar apr jun jul aug sept sep oct nov dec ref"
)
_WINDOW = 24
"""Characters looked back at for what stands before a full stop: longer than any abbreviation or label."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of `text`, in order, white space left out."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, match):
            continue
        _keep(ranges, text, start, match.end())
        start = match.end()
    _keep(ranges, text, start, len(text))
    return ranges


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    tail = text[max(0, match.end() - _WINDOW) : match.end()]
    word = _LAST_WORD.search(tail)
    if word is None or _LETTERED.search(tail):
        return True
    before = word.group(1).casefold()
    following = text[match.end() : match.end() + 8].lstrip()[:1]
    if before in _NEVER_ENDS:
        return False
    if before in _ENDS_NOT_BEFORE_NUMBER:
        return not following.isdigit()
    # "J. Smith", "A. N. Other": but "ward D. The" is rarer in these letters than an initial.
    return not (_INITIAL.match(word.group(1)) and following.isalpha())


def _keep(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end]
    low = start + len(words) - len(words.lstrip())
    high = end - (len(words) - len(words.rstrip()))
    if low < high:
        ranges.append((low, high))
