"""An answer into what to ask next, a refusal into what to ask instead: from where the cited words stand.

Nearest first: the person the words name, the plan's action under the same ref, the letter before, the topic the
answer touches; then what else the newest documents of the area hold. Newcomers trip over this: a suggestion must
stand alone, or the conversation would read it as going on from the question before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answers import Answer, Scope, Turn
from assistant.conversation import resolve
from assistant.first_questions import first_questions, newest_of_each_kind, spans_areas
from assistant.question_forms import Form, forms_about
from assistant.questions import understand
from assistant.rounds import letters_by_date
from assistant.scope import documents_within
from assistant.subjects import Subject
from assistant.trials import Trials
from assistant.words import is_generic, text_terms, words
from corpus.documents import Document
from corpus.wording import display

_MOST = 3
_TRIES, _TRIES_OF_ONE_FORM = 12, 2
_OF_THESE_WORDS, _OF_THIS_REF, _MOST_SHARED = 4, 3, 2
"""What a subject earns for standing in the very words cited, under the same ref, and for the terms it shares."""
_SPOKEN_WORDS = 60
"""A longer quote is a list of people, who have nothing to do with each other."""
_OF_LETTER, _OF_EARLIER_LETTER = "letter's ref", "earlier letter's ref"
_STRANGER = -1
"""What someone earns whom the words cited do not name."""


@dataclass(frozen=True, slots=True)
class _Here:
    """Where an answer stands, and what was asked and shown so far."""

    areas: tuple[str, ...]
    documents: frozenset[str]
    passages: frozenset[str]
    refs: frozenset[str]
    terms: frozenset[str]
    quotes: tuple[str, ...]
    """The folded words of each quote, between spaces."""
    turns: tuple[Turn, ...]

    def nearness(self, subject: Subject) -> int:
        """Return how near a subject is to the answer, 0 for one that only is of the same area, less for a stranger."""
        if subject.name:
            return _OF_THESE_WORDS if any(_asks_more(subject, quote) for quote in self.quotes) else _STRANGER
        shared = [term for term in subject.terms & self.terms if not is_generic(term)]
        near = _OF_THESE_WORDS * (not subject.passages.isdisjoint(self.passages))
        return near + _OF_THIS_REF * (subject.ref in self.refs) + min(_MOST_SHARED, len(shared))

    def is_new(self, answer: Answer) -> bool:
        """Tell whether most of an answer has not been shown yet."""
        shown = {one.text for turn in self.turns if turn.answer for one in turn.answer.statements}
        return sum(one.text in shown for one in answer.statements) * 2 < len(answer.statements)


def follow_ups(asked: Sequence[Turn], scope: Scope, documents: Sequence[Document], trials: Trials) -> tuple[str, ...]:
    """Return up to three new questions that the documents in scope answer; the last of `asked` is the one at hand."""
    answer = asked[-1].answer
    if answer is None or answer.areas_to_choose:
        return ()
    within = documents_within(scope, documents)
    here = _here(asked, within, trials)
    if not here.passages:
        firsts = first_questions(documents, replace(scope, areas=answer.scope.areas or scope.areas), trials)
        return tuple(one for one in firsts if _may_follow(one, asked))[:_MOST]
    kept: dict[str, str] = {}  # by what its answer begins with
    kept_families: set[str] = set()
    tried: Counter[str] = Counter()
    naming_area = spans_areas(documents)
    for form, subjects in _candidates(here, within, trials):
        if len(kept) == _MOST or tried.total() == _TRIES:
            break
        text = _standing_alone(form, subjects[0], asked, naming_area=naming_area)
        if text is None or (form.family or form.name) in kept_families or tried[form.name] == _TRIES_OF_ONE_FORM:
            continue
        tried[form.name] += 1
        found = trials.answer(text, scope, subjects)
        if found and found.citations[0].passage_id not in kept and here.is_new(found):
            kept[found.citations[0].passage_id] = text
            kept_families.add(form.family or form.name)
    return tuple(kept.values())


def _here(asked: Sequence[Turn], within: Sequence[Document], trials: Trials) -> _Here:
    question, answer = asked[-1].question, asked[-1].answer
    cited = (answer.citations or answer.nearest) if answer else ()
    passages = frozenset(one.passage_id for one in cited)
    ids = frozenset(one.document_id for one in cited)
    subjects = [one for document in within if document.document_id in ids for one in trials.subjects(document)]
    refs = {one.ref for one in subjects if one.ref and not one.passages.isdisjoint(passages)}
    refs.update(understand(question).refs)
    terms = text_terms(question).union(*(text_terms(one.quote) for one in cited))
    quotes = tuple(f" {_bare(one.quote)} " for one in cited if len(one.quote.split()) <= _SPOKEN_WORDS)
    areas = tuple(dict.fromkeys(one.area for one in cited))
    return _Here(areas, ids, passages, frozenset(refs), terms, quotes, tuple(asked))


def _candidates(here: _Here, within: Sequence[Document], trials: Trials) -> Iterator[tuple[Form, list[Subject]]]:
    """Yield what could be asked about the areas cited, each form with all that it would be about, the nearest first."""
    by_area = newest_of_each_kind(within)
    drawn: list[Subject] = []
    for area in here.areas:
        for document in by_area.get(area, ()):
            drawn.extend(one for one in trials.subjects(document) if not _repeats_letter(one, here))
        letters = letters_by_date([one for one in within if one.area == area])
        if len(letters) > 1 and letters[-1].document_id in here.documents:
            earlier = (one for one in trials.subjects(letters[-2]) if one.about == _OF_LETTER)
            drawn.extend(replace(one, about=_OF_EARLIER_LETTER) for one in earlier)
    pairs = [(here.nearness(one), form, one) for one in drawn for form in forms_about(one.about) if form.follows]
    asked: dict[str, tuple[Form, list[Subject]]] = {}
    for _, form, one in sorted(pairs, key=lambda pair: (-pair[0], pair[1].place)):
        asked.setdefault(form.filled(one, naming_area=True), (form, []))[1].append(one)
    yield from asked.values()


def _repeats_letter(subject: Subject, here: _Here) -> bool:
    """Tell whether a question about "the latest letter" would only repeat the letter the answer is from."""
    return subject.about == _OF_LETTER and subject.document.document_id in here.documents


def _standing_alone(form: Form, subject: Subject, asked: Sequence[Turn], *, naming_area: bool) -> str | None:
    """Return the question about a subject, with its area if it needs it; None when it still leans on the last."""
    for naming in dict.fromkeys((naming_area, True)):
        text = form.filled(subject, naming_area=naming)
        if _may_follow(text, asked):
            return text
    return None


def _asks_more(subject: Subject, quote: str) -> bool:
    """Tell whether a quote names a subject without saying what would be asked of it."""
    known = _bare(subject.known_as)
    return f" {_bare(subject.name)} " in quote and not (known and f" {known} " in quote)


def _bare(text: str) -> str:
    return " ".join(words(text))


def _may_follow(text: str, asked: Sequence[Turn]) -> bool:
    """Tell whether a question stands alone in its conversation and was not asked there."""
    if any(_bare(text) == _bare(turn.question) for turn in asked):
        return False
    return resolve(text, asked).text == display(text)
