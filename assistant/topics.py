"""A thing named after "what about" or "and" into the question before, asked of that thing.

The frame of the question before stays, with its area, its time and the letter it looks in. Newcomers trip over roles
and events: after "when is the next stocktake?", "and the SEND adviser?" asks who, by the table's `asks`.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.opening import Opened
from assistant.patterns import pattern
from assistant.pointing import Moved
from assistant.questions import understand
from assistant.rewording import Where, with_added, without_scope
from assistant.talk import Talk
from assistant.tokens import aligned, put
from assistant.words import is_generic, table, words

_FRAGMENT_WORDS = 8
_TITLE_WORDS = 30
"""A correction may give the whole title of what was meant."""
LED = re.compile(r"^(?:about|on|for|of|with|to|in|regarding) ", re.IGNORECASE)


def change_of_topic(said: Opened, talk: Talk) -> Moved | None:
    """Keep the frame of the question before and change what it is about ("what about short breaks?")."""
    if (
        not (said.leans or LED.match(said.rest))
        or pattern("conversation", "full").search(said.folded)
        or not said.folded
    ):
        return None
    if len(words(said.rest)) > (_TITLE_WORDS if said.corrects else _FRAGMENT_WORDS):
        return None
    here, before = talk.where(said.rest, fragment=True), talk.where(talk.before)
    if here.areas or here.times:
        before = talk.where(without_scope(before, times=bool(here.times), areas=bool(here.areas)))
    linked = [(_span(before, one.start, one.end), one) for one in before.areas]
    spans = [place for place, one in linked if place[0] < one.start]
    names = list(dict.fromkeys(before.shown[one.start : one.end].removesuffix("'s") for one in before.areas))
    tail = [f"in {' and '.join(names)}"] if spans else []
    for one in before.times:
        looks_in = pattern("conversation", "look_in").search(before.folded)
        if not one.is_beside and len(before.times) == 1 and not looks_in:
            spans.append((one.led_from, one.end))
            tail.append(before.shown[one.led_from : one.end])
    bare, folded = aligned(put(before.shown, ((start, end, "") for start, end in spans)).rstrip("?.! "))
    looked = pattern("conversation", "look_in").search(folded)
    if looked and not here.times and not here.kinds:
        tail.append(bare[looked.start() : looked.end()])
        bare, folded = aligned(put(bare, [(looked.start(), looked.end(), "")]))
    topic = LED.sub("", said.rest.rstrip("?.! "))
    framed = _framed(folded, bare)
    asks = _asks(without_scope(talk.where(topic), areas=True).casefold(), folded)
    if asks:
        text = " ".join([asks, topic, *tail])
    elif framed is None:
        text = _by_words(bare, topic, tail)
    else:
        text = " ".join([framed[0], topic + framed[1], *tail])
    lost = [name for name in names if name not in text]
    return Moved(with_added(text, *([f"in {' and '.join(lost)}"] if lost else [])).rstrip("?") + "?")


def _asks(topic: str, before: str) -> str:
    """Return how a thing named alone is asked for, where the question before asked for something of another kind."""
    if re.search(r"\b(?:say|says|said|about|compare|list|tell)\b", before):
        return ""
    for asks, wordings in table("conversation")["asks"].items():
        if any(re.fullmatch(rf"(?:the |its |their )?(?:\w+ ){{0,3}}{one}", topic) for one in wordings):
            return "" if before.startswith((asks, asks.split()[0])) else asks.capitalize()
    return ""


def _framed(folded: str, bare: str) -> tuple[str, str] | None:
    """Return what stands before and after the topic of a question."""
    for wording in _topics():
        match = wording.match(folded)
        if match:
            return bare[: match.end("frame")], _end(bare, match)
    return None


def _end(bare: str, match: re.Match[str]) -> str:
    return bare[match.start("end") : match.end("end")] if match.groupdict().get("end") else ""


@cache
def _topics() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in table("conversation")["as_written"]["topic"])


def _span(before: Where, start: int, end: int) -> tuple[int, int]:
    link = re.search(r"\b(?:in|for|of|at|by|from|about|across)\s+(?:the\s+)?$", before.folded[:start])
    return (link.start() if link else start), end


def _by_words(before: str, topic: str, tail: list[str]) -> str:
    """Return the question before with its particular words replaced by the new topic."""
    frame = [word for word in before.split() if _is_frame(word)]
    return " ".join([*frame, topic, *tail])


def _is_frame(word: str) -> bool:
    terms = understand(word).terms
    return not terms or all(is_generic(term) for term in terms)
