"""Marked actions against the actions read: which are the same, and which of their fields agree.

Two are the same when their kinds agree and nearly all words are shared; a point that was not divided into its asks
matches none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.actions import Action, Due, Field, Measure
from corpus.wording import fold
from tests.evaluation.register.marked import MarkedAction, MarkedDue, MarkedMeasure

FIELDS = ("owner", "accountable", "body", "success", "status", "progress")
_ALIKE = 0.78
"""Share of words in common: an ask may be read with the words that lead into it."""
_WORD = re.compile(r"\w+")
_NUMERALS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine",
        "first second third fourth fifth sixth seventh eighth ninth",
        "i ii iii iv v vi vii viii ix",
    )
    for number, word in enumerate(words.split(), start=1)
}


@dataclass(frozen=True, slots=True)
class Paired:
    """A document's marked actions and those read, each with its counterpart or None."""

    pairs: tuple[tuple[MarkedAction | None, Action | None], ...]
    divided: tuple[tuple[MarkedAction, Action], ...] = ()
    """Marked ones with the read actions that are further parts of them: "A and B" may be marked as one ask."""

    @property
    def parts(self) -> tuple[Action, ...]:
        """The further parts."""
        return tuple(part for _, part in self.divided)

    @property
    def both(self) -> list[tuple[MarkedAction, Action]]:
        """The marked actions that were found."""
        return [(one, other) for one, other in self.pairs if one and other]


def pair(marked: Sequence[MarkedAction], read: Sequence[Action]) -> Paired:
    """Pair each marked action with the one read that is most like it, one to one."""
    scored = [
        (likeness, -abs(i - j), i, j)
        for i, one in enumerate(marked)
        for j, other in enumerate(read)
        if (likeness := _likeness(one, other)) >= _ALIKE
    ]
    left: dict[int, int] = {}
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in left and j not in left.values():
            left[i] = j
    parts: list[int] = []
    divided: list[tuple[MarkedAction, Action]] = []
    for i, one in enumerate(marked):
        if i not in left and (found := _in_parts(one, read, {*left.values(), *parts})):
            left[i] = found[0]
            parts += found[1:]
            divided += [(one, read[j]) for j in found[1:]]
    pairs = [(one, read[left[i]] if i in left else None) for i, one in enumerate(marked)]
    taken = {*left.values(), *parts}
    rest = ((None, other) for j, other in enumerate(read) if j not in taken)
    return Paired((*pairs, *rest), tuple(divided))


def _in_parts(one: MarkedAction, read: Sequence[Action], taken: set[int]) -> list[int]:
    """Return neighbouring actions that together are `one`, each wholly inside its words; [] when there are none."""
    whole = squashed(one.text)
    inside = [
        j
        for j, other in enumerate(read)
        if j not in taken and one.kind == other.kind.value and squashed(other.text).rstrip(".;,") in whole
    ]
    words = sum(len(squashed(read[j].text)) for j in inside)
    together = len(inside) > 1 and inside[-1] - inside[0] < len(inside) and words >= _ALIKE * len(whole)
    return inside if together else []


def _likeness(one: MarkedAction, other: Action) -> float:
    if not one.text:
        return float(other.kind.value in ("next_step", "continued_focus") and same_due(one.due, other.due))
    if one.kind != other.kind.value:
        return 0.0
    apart = [field.words for field in (other.owner, other.due) if field] if one.kind == "plan_action" else []
    first, second = (Counter(_WORD.findall(_without(fold(words), apart))) for words in (one.text, other.text))
    shared = (first & second).total()
    alike = 2 * shared / (first.total() + second.total()) if shared else 0.0
    # The same words may stand in several rows; then the ref says which is which.
    return alike + 0.1 * (one.ref is not None and same_ref(one.ref, other.ref)) * (alike >= _ALIKE)


def _without(text: str, apart: Sequence[str]) -> str:
    """Leave out the words of fields that minutes write into the sentence: "Ann Lee to send it by 3 May"."""
    for words in apart:
        text = text.replace(fold(words), " ")
    return text


def same_ref(marked: str | None, read: str | None) -> bool:
    """Tell whether two refs say the same; "PA2", "two" and "2" do."""
    if marked is None or read is None:
        return marked == read
    if marked.casefold() == read.casefold():
        return True
    number = re.sub(r"^(?:PA|AFI|Area|Weakness|P|Theme)(?=\w)", "", read)
    return _NUMERALS.get(marked.casefold(), marked.casefold()) == number.casefold()


def same_words(marked: str | None, read: Field | None) -> bool:
    """Tell whether a field has the marked words, white space and hyphens at line ends aside."""
    if marked is None or read is None:
        return marked is None and read is None
    return squashed(marked) == squashed(read.words)


def same_due(marked: MarkedDue | None, read: Due | None) -> bool:
    """Tell whether a due date has the marked words and means the marked days."""
    if marked is None or read is None:
        return marked is None and read is None
    if (read.start, read.end) != (marked.start, marked.end) or squashed(marked.words) not in squashed(read.words):
        return False
    return marked.precision in (None, read.precision)


def same_figures(marked: MarkedMeasure, read: Measure) -> bool:
    """Tell whether a row's figures were read as printed, in their order."""
    return [squashed(words) for words in marked.figures] == [squashed(figure.value.words) for figure in read.figures]


def squashed(text: str) -> str:
    """Return `text` folded, without white space and hyphens, which layout may add or take."""
    return re.sub(r"[\s-]+", "", fold(text))
