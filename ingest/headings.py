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
from ingest.heading_tables import LABELS, NUMBER_WORDS, ORDINALS, ROLES

_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?|(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?![a-z]))"
_JOIN = r"(?:\s*,\s*|\s*&\s*|\s+and\s+)(?:(?:priority action|area (?:for|of) improvement|apa|pa|afi|ai)\s*)?"
_LETTERED = r"[a-h](?![a-z])"
_NUMBERS = rf"(?P<numbers>(?:{_NUMBER}|{_LETTERED})(?:{_JOIN}(?:{_NUMBER}|{_LETTERED}))*)"
_LABEL_WORDS = re.compile(
    rf"(?:(?:the )?(?:{'|'.join(ORDINALS)}) (?:[a-z]+ ){{0,3}}?(?:actions?|improvement)"
    rf"|.{{0,60}}?(?:\b{_NUMBERS}|(?<=[a-z])\d{{1,2}}[a-z]?)\b)\s*(?:[:.)\]–—-]*|[|/>](?=\s))\s*",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = "and|or|is|are|was|were|has|have|had|will|remains?|continues?|shows?|which|where|we|in|on|of|to|as|also"
_LABEL_ENDS = rf"(?P<rest>\s*(?:[:.)\]-]|\s[|/>]\s|\s['\"\[]|\s\((?![^()]*\)(?:,|\s+(?:{_GOES_ON})\b))|['\"]).*|\s*)$"

_IN_BRACKETS = r"(?:\((?=[^()]{1,20}\)(?:\s*[:.\]-]|\s*$)))"
_NUMBER_SIGN = r"\s*(?:no\.?|number)?\s*"
_BEFORE = r"(?:(?:progress|update|position) (?:on|against|in|with) )?(?:the )?"
_LABELLED = tuple(
    (
        re.compile(
            rf"^{_BEFORE}(?:{label})\s*(?:no\.?|number)?\s*{_IN_BRACKETS}?{_NUMBERS}\)?(?!\.?\d){_LABEL_ENDS}",
            re.DOTALL,
        ),
        role,
        letters,
    )
    for label, role, letters in LABELS
)
# The number as a word before the label: "First priority action: ...".
_NUMBERED_FIRST = tuple(
    (
        re.compile(rf"^{_BEFORE}(?P<numbers>{'|'.join(ORDINALS)}) (?:of the )?(?:{label}){_LABEL_ENDS}", re.DOTALL),
        role,
        letters,
    )
    for label, role, letters in LABELS
    if role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
)
# The label after the title: "Short breaks (Area for Improvement 2)".
_LABELLED_AFTER = tuple(
    (re.compile(rf"^(?P<rest>.{{3,160}}?)\s*[(\[](?:{label}){_NUMBER_SIGN}{_NUMBERS}[)\]]$"), role, letters)
    for label, role, letters in LABELS
    if role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
)
# The label and its title with nothing between them: "Priority Action 1 Waits for therapy".
_UNPARTED = tuple(
    (re.compile(rf"^(?:{label}){_NUMBER_SIGN}\(?{_NUMBERS}\)?\s+(?P<rest>.{{3,160}})$"), role, letters)
    for label, role, letters in LABELS
    if role in (SectionRole.PRIORITY_ACTION, SectionRole.AREA_FOR_IMPROVEMENT)
)
_TITLE_FOLLOWS = re.compile(
    r"(?:(?:[\w().]+ ){1,6}\(?(?:\d{1,2}|[A-H]|[A-Z][a-z]+|[IVX]+|[a-hivx]{1,4}(?=\)))\)?|[A-Z]{2,4}\d{1,2})"
    r"\s+(?=[A-Z][\w’'-]+(?: |$))[^.;:?!]{3,160}\.?$"
)
_TELLS = re.compile(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )"
    r"\b(?:is|are|was|were|has|have|had|will|can|could|would|may|remains?|continues?) "
)
_TAIL = re.compile(r"\s*[(\[][^()\[\]]{2,60}[)\]]$")

_KNOWN = tuple((re.compile(rf"^(?:{words})$", re.DOTALL), role) for role, words in ROLES)
_OUTLINE = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,3})+(?=[.)]?[ \t])|\d{1,2}(?=[.)]?[ \t])|[A-Z](?=[.)])"
    r"|[IVX]{1,5}(?=[.)]))[.)]?[ \t]+(?=\S)"
)
_MARKS = re.compile(r"[*_]*")
"""Markdown's marks of bold type."""
_OPENERS = re.compile(r"^(?:our|the|my|your|its|key|main) ")
_MAY_BE_LABEL = re.compile(
    rf"\W*(?:(?:progress|update|position|the|{'|'.join(ORDINALS)}) |priorit|recommendation|area|point|improvement"
    r"|apa|pa|afi|afp?a|aoi|ai|ia|action|section|part|chapter|significant|weakness|theme|strand|work|objective"
    r"|outcome|ambition)",
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
    labelled = _labelled(folded) or _labelled_after(folded) or _labelled_unparted(without_outline(text), folded)
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
    bare = _MARKS.sub("", without_outline(text[:200]), count=1)
    if not _MAY_BE_LABEL.match(bare):
        return False
    return (_labelled(fold(bare)) or _labelled_unparted(bare, fold(bare))) is not None


def label_length(text: str) -> int:
    """Return how many characters of a heading are its number or label ("Action 1.2: "), 0 when none are."""
    outline = _OUTLINE.match(text)
    start = outline.end() if outline else _MARKS.match(text).end()
    if not opens_labelled_heading(text):
        return start
    label = _LABEL_WORDS.match(text, start)
    return label.end() if label else start


def label_tail(text: str) -> int:
    """Return where the label after a heading's title begins ("Short breaks (Area for Improvement 2)"), else its end."""
    tail = _TAIL.search(text)
    return tail.start() if tail and _labelled_after(fold(text)) else len(text)


def _labelled(folded: str) -> HeadingWords | None:
    for pattern, role, letters in (*_LABELLED, *_NUMBERED_FIRST):
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


def _labelled_unparted(text: str, folded: str) -> HeadingWords | None:
    """Read a label that its title follows at once; the title opens in a capital and tells nothing."""
    if not _TITLE_FOLLOWS.match(text) or _TELLS.search(folded):
        return None
    for pattern, role, letters in _UNPARTED:
        match = pattern.match(folded)
        if match:
            return _labelled_words(match, role, letters)
    return None


def _labelled_words(match: re.Match[str], role: SectionRole, letters: str) -> HeadingWords:
    numbers = re.findall(rf"\b(?:{'|'.join(ORDINALS)}|{_NUMBER}|{_LETTERED})", match["numbers"])
    said = NUMBER_WORDS | ORDINALS
    refs = tuple(letters + said.get(number, number.upper()) for number in numbers)
    return HeadingWords(role, refs, is_known=True, is_labelled=True, rest=match["rest"].strip(" :.-)]|/>"))
