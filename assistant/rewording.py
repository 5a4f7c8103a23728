"""A question's areas, kinds and times into the same question about another area, kind or time.

What the question says of its scope is found by the same readers that choose documents, so what a follow-up can
change is what the search can tell apart. Newcomers trip over this: a fragment ("and the plan?") names a kind by its
noun alone, a whole question does not ("care plans").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.areas import AreaSaid, areas_said
from assistant.kinds import kinds_said
from assistant.known import NOTHING_KNOWN, Known
from assistant.patterns import pattern
from assistant.questions import refs_in
from assistant.times import TimeSaid, times_said
from assistant.tokens import aligned, put, tidy, tokens
from corpus.wording import fold

_REFS = re.compile(
    r"\b(?:(?:areas? for )?(?:priority actions?|improvement)|apas?|afis?|pas?|actions?|improvement areas?) ?(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|one|two|three|four|five|six|[a-f])\b(?!\s*(?:january|february|march|april|may|june|july|august|september|october|november|december))"
    r"|(?<![\w.£])\d{1,2}\.\d{1,2}[a-z]?(?![\w%]|\.\d)"
)
_LINK = re.compile(r"\b(?:in|for|of|at|by|from|about|across)\s+(?:the\s+)?$")
_JOINED = re.compile(r"^[\s,]*(?:and|or|with|versus|vs|to|than)?[\s,]*(?:in|for|of)?\s*$")


@dataclass(frozen=True, slots=True)
class Where:
    """What a text says of its scope, and where it says it."""

    shown: str
    folded: str
    areas: tuple[AreaSaid, ...]
    kinds: tuple[tuple[int, int, str], ...]
    """Nouns for kinds of document with their places."""
    times: tuple[TimeSaid, ...]
    refs: tuple[tuple[int, int, str], ...]

    @property
    def says_any(self) -> bool:
        """Tell whether anything of a scope is said."""
        return bool(self.areas or self.kinds or self.times or self.refs)

    def left(self) -> str:
        """Return the folded text without what says its scope."""
        spans = [(one.start, one.end) for one in self.areas]
        spans += [(start, end) for start, end, _ in (*self.kinds, *self.refs)]
        spans += [(one.led_from, one.end) for one in self.times]
        return put(self.folded, ((start, end, " ") for start, end in spans))


def where(text: str, held: Sequence[str], known: Known = NOTHING_KNOWN, *, fragment: bool = False) -> Where:
    """Return what a text says of its scope; in a `fragment` the noun alone names a kind."""
    shown, folded = aligned(text)
    areas = tuple(areas_said(folded, held, known=known, typed=shown))
    nouns = [(one.start(), one.end(), one.group()) for one in pattern("conversation", "noun_alone").finditer(folded)]
    if not fragment:
        bare = put(folded, ((one.start, one.end, " ") for one in areas))
        names = {one.name.split("_")[0] for one in kinds_said(bare)}
        nouns = [one for one in nouns if any(name in one[2] for name in names)]
    refs = [(one.start(), one.end(), one.group()) for one in _REFS.finditer(folded) if refs_in(one.group())]
    return Where(shown, folded, areas, tuple(nouns), tuple(times_said(folded)), tuple(refs))


def changed(before: Where, new: Where) -> str:
    """Return the question before with each part of its scope that `new` says put in the place of its own."""
    places: list[tuple[int, int, str]] = []
    added: list[str] = []
    if new.areas:
        named = " and ".join(dict.fromkeys(new.shown[one.start : one.end] for one in new.areas))
        places += _in_place_of_areas(before, _bare(named))
        added += [] if before.areas else [f"in {_bare(named)}"]
    if new.refs:
        places += [(start, end, new.refs[0][2] if not number else "") for number, (start, end, _) in enumerate(before.refs)]
        added += [] if before.refs else [f"for {new.refs[0][2]}"]
    noun = new.kinds[0][2] if new.kinds else ""
    if noun and not new.times:
        places += [(one.led_from, one.end, "") for one in before.times if _is_beside(one)]
    if noun and before.kinds:
        places.append((before.kinds[0][0], before.kinds[0][1], noun))
    if new.times:
        places += _in_place_of_times(before, new.times[0], added, noun or (before.kinds[0][2] if before.kinds else ""))
    elif noun and not before.kinds:
        added.append(f"in the {noun}")
    return _with(put(before.shown, places), added)


def without_scope(before: Where, *, times: bool = False, areas: bool = False) -> str:
    """Return a text without its times or its areas, and the words that link them."""
    places = [(one.led_from, one.end, "") for one in before.times] if times else []
    if areas:
        places += [(_linked_from(before, one), one.end, "") for one in before.areas]
    return put(before.shown, places)


def _with(text: str, added: Sequence[str]) -> str:
    """Return a question with words put before its end."""
    bare = text.rstrip("?.! ")
    return " ".join([bare, *added]) + ("?" if text.rstrip().endswith("?") or added else "")


def with_added(text: str, *added: str) -> str:
    """Return a question with words added at its end."""
    return _with(text, added)


def _in_place_of_areas(before: Where, named: str) -> list[tuple[int, int, str]]:
    """Put the new areas where the first stood; others go, with what joined them."""
    places: list[tuple[int, int, str]] = []
    for number, one in enumerate(before.areas):
        if not number:
            places.append((one.start, one.end, named))
            continue
        previous = before.areas[number - 1].end
        joined = _JOINED.match(before.folded[previous : one.start])
        places.append((previous if joined else _linked_from(before, one), one.end, ""))
    return places


def _in_place_of_times(before: Where, new: TimeSaid, added: list[str], noun: str) -> list[tuple[int, int, str]]:
    """Put the new time where the old stood if both stand alike, else at the end."""
    said = _bare(new.said)
    led = new.relation.value not in ("at",) and not _is_beside(new)
    phrase = f"{new.relation.value.replace('_', ' ')} {said}" if led else f"in {said}"
    if _is_beside(new):
        phrase = f"in the {said.removeprefix('the ')} {noun or 'letter'}"
    places = []
    for number, old in enumerate(before.times):
        if not number and _is_beside(old) and _is_beside(new) and not _ends_noun(new):
            places.append((old.start, old.end, f"the {said.removeprefix('the ')}" if old.said.startswith("the ") else said.removeprefix("the ")))
        elif not number and not _is_beside(old) and not _is_beside(new):
            places.append((old.led_from, old.end, phrase))
        else:
            places.append((old.led_from if not _is_beside(old) else old.start, old.end, ""))
            if not number:
                added.append(phrase)
    if not before.times:
        if _is_beside(new) and before.kinds:
            start = before.kinds[0][0]
            places.append((start, start, f"{said.removeprefix('the ')} "))
        else:
            added.append(phrase)
    return places


def _is_beside(one: TimeSaid) -> bool:
    return one.is_beside or one.place is not None


def _ends_noun(one: TimeSaid) -> bool:
    """Tell whether a time holds the word for the document itself ("the letter before last")."""
    return one.form in ("back_two", "ago", "letter_before")


def _linked_from(before: Where, one: AreaSaid) -> int:
    link = _LINK.search(before.folded[: one.start])
    return link.start() if link else one.start


def _bare(said: str) -> str:
    return re.sub(r"(?:['’]s?)?$", "", tidy(said)) if not said.endswith("one") else said.removesuffix(" one")


def content(folded: str, name: str) -> list[str]:
    """Return the words of a folded text that the pattern of that name does not take."""
    return [one.word for one in tokens(pattern("conversation", name).sub(" ", fold(folded)))]
