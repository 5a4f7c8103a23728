"""The turns before a question, as the moves of a conversation need them: the last question, its subject, the last list.

Newcomers trip over this: the question before is itself resolved first, so that "and in 2024?" after "and Northmere?"
still knows what was asked; turns that stand alone end that chain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from assistant.answers import Answer, Statement, Status, Turn
from assistant.known import Known
from assistant.patterns import pattern
from assistant.questions import Asked, refs_in, understand
from assistant.rewording import Where, where
from assistant.tokens import aligned, tidy
from corpus.documents import DocumentKind
from corpus.wording import fold

_LISTS_BACK = 6
_SHORT_ANSWER = 4
"""An answer of fewer statements is pointed into only when no list came shortly before it."""
_REF_WITHIN = 60
_QUOTED_WORDS = 18
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[a-z][.)]|[-•–])\s+")
_NAMED = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Professor|Prof|Dame|Sir|Councillor|Cllr) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?=,| \()"
)
_WHERE_FIRST = re.compile(r"^(?:In|For|At) [A-Z][\w' -]{2,30}, ")
_SUBJECT_WORDS = 12
_JOIN = " — "
"""Between a question without a subject of its own and the subject it borrows."""
_QUOTING = "What is said about: "
_REF_NAMES = {"PA": "priority action", "AFI": "area for improvement"}


class _Stands(Protocol):
    """A question that stands alone, as `conversation.resolve` returns it."""

    text: str
    subject: str


_Resolve = Callable[[str, Sequence[Turn]], _Stands]


@dataclass(slots=True)
class Talk:
    """A conversation up to the question at hand."""

    history: tuple[Turn, ...]
    held: Sequence[str]
    known: Known
    resolve: _Resolve
    _before: _Stands | None = field(default=None, init=False)

    @property
    def last(self) -> Turn:
        """The turn before."""
        return self.history[-1]

    @property
    def before(self) -> str:
        """The question before, standing alone."""
        return self._resolved().text

    def _resolved(self) -> _Stands:
        if self._before is None:
            self._before = self.resolve(self.last.question, self.history[:-1])
        return self._before

    def where(self, text: str, *, fragment: bool = False) -> Where:
        """Return what a text says of its scope."""
        return where(text, self.held, self.known, fragment=fragment)

    def subject(self, *, person: bool = True) -> str:
        """Return what the question before was about, without the words that asked; a `person` it found by name."""
        name = self._person() if person else ""
        if name or self._resolved().subject:
            return name or " ".join(self._resolved().subject.split()[:_SUBJECT_WORDS]).strip(" .;:,")
        shown, folded = aligned(_WHERE_FIRST.sub("", self.before.rstrip("?.! ").rpartition(_JOIN)[2]))
        quoted = shown.removeprefix(_QUOTING)
        if quoted != shown:
            return " ".join(quoted.split()[:_SUBJECT_WORDS]).strip(" .;:,")
        counted = pattern("conversation", "counted").match(folded)
        if counted:
            return tidy(f"{shown[slice(*counted.span('what'))]} {shown[slice(*counted.span('rest'))]}")
        for frame in pattern("conversation", "frame").finditer(folded):
            shown, folded = shown[frame.end() :], folded[frame.end() :]
            break
        end = pattern("conversation", "frame_end").search(folded)
        kept = shown[: end.start()] if end else shown
        return tidy(kept) or self.before.rstrip("?.! ")

    def _person(self) -> str:
        """Return the one person the last answer names, when the question before asked who."""
        answer = self.last.answer
        if not answer or not answer.statements or Asked.WHO not in understand(self.before).asks:
            return ""
        names = {found.group() for one in answer.statements if (found := _NAMED.match(one.text))}
        return next(iter(names)) if len(names) == 1 else ""

    def named_person(self) -> bool:
        """Tell whether the last answer names one person."""
        return bool(self._person())

    def letter(self) -> str:
        """Return which letter was spoken of: as the question before named it, else by its date."""
        before = self.where(self.before)
        noun = next((noun for _, _, noun in before.kinds), "letter").replace("letters", "letter")
        areas = list(dict.fromkeys(before.shown[one.start : one.end].removesuffix("'s") for one in before.areas))
        to = f" to {areas[0]}" if areas else ""
        day = self.day_answered()
        for one in before.times:
            if one.is_beside or one.place is not None or one.led_from == one.start:
                return f"the {one.said.removeprefix('the ')} {'' if noun in one.said else noun}".strip() + to
            return f"the {noun} of {one.said}{to}"
        return f"the {noun} of {day.day} {day:%B %Y}{to}" if day else f"the {noun}{to}"

    def listed(self) -> Answer | None:
        """Return the answer last given with several statements, one to a question for a list before others."""
        recent = [turn for turn in self.history[-_LISTS_BACK:] if turn.answer and len(turn.answer.statements) > 1]
        asked = [turn for turn in recent if Asked.LIST in understand(turn.question).asks]
        found = (asked or recent)[-1:] if not recent or recent[-1] is not self.last else [self.last]
        if (
            asked
            and found
            and found[0] is self.last
            and asked[-1] is not self.last
            and len(self.last.answer.statements) < 4
        ):
            found = asked[-1:]
        return found[0].answer if found else None

    def day_answered(self) -> date | None:
        """Return the day of the newest document the last answer rests on."""
        answer = self.last.answer
        if not answer or answer.status is Status.NEEDS_CLARIFICATION:
            return None
        dated = [one for one in answer.citations if one.date]
        letters = [one for one in dated if one.kind is DocumentKind.STOCKTAKE_LETTER]
        newest = max(letters or dated, key=lambda one: one.date, default=None)
        return newest.date if newest else answer.scope.to_date


def named(statement: Statement) -> str:
    """Return a short name for what a statement is about: its ref, else its first words."""
    text = _NUMBERED.sub("", statement.text)
    refs = refs_in(fold(statement.text[:_REF_WITHIN]))
    if refs:
        kind = refs[0].rstrip("0123456789")
        return f"{_REF_NAMES[kind]} {refs[0][len(kind) :]}" if kind in _REF_NAMES else f"action {refs[0]}"
    return " ".join(text.split()[:_QUOTED_WORDS]).strip(" .;:")
