"""What headings of stocktake documents say: the table from heading words to a role and refs.

Patterns are matched on folded words (lower case, plain quotes). A label such as "Priority Action 1"
opens a heading only when a colon, a dash, a quote or the end follows it; otherwise it is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.passages import SectionRole
from corpus.wording import fold
from ingest.word_sets import any_of

_NUMBER_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|{'|'.join(_NUMBER_WORDS)})[a-z]?"
_JOIN = r"(?:\s*,\s*|\s*&\s*|\s+and\s+)(?:(?:priority action|area for improvement|pa|afi)\s*)?"
_LETTERED = r"[a-h](?![a-z])"
_NUMBERS = rf"(?P<numbers>(?:{_NUMBER}|{_LETTERED})(?:{_JOIN}(?:{_NUMBER}|{_LETTERED}))*)"
_LABEL_WORDS = re.compile(rf".{{0,60}}?\b{_NUMBERS}\b\s*[:.)\]–—-]*\s*", re.IGNORECASE | re.DOTALL)
_LABEL_ENDS = r"(?P<rest>\s*(?:[:.)\]-]|\s['\"(\[]|['\"]).*|\s*)$"

# Labels that carry a number, with the role and the letters of the ref.
_LABELS: tuple[tuple[str, SectionRole, str], ...] = (
    (
        r"(?:areas? for )?priority actions?(?: areas?)?|areas? of priority action|pa|apa",
        SectionRole.PRIORITY_ACTION,
        "PA",
    ),
    (r"priority areas?(?: for action)?", SectionRole.PRIORITY_ACTION, "PA"),
    (
        r"areas? (?:for|of|requiring|needing) improvement|improvement areas?|afi",
        SectionRole.AREA_FOR_IMPROVEMENT,
        "AFI",
    ),
    (r"recommendation", SectionRole.CONTINUED_FOCUS, "R"),
    (r"priority|priorities", SectionRole.OTHER, "P"),
    (r"action(?: point)?", SectionRole.OTHER, ""),
    (r"(?:section|part|chapter)", SectionRole.OTHER, ""),
    (r"area(?: of (?:significant )?weakness)?", SectionRole.OTHER, "Area"),
    (r"(?:significant )?weakness", SectionRole.OTHER, "Weakness"),
    (r"(?:theme|strand|work ?stream|objective|outcome|ambition)", SectionRole.OTHER, "Theme"),
)
_LABELLED = tuple(
    (re.compile(rf"^(?:{label})\s*(?:no\.?|number)?\s*{_NUMBERS}(?!\.?\d){_LABEL_ENDS}", re.DOTALL), role, letters)
    for label, role, letters in _LABELS
)
# The label after the title: "Short breaks (Area for Improvement 2)".
_LABELLED_AFTER = tuple(
    (re.compile(rf"^(?P<rest>.{{3,160}}?)\s*[(\[](?:{label})\s*(?:no\.?|number)?\s*{_NUMBERS}[)\]]$"), role, letters)
    for label, role, letters in _LABELS
    if role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
)
_TAIL = re.compile(r"\s*[(\[][^()\[\]]{2,60}[)\]]$")

# Whole headings, or their beginning where the pattern ends in ".*".
_ROLES: tuple[tuple[SectionRole, str], ...] = (
    (
        SectionRole.PRIORITY_ACTION,
        r"(?:progress (?:against|on|in) )?(?:the )?(?:(?:\w+ )?areas? for )?priority actions?(?: areas?| plan)?",
    ),
    (
        SectionRole.AREA_FOR_IMPROVEMENT,
        r"(?:progress (?:against|on|in) )?(?:the )?(?:\w+ )?"
        r"(?:areas? (?:for|of|requiring) improvement|improvement areas?)",
    ),
    (
        SectionRole.CONTINUED_FOCUS,
        any_of(
            r"areas? (?:for|of|requiring|needing|to) (?:continued|continuing|continue|further|future|ongoing|additional"
            r"|focus|development|develop|work|attention|more)\b.*",
            r"areas? where .* (?:work|focus|action).*",
            r"(?:summary of )?recommendations?(?: .*)?",
            r"(?:recommended|suggested|agreed) (?:actions|next steps)",
            r"(?:continued|future|further) (?:focus|work|development|actions?|improvements?)(?: .*)?",
            r"what (?:still )?needs? to (?:improve|happen|be improved)(?: .*)?",
            r"where (?:more|further) work is needed",
            r"even better if",
            r"(?:challenges|priorities)(?: for .*)?",
            r"(?:points?|matters|issues|things|actions) (?:for|to|requiring) (?:\w+ ){0,3}?"
            r"(?:action|development|attention|consideration|consider|address|work on|follow up)",
            r"what (?:we|i) (?:would like|ask|are asking|expect|want|need|recommend|look for)\b.*",
            r"what (?:you|(?:the )?(?:partnership|area|local area|partners|leaders)) (?:should|could|must|needs? to)\b.*",
            r"(?:asks?|requests?|expectations?)(?: (?:of|for|from) .*)?",
            r"(?:further|more) work(?: (?:needed|required|to do))?|work (?:still )?(?:to do|needed|required)",
            r"where (?:you should|we .* you to|to) focus.*|focus (?:for|over|in|until) .*",
            r"actions? (?:required|requested|needed|for the (?:partnership|area))",
        ),
    ),
    (
        SectionRole.NEXT_STEPS,
        any_of(
            r"(?:agreed )?next steps?(?: .*)?",
            r"what happens next",
            r"what(?: is|'s)? next",
            r"(?:date of )?(?:the )?next (?:stocktake|review|meeting|six[- ]month\w*|deep dive)s?(?: .*)?",
            r"(?:future|ongoing|continued) (?:monitoring|meetings|reviews|arrangements|support)(?: .*)?",
            r"forward look",
            r"looking (?:ahead|forward)",
            r"monitoring arrangements",
            r"dates? (?:ahead|to note|to come|for (?:your|the) diar(?:y|ies))",
            r"(?:important|forthcoming|upcoming|coming|future) (?:dates|meetings|events|visits)|key dates",
            r"when we (?:will )?meet(?: again| next)?|(?:the )?way forward|after this letter",
            r"what (?:will )?happens? (?:now|after this|then)",
        ),
    ),
    (
        SectionRole.CONCLUSION,
        any_of(
            r"(?:overall )?conclusions?",
            r"overall(?: (?:assessment|judge?ment|evaluation|progress|summary|position|view|findings?))?",
            r"(?:executive |overall )?summary(?: of (?:progress|findings|the meeting|discussion))?",
            r"concluding remarks",
            r"in (?:conclusion|summary)",
            r"headline (?:findings|messages|summary)",
            r"judge?ment|assessment|view",
        ),
    ),
    (
        SectionRole.PEOPLE,
        any_of(
            r"to|cop(?:y|ies)(?: to)?|copied to|cc|c\.c\.?",
            r"(?:in )?attendance|attendees|invitees|membership|distribution(?: list)?",
            r"(?:members |those |also )?present|also in attendance",
            r"apologies(?: for absence)?",
            r"by (?:e-?mail|post)",
            r"contacts?",
        ),
    ),
    (
        SectionRole.INTRODUCTION,
        any_of(
            r"introduction(?: and .*)?|foreword|overview|context",
            r"(?:background|purpose)(?: .*)?",
            r"about this (?:letter|plan|report|document)",
            r"welcome(?: and .*)?",
        ),
    ),
)
_KNOWN = tuple((re.compile(rf"^(?:{words})$", re.DOTALL), role) for role, words in _ROLES)
_OUTLINE = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,3})+(?=[.)]?[ \t])|\d{1,2}(?=[.)]?[ \t])|[A-Z](?=[.)])"
    r"|[IVX]{1,5}(?=[.)]))[.)]?[ \t]+(?=\S)"
)
_OPENERS = re.compile(r"^(?:our|the|my|your|its|key|main) ")
_MAY_BE_LABEL = re.compile(
    r"\W*(?:priorit|recommendation|area|improvement|apa|pa|afi|action|section|part|chapter|significant|weakness|theme|strand|work"
    r"|objective|outcome|ambition)",
    re.IGNORECASE,
)
_LONGEST_READ = 1000
_LONGEST_KNOWN = 120
"""Characters; a known heading is a few words, and matching must not walk a page of prose."""


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What a heading's words say."""

    role: SectionRole
    refs: tuple[str, ...] = ()
    is_known: bool = False
    """The words are in the table: a heading wherever they stand alone."""
    is_labelled: bool = False
    """The words open with a numbered label such as "Area for Improvement 3:"."""
    rest: str = ""
    """Folded words after the label."""


