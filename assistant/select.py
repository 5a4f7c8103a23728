"""A ranking into the few sentences a busy reader needs, best first, each understandable on its own.

A sentence that opens with "This", "Namely" or "A great example of this" leans on the one before, which is
then brought along. Only the newest document that speaks to the point is quoted; older ones are history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.holdings import Candidate
from assistant.inquiry import Inquiry
from assistant.questions import Asked
from assistant.rank import Ranked
from corpus.passages import PassageKind

_LEANS = re.compile(
    r"^(this|these|those|they|it|he|she|namely|additionally|also|however|coupled|as a result|in addition"
    r"|a (great|good|clear|further) example|(please |so |\w+ly |\w+ )?(contact |ask |support )?(them|they)\b"
    r"|for example|to reiterate|with focus|such|their|its|here|nonetheless|in turn|the former|the latter|both)\b"
)
_NOW = re.compile(r"\b(latest|now|current|currently|at the moment|today|these days|so far|newest|most recent)\b")
_MOST_WORDS = 120
_MOST_LIST_WORDS = 160
_SHORT_HEADING = 14
_TOPIC_WORDS = 5
_NEAR_BEST = {"short": 0.68, "long": 0.55}
_MOST = {"short": 4, "long": 6}
_NEWER_IS_AS_GOOD = 0.88
"""A newer document leads when its best sentence scores at least this share of the best of all."""
_NEWEST_OF_NEXT = 0.6
"""The same for what comes next: an older letter's next step is past."""


def leading(ranked: Sequence[Ranked], inquiry: Inquiry) -> list[Ranked]:
    """Return the ranking of the one document that should answer: the newest that speaks to the point."""
    if not ranked:
        return []
    best: dict[str, float] = {}
    for one in ranked:
        best.setdefault(one.candidate.document.document_id, one.score)
    enough = ranked[0].score * (_NEWEST_OF_NEXT if _wants_newest(inquiry) else _NEWER_IS_AS_GOOD)
    newest_first = [one.document_id for one in inquiry.chosen.documents if one.document_id in best]
    leader = next((one for one in newest_first if best[one] >= enough), ranked[0].candidate.document.document_id)
    return [one for one in ranked if one.candidate.document.document_id == leader]


def _wants_newest(inquiry: Inquiry) -> bool:
    return Asked.NEXT in inquiry.question.asks or bool(_NOW.search(inquiry.question.folded))


def choose_sentences(ranked: Sequence[Ranked], inquiry: Inquiry) -> list[Ranked]:
    """Return the sentences to state, in the order to state them."""
    if not ranked:
        return []
    question = inquiry.question
    ranked = _beneath_headings(ranked, inquiry)
    length = "short" if question.wants(Asked.WHEN, Asked.HOW_OFTEN, Asked.WHO, Asked.WHERE, Asked.CONTACT) else "long"
    best = ranked[0].score
    chosen: list[Ranked] = []
    words_shown = 0
    for one in ranked:
        if len(chosen) >= _MOST[length] or one.score < best * _NEAR_BEST[length]:
            break
        if one.candidate.passage.kind is PassageKind.HEADING and chosen or is_topic(one.candidate):
            continue
        if any(one.candidate.folded == known.candidate.folded for known in chosen):
            continue
        size = len(one.candidate.text.split())
        if chosen and words_shown + size > _MOST_WORDS:
            continue
        chosen.append(one)
        words_shown += size
        if (whole := _list_of(one, inquiry, ranked)) and len(chosen) <= 2:
            return [*chosen, *(item for item in whole if item not in chosen)]
    if not chosen:
        return []
    return _with_what_they_lean_on(_with_what_follows(chosen, ranked, inquiry), ranked, words_shown)


