"""A question to the register into a draft answer: every row that fits, each cited by its own words, and exact counts.

It passes (None) whatever the register cannot answer as asked: a ref no document has, a topic that no action speaks of.
Newcomers trip over this: over several areas a question that names none is asked back, unless a name in it settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Status
from assistant.drafts import Draft
from assistant.inquiry import Inquiry
from assistant.register.asked import read
from assistant.register.asking import Asking, Form
from assistant.register.change_answers import asked_before, changed
from assistant.register.field_answers import field_of, history, measures, related
from assistant.register.ground import Ground
from assistant.register.row_answers import rows_of_all
from assistant.which_area import which_area
from assistant.words import is_generic, question_terms, stem

_FORMS = {
    Form.FIELD: field_of,
    Form.HISTORY: history,
    Form.RELATED: related,
    Form.MEASURES: measures,
    Form.CHANGED: changed,
    Form.NEW: changed,
    Form.ASKED_BEFORE: asked_before,
}


def from_register(inquiry: Inquiry) -> Draft | None:
    """Answer a question to the register, recognised by its words."""
    asking = read(inquiry.question.folded, inquiry.today)
    return answer_asked(inquiry, asking) if asking else None


def answer_asked(inquiry: Inquiry, asking: Asking) -> Draft | None:
    """Answer a question already recognised, over the documents chosen."""
    if inquiry.chosen.spans_areas and not asking.every_area:
        if asking.wanted.refs:
            return None
        areas = _areas_meant(inquiry, asking)
        if len(areas) > 1:
            return which_area(areas)
    else:
        held = dict.fromkeys(one.area for one in inquiry.chosen.documents)
        areas = [one for one in inquiry.chosen.areas if one in held] or sorted(held)
    grounds = [Ground(inquiry, asking, area) for area in areas]
    if asking.form is Form.ROWS:
        draft = rows_of_all(grounds, asking)
        if draft or not asking.fields:
            return draft
    answer = _FORMS.get(asking.form, field_of)
    return _all_of([draft for ground in grounds if (draft := answer(ground))])


def _areas_meant(inquiry: Inquiry, asking: Asking) -> list[str]:
    """Return the areas a question that names none can mean: all, or those with the person or topic it names."""
    about = asking.about(())
    if not about:
        if asking.form is Form.FIELD:
            return []
        return sorted({one.area for one in inquiry.chosen.documents if one.area})
    terms = {term for term in question_terms(" ".join(about)) if not is_generic(term)}
    found = set()
    for held in inquiry.held:
        for action in held.actions:
            said = [action.text, *(one.words for one in (action.owner, action.accountable, action.body) if one)]
            known = set(question_terms(" ".join(said)))
            if terms and (terms <= known or len({stem(word) for word in about} & known) > 1):
                found.add(held.document.area)
    return sorted(found)


def _all_of(drafts: Sequence[Draft]) -> Draft | None:
    """Return the drafts of several areas as one, in the order of the areas."""
    if len(drafts) < 2:
        return drafts[0] if drafts else None
    told = tuple(one for draft in drafts for one in draft.picks)
    status = Status.ANSWERED if told else Status.NOT_IN_DOCUMENTS
    return replace(drafts[0], status=status, message=" ".join(one.message for one in drafts), picks=told)
