"""A sentence with figures in it into whether one of them counts the thing asked about.

A figure counts a thing when the thing's word stands close after it ("nine schools"), or before it as long
as the figure does not measure time. Dates, refs and the figures of the question itself are no counts.
Newcomers trip over this: "how many" is not answered by a percentage, nor "what share" by a bare count.
"""

from __future__ import annotations

import re
from functools import partial

from assistant.inquiry import Inquiry
from assistant.patterns import pattern
from assistant.questions import Question
from assistant.rank import Ranked
from assistant.spoken_of import is_among, particular_terms
from assistant.words import text_terms, words

_WORDS_AFTER, _WORDS_BEFORE = 4, 12
"""How far from a figure the thing it counts may stand: close behind it, or anywhere in the clause before."""
_UNITS = frozenset(["week", "weeks", "month", "months", "day", "days", "year", "years", "working", "hours"])
_TIME_TERMS = ["week", "month", "day", "year"]

_slot = partial(pattern, "slots")


def has_number(inquiry: Inquiry, one: Ranked) -> bool:
    """Tell whether a sentence gives a number of the thing asked about, not a date, a ref or a week limit."""
    question = inquiry.question
    folded = _slot("dates_and_refs").sub(lambda found: " " * len(found.group()), one.candidate.folded)
    if _slot("asks_price").search(question.folded):
        return "£" in folded
    counted = _counted_terms(question)
    asks_count = bool(_slot("asks_count").search(question.folded))
    asks_share = bool(_slot("asks_share").search(question.folded))
    for found in _slot("number").finditer(folded):
        number = found.group()
        if number in question.words:
            continue
        if "%" in number or "per" in number:
            if not asks_count:
                return True
        elif not asks_share:
            if number.startswith("£"):
                return not counted or bool(_slot("asks_money").search(question.folded))
            if not counted or _counts(found, counted, asks_count=asks_count):
                return True
    return False


def _counts(found: re.Match[str], counted: list[str], *, asks_count: bool) -> bool:
    """Tell whether the number found stands beside one of the things to be counted."""
    following = words(found.string[found.end() :])
    after = text_terms(" ".join(following[:_WORDS_AFTER]))
    if any(is_among(term, after) for term in counted):
        return True
    if asks_count and following and following[0] in _UNITS:
        return False
    before = text_terms(" ".join(words(found.string[: found.start()])[-_WORDS_BEFORE:]))
    return any(is_among(term, before) for term in counted)


def _counted_terms(question: Question) -> list[str]:
    """Return what is to be counted: the words after "how many" up to the verb, or all particular words."""
    if _slot("asks_how_long").search(question.folded):
        return _TIME_TERMS
    found = _slot("counted").search(question.folded)
    return (list(text_terms(found["counted"])) if found else []) or particular_terms(question)
