"""A question as typed into the names in it that look like places we have never heard of.

"What did the letter to Thornbury Vale say?" names a place: to answer it from another area's letter would be wrong.
Newcomers trip over this: a name that stands anywhere in the documents held is theirs (a school, a ward), never foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.known import Known
from assistant.words import concept_at, is_generic, stem, stop_words, table, words

_NAME = r"[A-Z][a-z]+(?:[-'’][A-Za-z][a-z]+)*"
_NAMES = rf"{_NAME}(?: (?:(?:and|of|on|upon|the) )?{_NAME})*"
_LINKED = re.compile(rf"\b(?:{{links}}) (?:the )?(?P<name>{_NAMES})")
_OWNING = re.compile(rf"(?:^|(?<= ))(?P<name>{_NAMES})['’]s\b")
_BEFORE_DOCUMENT = re.compile(rf"\b(?:the|latest|last|first|second|previous) (?P<name>{_NAMES}) (?=(?:{{after}})\b)")
_LOWER = re.compile(
    r"\b(?:in|for|at) (?P<name>[a-z]{6,})(?=\W*$)"
    r"|^how (?:is|are) (?P<doing>[a-z]{5,}(?: [a-z]+)?) (?:doing|getting on)\b"
)


def foreign_places(typed: str, known: Known, *, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where names of places unknown to us stand in a text, those already `taken` left out."""
    if not known.is_complete:
        return
    seen = list(taken)
    for pattern, is_shown in ((_linked(), False), (_OWNING, False), (_before_document(), True), (_LOWER, False)):
        for match in pattern.finditer(typed):
            group = "doing" if match.groupdict().get("doing") else "name"
            start, end = match.span(group)
            if any(one < end and start < other for one, other in seen):
                continue
            if _is_foreign(match[group], known, is_shown=is_shown or pattern is not _OWNING and _is_local(match)):
                seen.append((start, end))
                yield start, end


def _is_local(match: re.Match[str]) -> bool:
    """Tell whether the word before the name says that it is where something is."""
    return match.group().startswith(("in ", "across ", "at ", "judge ", "rate ", "assess "))


def _is_foreign(name: str, known: Known, *, is_shown: bool) -> bool:
    """Tell whether none of a name's words is known to us; a name not shown to be a place must end like one."""
    listed = words(name)
    telling = [word for word in listed if word not in _common()]
    if not telling or any(_is_ours(word, known) for word in telling):
        return False
    if is_shown and not name.islower():
        return True
    if len(listed) > 1 and listed[0] not in _common():
        return listed[-1] in table("areas")["places"]["last_words"].split() or listed[-1].endswith("shire")
    return listed[-1].endswith(_endings())


def _is_ours(word: str, known: Known) -> bool:
    return (
        word in _no_places() or known.holds(word) or is_generic(stem(word)) or concept_at([stem(word)], 0) is not None
    )


@cache
def _linked() -> re.Pattern[str]:
    links = "|".join(table("areas")["places"]["before"].split())
    return re.compile(_LINKED.pattern.replace("{links}", links))


@cache
def _before_document() -> re.Pattern[str]:
    after = "|".join(re.escape(word) for word in table("areas")["places"]["after"].split())
    return re.compile(_BEFORE_DOCUMENT.pattern.replace("{after}", after))


@cache
def _no_places() -> frozenset[str]:
    return frozenset(table("areas")["places"]["no_places"].split())


@cache
def _common() -> frozenset[str]:
    return stop_words() | frozenset(table("areas")["places"]["common_words"].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table("areas")["places"]["endings"].split())
