"""The documents held into the first questions to suggest: varied, of every area in turn, each tried.

Drawn from the newest document of each kind, because a question that names no round is answered from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, zip_longest

from assistant.answers import Scope
from assistant.question_forms import Form, forms
from assistant.scope import documents_within
from assistant.subjects import Subject
from assistant.trials import Trials
from corpus.documents import Document, DocumentKind

_MOST = 6
_OF_ONE_FORM = 2
_TRIES = 4
"""How many questions of one form are tried before the next form has its turn."""


@dataclass(frozen=True, slots=True)
class _Kept:
    text: str
    area: str
    begins: str


def first_questions(documents: Sequence[Document], scope: Scope, trials: Trials) -> tuple[str, ...]:
    """Return up to six questions to begin with; none when nothing in scope is held."""
    by_area = newest_of_each_kind(documents_within(scope, documents))
    naming_area = spans_areas(documents)
    kept: list[_Kept] = []
    for _ in range(_OF_ONE_FORM):
        for form in forms():
            one = _one(form, by_area, kept, scope, trials, naming_area=naming_area) if form.opens else None
            if one:
                kept.append(one)
            if len(kept) == _MOST:
                return tuple(one.text for one in kept)
    return tuple(one.text for one in kept)


def newest_of_each_kind(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """Return by area the newest document of each kind, letters first; the area spoken of last first."""
    newest = sorted(documents, key=lambda one: (one.date or date.min, one.document_id), reverse=True)
    by_area: dict[str, dict[DocumentKind, Document]] = {}
    for one in newest:
        by_area.setdefault(one.area, {}).setdefault(one.kind, one)
    order = list(DocumentKind)
    return {area: sorted(kinds.values(), key=lambda one: order.index(one.kind)) for area, kinds in by_area.items()}


def spans_areas(documents: Sequence[Document]) -> bool:
    """Tell whether a question has to name its area to stand alone."""
    return len({one.area for one in documents if one.area}) > 1


def _one(
    form: Form,
    by_area: dict[str, list[Document]],
    kept: Sequence[_Kept],
    scope: Scope,
    trials: Trials,
    *,
    naming_area: bool,
) -> _Kept | None:
    """Return the first question of a form that works, from the area suggested least so far, or None."""
    suggested = Counter(one.area for one in kept)
    texts, begins = {one.text for one in kept}, {one.begins for one in kept}
    areas = sorted(by_area, key=lambda area: suggested[area])[:_MOST]
    asked = [_asked(form, by_area[area], trials, naming_area=naming_area) for area in areas]
    one_of_each_area_in_turn = (one for row in zip_longest(*asked) for one in row if one)
    for text, subjects in islice(one_of_each_area_in_turn, _TRIES):
        answer = trials.answer(text, scope, subjects) if text not in texts else None
        if answer and answer.statements[0].text not in begins:
            return _Kept(text, subjects[0].document.area, answer.statements[0].text)
    return None


def _asked(
    form: Form, documents: Sequence[Document], trials: Trials, *, naming_area: bool
) -> list[tuple[str, list[Subject]]]:
    """Return the questions of one form about one area, each with all that it may be about."""
    asked: dict[str, list[Subject]] = {}
    for document in documents:
        for one in trials.subjects(document):
            if one.about == form.about:
                asked.setdefault(form.filled(one, naming_area=naming_area), []).append(one)
    return list(asked.items())