def _beneath_headings(ranked: Sequence[Ranked], inquiry: Inquiry) -> list[Ranked]:
    """Put what stands under a short heading in the heading's place: a heading never answers alone."""
    is_long = len(ranked[0].candidate.text.split()) > _SHORT_HEADING and Asked.PROGRESS not in inquiry.question.asks
    if ranked[0].candidate.passage.kind is not PassageKind.HEADING or is_long:
        return list(ranked)
    section = ranked[0].candidate.section.section_id
    beneath = [
        one
        for one in ranked
        if one.candidate.section.section_id == section and one.candidate.passage.kind is not PassageKind.HEADING
    ]
    best = ranked[0].score
    lifted = [Ranked(one.candidate, best - 0.01 * index, one.meaning) for index, one in enumerate(beneath)]
    return [*lifted, *(one for one in ranked[1:] if one not in beneath)] if lifted else list(ranked)


def _list_of(one: Ranked, inquiry: Inquiry, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the whole list that a chosen line opens, or that a chosen item belongs to when a list is asked for."""
    passage = one.candidate.passage
    opens = one.candidate.text.rstrip().endswith(":")
    if not opens and not (Asked.LIST in inquiry.question.asks and passage.list_number is not None):
        return []
    held = next(held for held in inquiry.held if held.document == one.candidate.document)
    items = [
        p
        for p in held.passages
        if p.list_number is not None
        and (p.lead_in == passage.passage_id if opens else p.list_number == passage.list_number)
    ]
    lines = [held.by_passage[item.passage_id][0] for item in items]
    if sum(len(line.text.split()) for line in lines) > _MOST_LIST_WORDS:
        return []
    scored = {known.candidate.key: known for known in ranked}
    return [scored.get(line.key, Ranked(line, 0.0, 0.0)) for line in lines]


def _with_what_follows(chosen: list[Ranked], ranked: Sequence[Ranked], inquiry: Inquiry) -> list[Ranked]:
    """Add the sentence that goes on from the best one ("This can be attributed to…"), when there is room."""
    known = {one.candidate.key: one for one in ranked}
    best = chosen[0].candidate
    following = known.get((best.passage.passage_id, best.position + 1))
    if not following or following in chosen or not leans(following.candidate):
        return chosen
    size = sum(len(one.candidate.text.split()) for one in [*chosen, following])
    while len(chosen) > 1 and size > _MOST_WORDS and Asked.WHY in inquiry.question.asks:
        size -= len(chosen[-1].candidate.text.split())
        chosen = chosen[:-1]
    return [chosen[0], following, *chosen[1:]] if size <= _MOST_WORDS else chosen


def _with_what_they_lean_on(chosen: list[Ranked], ranked: Sequence[Ranked], words_shown: int) -> list[Ranked]:
    known = {one.candidate.key: one for one in ranked}
    ordered: list[Ranked] = []
    for one in chosen:
        before = known.get((one.candidate.passage.passage_id, one.candidate.position - 1))
        if before and before not in chosen and before not in ordered and leans(one.candidate):
            size = len(before.candidate.text.split())
            if words_shown + size <= _MOST_WORDS * 1.3:
                ordered.append(before)
                words_shown += size
        if one not in ordered:
            ordered.append(one)
    return _in_reading_order(ordered)


def _in_reading_order(chosen: list[Ranked]) -> list[Ranked]:
    """Keep the best passage first, and the sentences of one passage as they follow each other."""
    rank_of = {}
    for index, one in enumerate(chosen):
        rank_of.setdefault(one.candidate.passage.passage_id, index)
    return sorted(chosen, key=lambda one: (rank_of[one.candidate.passage.passage_id], one.candidate.position))


def is_topic(candidate: Candidate) -> bool:
    """Tell whether a sentence only names what the rest of its list item is about ("Annual reviews.")."""
    more = len(candidate.passage.sentences) > candidate.position + 1
    return more and candidate.position == 0 and len(candidate.text.split()) < _TOPIC_WORDS


def leans(candidate: Candidate) -> bool:
    """Tell whether a sentence needs the one before it to be understood."""
    return bool(_LEANS.match(candidate.folded))
