"""Asks in prose: the sentences of a letter that ask somebody to do something, or say what the area undertook.

What others said, what inspectors once wrote and what the writers hope for is no ask. A paper wanted on a day is a
next step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from ingest.ask_frames import (
    ASKS_OTHERS,
    ASKS_READER,
    CONDITION,
    COURTESY,
    FRAME,
    QUOTED,
    REPORTED,
    RETURNS_TO_US,
    TELLS,
    UNDERTAKES,
    WISHES_TO_SEE,
)
from ingest.ask_labels import heads_asks
from ingest.ask_words import ASK_VERBS
from ingest.asks import is_ask, split_asks
from ingest.dates import find_dates
from ingest.point_parts import inline_points
from ingest.sentences import split_sentences

LEADS_IN = re.compile(
    r":$|\b(?:the following|as follows|these|(?:set out|listed|given|described)? ?below)[.:]?$"
    r"|^(?:these|those|here|below|what follows)(?: below)? (?:are|is) (?:the|our|what|those|all)\b[^.:]*\.?$",
    re.IGNORECASE,
)
"""Ends the words that a list stands under."""


_JOINT_AT_END = re.compile(r"[;,]?\s*(?:\b(?:and|or))?\s*$")


_LEAST_UNDERTAKEN = 4
"""Words: "undertook to look at it" says too little."""


class How(Enum):
    """In what way a sentence of prose asks."""

    READER = "reader"
    """The writers ask, or tell the reader what is to be done."""
    WISHED = "wished"
    """The writers say what they want to see."""
    OTHERS = "others"
    """Somebody or something should be or do what it is not: weaker, and often a remark."""
    UNDERTAKEN = "undertaken"
    """The area said that it will do it."""


def asked_how(sentence: str) -> How | None:
    """Return how a sentence of prose asks for something, None when it does not."""
    said = TELLS.sub(lambda told: " " * len(told.group()), QUOTED.sub(lambda quote: " " * len(quote.group()), sentence))
    if COURTESY.search(said):
        return None
    if any(not REPORTED.search(said[: match.start()]) for match in ASKS_READER.finditer(said)):
        return How.READER
    if _undertaken(said) is not None:
        return How.UNDERTAKEN
    if any(not REPORTED.search(said[: match.start()]) for match in WISHES_TO_SEE.finditer(said)):
        return How.WISHED
    for match in ASKS_OTHERS.finditer(said):
        before = said[: match.end()]
        if not REPORTED.search(before) and not CONDITION.search(before):
            return How.OTHERS
    return None


def asks_somebody(sentence: str) -> bool:
    """Tell whether a sentence of prose asks the area or a named body to do something: "The ICB should …"."""
    return asked_how(sentence) in (How.READER, How.WISHED, How.OTHERS)


def leads_into_asks(words: str) -> bool:
    """Tell whether `words` introduce a list of what is asked: "We agreed that you would:"."""
    return bool(LEADS_IN.search(words)) and bool(
        heads_asks(words)
        or ASKS_READER.search(words)
        or _LEADS_IN_BY.search(words)
        or asked_how(f"{words.rstrip(': ')} do")
    )


_LEADS_IN_BY = re.compile(
    r"\b(?:we|you|the partnership|leaders|it was) (?:\w+ ){0,2}(?:agreed|committed|undertook|undertaken|promised)\b"
    r"[^.]{0,80}\b(?:would|will|to|following|actions?|steps)\b|\b(?:actions?|steps|asks?|requests?"
    r"|recommendations?) (?:are"
    r"|is|were|agreed|below)\b|\b(?:you|partnership|leaders|area|partners) (?:should|must|needs? to"
    r"|will want to|(?:is|are) (?:now )?(?:asked|expected|invited|required) to)(?: now)?:$",
    re.IGNORECASE,
)


def prose_asks(text: str, start: int, ways: Sequence[How]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the asks in the sentences of `text` from `start` on that ask in one of `ways`.

    A sentence that only wants a paper on a day is left to the next steps.
    """
    for low, high in split_sentences(text):
        low = max(low, start)
        sentence = text[low:high]
        how = asked_how(sentence) if low < high and not LEADS_IN.search(sentence) else None
        parts = parts_of(text, without_frame(text, low, high), high) if how in ways else []
        first = text[slice(*parts[0])] if parts else ""
        if len(parts) > 1 and not (is_ask(first) or asked_how(first)):
            parts = parts[1:]
        if not all(is_return(text[begins:ends]) for begins, ends in parts):
            yield from parts


def parts_of(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the separate asks of `text[low:high]`: those numbered in it, or those that its verbs part."""
    points = inline_points(text, low, high)
    if points:
        return [(start, _before_joint(text, start, end)) for start, end in points]
    return split_asks(text[:high], low)


def _before_joint(text: str, start: int, end: int) -> int:
    """Return where a numbered point ends before "; and" to the next."""
    return start + len(_JOINT_AT_END.sub("", text[start:end]))


def is_return(sentence: str) -> bool:
    """Tell whether a sentence wants a paper sent to the writers on a day."""
    return bool(RETURNS_TO_US.search(sentence) and find_dates(sentence))


def without_frame(text: str, low: int, high: int) -> int:
    """Return where an ask begins in `text[low:high]` after the words that put it to the reader."""
    undertaken = _undertaken(text[low:high])
    if undertaken is not None:
        return low + undertaken
    frame = FRAME.match(text, low, high)
    return frame.end() if frame and frame.end() < high else low


def _undertaken(said: str) -> int | None:
    """Return where in a sentence the words begin that say what the area undertook to do."""
    for match in UNDERTAKES.finditer(said):
        name = "done" if match["done"] else "will"
        if match[name].casefold() in ASK_VERBS and len(said[match.start(name) :].split()) >= _LEAST_UNDERTAKEN:
            return match.start(name)
    return None
