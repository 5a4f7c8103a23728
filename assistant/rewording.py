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

_REF_WORDS = r"(?:areas? for )?(?:priority actions?|improvement)|apas?|afis?|pas?|actions?|improvement areas?"
_REFS = re.compile(
    rf"\b(?:{_REF_WORDS}) ?(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|one|two|three|four|five|six|[a-f])\b"
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
    times = times_said(folded)
    nouns = [one for one in nouns if not any(time.start < one[1] and one[0] < time.end for time in times)]
    return Where(shown, folded, areas, tuple(nouns), tuple(times), tuple(refs))


def changed(before: Where, new: Where) -> str:
    """Return the question before with each part of its scope that `new` says put in the place of its own."""
    places: list[tuple[int, int, str]] = []
    added: list[str] = []
    if new.areas:
        named = " and ".join(dict.fromkeys(new.shown[one.start : one.end] for one in new.areas))
        places += _in_place_of_areas(before, _bare(named))
        added += [] if before.areas else [f"in {_bare(named)}"]
    if new.refs:
        places += [
            (start, end, "" if number else _of_same_kind(old, new.refs[0][2]))
            for number, (start, end, old) in enumerate(before.refs)
        ]
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
    places = [(one.led_from, _noun_end(before, one), "") for one in before.times] if times else []
    if areas:
        places += [(_linked_from(before, one), one.end, "") for one in before.areas]
    return put(before.shown, places)


def _noun_end(before: Where, one: TimeSaid) -> int:
    """Return where a time ends, with the noun that goes with it where it is led ("in the last letter")."""
    noun = re.match(r" (?:\w+ )?(?:letter|stocktake|round|minutes|plan|review)s?\b", before.folded[one.end :])
    return one.end + noun.end() if noun and one.led_from < one.start and _is_beside(one) else one.end


def without_kinds(before: Where) -> str:
    """Return a text without the "in the letter" and "in the minutes" at the end of what it asks."""
    places = [
        (found.start(), end, "")
        for start, end, _ in before.kinds
        if (found := re.search(r"\b(?:in|from|according to) (?:the )?$", before.folded[:start]))
    ]
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
    if _ends_noun(new):
        phrase = said if new.form == "ago" else f"in {said}"
    elif _is_beside(new):
        phrase = f"in the {said.removeprefix('the ')} {noun or 'letter'}"
    places = []
    for number, old in enumerate(before.times):
        is_attached = _is_beside(old) or old.led_from == old.start
        if not number and is_attached and not _ends_noun(new) and not led:
            the = "the " if old.said.startswith("the ") else ""
            places.append((old.start, old.end, the + said.removeprefix("the ")))
        elif not number and not is_attached and not _is_beside(new):
            places.append((old.led_from, old.end, phrase))
        else:
            places.append((old.start if is_attached else old.led_from, old.end, ""))
            if not number:
                added.append(phrase)
    if not before.times:
        if _is_beside(new) and before.kinds:
            start = before.kinds[0][0]
            places.append((start, start, f"{said.removeprefix('the ')} "))
        else:
            added.append(phrase)
    return places


def _of_same_kind(old: str, new: str) -> str:
    """Return a ref with the word the old one had, where it comes as a number alone ("and 3.4?")."""
    return re.sub(r"[\d.]+[a-z]?$", new, old) if new[0].isdigit() and not old[0].isdigit() else new


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
