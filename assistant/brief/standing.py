"""The newest letter into the sentences in which it judges the area as a whole.

A letter says this under a heading for it; where it has none, its sentences that weigh progress overall are taken, and
where there are none of those either, nothing is: a fact with no verdict is no judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from assistant.brief.nouns import Part
from assistant.drafts import pick
from assistant.holdings import Candidate, Held
from assistant.patterns import pattern
from assistant.people_told import dated
from corpus.documents import DocumentKind
from corpus.passages import PassageKind, SectionRole

_HEADING = "Where it stands"
_SENTENCES, _WORDS = 3, 85
_REPORTS = (DocumentKind.INSPECTION_REPORT, DocumentKind.OTHER)
_CONDITIONS = ("if ", "when ", "once ")
_SAID_IN = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)


def standing(helds: Sequence[Held]) -> Part:
    """Return what the newest letter judges, and which documents are newer than it."""
    letter = next((one for one in helds if one.document.kind is DocumentKind.STOCKTAKE_LETTER), None)
    if letter is None:
        return Part(_HEADING, "No letter about this area is held, so nobody’s judgement of it is.")
    newer = [dated(one.document) for one in helds[: helds.index(letter)] if one.document.date]
    since = f" Newer: {' and '.join(newer)}." if newer else ""
    told = [*_within(_judging(letter)), *_said_since(helds[: helds.index(letter)])]
    newest = f"{dated(letter.document)}, the newest"
    if not told:
        return Part(_HEADING, f"{newest[:1].upper()}{newest[1:]}, gives no judgement of the whole.{since}")
    return Part(_HEADING, f"In the words of {newest}.{since}", tuple(map(pick, told)))


def _judging(letter: Held) -> list[Candidate]:
    said = [one for one in letter.candidates if one.passage.kind in _SAID_IN]
    concluded = [one for one in said if one.section.role is SectionRole.CONCLUSION]
    judged = [one for one in concluded if pattern("briefs", "judges").search(one.folded)]
    if judged or concluded:
        return judged or concluded
    return [one for one in said if _judges_overall(one)]


def _said_since(newer: Sequence[Held]) -> list[Candidate]:
    """Return the first sentence that a newer report or notice judges the whole by; a plan is no judge of its area."""
    reports = (one for one in newer if one.document.kind in _REPORTS)
    judging = (one for held in reports for one in held.candidates if one.passage.kind in _SAID_IN)
    return list(islice(filter(_judges_overall, judging), 1))


def _judges_overall(one: Candidate) -> bool:
    return bool(pattern("briefs", "judges_overall").search(one.folded)) and not one.folded.startswith(_CONDITIONS)


def _within(sentences: Sequence[Candidate]) -> list[Candidate]:
    """Return the first sentences that one part of a page has room for, at least one."""
    told: list[Candidate] = []
    for one in sentences[:_SENTENCES]:
        words = sum(len(known.text.split()) for known in told) + len(one.text.split())
        if told and words > _WORDS:
            break
        told.append(one)
    return told
