"""How prose names priority actions and areas for improvement: in order, by number, by label alone, or all at once.

The patterns end where the name begins; whether a name follows at all is for the words to show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.actions import ActionKind
from ingest.heading_tables import IMPROVEMENT_WORDS, NUMBER_WORDS, ORDINALS, PRIORITY_WORDS
from ingest.word_sets import any_of

COUNTS: Mapping[str, int] = {
    **{word: int(number) for word, number in NUMBER_WORDS.items() if len(word) > 2},
    **{str(number): number for number in range(1, 11)},
    "both": 2,
}
REFS: Mapping[str, str] = NUMBER_WORDS | ORDINALS | {"only": "1", "sole": "1"}
COMPARES = re.compile(
    r"(?:the |a |an )?(?:\w+est|most|least|one|same|further|better|worse|area|on|at|in|not|the evidence)\b",
    re.IGNORECASE,
)
"""How one goes, or compares with the others ("the furthest ahead"): no name."""
CHAINED = re.compile(r"\)\s*(?:,|and|&|, and)\s+(?P<number>\d{1,2}|[A-H])\s*\((?=[^)\d]{4,160}\))")
"""Goes on to the next one of the same kind: "… 1 (inclusion) and 2 (health checks)"."""
PLURAL = re.compile(r"\b(?:areas|actions|points|priorities)\b", re.IGNORECASE)

_LABELS = {
    ActionKind.PRIORITY_ACTION: (PRIORITY_WORDS, r"APA|PA"),
    ActionKind.IMPROVEMENT_AREA: (IMPROVEMENT_WORDS, r"A[Ff]I|AI|AOI"),
}
_ORDINAL = rf"(?P<number>{'|'.join(ORDINALS)}|only|sole)"
_COUNT = "|".join(sorted(COUNTS, key=len, reverse=True))
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|[A-H])"
_SAID_BY = r"(?:,? (?:that |which )?(?:the )?(?:inspect\w+|report)(?: \w+){1,3})?,?"
_SAYS = any_of(
    r"\s*:\s*",
    r"\s*[,–—-]\s*(?=[“‘\"])",
    r" (?:is|was) (?:that |to |(?=[“‘\"])|(?=the |how |what |whether ))",
    r" (?:concern(?:s|ed)|relates? to|is about|was about|covers?|deals? with|reads?:?|says:?|states:?)(?: that)? ",
    r" (?:asks?|asked|requires?|required|calls?|called)(?: for| (?:leaders|partners|the [\w ]{3,40}?|you))? (?:to )?",
)


def _ordered(words: str, label: str) -> str:
    return rf"\b{_ORDINAL} (?:of (?:the|these|your|its) )?(?:(?:{_COUNT}) )?{words}{_SAID_BY}{_SAYS}"


def _numbered(words: str, label: str) -> str:
    bracketed = r"\s*\((?!(?:see|as|which|page|also)\b)(?=[^)\d]{4,160}\))"
    return rf"\b{label} {_NUMBER}\b(?:{bracketed}|{_SAYS})"


def _unnumbered(words: str, label: str) -> str:
    return rf"\W*(?:the )?{words}\s*[:–—-]+\s+(?=\S)"


def _counted(words: str, label: str) -> str:
    one = r" (?:\d|one\b|two\b|[A-H]\b)"
    between = r"[^.:;“]{0,70}?(?:\s*:|\s+(?:are|were|as|include|included|namely):?)\s+"
    return any_of(
        rf"\b(?:(?P<count>{_COUNT}) )?(?:\w+ )?{words}\b(?!{one}){between}",
        rf"\b(?:{_COUNT}) (?:\w+ )?{words}\b[^.:;“]{{0,90}}\. (?:These|They|Those) (?:are|were):?\s+",
        rf"\b(?:listed|named|identified|gave|set out|found|raised) as (?:(?:the|their) )?{words}:?\s+",
    )


def _for_each_kind(pattern: Callable[[str, str], str]) -> Mapping[ActionKind, re.Pattern[str]]:
    return {
        kind: re.compile(pattern(words, any_of(words, rf"(?-i:{letters})")), re.IGNORECASE)
        for kind, (words, letters) in _LABELS.items()
    }


ORDERED = _for_each_kind(_ordered)
"""“The first of the priority actions: …”, “The second area for improvement is that …”."""
NUMBERED = _for_each_kind(_numbered)
"""“Priority Action 2 (therapy) …”, “AFI 3 concerns …”."""
UNNUMBERED = _for_each_kind(_unnumbered)
"""“Area for improvement: the offer of short breaks. …”, at the head of a paragraph."""
COUNTED = _for_each_kind(_counted)
"""“The two areas for improvement are …”, “… named as areas for improvement A and B”."""
