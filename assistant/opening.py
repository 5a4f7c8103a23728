"""The first words of a question in a conversation into what they say of it: a correction, a return, the same again.

Newcomers trip over "no": before a question it corrects the last one, inside a question it is a word like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.patterns import pattern
from assistant.tokens import aligned

_NOT_BUT = re.compile(
    r"^not (?:in |about |from |for )?(?P<no>[^,;]+?)(?:[,;:]| but | i meant? )\s*"
    r"(?:i meant? |but |rather )?(?P<yes>.+)$"
)
_YES_NOT = re.compile(r"^(?P<yes>.+?),? not (?:in |about |from |for )?(?P<no>[^,;]+)$")

_FRAGMENT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """A question without its opening words, and what those say."""

    shown: str
    rest: str
    """What is left, as typed."""
    folded: str
    """What is left, folded, without its question mark."""
    goes_on: bool = False
    corrects: bool = False
    asks_again: bool = False
    goes_back: bool = False

    @property
    def full(self) -> str:
        """What is left where words such as "and" were taken from before a whole question, else ""."""
        is_full = pattern("conversation", "full").search(self.folded) and (self.goes_on or self.corrects)
        return self.rest[:1].upper() + self.rest[1:] if is_full and not self.asks_again else ""

    @property
    def leans(self) -> bool:
        """Tell whether the opening words say that something came before."""
        return self.goes_on or self.corrects or self.asks_again


def opened(text: str) -> Opened:
    """Return a question with its opening words taken off and understood."""
    rest, folded = aligned(text)
    found = dict.fromkeys(("opening", "correcting", "again", "back"), False)
    searching = True
    while searching:
        searching = False
        for name in found:
            match = re.match(
                rf"[\s,.:;!–—-]*(?:{pattern('conversation', name).pattern})(?:[\s,.:;!–—-]+|(?=\?|$))", folded
            )
            if match and (folded[match.end() :].strip("?.! ") or name == "correcting"):
                if name == "again" and not _may_be_again(match.group(), folded[match.end() :]):
                    continue
                found[name] = searching = True
                rest, folded = rest[match.end() :], folded[match.end() :]
                break
    rest, folded, corrected = _meant(rest, folded.rstrip("?.! "))
    return Opened(text, rest, folded, found["opening"], found["correcting"] or corrected, found["again"], found["back"])


def is_courtesy(text: str) -> bool:
    """Tell whether nothing is asked ("thanks", "ok great")."""
    _, folded = aligned(text)
    return bool(re.fullmatch(rf"(?:(?:{pattern('conversation', 'opening').pattern})[\s,.!]*)+", folded))


def _meant(rest: str, folded: str) -> tuple[str, str, bool]:
    """Return what is meant of "not the plan, the letter" and "the letter, not the plan"."""
    for said in (_NOT_BUT, _YES_NOT):
        match = said.match(folded)
        if match and len(match["no"].split()) < 5 and len(match["yes"].split()) < 7:
            return rest[match.start("yes") : match.end("yes")], match["yes"], True
    return rest, folded, False


def _may_be_again(opening: str, after: str) -> bool:
    """Tell whether "for" and the like open a fragment and not a whole question."""
    return opening.strip(" ,.:;!-") not in ("for", "just", "only", "about") or len(after.split()) < _FRAGMENT_WORDS
