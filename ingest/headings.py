"""What headings of stocktake documents say: the table from heading words to a role and refs.

Patterns are matched on folded words (lower case, plain quotes). A label such as "Priority Action 1"
opens a heading only when a colon, a dash, a quote or the end follows it; otherwise it is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.passages import SectionRole
from corpus.wording import fold

_NUMBER_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|{'|'.join(_NUMBER_WORDS)})[a-z]?"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:\s*,\s*|\s*&\s*|\s+and\s+)(?:(?:priority action|area for improvement|pa|afi)\s*)?{_NUMBER})*)"
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
    (r"priority|priorities", SectionRole.OTHER, "P"),
    (r"action(?: point)?", SectionRole.OTHER, ""),
    (r"(?:section|part|chapter)", SectionRole.OTHER, ""),
)
_LABELLED = tuple(
    (re.compile(rf"^(?:{label})\s*(?:no\.?|number)?\s*{_NUMBERS}{_LABEL_ENDS}", re.DOTALL), role, letters)
    for label, role, letters in _LABELS
)

# Whole headings, or their beginning where the pattern ends in ".*".
_ROLES: tuple[tuple[str, SectionRole], ...] = (
    (
        r"(?:progress (?:against|on|in) )?(?:the )?(?:(?:\w+ )?areas? for )?priority actions?(?: areas?| plan)?",
        SectionRole.PRIORITY_ACTION,
    ),
    (
        r"(?:progress (?:against|on|in) )?(?:the )?(?:\w+ )?(?:areas? (?:for|of|requiring) improvement|improvement areas?)",
        SectionRole.AREA_FOR_IMPROVEMENT,
    ),
    (
        r"(?:key |main |the )?areas? (?:for|of|requiring|needing|to) (?:continued|continuing|continue|further|future|ongoing"
        r"|additional|focus|development|develop|work|attention|more)\b.*",
        SectionRole.CONTINUED_FOCUS,
    ),
    (
        r"(?:key |our |summary of )?recommendations?(?: .*)?|recommended (?:actions|next steps)|(?:continued|future|further)"
        r" (?:focus|work|development|actions?|improvements?)(?: .*)?|even better if|(?:suggested|agreed) actions"
        r"|what (?:still )?needs? to (?:improve|happen|be improved)(?: .*)?|where (?:more|further) work is needed"
        r"|(?:key )?(?:challenges|priorities)(?: for .*)?|points? for (?:action|development)|areas? where .* (?:work|focus|action).*",
        SectionRole.CONTINUED_FOCUS,
    ),
    (
        r"(?:agreed |our |the )?next steps?(?: .*)?|what happens next|what(?: i|')?s next|(?:your |our |the |date of )?"
        r"(?:the )?next (?:stocktake|review|meeting|six[- ]month\w*|deep dive)s?(?: .*)?|(?:future|ongoing|continued)"
        r" (?:monitoring|meetings|reviews|arrangements|support)(?: .*)?|forward look|looking (?:ahead|forward)|monitoring arrangements",
        SectionRole.NEXT_STEPS,
    ),
    (
        r"(?:overall )?conclusions?|overall(?: (?:assessment|judge?ment|evaluation|progress|summary|position|findings?))?"
        r"|(?:executive |overall )?summary(?: of (?:progress|findings|the meeting|discussion))?|concluding remarks|in (?:conclusion|summary)"
        r"|headline (?:findings|messages|summary)|our (?:overall )?(?:judge?ment|assessment|view)",
        SectionRole.CONCLUSION,
    ),
    (
        r"to|copies|copies to|copied to|cc|c\.c\.?|copy to|(?:in )?attendance|attendees|present|in attendance|apologies(?: for absence)?"
        r"|distribution(?: list)?|membership|members present|those present|also (?:present|in attendance)|by (?:e-?mail|post)|invitees"
        r"|contacts?|key contacts",
        SectionRole.PEOPLE,
    ),
    (
        r"introduction|background(?: .*)?|purpose(?: .*)?|context|foreword|about this (?:letter|plan|report|document)|overview"
        r"|introduction and .*|welcome(?: and .*)?",
        SectionRole.INTRODUCTION,
    ),
)
_KNOWN = tuple((re.compile(rf"^(?:{words})$", re.DOTALL), role) for words, role in _ROLES)
_OUTLINE = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,3})+(?=[.)]?[ \t])|\d{1,2}(?=[.)]?[ \t])|[A-Z](?=[.)])|[IVX]{1,5}(?=[.)]))[.)]?[ \t]+(?=\S)"
)
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
    number = outline_number(text)
    bare = without_outline(text)
    folded = fold(bare[:1000]).strip(" *_#")
    labelled = _labelled(folded)
    if labelled:
        return labelled
    refs = (number,) if number else ()
    words = folded.rstrip(" :.-")
    if len(words) <= _LONGEST_KNOWN:
        for pattern, role in _KNOWN:
            if pattern.match(words):
                return HeadingWords(role, refs, is_known=True)
    return HeadingWords(SectionRole.OTHER, refs)


def opens_labelled_heading(text: str) -> bool:
    """Tell whether `text` opens with a numbered label as a heading does, not as prose does."""
    return _labelled(fold(without_outline(text)[:200])) is not None


def without_label(text: str) -> str:
    """Return a heading's own words, without its number or label ("Action 1.2: …")."""
    bare = without_outline(text)
    if not opens_labelled_heading(text):
        return bare
    rest = re.sub(rf"^.{{0,60}}?(?:{_NUMBER})\s*[:.)\]–—-]*\s*", "", bare, count=1, flags=re.IGNORECASE | re.DOTALL)
    return rest or bare


def _labelled(folded: str) -> HeadingWords | None:
    for pattern, role, letters in _LABELLED:
        match = pattern.match(folded)
        if match:
            numbers = re.findall(_NUMBER, match["numbers"])
            refs = tuple(letters + _NUMBER_WORDS.get(number, number) for number in numbers)
            return HeadingWords(role, refs, is_known=True, is_labelled=True, rest=match["rest"].strip(" :.-)]"))
    return None
