"""A typed question into what it asks for: the kinds of answer wanted, refs, and terms.

A question may ask for more than one kind ("who owns 1.2 and when is it due"), so `asks` is a set.
The kinds are recognised by the patterns of `tables/asked.toml` over the folded text; nothing here looks at documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.words import question_terms, table, words
from corpus.wording import display, fold


class Asked(StrEnum):
    """A kind of answer a question wants."""

    WHEN = "when"
    HOW_OFTEN = "how_often"
    WHO = "who"
    CONTACT = "contact"
    HOW_MANY = "how_many"
    CLOCK = "clock"
    RATING = "rating"
    WHERE = "where"
    WHY = "why"
    DEFINITION = "definition"
    ACRONYM = "acronym"
    LIST = "list"
    YES_NO = "yes_no"
    COMPARISON = "comparison"
    OWNER = "owner"
    TO_DO = "to_do"
    PROGRESS = "progress"
    OVERALL = "overall"
    RESULT = "result"
    NEXT = "next"
    REPLACED = "replaced"


_LIST_NAMES = re.compile(
    r"\b(areas? (for|of) (priority action|improvement)s?|priority actions?|improvement areas?"
    r"|(priority )?action plans?|improvement plans?)\b"
)
_MASKED = frozenset({Asked.TO_DO, Asked.PROGRESS})
"""Kinds whose words ("action", "improvement") also stand in the names of lists and plans."""
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_NUMBER = (
    r"(?P<number>[a-f](?=\W*$|,| (?:and|or|in|on|to|v|vs)\b)|\d{1,2}(?:\.\d{1,2})?[a-z]?|"
    + "|".join(_NUMBERS)
    + r")(?![\w/%]|\.\d)"
)
_REFS = tuple(
    (prefix, re.compile(rf"\b(?:{pattern})\s*(?:no\.?|number|#)?\s*{_NUMBER}"))
    for prefix, pattern in (
        ("PA", r"areas? for priority actions?|priority actions?|priority|apa|pa"),
        ("AFI", r"areas? for improvements?|improvement areas?|afi|area of improvement"),
        ("", r"actions?|action point|item|ref|reference|milestone"),
    )
)
_ORDINALS = {
    word: str(number)
    for number, words_for_it in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"), ("sixth", "6th")),
        start=1,
    )
    for word in words_for_it
}
_ORDINAL_REF = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) "
    r"(priority action|area for priority action|area for improvement|improvement area|afi|apa|pa)\b(?! plan)"
)
_BARE_REF = re.compile(r"(?<![\w.£])(?P<number>\d{1,2}\.\d{1,2}[a-z]?|(?<!year )(?<!page )\d{1,2}[a-j])(?![\w%]|\.\d)")
"""A plan's own numbers: "2.3", "2.3b", "2b"."""
_ALSO = re.compile(rf"\s*(?:,|and|&|or|to)\s*{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Question:
    """One question as understood, before any document is looked at."""

    text: str
    folded: str
    asks: frozenset[Asked]
    refs: tuple[str, ...]
    """As sections have them: `PA1`, `AFI5`, `1.2`."""
    terms: tuple[str, ...]
    words: tuple[str, ...]

    def wants(self, *kinds: Asked) -> bool:
        """Tell whether any of these kinds of answer is asked for."""
        return not self.asks.isdisjoint(kinds)


def understand(text: str, *, asking: str = "") -> Question:
    """Return what a question asks for; `asking` are the words that alone say which kind of answer is wanted."""
    shown = display(text)
    folded = fold(text)
    asks = (_asks(fold(asking)) if asking else frozenset()) or _asks(folded)
    return Question(shown, folded, asks, refs_in(folded), tuple(question_terms(shown)), tuple(words(shown)))


def _asks(folded: str) -> frozenset[Asked]:
    masked = _LIST_NAMES.sub("list", folded)
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(masked if kind in _MASKED else folded))


@cache
def _patterns() -> tuple[tuple[Asked, re.Pattern[str]], ...]:
    """Return what shows each kind of answer wanted."""
    return tuple((Asked(kind), re.compile("|".join(patterns))) for kind, patterns in table("asked").items())


def refs_in(folded: str) -> tuple[str, ...]:
    """Return the refs a folded text names, "priority actions 1 and 2" giving both."""
    found: list[str] = []
    taken = _ORDINAL_REF.sub(lambda match: f"{match[2]} {_ORDINALS[match[1]]}", folded)
    for prefix, pattern in _REFS:
        for match in list(pattern.finditer(taken)):
            found.append(_ref(prefix, match))
            end = match.end()
            while also := _ALSO.match(taken, end):
                found.append(_ref(prefix, also))
                end = also.end()
            taken = taken[: match.start()] + " " * (end - match.start()) + taken[end:]
    found.extend(match["number"] for match in _BARE_REF.finditer(taken))
    return tuple(dict.fromkeys(found))


def _ref(prefix: str, match: re.Match[str]) -> str:
    number = match["number"]
    return prefix + _NUMBERS.get(number, number).upper()
