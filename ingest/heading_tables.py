"""The tables of heading words: the labels that carry a number, the roles of whole headings, and numbers as words.

Patterns are matched on folded words (lower case, plain quotes).
"""

from __future__ import annotations

from corpus.passages import SectionRole
from ingest.word_sets import any_of

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
NUMBER_WORDS = {word: str(number) for words in (_WORDS, _ROMANS) for number, word in enumerate(words, start=1)}
"""Numbers after a label ("Area two", "Area ii")."""
ORDINALS = {word: str(number) for number, word in enumerate(_ORDINALS, start=1)}
"""Numbers before a label ("First priority action")."""

# What letters and plans call the two kinds of things that inspectors ask for, in words.
PRIORITY_WORDS = any_of(
    r"(?:areas? (?:for|of|requiring|needing) )?(?:urgent )?priority actions?(?: areas?)?",
    r"priorit(?:y|ies) for action|priority areas?(?: for action)?",
    r"areas? (?:for|of|requiring|needing) (?:urgent |immediate |priority )?action",
)
IMPROVEMENT_WORDS = any_of(
    r"areas? (?:identified )?(?:for|of|requiring|needing|in need of) (?:\w+ )?improvement|areas? to (?:be )?improved?",
    r"(?:\w+ ){0,2}improvement (?:areas?|points?|priorit(?:y|ies)|actions?)|points? (?:for improvement|to improve)",
)

# Labels that carry a number, with the role and the letters of the ref.
LABELS: tuple[tuple[str, SectionRole, str], ...] = (
    (rf"{PRIORITY_WORDS}|apas?|paa?|afpa|afa", SectionRole.PRIORITY_ACTION, "PA"),
    (rf"{IMPROVEMENT_WORDS}|improvement|afis?|aoi|ai|ia", SectionRole.AREA_FOR_IMPROVEMENT, "AFI"),
    (r"recommendation", SectionRole.CONTINUED_FOCUS, "R"),
    (r"priority|priorities", SectionRole.OTHER, "P"),
    (r"action(?: point)?", SectionRole.OTHER, ""),
    (r"(?:section|part|chapter)", SectionRole.OTHER, ""),
    (r"area(?: of (?:significant )?weakness)?", SectionRole.OTHER, "Area"),
    (r"(?:significant )?weakness", SectionRole.OTHER, "Weakness"),
    (r"(?:theme|strand|work ?stream|objective|outcome|ambition)", SectionRole.OTHER, "Theme"),
)

_ABOUT = r"(?:(?:progress|update|position|findings|feedback|discussion)(?: (?:against|on|in|with|about|of))? )?"
_REMAINING = (
    r"(?:further|continued|continuing|remaining|outstanding|additional|ongoing|future|more|unfinished|required"
    r"|requested"
    r"|needed|expected|to do|to be done|still)"
)
_MATTERS = r"(?:points?|matters?|issues?|things?|actions?|areas?|tasks?|steps?)"
_DOING = r"(?:work|focus|attention|action|actions|effort|development|improvement|improvements|steps)"
_ASKED_HOW = (
    r"(?:act|address|attend|consider|do|finish|complete|resolve|follow|take|work|put|progress|improve|develop|pursue"
    r"|deal|focus|settle|action|attention|consideration|resolution|follow-up|completion)"
)

# Whole headings, or their beginning where the pattern ends in ".*".
ROLES: tuple[tuple[SectionRole, str], ...] = (
    (SectionRole.PRIORITY_ACTION, rf"{_ABOUT}(?:the |your )?(?:\w+ )?(?:{PRIORITY_WORDS}|priority action plan|apas)"),
    (SectionRole.AREA_FOR_IMPROVEMENT, rf"{_ABOUT}(?:the |your )?(?:\w+ )?(?:{IMPROVEMENT_WORDS}|afis)"),
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
            r"what (?:we|i) (?:now |still |also )?(?:would like|ask|are asking|expect|want|need|recommend|look for"
            r"|will look for|request|require)\b.*",
            r"what (?:you|(?:the )?(?:partnership|area|local area|partners|leaders))"
            r" (?:now |still |will )?(?:should|could|must|needs? to|are asked to|is asked to)\b.*",
            r"what (?:is|remains|has) (?:still )?(?:to be|asked|expected|required|needed|left to)\b.*",
            r"(?:asks?|requests?|expectations?|requirements?)(?: (?:of|for|from|before|until|to) .*)?",
            r"(?!areas? (?:for|of|requiring|needing) (?:\w+ )?(?:priority )?(?:action|improvement)\b)"
            rf"(?:\w+ )?{_MATTERS} (?:that (?:still )?)?(?:to|for|requiring|needing|needs?)"
            rf" (?:\w+ ){{0,3}}?{_ASKED_HOW}\b.*",
            rf"(?:\w+ )?{_MATTERS} {_REMAINING}(?: .*)?|{_REMAINING} {_MATTERS}(?: .*)?",
            rf"{_REMAINING} {_DOING}(?: .*)?|{_DOING} {_REMAINING}(?: .*)?",
            r"(?:to do|your actions|for (?:action|you to do)|required (?:now|next)|not yet (?:done|finished))(?: .*)?",
            r"(?:further|more) work(?: (?:needed|required|to do))?|work (?:still )?(?:to do|needed|required)",
            r"where (?:you should|we .* you to|to) focus.*|focus (?:for|over|in|until) .*",
            r"actions? (?:required|requested|needed|for the (?:partnership|area))",
        ),
    ),
    (
        SectionRole.NEXT_STEPS,
        any_of(
            r"(?:agreed )?next steps?(?: .*)?",
            r"what (?:happens|comes|follows) (?:next|now)|next|what(?: is|'s)? next",
            r"(?:your |our )?next (?:stocktake|review|meeting|visit|six[- ]month\w*|deep dive|check[- ]in)s?(?: .*)?",
            r"(?:dates?|diary|calendar|timetable)(?: (?:dates?|for|of|to|ahead|until) ?.*)?",
            r"(?:arrangements|dates?) for (?:the |our |your )?(?:next |future )?(?:review|meeting|stocktake|visit)s?.*",
            r"when (?:we|i) (?:(?:will|shall|are to) )?(?:next )?(?:meet|see|return|visit|come|be back|are back)\b.*",
            r"where (?:we|this) goe?s? (?:from here|next)|from here|follow[- ]up",
            r"(?:date of )?(?:the )?next (?:stocktake|review|meeting|six[- ]month\w*|deep dive)s?(?: .*)?",
            r"(?:future|ongoing|continued) (?:monitoring|meetings|reviews|arrangements|support)(?: .*)?",
            r"forward look",
            r"looking (?:ahead|forward)",
            r"monitoring arrangements",
            r"dates? (?:ahead|to note|to come|for (?:your|the) diar(?:y|ies))",
            r"(?:important|forthcoming|upcoming|coming|future) (?:dates|meetings|events|visits)|key dates",
            r"(?:the )?way forward|after this letter",
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
