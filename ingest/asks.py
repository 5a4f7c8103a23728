"""One point of a letter into the separate things it asks: "Agree a pathway, and publish it" is two.

An ask begins with a verb of asking at the head of a sentence or after "and"; what only tells how things stand is
no ask. A point in which no ask is found stays whole, so that nothing asked is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.sentences import split_sentences
from ingest.word_sets import any_of, word_set

ASK_VERBS = word_set(
    "achieve act address agree align allocate appoint arrange ask assess assure audit begin bring broaden build",
    "calculate change check clarify clear close collect commission communicate complete confirm consider consult",
    "continue convene coordinate cut decide define deliver demonstrate describe design develop drive embed engage",
    "ensure establish evaluate evidence expand explain explore extend fill finalise find finish focus follow",
    "gather give help hold identify implement improve include increase introduce invest investigate involve issue",
    "join keep launch learn let look maintain make map measure monitor move offer open own plan prepare present",
    "prioritise produce progress promote prove provide publish put quantify raise reach recover recruit reduce",
    "refresh reinstate report resolve respond restart review revise roll secure seek send set settle share shorten",
    "show sign speak speed stabilise start step stop strengthen strive submit support sustain tackle tell test",
    "track train understand undertake update use widen work write",
)
"""Verbs that letters ask with, in the form they command in."""

_WORD = re.compile(r"[A-Za-z’'-]+")
_MODAL = re.compile(
    any_of(
        r"\b(?:should|must|needs? to|will need to|is expected to|are expected to|is asked to|are asked to)\b",
        r"\b(?:we|i) (?:would like|ask|expect|request|recommend|encourage|would encourage|want|look forward to)\b",
        r"\bplease\b|\b(?:is|are) required\b|\bit (?:is|will be) (?:important|essential|vital)\b",
    ),
    re.IGNORECASE,
)
_AND = re.compile(r"(?:[,;]\s+and|\s+and|;)\s+(?:then\s+|also\s+|to\s+)?(?=(?P<verb>[a-z-]+)\b)")
_BY_MEANS = re.compile(r"\b(?:by|through|while|when|before|after|without|of|for|in|on)\s+\w+ing\b", re.IGNORECASE)
_ADDS = re.compile(r"(?:with (?:a )?(?:particular )?focus|in particular|this includes|including|especially)\b", re.I)
_LEAST_WORDS = 3
"""Words an ask has before "and" begins another: "monitor and report on it" is one."""


def split_asks(text: str, start: int) -> list[tuple[int, int]]:
    """Return the ranges of `text` from `start` on that each ask one thing; the whole range when none does."""
    asks: list[tuple[int, int]] = []
    for low, high in split_sentences(text):
        low = max(low, start)
        if low >= high:
            continue
        if asks and _ADDS.match(text, low):
            asks[-1] = (asks[-1][0], high)
        elif _is_ask(text[low:high]):
            asks.extend(_parts(text, low, high))
    return asks or [(start, len(text))]


def _is_ask(sentence: str) -> bool:
    first = _WORD.search(sentence)
    return bool(first and first.group().casefold() in ASK_VERBS) or bool(_MODAL.search(sentence))


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    begins = low
    for joint in _AND.finditer(text, low, high):
        if _begins_ask(joint["verb"], text[begins : joint.start()]):
            yield begins, joint.start()
            begins = joint.end()
    yield begins, high


def _begins_ask(verb: str, before: str) -> bool:
    words = before.split()
    if len(words) <= _LEAST_WORDS or words[-1].casefold().strip(",") in ASK_VERBS:
        return False
    if verb in ASK_VERBS:
        return True
    return _is_asking_form(verb) and not words[-1].endswith("ing") and not _BY_MEANS.search(before)


def _is_asking_form(word: str) -> bool:
    """Tell whether `word` is a verb of asking with "-ing"."""
    if not word.endswith("ing"):
        return False
    stem = word.removesuffix("ing")
    return stem in ASK_VERBS or f"{stem}e" in ASK_VERBS or (stem[:-1] in ASK_VERBS and stem[-1:] == stem[-2:-1])
