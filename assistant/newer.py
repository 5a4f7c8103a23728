"""What newer documents say to the same point, when an answer rests on an older one.

Two ways lead there: an older document spoke best, or the person asked for an earlier round, for earlier days or
for one document. Newcomers trip over this: a false notice costs more trust than a missing one, so a newer
sentence counts only when it stands alone, meets every particular word of the question and is evidence itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answers import Citation, Status
from assistant.dates import own_date
from assistant.definitions import define
from assistant.drafts import Pick, pick
from assistant.evidence import weigh
from assistant.holdings import Candidate
from assistant.inquiry import Inquiry
from assistant.lists import whole_list
from assistant.patterns import pattern
from assistant.people import by_capacity, by_name, by_role
from assistant.questions import Asked, Question, understand
from assistant.rank import Ranked
from assistant.refs import by_ref
from assistant.register.answering import from_register
from assistant.scope import Chosen
from assistant.select import is_topic, leading, leans
from assistant.spoken_of import particular_terms, speaks_of
from corpus.documents import Document
from corpus.passages import PassageKind, SectionRole

_GOOD, _AS_GOOD = 1.5, 0.7
"""The score a newer sentence needs, and the share of the older one's."""
_ALIKE = 0.36
"""Cosine of question and newer sentence."""
_SAYING = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.TABLE_ROW)
_ASKING = (SectionRole.CONTINUED_FOCUS, SectionRole.NEXT_STEPS)
_SECTION_ASKED_FOR = ((Asked.NEXT, SectionRole.NEXT_STEPS), (Asked.OVERALL, SectionRole.CONCLUSION))
"""Questions without a particular word: the section that answers them is what a sentence must stand in."""
_OF_THE_DOCUMENT_ITSELF = (own_date, by_capacity, define)
"""Questions whose answer does not age: a newer letter's own date is no news about the older one's."""
_BY_STRUCTURE = (from_register, by_ref, whole_list, by_name, by_role)


def newer_in_scope(inquiry: Inquiry, chosen: Sequence[Ranked]) -> tuple[Pick, ...]:
    """Return what newer documents, searched but not leading, say to the point of the chosen sentences."""
    own = chosen[0].candidate.document
    newer = {one.document_id for one in inquiry.chosen.documents if _is_newer(one, own)}
    ranked = [one for one in inquiry.ranked if one.candidate.document.document_id in newer]
    return _sentence(inquiry, ranked, chosen[0].score * _AS_GOOD) if ranked and _ages(inquiry.question) else ()


def newer_beyond(inquiry: Inquiry, stated: Sequence[Pick], documents: Sequence[Document]) -> tuple[Pick, ...]:
    """Return what documents newer than the ones searched say to the same question, in each area stated."""
    if not _ages(inquiry.question) or any(step(inquiry) for step in _OF_THE_DOCUMENT_ITSELF):
        return ()
    return tuple(one for within in _beyond(inquiry, stated, documents) for one in _asked_of(within, stated))


def sentence_about(one: Citation, chosen: Chosen) -> str:
    """Return the notice of a newer document, in one plain sentence."""
    day = f", {one.date.day} {one.date:%B %Y}" if one.date else ""
    asked = next((said for narrowed, said in _narrowed(chosen) if narrowed), "")
    speaks = "a newer document speaks to this too" if asked else "A newer document speaks to this"
    return f"{asked}{speaks}: {one.document}{day}, page {one.page}."


def is_narrowed(chosen: Chosen) -> bool:
    """Tell whether a person asked for less than all that is held about an area."""
    return any(narrowed for narrowed, _ in _narrowed(chosen))


def _narrowed(chosen: Chosen) -> Iterator[tuple[bool, str]]:
    yield bool(chosen.rounds), "You asked about an earlier round; "
    yield bool(chosen.scope.document_ids), "You chose an earlier document; "
    yield bool(chosen.scope.to_date), "You asked about earlier dates; "


def _beyond(inquiry: Inquiry, stated: Sequence[Pick], documents: Sequence[Document]) -> Iterator[Inquiry]:
    """Yield the same question over the newer documents of each area stated."""
    chosen = inquiry.chosen
    kinds = chosen.scope.kinds
    for area in dict.fromkeys(one.document.area for one in stated):
        own = max((one.document for one in stated if one.document.area == area), key=lambda one: one.date or date.min)
        newer = [one for one in documents if _is_newer(one, own) and (not kinds or one.kind in kinds)]
        if newer and area:
            newest_first = tuple(sorted(newer, key=lambda one: (one.date or date.min, one.document_id), reverse=True))
            within = replace(chosen, documents=newest_first, areas=(area,), rounds=())
            yield inquiry.over(within)


def _asked_of(inquiry: Inquiry, stated: Sequence[Pick]) -> tuple[Pick, ...]:
    """Return how newer documents answer, if they do and say something else."""
    said = {one.text for one in stated}
    for step in _BY_STRUCTURE:
        draft = step(inquiry)
        if draft is not None:
            said_now = draft.picks if draft.status is Status.ANSWERED else ()
            telling = [one for one in said_now if one.passage.kind is not PassageKind.HEADING]
            return tuple(one for one in telling or said_now if one.text not in said)[:1]
    return tuple(one for one in _sentence(inquiry, inquiry.ranked, _GOOD) if one.text not in said)


def _sentence(inquiry: Inquiry, ranked: Sequence[Ranked], enough: float) -> tuple[Pick, ...]:
    """Return the best sentence of a ranking, if it speaks to the question as surely as an answer would."""
    undated = _undated(inquiry)
    question = undated.question
    terms = particular_terms(question)
    roles = [role for asked, role in _SECTION_ASKED_FOR if asked in question.asks]
    if not (terms or roles) or question.wants(Asked.WHO, Asked.OWNER):
        return ()  # a sentence with a name in it is not yet about who does what
    for one in leading(ranked, inquiry):
        if one.score < max(enough, _GOOD):
            break
        met = all(speaks_of(term, one, strictly=True) for term in terms)
        met = met and (bool(terms) or one.candidate.section.role in roles)
        if met and one.meaning >= _ALIKE and _says_something(one.candidate, question) and not weigh(undated, [one]):
            return (pick(one.candidate),)
    return ()


def _undated(inquiry: Inquiry) -> Inquiry:
    """Return the inquiry without the days its question names: the newer word need not repeat those."""
    text = re.sub(pattern("cues", "date").pattern, " ", inquiry.question.text, flags=re.IGNORECASE)
    question = replace(understand(text), asks=inquiry.question.asks, refs=inquiry.question.refs)
    return inquiry.over(inquiry.chosen, question)


def _says_something(candidate: Candidate, question: Question) -> bool:
    """Tell whether a sentence can be read alone, and asks something where it is asked what to do."""
    if candidate.passage.kind not in _SAYING or leans(candidate) or is_topic(candidate):
        return False
    return Asked.TO_DO not in question.asks or candidate.section.role in _ASKING


def _ages(question: Question) -> bool:
    """Tell whether the answer to a question can be overtaken: when something happened cannot."""
    return not (Asked.WHEN in question.asks and pattern("cues", "past_asked").search(question.folded))


def _is_newer(one: Document, than: Document) -> bool:
    return one.area == than.area and (one.date or date.min) > (than.date or date.max)
