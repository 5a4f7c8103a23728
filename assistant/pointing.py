"""What "the second one", "the health one" and "the other one" point at, put in their place.

Newcomers trip over which list is meant: the last answer when it has several statements, else the last list asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.opening import Opened
from assistant.patterns import pattern
from assistant.questions import Asked, understand
from assistant.rewording import changed, content
from assistant.talk import Talk, named
from assistant.tokens import aligned, put
from assistant.words import stem, stop_words, text_terms, words
from corpus.wording import fold

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Moved:
    """A question put on its own feet, and the words that alone say which kind of answer is wanted."""

    text: str
    asking: str = ""
    subject: str = ""
    """What it borrows, for the questions after it."""


def point(said: Opened, talk: Talk) -> Moved | None:
    """Put what "the second one", "the health one" or "the other one" points at in its place."""
    listed = talk.listed()
    for name in ("pointing", "pointing_alone", "pointing_last", "the_other", "the_named_one"):
        found = pattern("conversation", name)
        match = found.fullmatch(said.folded) if name == "pointing_alone" else found.search(said.folded)
        if not match or (name == "the_other" and match.end() != len(said.folded)):
            continue
        meant = _meant(name, match, listed, talk)
        if not meant:
            continue
        before = talk.where(talk.before)
        if (
            said.leans
            and match.group() == said.folded
            and before.refs
            and _has_ref(meant)
            and talk.last.answer is not listed
        ):
            return Moved(changed(before, talk.where(meant)))
        left = (said.folded[: match.start()] + said.folded[match.end() :]).strip(" ,?")
        if not content(left, "beside") or re.fullmatch(
            r"(?:tell me|what|say)?(?: more| all)?(?: about| of| is| was| does)?(?: say)?", left
        ):
            return Moved(f"What is {meant}?" if _has_ref(meant) else f"What is said about: {meant}", subject=meant)
        shown, _ = aligned(said.rest)
        text = put(shown, [(match.start(), match.end(), meant)])
        return Moved(text, put(shown, [(match.start(), match.end(), "it")]), meant)
    return None


def _meant(name: str, match: re.Match[str], listed: Answer | None, talk: Talk) -> str:
    """Return the name of the statement pointed at, "" when there is none."""
    if name == "the_other":
        return _the_other(listed, talk)
    if name == "the_named_one":
        return _by_name(match["named"] or match["named2"], listed)
    place = place_of(match)
    question = understand(talk.last.question)
    refs = () if listed is talk.last.answer and question.wants(Asked.LIST) else question.refs
    if len(refs) == 1 and refs[0].startswith(("PA", "AFI")) and place >= 0:
        kind = "priority action" if refs[0].startswith("PA") else "area for improvement"
        return f"{kind} {place + 1}"
    if not listed or place >= len(listed.statements):
        return ""
    return named(listed.statements[place])


def place_of(match: re.Match[str]) -> int:
    """Return the place an ordinal or a number points at, from 0; -1 for the last."""
    number = match.groupdict().get("number")
    if number:
        return (int(number) if number.isdigit() else _NUMBERS.index(number) + 1) - 1
    ordinal = match["ordinal"]
    if ordinal in ("last", "final"):
        return -1
    return int(ordinal[0]) - 1 if ordinal[0].isdigit() else _ORDINALS.index(ordinal)


def _by_name(said: str, listed: Answer | None) -> str:
    """Return the one listed statement that speaks of what is said."""
    terms = {stem(word) for word in words(said) if word not in stop_words()} | set(text_terms(said))
    if not listed or not terms:
        return ""
    shared = [
        (len(terms & (text_terms(one.text) | {stem(word) for word in words(one.text)})), one)
        for one in listed.statements
    ]
    most = max(count for count, _ in shared)
    best = [one for count, one in shared if count == most]
    first = [one for one in best if terms & set(text_terms(" ".join(one.text.split()[:12])))]
    chosen = best if len(best) == 1 else first
    return named(chosen[0]) if most and chosen and (len(chosen) == 1 or len(best) < len(listed.statements)) else ""


def _the_other(listed: Answer | None, talk: Talk) -> str:
    """Return what "the other one" means: of two things listed, the one not just talked about."""
    if not listed or len(listed.statements) != 2 or talk.last.answer is None:
        return ""
    spoken = fold(talk.before)
    left = [one for one in listed.statements if fold(named(one)) not in spoken]
    if len(left) != 1:
        talked_about = {citation.passage_id for citation in talk.last.answer.citations}
        passages = {citation.number: citation.passage_id for citation in listed.citations}
        left = [one for one in listed.statements if not talked_about & {passages[n] for n in one.citations}]
    return named(left[0]) if len(left) == 1 else ""


def _has_ref(meant: str) -> bool:
    return bool(understand(meant).refs)
