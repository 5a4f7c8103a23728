"""A typed question into what it asks for: the kinds of answer wanted, refs, and terms.

A question may ask for more than one kind ("who owns 1.2 and when is it due"), so `asks` is a set.
The kinds are recognised by a table of patterns over the folded text; nothing here looks at documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.words import question_terms, words
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


_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.CONTACT,
        r"\be-?mails?\b|\b(tele)?phone|\bmobile\b|contact (details|number|info)|(postal|street|web|office|home) address|\baddress\b(?= (for|of)\b)|\b(link|url|web ?site|login) (to|for|of)\b|\bnumber (for|of) (the )?[\w ]{0,30}(line|helpline|office|desk|team)\b|\bpostcode\b",
    ),
    (
        Asked.HOW_MANY,
        r"\bhow (many|much)\b|\bwhat (number|proportion|percentages?|percent|share|amount|figures?|rate)\b|\bpercentages?\b|\bper ?cent\b|\b(exact|actual|latest|precise) (number|figure|amount|percentage|rate|cost)s?\b|\bnumbers? of\b|\bhow long\b|\bhow (big|large|high|low) (is|are|was|were)\b|\bwhat('s| is| was) the (cost|budget|total|average|target|baseline|count|size)\b|\bby how much\b|\b(average|mean|median|typical) (wait|time|length|cost|number|score|rate|for|age)|\bwhat('s| is| was| are) the .{0,40}\b(average|rates?|total|number|figure|percentage|price|fees|charges)\b|\bcosts?\b|\b(number|figure|amount|stats?|statistics?|total|count)s?( pls| please)?\s*\??$|^(number|amount|total|rate) of\b",
    ),
    (Asked.CLOCK, r"\bwhat time\b|\bwhat o'?clock\b"),
    (
        Asked.RATING,
        r"\bb?rag\b|\brag[- ]rat|\brat(ed|ing)s?\b|\bgraded?\b|\bscored?s?\b|\bwhat colou?r\b|\btraffic light|\b(red|amber|green)\b|\bout of (5|10|five|ten)\b",
    ),
    (Asked.HOW_OFTEN, r"\bhow (often|frequent|regular)|\bhow many times a\b|\bfrequency\b"),
    (
        Asked.WHEN,
        r"\bwhen\b|\b(what|which) (date|day|month|year|time)\b|\bdate (of|for|on)\b|(?<!to )(?<!up to )\bdate\b|\bdated\b|\bdeadlines?\b|\bdue (date|by)?\b|\bby when\b|\bhow soon\b|\bsince when\b|\bwhat's the date\b|\btarget date\b|\btimescale for\b",
    ),
    (
        Asked.WHO,
        r"\bwho(se|m|s|'s)?\b|\bwhich (person|people|officer|director|councillor|official|organisation|body)\b|\bname of the\b|\bnames? (the )?(person|people|officer)|\b(job|role|title|position|post)\b(?=( of\b| title\b|\?|$| please| pls))|\bcc\b|\bcc'?d\b|\bsignator|\baddressees?\b|\bsigned by\b|\bcopied (in|to)\b|\bsent to\b",
    ),
    (
        Asked.OWNER,
        r"\b(own(s|er|ers|ership)?|responsible for|accountable|in charge of|lead officer|action lead|sro|leads? on|leading on|lead for)\b",
    ),
    (Asked.WHERE, r"\bwhere\b"),
    (
        Asked.WHY,
        r"\bwhy\b|\bhow come\b|\bwhat('s| is| was| are| were)? (the )?(reasons?|causes?|caused|led to)\b|\breasons? (for|behind)\b|\bpurpose of\b|\bwhat explains\b",
    ),
    (
        Asked.ACRONYM,
        r"\bshort for\b|\bstands? for\b|\bstanding for\b|\bfull (form|name) of\b|\bspelt out\b|\bspell out\b|\bacronym\b|\babbreviation\b|\bexpand\b",
    ),
    (
        Asked.DEFINITION,
        r"\bwhat('s| is| are|s| does| do) (an? |the |that |this |our )?[\w' &-]{2,60}?( mean)?\??$|\bmeaning\b|^\W*[a-z]{2,6}s?\W*$|\bdefine\b|\bdefinition\b|\bwhat is meant\b|\bexplain\b",
    ),
    (
        Asked.COMPARISON,
        r"\bcompar|\bversus\b|\bvs\b|\bdifferences?\b|\bdiffer\b|\bv\b|\bthan\b|\b(better|worse|stronger|weaker|more|less|further|fewer|faster|higher|lower|bigger|closer|earlier|later)\b.*\bor\b|\bthe same\b|\bsame (in|for|as)\b|\bboth\b",
    ),
    (
        Asked.LIST,
        r"\blist\b|\bname (all|every|the|each)\b|\bwhich\b|\bwhat (are|were) (all )?(the|our|their)\b|\ball (of )?(the|our|their)\b|\bevery\b|\bwhat (areas|actions|priorities|recommendations|services|initiatives|steps|things|points|groups|issues|risks|milestones)\b|\bgive me the\b|\beach of\b",
    ),
    (
        Asked.YES_NO,
        r"^(so |and |but |ok |also )?(is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|any|isn't|hasn't|haven't|didn't|aren't)\b",
    ),
    (
        Asked.OVERALL,
        r"\boverall\b|\bverdict\b|\bconclusion\b|\bconclude[ds]?\b|\bbottom line\b|\bmain (message|point|finding)|\bin (short|brief|a nutshell|summary)\b|\bsummar|\bgist\b|\bheadline|\bjudge?ment\b|\bgeneral(ly)? (picture|view)\b",
    ),
    (
        Asked.TO_DO,
        r"\bneeds? to (be )?\w+|\bshould\b|\bmust\b|\bhave to\b|\basked (us|them|the \w+) to\b|\bto do\b|\brecommend|\brecs?\b|\basks\b|\bexpected (of|to)\b|\bexpect\b|\brequire[sd]?\b|\bsort out\b|\bfurther work\b|\bstill\b|\boutstanding\b|\bfocus\b|\bto improve\b|\bneed(s)? (improving|attention|work|to)\b|\baction(s)?\b|\bwork on\b",
    ),
    (
        Asked.PROGRESS,
        r"\bprogress\b|\bhow('s| is| are|s) .* (going|doing|getting on|coming along|progressing)\b|\bbeen done\b|\bon track\b|\bimprov(ed|ing|ement|ements)\b|\bachieve|\bwhat has\b|\bupdate on\b|\bstatus\b|\bgood news\b|\bwent well\b|\bgoing well\b|\bwhat did (they|dfe|the letter|it|nhs england|the dfe) say about\b|\bwhat does (the letter|it) say (about|on)\b",
    ),
    (
        Asked.RESULT,
        r"\b(findings?|outcomes?|results?|conclu(de|ded|sion|sions)|recommendations?) (of|from|did|was|were|by|after)\b|\bwhat did (the |it )?.{3,60} (find|conclude|decide|recommend|reveal|show)\b|\bwhat came (out )?of\b|\bhow did .{3,60} go\b|\bwhat happened (at|in|during)\b|\bfindings\b",
    ),
    (
        Asked.NEXT,
        r"\bnext\b|\bafter (this|that)\b|\bupcoming\b|\bforthcoming\b|\bwhat happens (now|after)\b|\bfuture\b",
    ),
    (
        Asked.REPLACED,
        r"\breplaced?\b|\bstep(ped)? down\b|\bresign(ed)?\b|\bsacked\b|\bleft (the|his|her|their)\b|\bsuccessor\b|\bstill\b",
    ),
)
_LIST_NAMES = re.compile(
    r"\b(areas? (for|of) (priority action|improvement)s?|priority actions?|improvement areas?|(priority )?action plans?|improvement plans?)\b"
)
_MASKED = frozenset({Asked.TO_DO, Asked.PROGRESS})
"""Kinds whose words ("action", "improvement") also stand in the names of lists and plans."""
_COMPILED = tuple((asked, re.compile(pattern)) for asked, pattern in _PATTERNS)
_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
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
    "first": "1",
    "1st": "1",
    "second": "2",
    "2nd": "2",
    "third": "3",
    "3rd": "3",
    "fourth": "4",
    "4th": "4",
    "fifth": "5",
    "5th": "5",
    "sixth": "6",
    "6th": "6",
}
_ORDINAL_REF = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (priority action|area for priority action|area for improvement|improvement area|afi|apa|pa)\b(?! plan)"
)
_BARE_REF = re.compile(r"(?<![\w.£])(?P<number>\d{1,2}\.\d{1,2}[a-z]?)(?![\w%]|\.\d)")
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
    return frozenset(a for a, pattern in _COMPILED if pattern.search(masked if a in _MASKED else folded))


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