def outline_number(text: str) -> str | None:
    """Return the number a heading opens with ("4", "1.2", "A"), or None."""
    match = _OUTLINE.match(text)
    return match["number"] if match else None


def without_outline(text: str) -> str:
    """Return `text` without the number it opens with."""
    return _OUTLINE.sub("", text, count=1)


def read_heading(text: str) -> HeadingWords:
    """Return the role and refs that the words of a heading give."""
    return _read(text[:_LONGEST_READ])


@lru_cache(maxsize=1024)  # the steps ask about the same few lines again and again
def _read(text: str) -> HeadingWords:
    number = outline_number(text)
    folded = fold(without_outline(text)).strip(" *_#")
    labelled = _labelled(folded) or _labelled_after(folded)
    if labelled:
        return labelled
    refs = (number,) if number else ()
    words = folded.rstrip(" :.-?")
    if len(words) <= _LONGEST_KNOWN:
        for reading in (words, _OPENERS.sub("", words, count=1)):
            for pattern, role in _KNOWN:
                if pattern.match(reading):
                    return HeadingWords(role, refs, is_known=True)
    return HeadingWords(SectionRole.OTHER, refs)


def opens_labelled_heading(text: str) -> bool:
    """Tell whether `text` opens with a numbered label as a heading does, not as prose does."""
    bare = without_outline(text[:200])
    return bool(_MAY_BE_LABEL.match(bare)) and _labelled(fold(bare)) is not None


