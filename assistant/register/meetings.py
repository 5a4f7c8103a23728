"""Meetings that a letter announced into the later words that say they took place, or did not.

A letter's "next stocktake" is a meeting of its own, never the one the letter after announces. It counts as held when
a later letter speaks of such a meeting on a day near to the one announced; a day after that letter is only a plan. A
meeting that no later letter speaks of has passed all the same: only words that say so make it one that was not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from assistant.holdings import Candidate, Held
from assistant.register.judging import assessor_of, says
from assistant.register.stated import LETTERS, Stated
from assistant.register.tracked import Scale, Update
from assistant.words import table
from corpus.actions import ActionKind
from corpus.passages import PassageKind
from corpus.wording import fold

_TOLD = (PassageKind.TITLE, PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)})[a-z]*\.?,?(?: (\d{{4}}))?\b")
_MOVED = timedelta(days=45)
"""By how much a meeting may have been moved and still be the one announced."""


def is_meeting(step: Stated) -> bool:
    """Tell whether a statement announces a meeting, and is not a thing to be done or sent."""
    return step.kind is ActionKind.NEXT_STEP and bool(_names(step.text)) and not says("said", "to_send", step.text)


def held(step: Stated, later: Iterable[Held]) -> Iterator[Update]:
    """Yield the first words of each of `later`, oldest first, on whether a meeting took place, until it did."""
    due = step.action.due
    if not is_meeting(step) or step.line != LETTERS or not due or not due.start or not due.end:
        return
    names = _names(step.text)
    for document in later:
        told = (
            (one, scale)
            for one in document.candidates
            if one.passage.kind in _TOLD
            for scale in _told(one, names, due.start - _MOVED, due.end + _MOVED)
        )
        one, scale = next(told, (None, None))
        if one is not None:
            assessor = assessor_of(one.text, document.document)
            yield Update(document.document, assessor, one.text, one.sentence.spans, scale)
        if scale is Scale.COMPLETE:
            return


def _told(one: Candidate, names: frozenset[str], first: date, last: date) -> Iterator[Scale]:
    """Yield what a sentence says of a meeting of these days: COMPLETE when it was held, DELAYED when it was not."""
    written = one.document.date
    if written is None or not any(first <= day <= min(last, written) for day in _days(one.folded, written)):
        return
    if not names & _names(one.folded):
        return
    if says("said", "not_held", one.folded):
        yield Scale.DELAYED
    elif not says("said", "yet_to_be_held", one.folded):
        yield Scale.COMPLETE


def _names(words: str) -> frozenset[str]:
    """Return the sorts of meeting that words speak of; a stocktake is also called a review or a meeting."""
    folded = fold(words)
    return frozenset(sort for sort in table("said")["meetings"] if says("said", f"meetings.{sort}", folded))


def _days(folded: str, written: date) -> Iterator[date]:
    """Yield the days named; one without a year is the last such day before the paper was written."""
    for day, month, year in _DAY.findall(folded):
        place = _MONTHS.index(month) + 1
        for guess in (int(year),) if year else (written.year, written.year - 1):
            try:
                found = date(guess, place, int(day))
            except ValueError:
                continue
            if year or found <= written:
                yield found
                break
