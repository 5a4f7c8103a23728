"""One sentence and one term into the words of the sentence that explain it: its long form, or what it is said to be.

Newcomers trip over this: capitals prove nothing here. What counts is that the initials of the words spell the term.
"""

from __future__ import annotations

import re

from corpus.wording import fold

_PASSED_OVER = frozenset(["and", "of", "for", "the", "in", "to", "a", "an", "with", "at", "by", "on"])
_MORE_WORDS = 5
"""Words that a long form may have beyond the letters of the term."""
_MOST_BEYOND = 4
_IS = r"is (?:an? |one of |what |how |where |when |the name )|are (?:what |how |where |when )|means |refers to "
_JUDGED = (
    r"(?:\w+ )?(?:strength|weakness|concern|priority|challenge|success|point|focus|issue|problem|risk|strong|weak|good)"
)
"""What follows "is a" where a sentence judges and does not explain."""


def long_form_beside(text: str, term: str) -> str | None:
    """Return "Priority Action Plan" from "Priority Action Plan (PAP)" (Schwartz and Hearst, 2003, simplified)."""
    found = re.search(rf"\(\s*(?:the )?[“\"'‘]?{re.escape(term)}s?[”\"'’]?\s*\)", text, re.IGNORECASE)
    if not found or not term:
        return None
    before = text[: found.start()].split()
    for size in range(1, len(term) + _MORE_WORDS + 1):
        tail = before[-size:] if size <= len(before) else []
        begins = bool(tail) and tail[0][:1].casefold() == term[0] and fold(tail[0]) not in _PASSED_OVER
        if begins and _spells(tail, term):
            return " ".join(tail)
    return None


def long_form_by_initials(text: str, term: str) -> str | None:
    """Return the first run of words whose initials spell the term."""
    listed = text.split()
    starts = [index for index, word in enumerate(listed) if word[:1].casefold() == term[0]]
    for start in starts:
        for size in range(len(term), len(term) + _MOST_BEYOND):
            run = listed[start : start + size]
            if len(run) == size and fold(run[-1].strip(".,;:")) not in _PASSED_OVER and _spells(run, term):
                return " ".join(run).strip(".,;:")
    return None


def says_what_it_is(text: str, name: str) -> bool:
    """Tell whether a sentence begins by saying what something is in general: "A deep dive is a closer review …"."""
    named = rf"(?:an? |every |each )?[“\"']?{re.escape(name)}s?[”\"']?"
    return bool(re.match(rf"{named} (?:{_IS})(?!{_JUDGED})", fold(text)))


def _spells(run: list[str], term: str) -> bool:
    """Tell whether the initials of a run of words spell a term, little words passed over or not."""
    parts = [part for word in run for part in re.split(r"[-/]", word) if part]
    strict = "".join(part.strip("(‘'“\"")[:1] for part in parts).casefold()
    loose = "".join(
        part.strip("(‘'“\"")[:1] for part in parts if fold(part.strip(",.;:")) not in _PASSED_OVER
    ).casefold()
    return term in (strict, loose)
