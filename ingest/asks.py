"""One point of a letter into the separate things it asks: "Agree a pathway, and publish its dates" is two.

An ask begins with a verb of asking at the head of a sentence, after a comma or after "and"; what only tells how
things stand is no ask. What leans on the words before it ("and report on it") is part of the same ask. A point in
which no ask is found stays whole, so that nothing asked is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.ask_frames import TELLS
from ingest.ask_words import ASK_VERBS, NOUNS_TOO
from ingest.dates import find_dates
from ingest.sentences import split_sentences
from ingest.word_sets import any_of

_WORD = re.compile(r"[A-Za-z’'-]+")
_MODAL = re.compile(
    any_of(
        r"\b(?:should|must|needs? to|will need to|will want to|is expected to|are expected to|is asked to|are asked to"
        r"|ought to)\b",
        r"\b(?:we|i) (?:would like|ask|expect|request|recommend|encourage|would encourage|want|look forward to|look to"
        r"|urge|would ask|suggest|advise)\b",
        r"\bplease\b|\b(?:is|are) required\b|\bit (?:is|will be) (?:important|essential|vital)\b",
    ),
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:[,;]\s+and|\s+and|[;,])\s+(?:(?:then|also|to|finally)\s+)*"
    r"(?=(?:(?:until then|in the meantime),?\s+)?(?P<verb>[A-Za-z-]+)\b)"
)
_BY_MEANS = re.compile(
    r"\b(?:by|through|while|when|before|after|without|of|for|in|on)\s+"
    r"(?!(?:existing|remaining|following|ongoing|outstanding|funding|training|housing|nursing|planning"
    r"|meeting)\b)\w+ing\b",
    re.IGNORECASE,
)
_ANOTHER_SHOULD = re.compile(r"(?:the |your |[A-Z])[\w’' ]{1,60}?\s(?:should|must|needs? to|will need to|ought to)\b")
_WE_ASK = re.compile(
    r"(?:we|i) (?:(?:would|should|also|will) )*(?:ask|expect|suggest|recommend|request|urge|like)\b", re.I
)
_ADDS = re.compile(r"(?:with (?:a )?(?:particular )?focus|in particular|this includes|including|especially)\b", re.I)
_LEANS = re.compile(
    r"(?:\W*[\w’'-]+){0,4}?\W+(?:it|them|they|this|these|those"
    r"|how many (?:stay|remain|return|are|do|did|come|go|have|leave)|the (?:numbers?|results?|figures?"
    r"|findings?|outcomes?|answers?|totals?)(?!\s+of\b))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s*(?:including|such as|for example|especially|in particular|particularly|and|or)\s[^,;]*$", re.I
)
_TAKES_OBJECT = re.compile(
    r"\s+(?:the|a|an|each|every|all|any|how|what|whether|where|who|that|your|their|its|this|these|more|new|no|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+|both|some|at|against|on|to|with|from|up|out"
    r"|back|in|into|forward|as|again|over|within|against)\b"
    r"|\s+[a-z]+ to (?:the|a|an|every|each|all|those|their|families|schools|children|parents)\b",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(r"\s*(?:$|[.,;]|(?:for|of|in|on|at|by|and|or|with|is|are|needs?|programmes?|courses?)\b)")
_IS_TOLD_OF = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:is|are|was|were|has|have|had|will|remains?|continues?|must|should)\b"
    r"|\s+(?:of|for|between|and|or)\b"
)
"""A noun at the head of a sentence ("Support for schools has grown")."""
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
        elif is_ask(text[low:high]):
            asks.extend(_parts(text, low, high))
    return asks or [(start, len(text))]


def is_ask(sentence: str) -> bool:
    """Tell whether a sentence asks for something: it commands, or says that somebody should."""
    return commands(sentence) or bool(_MODAL.search(TELLS.sub(" ", sentence)))


def commands(words: str) -> bool:
    """Tell whether `words` open with a verb in the form that commands."""
    first = _WORD.search(words)
    if not first or first.group().casefold() not in ASK_VERBS:
        return False
    is_verb = first.group().casefold() not in NOUNS_TOO or bool(_TAKES_OBJECT.match(words, first.end()))
    return is_verb or not _IS_TOLD_OF.match(words, first.end())


def opens_with_command(words: str) -> bool:
    """Tell whether `words` open with a verb that can be nothing else ("Recruit to …"), not with a topic."""
    first = _WORD.search(words)
    verb = first.group().casefold() if first else ""
    return verb in ASK_VERBS and verb not in NOUNS_TOO and bool(first and _TAKES_OBJECT.match(words, first.end()))


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    begins = low
    for joint in _JOINT.finditer(text, low, high):
        if _begins_ask(text, begins, joint, high):
            yield begins, joint.start()
            begins = joint.end()
    yield begins, high


def _begins_ask(text: str, begins: int, joint: re.Match[str], high: int) -> bool:
    """Tell whether a new ask begins at `joint` of an ask that began at `begins`."""
    before = text[begins : joint.start()]
    words, verb = before.split(), joint["verb"].casefold()
    is_bare_and = joint.group().strip() == "and"
    is_to = joint.group().endswith(" to ")
    if is_bare_and and joint["verb"][0].isupper() and words and words[-1][0].isupper():
        return False
    if len(words) <= _least_words(joint.group()):
        return False
    if is_bare_and and words[-1] in ASK_VERBS and words[-1] not in NOUNS_TOO:
        return False
    if verb not in ASK_VERBS:
        is_another = bool(
            (_MODAL.search(before) or commands(before)) and _ANOTHER_SHOULD.match(text, joint.end(), high)
        )
        is_another = is_another or bool(_WE_ASK.match(text, joint.end(), high))
        return "and" in joint.group() and (is_another or _goes_on_asking(verb, before, text[joint.end("verb") : high]))
    is_list = joint.group().strip() == ","
    if ";" in joint.group():
        is_told_of = _IS_TOLD_OF.match(text, joint.end("verb"), high) and not _TAKES_OBJECT.match(
            text, joint.end("verb")
        )
        is_verb = verb not in NOUNS_TOO or not is_told_of
    else:
        is_verb = verb not in NOUNS_TOO or bool(_TAKES_OBJECT.match(text, joint.end("verb")))
    is_verb = is_verb or is_to
    if is_to and "and" not in joint.group():
        return False  # ", to support …" says what it is for
    if not is_verb or (is_list and _ASIDE.search(before)):
        return False
    is_bare = joint.group()[0].isspace() or bool(_ASIDE.search(before))
    leans = _LEANS.match(text, joint.end("verb"), high)
    return not (is_bare and leans and not find_dates(before))


def _least_words(joint: str) -> int:
    """Return how few words before `joint` are too few for an ask of their own."""
    if ";" in joint or joint.endswith(" to "):
        return 1
    return _LEAST_WORDS - (joint[0] == "," and "and" in joint)


def _goes_on_asking(word: str, before: str, after: str) -> bool:
    """Tell whether `word` is a verb of asking with "-ing" and an object, that goes on with the ask before it."""
    if (
        _NO_OBJECT.match(after)
        or not word.endswith("ing")
        or before.split()[-1].endswith("ing")
        or _BY_MEANS.search(before)
    ):
        return False
    stem = word.removesuffix("ing")
    return stem in ASK_VERBS or f"{stem}e" in ASK_VERBS or (stem[:-1] in ASK_VERBS and stem[-1:] == stem[-2:-1])