def label_length(text: str) -> int:
    """Return how many characters of a heading are its number or label ("Action 1.2: "), 0 when none are."""
    outline = _OUTLINE.match(text)
    start = outline.end() if outline else 0
    if not opens_labelled_heading(text):
        return start
    label = _LABEL_WORDS.match(text, start)
    return label.end() if label else start


def label_tail(text: str) -> int:
    """Return where the label after a heading's title begins ("Short breaks (Area for Improvement 2)"), else its end."""
    tail = _TAIL.search(text)
    return tail.start() if tail and _labelled_after(fold(text)) else len(text)


def _labelled(folded: str) -> HeadingWords | None:
    for pattern, role, letters in _LABELLED:
        match = pattern.match(folded)
        if match:
            return _labelled_words(match, role, letters)
    return None


def _labelled_after(folded: str) -> HeadingWords | None:
    if not folded.endswith((")", "]")) or len(folded) > _LONGEST_KNOWN:
        return None
    for pattern, role, letters in _LABELLED_AFTER:
        match = pattern.match(folded)
        if match:
            return _labelled_words(match, role, letters)
    return None


def _labelled_words(match: re.Match[str], role: SectionRole, letters: str) -> HeadingWords:
    numbers = re.findall(rf"{_NUMBER}|\b{_LETTERED}", match["numbers"])
    refs = tuple(letters + _NUMBER_WORDS.get(number, number.upper()) for number in numbers)
    return HeadingWords(role, refs, is_known=True, is_labelled=True, rest=match["rest"].strip(" :.-)]"))
